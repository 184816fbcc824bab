// Web Types, for JetBrains IDEs: tags with their attributes, properties, events, slots, parts and custom properties.
import { documentationOf, isBoolean, valuesOf } from '../manifest.js'

export function webTypes(tags, about) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name: about.name,
    version: about.version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: tags.map((tag) => elementOf(tag, about)) } },
  }
}

function elementOf(tag, about) {
  return {
    name: tag.tag,
    description: `${tag.summary}\n\n${tag.description}`,
    'doc-url': documentationOf(tag, about),
    source: { module: about.name, symbol: tag.className },
    attributes: tag.attributes.map(attributeOf),
    slots: tag.slots.map(named),
    js: {
      properties: tag.properties.map((property) => ({ ...named(property), type: property.type.text })),
      events: tag.events.map((event) => ({ ...named(event), type: { module: about.name, name: event.type.text } })),
    },
    css: { properties: tag.cssProperties.map(named), parts: tag.parts.map(named) },
  }
}

function attributeOf(attribute) {
  const values = valuesOf(attribute)
  const value = isBoolean(attribute)
    ? { kind: 'no-value', type: 'boolean' }
    : { type: values.length > 0 ? 'enum' : attribute.type.text }
  return { ...named(attribute), value, ...(values.length > 0 && { values: values.map((name) => ({ name })) }) }
}

const named = ({ name, description, default: initial }) => ({
  name,
  description,
  ...(initial !== undefined && { default: initial }),
})
