/** What a consultation has to choose from, asked of it by the editor's browser: names to read rather than ids to type. */
;(function ({ useEffect, useState }) {
  const language = document.documentElement.lang.startsWith('fr') ? 'fr' : 'en'
  const asked = new Map()

  /** By attribute, the link of the consultation that lists its values, the name of the list, and what to read of each. */
  const lists = {
    principle: ['principles', ({ statement }) => statement],
    workshop: ['workshops', ({ title }) => title],
  }

  /** An author may have named a server that is to be asked by nobody: by the editor who opens the post neither. */
  const hasList = (attribute, consultation) =>
    attribute in lists && /^https?:\/\/\S+$/i.test(consultation) && window.essWidgets.mayAsk(consultation)

  /**
   * The choices of an attribute as `{ value, label }`; undefined while they are asked for, and none where they cannot be
   * known: its id is typed then.
   */
  window.essWidgets.useChoices = (attribute, consultation) => {
    const isAsked = hasList(attribute, consultation)
    const [choices, setChoices] = useState(isAsked ? undefined : [])
    useEffect(() => {
      let isCurrent = true
      const settle = (found) => isCurrent && setChoices(found)
      setChoices(isAsked ? undefined : [])
      if (isAsked) ask(attribute, consultation).then(settle, () => settle([]))
      return () => {
        isCurrent = false
      }
    }, [attribute, consultation])
    return choices
  }

  function ask(attribute, consultation) {
    const key = `${attribute} ${consultation}`
    if (!asked.has(key)) {
      const answer = read(attribute, consultation)
      // Whoever asks next tries again.
      answer.catch(() => asked.delete(key))
      asked.set(key, answer)
    }
    return asked.get(key)
  }

  async function read(attribute, consultation) {
    const [name, textOf] = lists[attribute]
    const { links } = await json(consultation)
    const { [name]: entries } = await json(new URL(links[name], consultation))
    return entries.map((entry) => ({ value: entry.id, label: textOf(entry)[language] }))
  }

  async function json(address) {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`${address} answered ${response.status}`)
    return response.json()
  }
})(window.wp.element)
