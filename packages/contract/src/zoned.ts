import { instantOf, momentIn, zoneNamed } from './calendar-reader/zones.ts'

/** Whether this machine knows a time zone by that name. */
export const isKnownTimeZone = (name: string): boolean => zoneNamed(name) !== undefined

/** An instant as the clocks of a time zone show it, with their offset; nothing for a zone this machine does not know. */
export function inTimeZone(instant: string, timeZone: string): string | undefined {
  const zone = zoneNamed(timeZone)
  return zone && momentIn(Date.parse(instant), zone)
}

/** The same time on the clocks of a time zone, with the offset they have then: 09:00 stays 09:00. */
export function onClocksOf(instant: string, timeZone: string): string | undefined {
  const zone = zoneNamed(timeZone)
  return zone && momentIn(instantOf(Date.parse(`${instant.slice(0, 19)}Z`), zone), zone)
}
