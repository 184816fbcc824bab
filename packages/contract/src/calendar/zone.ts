/** A change of a zone's clocks. Offsets are in seconds east of UTC. */
export interface Transition {
  /** The first instant with the new offset, in milliseconds since 1970. */
  at: number
  from: number
  to: number
}

/** What Intl knows of a zone. */
export interface Zone {
  /** In seconds east of UTC, at an instant in milliseconds since 1970. */
  offsetAt(instant: number): number
  /** What the zone's time is called at an instant, such as `CET`, or `GMT+4` where it has no name. */
  nameAt(instant: number): string
}

const longOffset = /GMT([+-]\d+):(\d+)$/

/** A zone of the IANA database, or undefined when Intl does not know it. */
export function findZone(timeZone: string): Zone | undefined {
  try {
    const offsets = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    // British English has the European names, which the American one writes as offsets.
    const names = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
    return {
      offsetAt(instant) {
        const [, hours = '+0', minutes = '0'] = longOffset.exec(offsets.format(instant)) ?? []
        return Number(hours) * 3600 + Number(`${hours[0]}${minutes}`) * 60
      },
      nameAt: (instant) => names.format(instant).replace(/^.*, /, ''),
    }
  } catch {
    return undefined
  }
}

const week = 7 * 86_400_000

/**
 * The changes of a zone's clocks from the beginning of a year to the end of another. Intl does not list them: it is asked
 * week by week. The shortest time between two changes, around Ramadan in Morocco, is a month.
 */
export function transitionsOf({ offsetAt }: Zone, firstYear: number, lastYear: number): Transition[] {
  const transitions: Transition[] = []
  const end = Date.UTC(lastYear + 1, 0)
  let before = Date.UTC(firstYear, 0)
  let from = offsetAt(before)
  while (before < end) {
    const after = before + week
    const to = offsetAt(after)
    if (from !== to) transitions.push({ at: firstInstantNotAt(from, offsetAt, before, after), from, to })
    before = after
    from = to
  }
  return transitions
}

function firstInstantNotAt(offset: number, offsetAt: Zone['offsetAt'], before: number, after: number): number {
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (offsetAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}
