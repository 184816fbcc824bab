/** A control for each attribute of a tag, by the kind of its values. */
;(function ({ components, element, essWidgets }) {
  const { SelectControl, TextControl, ToggleControl } = components
  const { words } = essWidgets
  const el = element.createElement

  /** The values that an attribute may have, where its tag says all of them. */
  const valuesOf = (name, kind) => (name === 'lang' ? ['fr', 'en'] : Array.isArray(kind) ? kind : undefined)

  /** What is read in the place of a value: ids of people's own are left as they are. */
  essWidgets.labelOf = (tag, name, value) => {
    const kind = essWidgets.tags[tag][name]
    return ((kind === 'boolean' || valuesOf(name, kind)) && words.values[value]) || String(value)
  }

  /** The control of one attribute: `tag` and `name` say which, `attributes` what the block holds. */
  essWidgets.Control = function Control({ tag, name, attributes, setAttributes }) {
    const kind = essWidgets.tags[tag][name]
    const choices = essWidgets.useChoices(name, attributes.consultation ?? essWidgets.consultation)
    const [label, help] = words.attributes[name]
    const value = attributes[name]
    // What is not set does not stand in the post.
    const set = (next) => setAttributes({ [name]: next === '' || next === false ? undefined : next })
    const shared = { label, help, __nextHasNoMarginBottom: true }

    if (kind === 'boolean') return el(ToggleControl, { ...shared, checked: value === true, onChange: set })
    const known = valuesOf(name, kind)
    const options =
      known?.map((each) => ({ value: String(each), label: essWidgets.labelOf(tag, name, each) })) ?? choices ?? []
    const isComing = !known && !choices
    if (options.length > 0 || isComing) {
      const isNumber = typeof known?.[0] === 'number'
      return el(SelectControl, {
        ...shared,
        disabled: isComing,
        value: value === undefined ? '' : String(value),
        options: withOwn(options, name, value),
        onChange: (next) => set(isNumber && next !== '' ? Number(next) : next),
      })
    }
    const isWrong = kind === 'address' && value && !essWidgets.isAddress(value)
    return el(TextControl, {
      ...shared,
      type: kind === 'address' ? 'url' : 'text',
      help: isWrong ? words.wrongAddress : help,
      className: isWrong ? 'ess-widgets-wrong' : undefined,
      value: value ?? '',
      onChange: set,
    })
  }

  /** The choice of none first, and last a value that is not among the others, so that opening a block changes nothing. */
  function withOwn(options, name, value) {
    const none = { value: '', label: words.unset[name] ?? '' }
    const isOther = value !== undefined && !options.some((option) => option.value === String(value))
    return [none, ...options, ...(isOther ? [{ value: String(value), label: String(value) }] : [])]
  }
})({ components: window.wp.components, element: window.wp.element, essWidgets: window.essWidgets })
