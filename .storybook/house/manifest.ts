/** What `custom-elements.json` says of the tags: the one source of every table and every field of this house. */
import manifest from '../../packages/elements/custom-elements.json' with { type: 'json' }

interface Named {
  readonly name: string
  readonly description: string
}

export interface Attribute extends Named {
  readonly type: { readonly text: string }
  readonly default?: string
}

export interface CustomProperty extends Named {
  readonly default: string
}

export interface Tag {
  readonly tagName: string
  readonly summary: string
  readonly attributes: readonly Attribute[]
  readonly cssParts: readonly Named[]
  readonly cssProperties: readonly CustomProperty[]
}

const isTag = (declaration: object): declaration is Tag => 'tagName' in declaration

export const tags: readonly Tag[] = manifest.modules
  .flatMap((module): object[] => module.declarations ?? [])
  .filter(isTag)
  .sort((one, other) => one.tagName.localeCompare(other.tagName))

export function tagOf(name: string): Tag {
  const found = tags.find(({ tagName }) => tagName === name)
  if (!found) throw new Error(`the manifest has no <${name}>`)
  return found
}
