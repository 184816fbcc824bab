// The custom elements manifest, as what is told from it needs it: a tag with its public parts, by name.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-tests.js'

const folder = join(root, 'packages/elements')
const json = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))

/** Tags of the elements, in the order of the alphabet, as `cem analyze` last found them. */
export const readTags = () => tagsOf(json('custom-elements.json'))

/** What the package says of itself. */
export const readPackage = () => json('package.json')

export function tagsOf({ modules }) {
  const classes = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName)
  return classes.map(tagOf).sort((one, other) => (one.tag < other.tag ? -1 : 1))
}

function tagOf({ tagName, name, summary, description, members = [], ...documented }) {
  return {
    tag: tagName,
    className: name,
    summary: summary ?? '',
    description: firstParagraph(description),
    attributes: byName(documented.attributes),
    properties: byName(members.filter(({ kind, static: ofClass }) => kind === 'field' && !ofClass)),
    methods: byName(members.filter(({ kind, static: ofClass }) => kind === 'method' && !ofClass)),
    events: byName(documented.events),
    slots: byName(documented.slots),
    parts: byName(documented.cssParts),
    cssProperties: byName(documented.cssProperties),
  }
}

/** What fits where somebody types: the rest, with its examples, is read elsewhere. */
const firstParagraph = (text = '') => text.split('\n\n')[0].replaceAll('\n', ' ')

const byName = (list = []) => list.toSorted((one, other) => (one.name < other.name ? -1 : 1))

/** The values of a type such as `'list' | 'day'`; none when it is another type. */
export function valuesOf({ type }) {
  const values = type.text.split('|').map((value) => /^\s*'(.*)'\s*$/.exec(value)?.[1])
  return values.every((value) => value !== undefined) ? values : []
}

export const isBoolean = ({ type }) => type.text === 'boolean'

/**
 * What a framework may hand over to a tag: its attributes, and the properties that nobody can write as one. Where both
 * have a name, frameworks write the property: its type holds.
 */
export function inputsOf({ className, attributes, properties }) {
  const settable = properties.filter(({ readonly }) => !readonly)
  const property = (name) => settable.find((one) => one.name === name)
  const asAttributes = attributes.map((attribute) => ({ ...attribute, property: property(attribute.name)?.type.text }))
  const others = settable.filter(({ name }) => !attributes.some((attribute) => attribute.name === name))
  return [...asAttributes, ...others.map((other) => ({ ...other, property: `${className}['${other.name}']` }))]
}

/** Where the documentation of a tag stands. */
export function documentationOf({ tag }, { repository }) {
  const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
  return `${home}/blob/main/${repository.directory}/README.md#${tag}`
}
