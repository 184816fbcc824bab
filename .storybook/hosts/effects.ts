/** Whether what the manifest promises is true of tags that are on the page. */
import type { Tag } from '../house/manifest.ts'

/** What a custom property may change of an element. */
const seen = [
  'color',
  'backgroundColor',
  'borderTopColor',
  'borderBottomColor',
  'borderInlineStartColor',
  'borderTopLeftRadius',
  'outlineColor',
  'fill',
  'stroke',
  'accentColor',
  'fontFamily',
  'fontSize',
] as const

const tagsIn = (canvas: ParentNode, { tagName }: Tag) => [...canvas.querySelectorAll<HTMLElement>(tagName)]

/** One of each kind of node: a list of a hundred names looks as its first one does. */
function kindsOfNodes(elements: readonly HTMLElement[]): Element[] {
  const nodes = elements.flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll('.card, .card *')])
  const attributes = (node: Element) =>
    ['class', 'part', 'aria-pressed', 'aria-invalid', 'open'].map((name) => node.getAttribute(name))
  return [...new Map(nodes.map((node) => [[node.localName, ...attributes(node)].join(), node])).values()]
}

/** How everything inside these tags looks now. */
const look = (nodes: readonly Element[]) =>
  nodes
    .flatMap((node) => [getComputedStyle(node), getComputedStyle(node, '::before')])
    .map((style) => seen.map((name) => style[name]).join())
    .join('\n')

/** The properties that change nothing of what is shown, though the manifest has them. */
export function idleProperties(canvas: ParentNode, tag: Tag, worn: Readonly<Record<string, string>>): string[] {
  const elements = tagsIn(canvas, tag)
  const nodes = kindsOfNodes(elements)
  const dressed = look(nodes)
  return tag.cssProperties
    .map(({ name }) => name)
    .filter((name) => {
      const without = (element: HTMLElement) => element.style.setProperty(name, name in worn ? 'initial' : '')
      elements.forEach(without)
      const changes = look(nodes) !== dressed
      elements.forEach((element) => element.style.removeProperty(name))
      return !changes
    })
}

/** The parts that nobody sees in what is shown, though the manifest has them. */
export function missingParts(canvas: ParentNode, tag: Tag): string[] {
  const parts = tagsIn(canvas, tag).flatMap(({ shadowRoot }) =>
    [...shadowRoot!.querySelectorAll('[part]')].flatMap(({ part }) => [...part]),
  )
  return tag.cssParts.map(({ name }) => name).filter((name) => !parts.includes(name))
}
