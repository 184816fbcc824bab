// Templates of Vue, by `GlobalComponents`. Vue writes `false` into an attribute as a word, which turns it on: it is no
// value of a boolean one, `null` is.
import { isBoolean } from '../manifest.js'
import { entries, imports, propsOf } from './declarations.js'

export function vueTypes(tags) {
  return `import type { HTMLAttributes, ReservedProps } from 'vue'
${imports(tags)}
/** A tag as a template sees it: the element, and what may be bound to it. */
type Tag<Element extends HTMLElement, Props> = new () => Element & {
  $props: HTMLAttributes & ReservedProps & Props
  $slots: { default?: () => unknown }
}

${tags.map(props).join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${entries(tags, ({ className }) => `Tag<${className}, ${className}Props>`, '    ')}  }
}
`
}

const props = (tag) =>
  propsOf(tag, {
    typeOf,
    nameOf: ({ name }) => camelCase(name),
    listener: ({ name }) => camelCase(`on-${name}`),
  })

/** As the compiler of templates writes names. */
const camelCase = (name) => name.replace(/-(\w)/g, (match, letter) => letter.toUpperCase())

function typeOf(input) {
  if (input.property) return input.property
  if (isBoolean(input)) return "true | '' | null"
  return `${input.type.text === 'number' ? 'number | `${number}`' : input.type.text} | null`
}
