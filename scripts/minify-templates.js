// Takes out of built tags what only their authors read: the indentation of templates, the spaces of style sheets.
// Minifiers leave template literals as they are, so without this every visitor would download them.
//   node scripts/minify-templates.js packages/elements/dist
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import ts from 'typescript'
import { minifyHtml } from './minify-templates-html.js'

/** Texts of style sheets keep their spaces. In the value of a custom property esbuild leaves every one. */
const spaceInStyles = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<=--[\w-]+:|,) /g

const tags = {
  html: minifyHtml,
  css: (text) =>
    transformSync(text, { loader: 'css', minifyWhitespace: true, minifySyntax: true, charset: 'utf8' })
      .code.trim()
      .replace(spaceInStyles, (_, text = '') => text),
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
      if (texts.some((text) => text.includes(value))) throw new Error(`a template has a NUL in it: ${texts.join('…')}`)
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
