import { isCollection, isMap, isPair, isScalar, type Document, type LineCounter, type Node } from 'yaml'

/** Where something is in a YAML file. */
export interface Place {
  /** 1 for the first line. */
  line: number
  /** Where, as one writes it: `principles[2].statement.en`. Empty for the file as a whole. */
  field: string
}

/** Where what a JSON Pointer points at is. */
export function placeOf(document: Document.Parsed, lines: LineCounter, pointer: string): Place {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return { line: lines.linePos(offsetOf(document, path)).line, field: fieldOf(path) }
}

/** Where a field starts; for one that is missing, where what should hold it starts. */
function offsetOf(document: Document.Parsed, path: string[]): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const part of path) {
    if (!isCollection(node)) return offset
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
      if (!pair) return offset
      offset = startOf(pair.key)
      node = pair.value
    } else {
      const item: unknown = node.items[Number(part)]
      node = isPair(item) ? item.value : item
      offset = startOf(node) || offset
    }
  }
  return offset
}

const startOf = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0

const fieldOf = (path: string[]) =>
  path
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
