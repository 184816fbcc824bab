/** A picture for each block, drawn as WordPress draws its own: on a square of 24, in the colour of the text. */
;(function ({ element, primitives }) {
  const paths = {
    'ess-agenda': 'M4 5h3V3h1.5v2h7V3H17v2h3v15H4zm1.5 5v8.5h13V10z',
    'ess-contribution': 'M4 4h16v12h-9l-4 4v-4H4zm1.5 1.5v9h3v1.9l1.9-1.9h8.1v-9zM8 8h8v1.5H8zm0 3h5v1.5H8z',
    'ess-figures': 'M4 18.5h16V20H4zM5 12h3v5H5zm5.5-6h3v11h-3zM16 9h3v8h-3z',
    'ess-manifesto': 'M5 3h9.5L19 7.5V21H5zm1.5 1.5v15h11V8.5h-4v-4zM9 11h6v1.5H9zm0 3h6v1.5H9z',
    'ess-results': 'M11 5a8 8 0 1 0 8 8h-8zm1.5-2v8.5H21A8.5 8.5 0 0 0 12.5 3z',
    'ess-signatures': 'M4 19.5h16V21H4zM15.6 3 19 6.4 9.4 16 5 17l.9-4.3zm0 2.1-8.4 8.4-.4 1.7 1.8-.4L17 6.4z',
    'ess-vote': 'M4 4h16v16H4zm1.5 1.5v13h13v-13zM10.8 16 7 12.2l1.1-1.1 2.7 2.7 5.1-5.1L17 9.8z',
    'ess-wall':
      'M4 4h7v9H4zm1.5 1.5v6h4v-6zM13 4h7v6h-7zm1.5 1.5v3h4v-3zM4 15h7v5H4zm1.5 1.5v2h4v-2zM13 12h7v8h-7zm1.5 1.5v5h4v-5z',
  }
  const draw = (d) =>
    element.createElement(
      primitives.SVG,
      { viewBox: '0 0 24 24', xmlns: 'http://www.w3.org/2000/svg' },
      element.createElement(primitives.Path, { d, fillRule: 'evenodd' }),
    )
  window.essWidgets.icons = Object.fromEntries(Object.entries(paths).map(([tag, d]) => [tag, draw(d)]))
})(window.wp)
