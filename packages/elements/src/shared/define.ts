/** The version of this package: every tag of a copy carries it. */
export const version = '0.0.0'

type VersionedElement = CustomElementConstructor & { version?: string }

let warned = false

/**
 * Registers a tag. A page may load the library twice, from two partners' snippets: the first copy wins,
 * and another version says so once, whatever the number of its tags, instead of breaking the page.
 */
export function define(tag: string, element: VersionedElement) {
  // In Node there is no registry, and importing a tag must not throw.
  const registry = globalThis.customElements as CustomElementRegistry | undefined
  const first: VersionedElement | undefined = registry?.get(tag)
  if (!first) registry?.define(tag, element)
  else if (first.version !== element.version && !warned) {
    warned = true
    console.warn(`<${tag}> ${first.version} is already on this page: ${element.version} is not used`)
  }
}
