import type { Session } from '../session.ts'
import { property } from './content-lines.ts'
import { basic, dayAfter, inUtc, isWholeDay } from './moment.ts'
import type { Zone } from './zone.ts'

/** When a session is, for a calendar. */
export interface Times {
  /** DTSTART and DTEND. */
  properties: string
  /** Whether they are on the clocks of the session's zone, which has to be described. */
  zoned: boolean
}

/**
 * Days as they are; instants on the clocks of the session's zone, so that a calendar can say the hour of the room, or in
 * UTC, which is never wrong, when those clocks could be read as another instant.
 */
export function timesOf({ start, end, timeZone }: Session, zone: Zone | undefined): Times {
  const write = (parameter: string, form: (moment: string) => string, last = end) =>
    property(`DTSTART${parameter}`, form(start)) +
    // DTEND has to be later (RFC 5545 § 3.8.2.2).
    (Date.parse(last) > Date.parse(start) ? property(`DTEND${parameter}`, form(last)) : '')

  if (isWholeDay(start)) return { properties: write(';VALUE=DATE', basic, dayAfter(end)), zoned: false }
  if (!zone || ![start, end].every((moment) => isOnTheClock(moment, zone)))
    return { properties: write('', inUtc), zoned: false }
  return { properties: write(`;TZID=${timeZone}`, (moment) => basic(moment.slice(0, 19))), zoned: true }
}

/** Whether the clock that an instant is written with is the zone's, and shows that hour once. */
function isOnTheClock(moment: string, { offsetAt }: Zone): boolean {
  const clock = Date.parse(`${moment.slice(0, 19)}Z`)
  const instant = Math.floor(Date.parse(moment) / 1000) * 1000
  const offset = (clock - instant) / 1000
  return isWithinRules(instant) && offsetAt(instant) === offset && !isShownTwice(clock, instant, offsetAt)
}

/** No offset has had seconds since 1972; and no rule of today is likely to hold after 2100. */
const isWithinRules = (instant: number) => instant > Date.UTC(1975, 0) && instant < Date.UTC(2100, 0)

const day = 86_400_000

/**
 * Clocks set back show an hour twice. Calendars are to take the first (RFC 5545 § 3.3.5), and some, ical.js among them,
 * take the second: neither is written on such clocks.
 */
const isShownTwice = (clock: number, instant: number, offsetAt: Zone['offsetAt']) =>
  [offsetAt(instant - day), offsetAt(instant + day)].some(
    (other) => clock - other * 1000 !== instant && offsetAt(clock - other * 1000) === other,
  )
