import { typeset, type LocalizedText } from '@ess-widgets/contract'
import type { Fault } from '../consultation-file.ts'

/** The language of the terminal: English when the environment asks for it, else French. */
export const language: keyof LocalizedText = /^en/i.test(
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
)
  ? 'en'
  : 'fr'

/** Picks the text in the language of the terminal. */
export const say = (fr: string, en: string) => typeset({ fr, en })[language]

/** One fault a line: file, line, field, and what would be right. */
export const faultLine = (path: string, { line, field, detail }: Fault) =>
  `${path}:${line}${field ? ` ${field}` : ''}${say(' : ', ': ')}${typeset(detail)[language]}`
