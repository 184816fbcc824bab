import type { Session } from '@ess-widgets/contract'
import { localeOf } from '../shared/locale.ts'

const dayLength = 86_400_000

export const isWholeDay = ({ start }: Session) => !start.includes('T')

/** The day a session begins, where it takes place: `2026-11-25`. */
export const dayOf = ({ start }: Session) => start.slice(0, 10)

/** When a session begins and ends, in milliseconds since 1970 UTC. Whole days are those of the visitor's calendar. */
export const boundsOf = (session: Session): [start: number, end: number] =>
  isWholeDay(session)
    ? [Date.parse(`${session.start}T00:00`), Date.parse(`${session.end}T00:00`) + dayLength]
    : [Date.parse(session.start), Date.parse(session.end)]

/**
 * The hour on the wall where the session takes place, as if it were UTC. A moment carries its offset, so that no
 * database of zones is asked: a zone this browser has never heard of shows as right as any other.
 */
const wallOf = (moment: string) => new Date(`${`${moment}T00:00:00`.slice(0, 19)}Z`)

const clock: Intl.DateTimeFormatOptions = { timeStyle: 'short' }
const shortDay: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }
const dayAndClock: Intl.DateTimeFormatOptions = { ...shortDay, hour: '2-digit', minute: '2-digit' }
const zone: Intl.DateTimeFormatOptions = { timeZoneName: 'longGeneric' }
const longDay: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }

/** Made once a language and form: making one takes longer than a session. */
const made = new Map<Intl.DateTimeFormatOptions, Record<string, Intl.DateTimeFormat>>()
function formatIn(language: string, options: Intl.DateTimeFormatOptions, timeZone?: string) {
  if (!made.has(options)) made.set(options, {})
  return (made.get(options)![`${language} ${timeZone}`] ??= new Intl.DateTimeFormat(localeOf(language), {
    ...options,
    ...(timeZone && { timeZone }),
  }))
}

const dayForms = { long: longDay, short: shortDay, 'short with year': { ...shortDay, year: 'numeric' } } as const

/** The name of a day such as `2026-11-25`. */
export const dayName = (day: string, language: string, form: keyof typeof dayForms) =>
  formatIn(language, dayForms[form], 'UTC').format(wallOf(day))

const said: Record<string, string> = {}
/** An hour on the wall, said once however many sessions begin then. */
const hour = (moment: string, language: string) =>
  (said[language + moment.slice(11, 16)] ??= formatIn(language, clock, 'UTC').format(wallOf(moment)))

/** When a session begins and ends where it takes place, in words; the end says its day when it is another. */
export function timesOf({ start, end }: Session, language: string): [start: string, end: string] {
  const isSameDay = start.slice(0, 10) === end.slice(0, 10)
  const endWith = (options: Intl.DateTimeFormatOptions) =>
    isSameDay ? '' : formatIn(language, options, 'UTC').format(wallOf(end))
  return start.includes('T')
    ? [hour(start, language), endWith(dayAndClock) || hour(end, language)]
    : ['', endWith(shortDay)]
}

/** The offset of a moment from UTC, in minutes. */
function offsetOf(moment: string) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(moment) ?? ['', '+', 0, 0]
  return +`${sign}1` * (+hours! * 60 + +minutes!)
}

/** The same hours by the clock of this device, or nothing when it shows the same. */
export function ownTimesOf(session: Session, language: string): string {
  const { start, end } = session
  if (isWholeDay(session)) return ''
  const from = new Date(start)
  if (-from.getTimezoneOffset() === offsetOf(start)) return ''
  const to = new Date(end)
  // Their day and ours: Saturday there may be Sunday here.
  const isSameDay = from.getDate() === +start.slice(8, 10) && from.toDateString() === to.toDateString()
  // On one line, in both languages: even before a space that does not break, a dash lets the line end.
  return formatIn(language, isSameDay ? clock : dayAndClock)
    .formatRange(from, to)
    .replace(/\s*–\s*/, '\xa0–\u2060\xa0')
}

/** The zone in words; a zone this browser does not know is called by its name. */
export function zoneName({ timeZone, start }: Session, language: string): string {
  try {
    const parts = formatIn(language, zone, timeZone).formatToParts(new Date(start))
    const { value } = parts.find(({ type }) => type === 'timeZoneName')!
    // UTC has a name in its long form only.
    return /^GMT.00:00$/.test(value) ? 'UTC' : value
  } catch {
    return timeZone
  }
}
