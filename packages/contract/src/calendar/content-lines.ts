import { plainText } from './plain-text.ts'

/** A component of a calendar around its properties and components, which are written already. */
export const component = (name: string, content: string[]): string =>
  [property('BEGIN', name), ...content, property('END', name)].join('')

/** A property whose value is in the form of its type, as its folded lines. No value can begin a line of its own. */
export const property = (name: string, value: string | number) => fold(`${name}:${value}`.replace(/\p{Cc}/gu, ''))

/** A property whose value is a text, or nothing for an empty one. */
export const textProperty = (name: string, text: string) => (text ? property(name, escapeText(text)) : '')

/** A value of the type TEXT (RFC 5545 § 3.3.11). */
export const escapeText = (text: string) =>
  plainText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** Lines of at most 75 octets, cut between characters: each goes on in the next after one space (RFC 5545 § 3.1). */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return `${folded}\r\n`
}

const octetsOf = (codePoint: number) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4)
