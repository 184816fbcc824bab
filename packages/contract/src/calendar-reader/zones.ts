import { day, isWritable, second, wallOf } from './wall.ts'
import { windowsZones } from './windows-zones.ts'

/** A time zone: its name, and its offset at an instant (both in milliseconds, the offset east of Greenwich). */
export interface Zone {
  name: string
  offsetAt(instant: number): number
}

export const utc: Zone = { name: 'Etc/UTC', offsetAt: () => 0 }

const known = new Map<string, Zone | undefined>()

/** The zone a name of the IANA database means here and now, if this machine knows it. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === utc.name || name === 'Z') return utc
  if (known.size >= 1000) known.clear()
  if (!known.has(name)) known.set(name, isNameOfZone(name) ? zoneOfIntl(name) : undefined)
  return known.get(name)
}

export const isNameOfZone = (name: string) => name.length <= 64 && /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)

/** The zone of a TZID: a name of the database, also behind a prefix of its own, or one of Windows. */
export function zoneOfIdentifier(identifier: string): Zone | undefined {
  const plain = identifier.trim().replace(/^"|"$/g, '')
  const windows = Object.hasOwn(windowsZones, plain) ? windowsZones[plain] : undefined
  if (windows) return zoneNamed(windows)
  if (zoneNamed(plain)) return zoneNamed(plain)
  // As in /mozilla.org/20070129_1/Europe/Berlin: the name is at the end, of three parts at most.
  const parts = plain.slice(0, 200).split('/').filter(Boolean)
  if (parts.length < 3 && !plain.startsWith('/')) return undefined
  for (const length of [3, 2]) {
    const zone = parts.length > length - 1 ? zoneNamed(parts.slice(-length).join('/')) : undefined
    if (zone) return zone
  }
  return undefined
}

function zoneOfIntl(name: string): Zone | undefined {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
  const { timeZone } = format.resolvedOptions()
  return {
    // The case of the database, never another zone’s name for the same clock.
    name: timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name,
    offsetAt: remembered((instant) => {
      const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
      const number = (type: string) => Number(part[type])
      const year = part['era'] === 'BC' ? 1 - number('year') : number('year')
      const clock = [number('hour'), number('minute'), number('second')] as const
      return wallOf(year, number('month'), number('day'), ...clock) - Math.floor(instant / second) * second
    }),
  }
}

/** Formatting is slow, and an offset that is the same at both ends of a day is the same all day. */
function remembered(offsetAt: Zone['offsetAt']): Zone['offsetAt'] {
  const offsets = new Map<number, number>()
  const atStartOf = (date: number) => {
    let offset = offsets.get(date)
    if (offset === undefined) {
      if (offsets.size >= 10_000) offsets.clear()
      offset = offsetAt(date * day)
      offsets.set(date, offset)
    }
    return offset
  }
  return (instant) => {
    const date = Math.floor(instant / day)
    const offset = atStartOf(date)
    return offset === atStartOf(date + 1) ? offset : offsetAt(instant)
  }
}

/**
 * The instant a clock of the zone shows a time. A time that a change of offset skips, or shows twice, is read with the
 * offset before the change (RFC 5545 § 3.3.5).
 */
export function instantOf(wall: number, zone: Zone): number {
  const before = zone.offsetAt(wall - day)
  if (zone.offsetAt(wall - before) === before) return wall - before
  const after = zone.offsetAt(wall + day)
  return zone.offsetAt(wall - after) === after ? wall - after : wall - before
}

/** An instant as the zone’s clocks show it, with their offset; nothing outside the years 0 to 9999. */
export function momentIn(instant: number, zone: Zone): string | undefined {
  if (!Number.isFinite(instant) || Math.abs(instant) > 8.64e15 - 2 * day) return undefined
  // RFC 3339 has no seconds in an offset: clocks of before legal time are shown to the minute.
  const minutes = Math.trunc(zone.offsetAt(instant) / (60 * second))
  const wall = instant + minutes * 60 * second
  if (!isWritable(wall)) return undefined
  const text = new Date(wall).toISOString().slice(0, 19)
  if (zone === utc) return `${text}Z`
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${text}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
