import { isWholeDay } from './calendar/moment.ts'
import { findZone } from './calendar/zone.ts'
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

/** The instant when the clocks of a zone show midnight of a day, which is given as its midnight in UTC. */
function midnight(wall: number, timeZone: string): number {
  const near = wall - offsetAt(wall, timeZone)
  // The zone may have changed its clocks between the two.
  return wall - offsetAt(near, timeZone)
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. One that nobody knows is UTC. */
const offsetAt = (instant: number, timeZone: string) => (findZone(timeZone)?.offsetAt(instant) ?? 0) * 1000
