import { readWall } from './wall.ts'

export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof frequencies)[number]

/** A day of the week, 0 for Sunday, and which of the month or of the year; 0 for each of them. */
export interface RuleDay {
  weekday: number
  position: number
}

/** A recurrence rule (RFC 5545 § 3.3.10). A list that is not there is empty. */
export interface Rule {
  frequency: Frequency
  interval: number
  count?: number
  /** The last moment, as it is written: a date, a wall clock, or an instant in UTC. */
  until?: { wall: number; isDate: boolean; isUtc: boolean }
  /** 0 for Sunday. */
  weekStart: number
  months: number[]
  weekNumbers: number[]
  yearDays: number[]
  monthDays: number[]
  days: RuleDay[]
  hours: number[]
  minutes: number[]
  seconds: number[]
  positions: number[]
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Reads a rule as jCal holds it (RFC 7265 § 3.6.10); nothing for one that says what we cannot do. */
export function readRule(value: unknown): Rule | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = value as Record<string, unknown>
  const frequency = frequencies.find((one) => one === parts['freq'])
  const count = parts['count'] === undefined ? undefined : Number(parts['count'])
  const until = parts['until'] === undefined ? undefined : readWall(parts['until'])
  const interval = Number(parts['interval'] ?? 1)
  const isRead =
    frequency !== undefined &&
    Number.isSafeInteger(interval) &&
    (count === undefined || (Number.isSafeInteger(count) && count > 0)) &&
    (parts['until'] === undefined || until !== undefined) &&
    // Another calendar's months and leap years (RFC 7529).
    (parts['rscale'] === undefined || parts['rscale'] === 'GREGORIAN')
  if (!isRead) return undefined
  return {
    frequency,
    interval: Math.max(1, interval),
    ...(count !== undefined && { count }),
    ...(until && { until }),
    weekStart: weekStartOf(parts['wkst']),
    months: numbers(parts['bymonth']),
    weekNumbers: numbers(parts['byweekno']),
    yearDays: numbers(parts['byyearday']),
    monthDays: numbers(parts['bymonthday']),
    days: list(parts['byday']).flatMap(readDay),
    hours: numbers(parts['byhour']),
    minutes: numbers(parts['byminute']),
    seconds: numbers(parts['bysecond']),
    positions: numbers(parts['bysetpos']),
  }
}

/** ical.js gives a week's first day as a number from 1, for Sunday. */
const weekStartOf = (value: unknown) => (typeof value === 'number' ? (value + 6) % 7 : 1)

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const numbers = (value: unknown) => list(value).map(Number)

function readDay(value: unknown): RuleDay[] {
  const [, position, name] = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value)) ?? []
  return name ? [{ weekday: weekdays.indexOf(name), position: Number(position ?? 0) }] : []
}
