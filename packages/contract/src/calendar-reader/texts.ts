import type { LocalizedText } from '../text.ts'

/** The longest text that is looked at: an attachment pasted into a description is not read to its end. */
const longest = 20_000

// Written by their codes: what they look for cannot be seen.
const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const lineBreaks = /\r\n?|[\u2028\u2029\u0085]/g

/** A text without controls and without the marks that turn the direction of what follows, in NFC; its lines are kept. */
export const cleanLines = (text: string): string => (isPlain.test(text) ? text.trimEnd() : cleaned(text))

/** One line of Latin letters and the signs of French, each a single character: nearly every text, with nothing to clean. */
const isPlain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u202f]{0,5000}$/

const cleaned = (text: string) =>
  text
    .slice(0, longest)
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').replace(controls, '').normalize('NFC').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The same on one line. */
export const cleanLine = (text: string): string => cleanLines(text).replace(/\s+/g, ' ').trim()

/** The first characters of a text, with a mark where it was cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = [...text.slice(0, longest)]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

export const inBothLanguages = (text: string): LocalizedText => ({ fr: text, en: text })

const breaks = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi
const unseen = /<(script|style|head)\b[^<>]*>[\s\S]*?<\/\1[^<>]*>/gi
const tags = /<(?:[a-z/!?])[^<>]*>/gi

export const hasTags = (text: string) => /<\/?[a-z][^<>]*>/i.test(text.slice(0, longest))

/** The words of an HTML fragment: a line for each block, references resolved once, no tag left. */
export function textOfHtml(html: string): string {
  const text = html
    .slice(0, longest)
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .replace(breaks, '\n')
    .replace(/<li\b[^<>]*>/gi, '– ')
    .replace(tags, '')
  return cleanLines(
    resolveReferences(text)
      .replace(/ *\n */g, '\n')
      .replace(/ {2,}/g, ' '),
  )
}

/** HTML's names of the letters 192 to 255 of Unicode, in order. */
const letters =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )

const references: Record<string, string> = {
  ...Object.fromEntries(letters.map((name, index) => [name, String.fromCodePoint(192 + index)])),
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', laquo: '«', raquo: '»', hellip: '…' },
  ...{ rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', euro: '€', oelig: 'œ', OElig: 'Œ' },
  ...{ deg: '°', middot: '·', bull: '•' },
}

const resolveReferences = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name: string) => {
    if (name) return (Object.hasOwn(references, name) && references[name]) || whole
    const code = decimal ? Number(decimal) : parseInt(String(hexadecimal), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const spelled: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ł: 'l' }

/** Lower-case letters, digits and hyphens of a text; empty when it has none. */
export const slugOf = (text: string, length: number): string =>
  text
    .toLowerCase()
    .replace(/[œæßøđł]/g, (letter) => spelled[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, length + 1)
    .replace(/^-|-$/g, '')
    .slice(0, length)
    .replace(/-$/, '')

/** A short name for a text: the 32 bits of FNV-1a, in base 36. It hides nothing. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}

/** A complete web address, as the contract wants it. */
export function webAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 2000) return undefined
  const address = cleanLine(text)
  return /^https?:\/\/\S+$/.test(address) && URL.canParse(address) ? address : undefined
}
