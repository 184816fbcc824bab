/** The blocks as editors see them: what each will show, what was chosen for it, and what it still lacks. */
;(function ({ blockEditor, blocks, components, data, element, essWidgets }) {
  const { InspectorControls, useBlockProps } = blockEditor
  const { Button, Notice, PanelBody, Placeholder } = components
  const { Control, icons, labelOf, tags, words } = essWidgets
  const el = element.createElement
  const panel = 'edit-post/block'

  for (const tag of Object.keys(tags)) {
    const name = `ess-widgets/${tag.slice('ess-'.length)}`
    blocks.registerBlockType(name, {
      icon: icons[tag],
      edit: (props) => el(Edit, { ...props, tag }),
      // The post holds the attributes alone: the server writes the tag when the page is.
      save: () => null,
      transforms: { from: [shortcode(tag)] },
    })
  }

  function Edit({ tag, name, attributes, setAttributes }) {
    const { title, description } = blocks.getBlockType(name)
    // What matters first comes first, in the order of the words.
    const names = Object.keys(words.attributes).filter((each) => each in tags[tag])
    return el(
      'div',
      useBlockProps({ className: 'ess-widgets-block' }),
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: words.panel },
          names.map((each) => el(Control, { key: each, tag, name: each, attributes, setAttributes })),
        ),
      ),
      el(
        Placeholder,
        { icon: icons[tag], label: title, instructions: `${description} ${words.shown}`, isColumnLayout: true },
        el(Lack, { tag, attributes }),
        el(Stranger, { tag, attributes }),
        el(Chosen, { tag, names, attributes }),
        el(Opener),
      ),
    )
  }

  /** A way to the settings of the block, where they are closed. The editors of widgets and of the site have other panels. */
  function Opener() {
    const isClosed = data.useSelect((select) => {
      const editor = select('core/edit-post')
      return editor !== undefined && editor.getActiveGeneralSidebarName() !== panel
    }, [])
    if (!isClosed) return null
    const open = () => data.dispatch('core/edit-post').openGeneralSidebar(panel)
    return el(Button, { variant: 'secondary', onClick: open }, words.open)
  }

  /** What was chosen, in the words of the controls. */
  function Chosen({ tag, names, attributes }) {
    const chosen = names.filter((name) => attributes[name] !== undefined)
    if (chosen.length === 0) return null
    const row = (name) => [
      el('dt', { key: name }, words.attributes[name][0]),
      el('dd', { key: `${name} value` }, el(Value, { tag, name, attributes })),
    ]
    return el('dl', { className: 'ess-widgets-chosen' }, chosen.flatMap(row))
  }

  function Value({ tag, name, attributes }) {
    const choices = essWidgets.useChoices(name, attributes.consultation ?? essWidgets.consultation)
    const found = choices?.find(({ value }) => value === attributes[name])
    return found ? found.label : labelOf(tag, name, attributes[name])
  }

  /** Without a consultation, or a file, visitors see the link alone: better said to whoever writes the page. */
  function Lack({ tag, attributes }) {
    if (attributes.src || attributes.consultation) return null
    if (!('consultation' in tags[tag])) return lack(words.noFile)
    if (essWidgets.consultation) return null
    const action = essWidgets.settings
      ? el(Button, { variant: 'link', href: essWidgets.settings }, words.setConsultation)
      : words.askAdministrator
    return lack(words.noConsultation, action)
  }

  /** What is written in the block, and not done with. */
  function Stranger({ tag, attributes }) {
    const isStranger = (name) =>
      tags[tag][name] === 'address' && attributes[name] && !essWidgets.mayAsk(attributes[name])
    return Object.keys(tags[tag]).some(isStranger) ? lack(words.stranger) : null
  }

  function lack(text, action) {
    return el(Notice, { status: 'warning', isDismissible: false }, text, ' ', action)
  }

  /** A shortcode that is pasted, or found in a post of the classic editor, becomes the block. */
  function shortcode(tag) {
    const read = {
      boolean: (value) => value !== undefined && !['', '0', 'false', 'no', 'non'].includes(value.toLowerCase()),
      number: Number,
      string: (value) => value,
    }
    const typeOf = (kind) => (kind === 'boolean' ? 'boolean' : typeof [kind].flat()[0])
    const attribute = ([name, kind]) => {
      const type = typeOf(kind)
      const from = ({ named, numeric }) => (type === 'boolean' && numeric.includes(name) ? 'true' : named[name])
      const value = (shortcodeAttributes) => {
        const given = from(shortcodeAttributes)
        return given === undefined ? undefined : read[type](given)
      }
      return [name, { type, shortcode: value }]
    }
    const attributes = Object.fromEntries(Object.entries(tags[tag]).map(attribute))
    return { type: 'shortcode', tag: tag.replace('-', '_'), attributes }
  }
})({ ...window.wp, essWidgets: window.essWidgets })
