// npm run api: writes down what of the elements is public, so that a change of it is seen where changes are reviewed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { readPackage, readTags } from './manifest.js'
import { root } from './node-tests.js'
import { readTypes } from './public-types.js'

export const file = join(root, 'docs/api/elements.md')

/** The text of that file, from the manifest, the declarations and the package. */
export async function api(tags = readTags(), types = readTypes(), { exports, name } = readPackage()) {
  const text = [
    '# Public API of the elements',
    'Everything here changes only with a major version, but for what is added. Written by `npm run api`; what each thing is for stands in the [README](../../packages/elements/README.md).',
    ...tags.map((tag) => section(tag, types)),
    '## Custom properties',
    list(defaultsOf(tags)),
    '## Imports',
    list(Object.keys(exports).map((path) => code(name + path.slice(1)))),
    `\`${name}\` exports ${types.exports.map(code).join(', ')}.`,
  ].join('\n\n')
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
}

function section(tag, types) {
  const typed = ({ name }) => `${code(name)}: ${code(types.memberOf(tag.className, name))}`
  return [
    `## \`<${tag.tag}>\``,
    ...group('Attributes', tag.attributes, attribute),
    ...group('Properties', tag.properties, (property) => typed(property) + (property.readonly ? ', to be read' : '')),
    ...group('Methods', tag.methods, typed),
    ...group('Events', tag.events, ({ name, type }) => `${code(name)}: ${code(eventOf(types, type.text))}`),
    ...line(
      'Slots',
      tag.slots.map(({ name }) => (name ? code(name) : 'the default one')),
    ),
    ...line(
      'Parts',
      tag.parts.map(({ name }) => code(name)),
    ),
    ...line(
      'Custom properties',
      tag.cssProperties.map(({ name }) => code(name)),
    ),
  ].join('\n\n')
}

function attribute({ name, type, default: initial }) {
  return `${code(name)}: ${code(type.text)}${initial === undefined ? '' : `, ${code(initial)} without it`}`
}

function eventOf(types, className) {
  const fields = types.fieldsOf(className).map(({ name, type }) => `${name}: ${type}`)
  return fields.length > 0 ? `${className} { ${fields.join('; ')} }` : className
}

/** A custom property stands once with its default; twice only where two tags disagree. */
function defaultsOf(tags) {
  const all = tags.flatMap(({ cssProperties }) => cssProperties)
  return [...new Set(all.map(({ name, default: initial }) => `${code(name)}: ${code(initial)}`))].sort()
}

const code = (text) => `\`${text}\``
const list = (items) => items.map((item) => `- ${item}`).join('\n')
const group = (title, items, write) => (items.length > 0 ? [`### ${title}`, list(items.map(write))] : [])
const line = (title, items) => (items.length > 0 ? [`${title}: ${items.join(', ')}.`] : [])

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, await api())
}
