/** Text that is HTML: what `html` made, and nothing else can make. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
export type { Markup }

export type Value = string | number | Markup | false | null | undefined | Value[]

/**
 * HTML from a template. Every value is escaped, for text and for quoted attributes alike, unless this function made it.
 * There is no way round: docs/decisions/2026-11-26-console.md says why.
 */
export const html = (pieces: TemplateStringsArray, ...values: Value[]): Markup =>
  new Markup(pieces.reduce((before, piece, index) => before + written(values[index - 1]) + piece))

function written(value: Value): string {
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(written).join('')
  if (value === false || value === null || value === undefined) return ''
  return String(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
