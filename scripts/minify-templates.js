// Takes out of built tags what only their authors read: the indentation of templates, the spaces of style sheets.
// Minifiers leave template literals as they are, so without this every visitor would download them.
//   node scripts/minify-templates.js packages/elements/dist
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import ts from 'typescript'

/** A line's end before or after a tag that makes a block: nobody sees a space there. */
const blocks = '/?(?:article|details|div|fieldset|form|h[1-6]|header|legend|li|ol|p|rect|section|summary|ul)(?![\\w-])'
const besideBlock = new RegExp(`\\n(?=<${blocks})|(?<=<${blocks}[^<>]*>)\\n`, 'g')
/** Controls that follow one another stand in a row, which has its own gaps. */
const betweenButtons = /(?<=<\/button>)\n(?=<button[\s>])/g
/** A drawing is a word among words, unless it stands against a block. */
const drawingBesideBlock = /(?<=<\/(?:ul|div|p)>)\n(?=<svg[\s>])|(?<=<\/svg>)\n(?=<\/)/g

/** The quotes of attributes that can do without, in tags alone. */
const withoutQuotes = (tag) => tag.replace(/(\s[a-z-]+=)"([\w-]+)"(?=[\s>])/g, '$1$2')

const tags = {
  html: (text) =>
    text
      // A space between two pieces of text stays one: where it was a line's end, it still is.
      .replace(/\s*\n\s*/g, '\n')
      .replace(besideBlock, '')
      .replace(drawingBesideBlock, '')
      .replace(betweenButtons, '')
      .replace(/<[a-z][^<>]*>/g, withoutQuotes),
  css: (text) =>
    transformSync(text, { loader: 'css', minifyWhitespace: true, minifySyntax: true, charset: 'utf8' })
      .code.trim()
      // In the value of a custom property esbuild leaves every space. Texts keep theirs.
      .replace(/("[^"]*")|(?<=--[\w-]+:|,) /g, (_, text = '') => text),
}

/** Stands for a value in the text of a template. */
const value = '\0'

/** The same JavaScript with its html`…` and css`…` literals made smaller. */
export function minifyTemplates(code) {
  const pieces = []
  const visit = (node) => {
    const minify = ts.isTaggedTemplateExpression(node) && tags[node.tag.getText()]
    if (minify) {
      const literals = literalsOf(node.template)
      const texts = literals.map((literal) => code.slice(...insideOf(literal, source)))
      // A sheet that is made of pieces is no sheet to parse.
      if (minify === tags.html || literals.length === 1)
        minify(texts.join(value))
          .split(value)
          .forEach((text, index) => pieces.push({ text, span: insideOf(literals[index], source) }))
    }
    ts.forEachChild(node, visit)
  }
  const source = ts.createSourceFile('built.js', code, ts.ScriptTarget.ESNext, true)
  visit(source)
  // From the end, so that what comes before stays where it is.
  for (const { text, span } of pieces.sort((one, other) => other.span[1] - one.span[1]))
    code = code.slice(0, span[0]) + text + code.slice(span[1])
  return code
}

const literalsOf = (template) =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)]

/** Where the text of a piece begins and ends, without what opens and closes it. */
const insideOf = (literal, source) => [
  literal.getStart(source) + 1,
  literal.end - (literal.getText().endsWith('${') ? 2 : 1),
]

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder] = process.argv
  for (const file of globSync('**/*.js', { cwd: folder })) {
    const path = join(folder, file)
    const code = readFileSync(path, 'utf8')
    const smaller = minifyTemplates(code)
    if (smaller !== code) writeFileSync(path, smaller)
  }
}
