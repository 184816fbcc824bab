// Custom data of Visual Studio Code: completion and hovers in HTML.
import { documentationOf, isBoolean, valuesOf } from '../manifest.js'

export function vscodeData(tags, about) {
  return {
    version: 1.1,
    tags: tags.map((tag) => ({
      name: tag.tag,
      description: markdown(textOf(tag)),
      attributes: tag.attributes.map((attribute) => attributeOf(attribute)),
      references: [{ name: 'Documentation', url: documentationOf(tag, about) }],
    })),
  }
}

function attributeOf(attribute) {
  const { name, description, default: initial } = attribute
  const text = initial === undefined ? description : `${description}\n\nWithout it: \`${initial}\`.`
  const values = valuesOf(attribute).map((value) => ({ name: value }))
  // A set of values that the editor has, and that stands for « no value is written ».
  return {
    name,
    description: markdown(text),
    ...(isBoolean(attribute) ? { valueSet: 'v' } : values.length > 0 && { values }),
  }
}

const markdown = (value) => ({ kind: 'markdown', value })

function textOf({ summary, description, events, parts }) {
  return [summary, description, ...listOf('Events', events), ...listOf('Parts', parts)].join('\n\n')
}

const listOf = (title, list) =>
  list.length > 0
    ? [`**${title}**`, list.map(({ name, description }) => `- \`${name}\`: ${description}`).join('\n')]
    : []
