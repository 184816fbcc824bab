import type { LocalizedText } from './text.ts'

const narrow = '\u202f'
const wide = '\u00a0'

/**
 * Keeps French punctuation on the line of the word it follows: a narrow no-break space before ; ! ? and %, a no-break
 * space before : and inside « », and after n°. Only spaces that are there are replaced, so that addresses and hours stay as they are.
 * Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale, « ponctuation ».
 */
const typesetFrench = (text: string) =>
  text.replace(/[ \xa0](?=[;!?%])/g, narrow).replace(/ (?=[:»])|(?<=«) |(?<=[nN]°) /g, wide)

const isLocalized = (value: object): value is LocalizedText => 'fr' in value && 'en' in value

/**
 * The same document with every French text typeset. A server does it once for all who read: no tag has to carry
 * the rules of French typography.
 */
export function typeset<Document>(document: Document): Document {
  if (typeof document !== 'object' || document === null) return document
  if (Array.isArray(document)) return document.map(typeset) as Document
  const fields = Object.entries(document).map(([name, value]) => [name, typeset(value)])
  const copy = Object.fromEntries(fields)
  return isLocalized(document) ? { ...copy, fr: typesetFrench(document.fr) } : copy
}
