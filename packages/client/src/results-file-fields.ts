import type { LocalizedText, Span } from '@ess-widgets/contract'
import { count, fields, list, text } from './file-fields.ts'

export function localized(value: unknown, name: string): LocalizedText {
  const { fr, en } = fields(value, name)
  return { fr: text(fr, `${name}.fr`), en: text(en, `${name}.en`) }
}

export function date(value: unknown, name: string): string {
  const written = text(value, name)
  if (Number.isNaN(Date.parse(written))) throw new Error(`${name} must be a date, such as 2026-11-25T18:00:00Z`)
  return written
}

/** A list that a page can hold, whoever wrote it. */
export function atMost(most: number, value: unknown, name: string): unknown[] {
  const given = list(value, name)
  if (given.length > most) throw new Error(`${name} must have ${most} at most`)
  return given
}

/** What each has of its own: given twice, a page would show one in place of the other. */
export function distinct<T>(given: T[], own: (each: T) => unknown, name: string): T[] {
  const known = new Set<unknown>()
  for (const each of given) {
    if (known.has(own(each))) throw new Error(`${name} must not have ${String(own(each))} twice`)
    known.add(own(each))
  }
  return given
}

export function whole(value: unknown, least: number, most: number, name: string): number {
  const given = count(value, name)
  if (given < least || given > most) throw new Error(`${name} must be a whole number from ${least} to ${most}`)
  return given
}

export function number(value: unknown, least: number, most: number, name: string): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new Error(`${name} must be a number from ${least} to ${most}`)
  return value
}

export const share = (value: unknown, name: string) => number(value, 0, 1, name)

/** A number of people of a group, or the two it lies between. */
export function span(value: unknown, people: number, name: string): Span {
  const { least, most } = fields(value, name)
  const highest = whole(most, 0, people, `${name}.most`)
  return { least: whole(least, 0, highest, `${name}.least`), most: highest }
}
