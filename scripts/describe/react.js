// JSX of React 19: it writes a property where the tag has one, an attribute elsewhere, and listens to `on` and the name.
import { isBoolean } from '../manifest.js'
import { entries, imports, propsOf } from './declarations.js'

export function reactTypes(tags) {
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react'
${imports(tags)}
${tags.map(props).join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries(tags, ({ className }) => `${className}Props`, '      ')}    }
  }
}
`
}

const props = (tag) =>
  propsOf(tag, {
    extending: ` extends DetailedHTMLProps<HTMLAttributes<${tag.className}>, ${tag.className}>`,
    typeOf,
    listener: ({ name }) => `on${name}`,
  })

function typeOf(input) {
  if (input.property) return input.property
  if (input.type.text === 'number') return 'number | `${number}`'
  return isBoolean(input) ? 'boolean' : input.type.text
}
