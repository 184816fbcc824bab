// The lint rules that are ours: who imports whom, what an element never does, what a test never keeps.

/** Rules for one package's imports. Type-only imports of the contract stay allowed where its values are not. */
export function imports(name, { never, contractTypesOnly = false, exempt = [] }) {
  const files = [`packages/${name}/src/**/*.ts`]
  const direction = [
    {
      regex: `^@ess-widgets/(${never.join('|')})(/|$)`,
      message: `${name} does not import ${never.join(', ')}: contract <- tally <- server, contract <- client <- elements.`,
    },
    {
      regex: '\\.\\./(contract|tally|client|elements|server)/(src|dist)/',
      message: 'Another package is imported by its name.',
    },
  ]
  const rules = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
  if (!contractTypesOnly) return [{ files, rules: rules(direction) }]

  const typesOnly = {
    regex: '^@ess-widgets/contract(?!/(vocabulary|calendar|agenda-reader|calendar-reader)\\.js$)',
    allowTypeImports: true,
    message:
      'The schemas weigh more than the widget: import types only, and values from the subpaths that bring none: vocabulary.js, calendar.js and the readers.',
  }
  return [
    { files, rules: rules([...direction, typesOnly]) },
    {
      files: exempt
        .map((pattern) => (pattern.startsWith('**') ? `packages/${name}/src/${pattern}` : pattern))
        .filter((pattern) => pattern.startsWith(`packages/${name}/`)),
      rules: rules(direction),
    },
  ]
}

const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/${pattern}/]`

/** Partners serve us under a strict Content-Security-Policy, on pages that resize `rem`. */
export const inElements = {
  'no-restricted-syntax': [
    'error',
    {
      selector: inTemplate('[\\s.]style\\s*='),
      message: 'No inline style: a strict page refuses it. Use a class or a part.',
    },
    { selector: inTemplate('\\.(inner|outer)HTML\\s*='), message: 'No HTML from strings: render a template.' },
    {
      selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
      message: 'No HTML from strings: render a template.',
    },
    { selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG)$/]', message: 'No HTML from strings: render a template.' },
    {
      selector: 'Identifier[name="styleMap"]',
      message: 'styleMap writes an inline style at first render. Use a class.',
    },
    {
      selector: 'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/[0-9.]rem\\b/]',
      message: 'No rem: host pages resize it (html { font-size: 62.5% }). Use em.',
    },
  ],
}

const focused = ['it', 'describe', 'test', 'suite'].flatMap((object) => [
  { object, property: 'only', message: 'It would hide every other test.' },
  { object, property: 'skip', message: 'Fix the test or remove it.' },
])

export const onlyInTests = { 'no-restricted-properties': ['error', ...focused] }
