// What the guides take from the manifest: the tags that a Drupal text format has to allow.
//   node scripts/guides.js   writes it into the guides (part of `npm run api`)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './node-tests.js'

export const guides = ['docs/guides/partenaire.md', 'docs/guides/partner.md']

/** Drupal allows `lang` everywhere by itself. */
const allowedEverywhere = ['lang']

/** Of each tag, what its attributes are called. */
export function attributesByTag() {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8'))
  const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName)
  return new Map(tags.map(({ tagName, attributes = [] }) => [tagName, attributes.map(({ name }) => name)]))
}

/** Every tag with its attributes, as the filter “Limit allowed HTML tags” has them, and what stands inside. */
function allowedInDrupal() {
  const allowed = [...attributesByTag()].map(([tag, attributes]) =>
    [tag, ...attributes.filter((name) => !allowedEverywhere.includes(name))].join(' '),
  )
  return [...allowed.sort(), 'a href', 'p'].map((tag) => `<${tag}>`).join('\n')
}

/** The guides that say something else than the manifest, each with what it should be. */
export function outdatedGuides() {
  const right = `\n\`\`\`text\n${allowedInDrupal()}\n\`\`\`\n\n`
  return guides
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const marked = /(<!-- drupal -->\n)[^]*?(<!-- \/drupal -->)/
      if (!marked.test(text)) throw new Error(`${path} has no place for what Drupal allows`)
      return { path, text, right: text.replace(marked, (_, begin, end) => `${begin}${right}${end}`) }
    })
    .filter(({ text, right }) => text !== right)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { path, right } of outdatedGuides()) writeFileSync(join(root, path), right)
