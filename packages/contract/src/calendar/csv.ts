import { plainText } from './plain-text.ts'

/**
 * Where a formula may begin: before = + - @ or their full-width forms, at the beginning of a cell, of a line of it, or
 * after a semicolon, which a French spreadsheet takes for the end of a cell. Spaces before it do not count, nor quotes: one
 * of the text may open a cell for who splits at semicolons.
 */
const formula = /(^|[;\n])(?=(?:[^\S\n]|")*[-=+@\uff1d\uff0b\uff0d\uff20])/g

/**
 * A text that no spreadsheet computes: an apostrophe stands wherever a formula may begin, as people type one to say that
 * a cell is text. A number is written as it is.
 */
const cell = (value: string | number) =>
  typeof value === 'number' ? String(value) : `"${plainText(value).replace(formula, "$1'").replaceAll('"', '""')}"`

/** Rows as CSV (RFC 4180) in UTF-8, with the mark without which Excel reads accents wrong. */
export const toCsv = (rows: (string | number)[][]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
