// What the declarations for React and for Vue have in common: the text of an interface with its comments.
import { inputsOf } from '../manifest.js'

/** A comment that an editor shows; nothing in it may end it. */
export const comment = (text, indent = '') => `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n`

/** The interface of what one tag takes. `typeOf` says what a framework writes for an input, `listener` how it listens. */
export function propsOf(tag, { extending = '', typeOf, nameOf = ({ name }) => name, listener }) {
  const lines = [
    ...inputsOf(tag).map((input) => line(nameOf(input), typeOf(input), input)),
    ...tag.events.map((event) => line(listener(event), `(event: ${event.type.text}) => void`, event)),
  ]
  return `${comment(`What \`<${tag.tag}>\` takes.`)}export interface ${tag.className}Props${extending} {\n${lines.join('')}}\n`
}

function line(name, type, { description = '' }) {
  const key = /^\w+$/.test(name) ? name : `'${name}'`
  return `${comment(description, '  ')}  ${key}?: ${type.includes('=>') ? `(${type})` : type} | undefined\n`
}

/** The lines of an interface that names each tag. */
export const entries = (tags, typeOf, indent) =>
  tags.map((tag) => `${comment(tag.summary, indent)}${indent}'${tag.tag}': ${typeOf(tag)}\n`).join('')

/** The classes of tags and events, from where the package has them. */
export function imports(tags) {
  const names = tags.flatMap(({ className, events }) => [className, ...events.map(({ type }) => type.text)])
  return `import type {\n${[...new Set(names)].map((name) => `  ${name},\n`).join('')}} from '../dist/index.js'\n`
}
