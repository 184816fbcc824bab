// What the plugin lets through of a tag, told from the manifest: by attribute, `boolean`, `address`, `id`, `language`, `text`, or
// all its values.
import { isBoolean, valuesOf } from '../../../scripts/manifest.js'

export const kindsOf = ({ attributes }) => Object.fromEntries(attributes.map((one) => [one.name, kindOf(one)]))

/** What the manifest says of a text tells what it looks like. */
const kindsOfText = [
  [/\baddress\b/i, 'address'],
  [/^Id of\b/, 'id'],
  [/^Language of\b/, 'language'],
  [/^/, 'text'],
]

function kindOf(attribute) {
  const { description, type } = attribute
  if (isBoolean(attribute)) return 'boolean'
  if (type.text === 'number') return numbersIn(attribute)
  const values = valuesOf(attribute)
  if (values.length > 0) return values
  if (type.text !== 'string')
    throw new Error(`${attribute.name} is of a type that the plugin does not know: ${type.text}`)
  const [, kind] = kindsOfText.find(([word]) => word.test(description))
  return kind
}

/** The manifest says from where to where in words alone. */
function numbersIn({ name, description }) {
  const [, first, last] = /\bfrom (\d+) to (\d+)\b/.exec(description) ?? []
  if (!first) throw new Error(`the manifest does not say from where to where ${name} goes`)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(first) + index)
}
