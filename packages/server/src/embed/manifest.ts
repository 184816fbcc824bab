import { readFileSync } from 'node:fs'

/** What the tags document of themselves: read as a file, for nothing of theirs runs in a server. */
export const manifestAddress = new URL(import.meta.resolve('@ess-widgets/elements/custom-elements.json'))

export interface Attribute {
  name: string
  /** What it may say; without them, a text. */
  values: readonly string[] | undefined
}

export interface Documented {
  /** By the name of a tag without `ess-`. */
  attributes: ReadonlyMap<string, readonly Attribute[]>
  /** The `--ess-*` properties that are colours, without that prefix: a site says them alike of all its frames. */
  colours: readonly string[]
}

interface Manifest {
  modules: {
    declarations?: {
      tagName?: string
      attributes?: { name: string; type: { text: string }; description: string }[]
      cssProperties?: { name: string; default?: string }[]
    }[]
  }[]
}

let known: Documented | undefined

/** Read once, for all the apps of the process. */
export const documented = (): Documented => (known ??= read())

function read(): Documented {
  const { modules } = JSON.parse(readFileSync(manifestAddress, 'utf8')) as Manifest
  const tags = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName))
  const colours = tags
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .filter((property) => property.default?.startsWith('light-dark('))
    .map(({ name }) => name.replace('--ess-', ''))
  return {
    attributes: new Map(
      tags.map(({ tagName, attributes = [] }) => [
        tagName!.replace('ess-', ''),
        attributes.map(({ name, type, description }) => ({ name, values: valuesOf(type.text, description) })),
      ]),
    ),
    colours: [...new Set(colours)],
  }
}

/** The only number is a level of headings, whose bounds are told in words. */
function valuesOf(type: string, description: string): readonly string[] | undefined {
  if (type === 'boolean') return ['', 'true']
  if (type === 'number') {
    const [from, to] = /from (\d) to (\d)/.exec(description)!.slice(1).map(Number) as [number, number]
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
  }
  const quoted = [...type.matchAll(/'([^']*)'/g)].map(([, value]) => value!)
  return quoted.length > 0 ? quoted : undefined
}
