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
      // A tag may begin or end in the piece before or after: then it has a value of ours, and is left as it is.
      .replace(/<[a-z][^<>]*>?/g, withoutQuotes)
      .replace(/^[^<>]*>/, withoutQuotes),
  css: (text) =>
    transformSync(text, { loader: 'css', minifyWhitespace: true, minifySyntax: true, charset: 'utf8' })
      .code.trim()
      // In the value of a custom property esbuild leaves every space. Texts keep theirs.
      .replace(/("[^"]*")|(?<=--[\w-]+:|,) /g, (_, text = '') => text),
}

/** The same JavaScript with its html`…` and css`…` literals made smaller. */
export function minifyTemplates(code) {
  const pieces = []
  const visit = (node) => {
    const minify = ts.isTaggedTemplateExpression(node) && tags[node.tag.getText()]
    if (minify) {
      const { template } = node
      const literals = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template]
        : [template.head, ...template.templateSpans.map(({ literal }) => literal)]
      // Escapes must stay as they were written; a sheet that is made of pieces is no sheet to parse.
      if (minify === tags.html || literals.length === 1)
        pieces.push(...literals.map((literal) => ({ literal, minify })))
    }
    ts.forEachChild(node, visit)
  }
  const source = ts.createSourceFile('built.js', code, ts.ScriptTarget.ESNext, true)
  visit(source)
  for (const { literal, minify } of pieces.reverse().sort((one, other) => other.literal.end - one.literal.end)) {
    const [start, end] = [literal.getStart(source) + 1, literal.end - (literal.getText().endsWith('${') ? 2 : 1)]
    code = code.slice(0, start) + minify(code.slice(start, end)) + code.slice(end)
  }
  return code
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder] = process.argv
  for (const file of globSync('**/*.js', { cwd: folder })) {
    const path = join(folder, file)
    const code = readFileSync(path, 'utf8')
    const smaller = minifyTemplates(code)
    if (smaller !== code) writeFileSync(path, smaller)
  }
}
