// What people see while they type a tag: the engine of Visual Studio Code, and what JetBrains IDEs read.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { readTags } from '../../scripts/manifest.js'

const { getLanguageService, newHTMLDataProvider, TextDocument } = createRequire(import.meta.url)(
  'vscode-html-languageservice',
)
const read = (file) => JSON.parse(readFileSync(new URL(`../../packages/elements/${file}`, import.meta.url), 'utf8'))

const tags = readTags()
const provider = newHTMLDataProvider('ess', read('vscode.html-custom-data.json'))
const editor = getLanguageService({ customDataProviders: [provider] })

/** What the editor offers at the bar. */
const offered = (marked) => completions(marked).map(({ label }) => label)

/** What it writes there for one of them. */
const written = (marked, chosen) => completions(marked).find(({ label }) => label === chosen).textEdit.newText

function completions(marked) {
  const { document, position, parsed } = open(marked)
  return editor.doComplete(document, position, parsed).items
}

/** What it tells of what is there. */
function told(marked) {
  const { document, position, parsed } = open(marked)
  return editor.doHover(document, position, parsed)?.contents.value
}

function open(marked) {
  const document = TextDocument.create('file:///page.html', 'html', 1, marked.replace('|', ''))
  return { document, position: document.positionAt(marked.indexOf('|')), parsed: editor.parseHTMLDocument(document) }
}

test('Visual Studio Code offers every tag, and its attributes', () => {
  const names = offered('<ess-|')
  for (const { tag, attributes } of tags) {
    assert.ok(names.includes(tag), tag)
    const shown = offered(`<${tag} |></${tag}>`)
    for (const { name } of attributes) assert.ok(shown.includes(name), `${tag} ${name}`)
  }
})

test('it offers the values of an attribute that has some, and writes none where an attribute is there or not', () => {
  assert.deepEqual(offered('<ess-agenda view="|"></ess-agenda>'), ['list', 'day'])
  assert.equal(written('<ess-agenda json|></ess-agenda>', 'json-ld'), 'json-ld')
  assert.equal(written('<ess-agenda heading|></ess-agenda>', 'heading-level'), 'heading-level="$1"')
})

test('it tells what tags and attributes are for, with their events, parts and defaults', () => {
  assert.match(told('<ess-v|ote></ess-vote>'), /three answers[^]*`ess-vote-cast`: A person's vote[^]*`statement`/)
  assert.match(told('<ess-vote heading-l|evel="2"></ess-vote>'), /from 2 to 6\.[^]*`3`/)
})

test('JetBrains IDEs read each tag with all that is public of it', () => {
  const { name, version, contributions } = read('web-types.json')
  const about = read('package.json')
  assert.deepEqual([name, version, about['web-types']], [about.name, about.version, './web-types.json'])

  const names = (list) => list.map((one) => one.name)
  const elements = contributions.html.elements
  assert.deepEqual(
    names(elements),
    tags.map(({ tag }) => tag),
  )
  for (const [index, { attributes, slots, js, css }] of elements.entries()) {
    const tag = tags[index]
    assert.deepEqual(
      [attributes, js.properties, js.events, slots, css.parts, css.properties].map(names),
      [tag.attributes, tag.properties, tag.events, tag.slots, tag.parts, tag.cssProperties].map(names),
    )
  }
  const { value, values } = elements[0].attributes.find((attribute) => attribute.name === 'view')
  assert.deepEqual([value.type, names(values)], ['enum', ['list', 'day']])
})

test('both are in English', () => {
  const texts = JSON.stringify([read('vscode.html-custom-data.json'), read('web-types.json')])
  assert.deepEqual(texts.match(/\p{L}*[àâçéèêëîïôùûœ]\p{L}*/giu), null)
})
