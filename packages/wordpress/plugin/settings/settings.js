/** The settings page: the browser's own choice of colours, and whether the consultation answers. */
;(function () {
  for (const chooser of document.querySelectorAll('.ess-widgets-colour')) {
    const field = chooser.previousElementSibling
    const show = () => {
      if (/^#[0-9a-f]{6}$/i.test(field.value.trim())) chooser.value = field.value.trim()
    }
    chooser.addEventListener('input', () => (field.value = chooser.value))
    field.addEventListener('input', show)
    show()
  }

  const field = document.querySelector('#ess-widgets-consultation')
  const answer = document.querySelector('.ess-widgets-answer')
  const language = document.documentElement.lang.startsWith('fr') ? 'fr' : 'en'
  field.addEventListener('change', tell)
  if (!field.hasAttribute('aria-invalid')) tell()

  /** Asked by the browser, as visitors' will: what a server of the site's own can reach says nothing of them. */
  async function tell() {
    const address = field.value.trim()
    answer.textContent = ''
    if (!/^https?:\/\/\S+$/i.test(address)) return
    const title = await read(address).catch(() => undefined)
    if (field.value.trim() !== address) return
    answer.textContent = title ? `${answer.dataset.read} ${title}` : answer.dataset.unread
  }

  async function read(address) {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    const { title } = await response.json()
    return title[language]
  }
})()
