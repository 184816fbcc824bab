import type { Notes } from './notes.ts'
import type { Property } from './properties.ts'
import { readWall, type WallTime } from './wall.ts'
import { instantOf, isNameOfZone, utc, zoneOfIdentifier, type Zone } from './zones.ts'

/** When something is: a day, or a clock's time in a zone. */
export interface Time extends WallTime {
  /** The zone that gives the instant. */
  zone: Zone
  /** The zone people are shown. */
  shown: Zone
  /** Of an added period, how it ends when it is not as its event does (RFC 5545 § 3.3.9): a time, or a duration. */
  until?: unknown
}

/** The zones one calendar may name: the database has some 600, and nobody's events are in half of them. */
const mostZones = 300

/** How a calendar's times are read: its own zones first, then those this machine knows. */
export class Clock {
  readonly #own: Map<string, (instant: number) => number>
  /** The zone of the calendar, when it names one. */
  readonly #calendar: Zone | undefined
  readonly #fallback: Zone
  readonly #notes: Notes
  /** What its identifiers were found to be: to know a zone takes longer than to read an event. */
  readonly #named = new Map<string, Zone | undefined>()

  constructor(
    own: Map<string, (instant: number) => number>,
    calendarZone: Zone | undefined,
    fallback: Zone,
    notes: Notes,
  ) {
    this.#own = own
    this.#calendar = calendarZone
    this.#fallback = calendarZone ?? fallback
    this.#notes = notes
  }

  /** The times of a property; those that cannot be read are left out. */
  times(property: Property | undefined): Time[] {
    return (property?.values ?? []).flatMap((value) => {
      const [start, until] = Array.isArray(value) ? (value as unknown[]) : [value]
      const wallTime = readWall(start)
      return wallTime ? [{ ...this.#time(wallTime, property!), ...(until !== undefined && { until }) }] : []
    })
  }

  #time(wallTime: WallTime, property: Property): Time {
    if (wallTime.isUtc) return { ...wallTime, zone: utc, shown: this.#calendar ?? utc }
    const zone = this.#zoneOf(property)
    return { ...wallTime, zone, shown: isNameOfZone(zone.name) ? zone : this.#fallback }
  }

  #zoneNamed(identifier: string): Zone | undefined {
    if (!this.#named.has(identifier) && this.#named.size < mostZones)
      this.#named.set(identifier, zoneOfIdentifier(identifier))
    return this.#named.get(identifier)
  }

  #zoneOf({ parameters, line }: Property): Zone {
    const identifier = parameters['tzid']
    if (!identifier) return this.#fallback
    const named = this.#zoneNamed(identifier)
    const offsetAt = this.#own.get(identifier)
    if (offsetAt) return { name: named?.name ?? identifier, offsetAt }
    if (named) return named
    this.#notes.once(
      line,
      `Le fuseau « ${shown(identifier)} » n’est pas connu : ses heures sont lues comme celles de ${this.#fallback.name}.`,
      `The time zone “${shown(identifier)}” is not known: its times are read as those of ${this.#fallback.name}.`,
    )
    return this.#fallback
  }
}

const shown = (identifier: string) => identifier.replace(/[^\p{L}\p{N} /_+:().-]/gu, '').slice(0, 64)

/** Milliseconds since 1970 UTC; of a day, its start on the wall of no zone. */
export const instantOfTime = ({ wall, isDate, zone }: Pick<Time, 'wall' | 'isDate' | 'zone'>) =>
  isDate ? wall : instantOf(wall, zone)
