/**
 * Wall-clock times: what a clock on the wall shows, whatever the zone, as the milliseconds since 1970 that UTC would give
 * it. Arithmetic on them never meets a change of offset.
 */

export const second = 1000
export const hour = 3_600_000
export const day = 86_400_000

/** `Date.UTC` reads the years 0 to 99 as those of the twentieth century. */
export function wallOf(year: number, month: number, date: number, hours = 0, minutes = 0, seconds = 0): number {
  const wall = new Date(0)
  wall.setUTCFullYear(year, month - 1, date)
  return wall.setUTCHours(hours, minutes, seconds)
}

export const yearOf = (wall: number) => new Date(wall).getUTCFullYear()

export const startOfDay = (wall: number) => Math.floor(wall / day) * day

/** Whether a year can be written in the four digits that RFC 3339 gives it. */
export const isWritable = (wall: number) =>
  Number.isFinite(wall) && wall >= wallOf(0, 1, 1) && wall < wallOf(10_000, 1, 1)

export const dateText = (wall: number) => new Date(wall).toISOString().slice(0, 10)

/** An instant of a calendar: its wall clock, and what says where that clock hangs. */
export interface WallTime {
  wall: number
  isDate: boolean
  isUtc: boolean
}

// ical.js writes a date that does not say that it is one as 2026-11-25T::, and a time without seconds as T09:00:.
const written = /^(\d{4})-(\d\d)-(\d\d)(?:T::|T(\d\d):(\d\d):(\d\d)?(Z)?)?$/

/** Reads a date or a date and time as jCal writes them (RFC 7265 § 3.6); nothing for one that does not exist. */
export function readWall(text: unknown): WallTime | undefined {
  const [, year, month, date, hours, minutes, seconds, utc] = written.exec(String(text)) ?? []
  if (!year || Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return undefined
  // A leap second is the last one of its minute for a clock that has none (RFC 5545 § 3.3.12).
  const clock = [hours, minutes, Math.min(Number(seconds ?? 0), 59)].map((part) => Number(part ?? 0))
  const wall = wallOf(Number(year), Number(month), Number(date), ...(clock as [number, number, number]))
  if (dateText(wall) !== `${year}-${month}-${date}`) return undefined
  return { wall, isDate: hours === undefined, isUtc: utc === 'Z' }
}
