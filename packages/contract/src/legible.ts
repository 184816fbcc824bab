import { plainText } from './calendar/plain-text.ts'

/** Embeddings, overrides and isolates: what they turn round goes on after them. Marks (U+200E, U+200F, U+061C) stay. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g
/** More marks on one letter than any script writes. */
const heaps = /(\p{M}{6})\p{M}+/gu

/** Anything but spaces and what Unicode says is shown as nothing: zero-width spaces, joiners, fillers. */
const visible = /[^\s\u2800\p{Default_Ignorable_Code_Point}]/u

/**
 * A text of a person's, as it is kept: composed (NFC), without controls but the ends of lines, without what turns the
 * direction of what comes after it, and without heaps of marks. Letters of every script, emoji and their joiners stay.
 * Empty where nothing of it can be seen.
 */
export function legible(text: string): string {
  const kept = plainText(text)
    .replace(turns, '')
    .normalize('NFC')
    .replace(heaps, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return visible.test(kept) ? kept : ''
}

/** The same on one line: a name. */
export const legibleLine = (text: string): string => legible(text).replace(/\s+/g, ' ')
