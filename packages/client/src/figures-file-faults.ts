import { families } from '@ess-widgets/contract/vocabulary.js'
import type { FigureField } from './figures-file.ts'

/** How a format of file says where a field stands, and what should stand there where it differs from JSON. */
export interface Format {
  /** Figures count from 0, parts from 1. */
  readonly placeOf: (field: FigureField, figure: number, part: number | undefined) => string
  readonly expected: Partial<Record<FigureField, string>>
}

const amount = 'a number, zero or more, without quotes and without spaces or commas, such as 12500.5'

export const json: Format = {
  placeOf(field, figure, part) {
    const at = `figures[${figure}]`
    if (field === 'figure') return at
    return part ? `${at}.${field.replace('part', `parts[${part - 1}]`)}` : `${at}.${field}`
  },
  expected: {
    figure: 'an object that has label, unit, year, perimeter, source and parts',
    label: 'a text that says what is measured, such as “Jobs by family”',
    unit: 'a text that says what is counted, such as “jobs” or “% of jobs”',
    year: 'a number of four digits, without quotes, such as 2022',
    perimeter: 'a text that says which territory and what is counted, such as “France, employing organisations”',
    source: 'an object that has name and url',
    'source.name': 'a text, such as “INSEE Première no. 1522”',
    'source.url': 'a complete web address, such as https://www.example.org/page',
    parts: 'a list of at least one part',
    'part.family': `one of ${families.join(', ')}`,
    'part.label': 'a text, which a part without a family needs',
    'part.value': `${amount}, or null where the source gives none`,
    'part.overlaps': 'true or false',
    'part.note': 'a text',
    total: amount,
    partition: 'true, if the parts make a whole, or false',
  },
}

/** What is wrong with a field, for whoever wrote the file. */
export function problemOf(
  { placeOf, expected }: Format,
  { field, figure, part }: { field: FigureField; figure: number; part?: number | undefined },
  given: unknown,
  isMissing: boolean,
): string {
  const place = placeOf(field, figure, part)
  const right = expected[field] ?? json.expected[field]
  return isMissing ? `${place} is missing: ${right}` : `${place} must be ${right}; it is ${quoted(given)}`
}

const longest = 60

/** What a file says, short, on one line, with no letter that nobody sees: spaces that are none are often the fault. */
export function quoted(value: unknown): string {
  const text = typeof value === 'number' ? `${value}` : JSON.stringify(value)
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  return short.replace(/[^\S ]|\p{C}/gu, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`)
}
