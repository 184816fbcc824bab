import { isWholeDay } from './calendar/moment.ts'
import { instantOf, utc, zoneNamed } from './calendar-reader/zones.ts'
import type { Session } from './session.ts'

const day = 86_400_000

/**
 * When a session begins, in milliseconds since 1970 UTC: one that lasts whole days begins with its first day, in its
 * zone.
 */
export const beginning = ({ start, timeZone }: Pick<Session, 'start' | 'timeZone'>): number =>
  isWholeDay(start) ? midnight(Date.parse(start), timeZone) : Date.parse(start)

/** When a session ends, in milliseconds since 1970 UTC: one that lasts whole days ends with its last day, in its zone. */
export const ending = ({ end, timeZone }: Pick<Session, 'end' | 'timeZone'>): number =>
  isWholeDay(end) ? midnight(Date.parse(end) + day, timeZone) : Date.parse(end)

/** The instant when the clocks of a zone show midnight of a day, given as its midnight in UTC. One nobody knows is UTC. */
const midnight = (wall: number, timeZone: string) => instantOf(wall, zoneNamed(timeZone) ?? utc)
