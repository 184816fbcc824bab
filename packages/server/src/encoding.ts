import { isUtf8 } from 'node:buffer'

/** The number of the first line that is not in UTF-8, 1 for the first. No character of UTF-8 spans two lines. */
export function firstForeignLine(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf('\n', start)
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line
    start = end + 1
  }
}

/** What decoding puts in the place of what it cannot read. */
const replacement = '\u{FFFD}'

/** JSON Pointers to the texts that decoding could not read whole. */
export function unreadableTexts(value: unknown, pointer = ''): string[] {
  if (typeof value === 'string') return value.includes(replacement) ? [pointer] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => unreadableTexts(inner, `${pointer}/${name}`))
}
