import { zoneNamed, type Zone } from './zones.ts'
import { day } from './wall.ts'

export interface ReaderOptions {
  /**
   * The window of rules without an end: from 31 days before now to 366 days after, without them. A date, whose whole day is
   * in the window, an instant, or a `Date`.
   */
  from?: string | Date
  to?: string | Date
  /** The zone of times that say none, nor their calendar for them: Europe/Paris without it. */
  timeZone?: string
}

export interface Settings {
  /** Milliseconds since 1970 UTC; `to` is no longer in the window. */
  from: number
  to: number
  zone: Zone
}

/** Throws a `RangeError` for a bound that is no date: it is the program’s fault, not the calendar’s. */
export function settingsOf({ from, to, timeZone = 'Europe/Paris' }: ReaderOptions): Settings {
  const zone = zoneNamed(timeZone)
  if (!zone) throw new RangeError(`timeZone: ${timeZone} is not a time zone this machine knows`)
  const now = Date.now()
  return {
    from: from === undefined ? now - 31 * day : instantOfBound('from', from),
    to: to === undefined ? now + 366 * day : instantOfBound('to', to) + (isDay(to) ? day : 1),
    zone,
  }
}

const isDay = (bound: string | Date) => typeof bound === 'string' && /^\d{4}-\d\d-\d\d$/.test(bound)

function instantOfBound(name: string, bound: string | Date): number {
  const instant = typeof bound === 'string' ? Date.parse(bound) : bound.getTime()
  if (Number.isNaN(instant)) throw new RangeError(`${name}: ${String(bound)} is not a date`)
  return instant
}
