import { component, property, textProperty } from './content-lines.ts'
import { basic } from './moment.ts'
import { transitionsOf, type Transition, type Zone } from './zone.ts'

/**
 * A VTIMEZONE (RFC 5545 § 3.6.5) that holds from the first of some instants to the last, in milliseconds since 1970.
 * Clocks that follow one rule in all those years and a year around are written as that rule, which calendars know best;
 * others change by change.
 */
export function timeZoneComponent(name: string, zone: Zone, instants: number[]): string {
  const years = instants.map((instant) => new Date(instant).getUTCFullYear())
  const firstYear = Math.min(...years) - 1
  const lastYear = Math.max(...years) + 1
  const transitions = transitionsOf(zone, firstYear, lastYear)
  const observances =
    yearly(transitions, lastYear - firstYear + 1) ??
    [unchanged(zone, Date.UTC(firstYear, 0)), ...transitions].map((transition) => ({ transition, rule: '' }))
  return component('VTIMEZONE', [
    textProperty('TZID', name),
    ...observances.map((observance) => write(observance, zone)),
  ])
}

interface Observance {
  transition: Transition
  /** What makes it come back every year, if it does. */
  rule: string
}

/** What the clocks showed before any change that is written. */
function unchanged({ offsetAt }: Zone, at: number): Transition {
  const offset = offsetAt(at)
  return { at, from: offset, to: offset }
}

function write({ transition, rule }: Observance, zone: Zone): string {
  const { at, from, to } = transition
  return component(
    // Which of the two a zone calls standard is law, not clocks: as everywhere in calendars, the later clock is DAYLIGHT.
    to > from ? 'DAYLIGHT' : 'STANDARD',
    [
      property('DTSTART', clockAt(transition)),
      rule && property('RRULE', rule),
      property('TZOFFSETFROM', offsetInHours(from)),
      property('TZOFFSETTO', offsetInHours(to)),
      textProperty('TZNAME', zone.nameAt(at)),
    ],
  )
}

/** `+HHMM` (RFC 5545 § 3.3.14). */
const offsetInHours = (seconds: number) =>
  (seconds < 0 ? '-' : '+') + new Date(Math.abs(seconds) * 1000).toISOString().slice(11, 16).replace(':', '')

/** What the clocks show when they are about to change, `YYYYMMDDTHHMMSS`. */
const clockAt = ({ at, from }: Transition) => basic(new Date(at + from * 1000).toISOString().slice(0, 19))

/** The observances of clocks that change by the same rules each year, or undefined for others. */
function yearly(transitions: Transition[], years: number): Observance[] | undefined {
  const changes = transitions.length / years
  if (changes < 1 || !Number.isInteger(changes)) return undefined
  const observances = transitions.slice(0, changes).map((transition, rank) => {
    const [common = ''] = transitions
      .filter((_, index) => index % changes === rank)
      .map(rulesOf)
      .reduce((shared, rules) => shared.filter((rule) => rules.includes(rule)))
    return { transition, rule: common.split(' ', 1).join() }
  })
  return observances.every(({ rule }) => rule) ? observances : undefined
}

const week = 7 * 86_400_000

/** The rules a change may come from, each with its hour and offsets: a weekday counted from the month's end, or its beginning. */
function rulesOf(transition: Transition): string[] {
  const { at, from, to } = transition
  const day = new Date(at + from * 1000)
  const month = day.getUTCMonth()
  const weekday = 'SUMOTUWETHFRSA'.substring(day.getUTCDay() * 2, day.getUTCDay() * 2 + 2)
  const isLast = new Date(+day + week).getUTCMonth() !== month
  return [...(isLast ? [-1] : []), Math.ceil(day.getUTCDate() / 7)].map(
    (rank) => `FREQ=YEARLY;BYMONTH=${month + 1};BYDAY=${rank}${weekday} ${clockAt(transition).slice(8)} ${from} ${to}`,
  )
}
