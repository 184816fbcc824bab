import {
  defaultTimeZone,
  inTimeZone,
  isKnownTimeZone,
  isWholeDay,
  onClocksOf,
  typeset,
  type Agenda,
  type ConsultationFile,
  type Session,
  type SessionEntry,
  type Track,
} from '@ess-widgets/contract'
import type { Note } from '@ess-widgets/contract/calendar-reader.js'

/** The most sessions a consultation file may hold. */
export const mostSessions = 1000

interface EntryOptions {
  from?: string
  to?: string
  /** The consultation they will be in. */
  home: Pick<ConsultationFile, 'timeZone'> | undefined
}

/** The sessions of an agenda as a consultation file holds them, in zones and with offsets that its checks take. */
export function entriesOf(agenda: Agenda, { from, to, home }: EntryOptions) {
  const notes: Note[] = []
  const within = agenda.sessions.filter(isWithin(from, to, home?.timeZone ?? defaultTimeZone))
  const kept = within.slice(0, mostSessions)
  if (within.length > kept.length)
    note(
      notes,
      `Une consultation a ${mostSessions} séances au plus : ${within.length - kept.length} ne sont pas gardées ; --from et --to en choisissent.`,
      `A consultation has ${mostSessions} sessions at most: ${within.length - kept.length} are not kept; --from and --to choose.`,
    )
  const timeZone = home ? (home.timeZone ?? defaultTimeZone) : mostFrequentZone(kept)
  const sessions = kept.map((session) => entryOf(session, timeZone, notes))
  if (kept.some((session) => session.timeZone === utc && !isWholeDay(session.start)))
    note(
      notes,
      `Cet agenda a des heures en temps universel, sans dire de fuseau : elles sont données dans le fuseau ${timeZone}.`,
      `This calendar has hours in universal time, and says no zone: they are given on the clocks of ${timeZone}.`,
    )
  const used = new Set(sessions.flatMap(({ tracks = [] }) => tracks))
  const tracks: Track[] = (agenda.tracks ?? []).filter(({ id }) => used.has(id))
  return { sessions, timeZone, tracks, notes }
}

const day = 86_400_000

/** Sessions that a calendar would give if it still had them: rules without an end are not worked out for ever. */
export const isExpected = (
  from = new Date(Date.now() - 30 * day).toISOString(),
  to = new Date(Date.now() + 365 * day).toISOString(),
  timeZone: string,
) => isWithin(from, to, timeZone)

/** When a day of a zone begins, or an instant; in milliseconds since 1970. */
export const startOfBound = (text: string, timeZone: string) =>
  Date.parse(isWholeDay(text) ? (onClocksOf(`${text}T00:00:00Z`, timeZone) ?? text) : text)

/** The first moment after a day of a zone, or after an instant. */
export const endOfBound = (text: string, timeZone: string) =>
  isWholeDay(text)
    ? startOfBound(new Date(Date.parse(text) + day).toISOString().slice(0, 10), timeZone)
    : Date.parse(text) + 1

/** Sessions that are at least partly in the days asked for, which are those of a zone. A session of days is of no zone. */
function isWithin(
  from: string | undefined,
  to: string | undefined,
  timeZone: string,
): (session: SessionEntry) => boolean {
  const first = from === undefined ? -Infinity : startOfBound(from, timeZone)
  const last = to === undefined ? Infinity : endOfBound(to, timeZone)
  return ({ start, end }) =>
    startOfBound(start, timeZone) < last && (isWholeDay(end) ? endOfBound(end, timeZone) - 1 : Date.parse(end)) >= first
}

/** The zone of a calendar that writes every hour in UTC and says no other: nobody’s clocks. */
const utc = 'Etc/UTC'

function mostFrequentZone(sessions: Session[]): string {
  const counts = new Map<string, number>()
  for (const { timeZone } of sessions)
    if (isKnownTimeZone(timeZone) && timeZone !== utc) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? defaultTimeZone
}

function entryOf(session: Session, home: string, notes: Note[]): SessionEntry {
  const { id, title, sequence, updated, places, links, timeZone, ...fields } = session
  const zone = isKnownTimeZone(timeZone) && timeZone !== utc ? timeZone : home
  if (zone !== timeZone && timeZone !== utc)
    note(
      notes,
      `« ${title.fr} » est dans le fuseau ${timeZone}, que cette machine ne connaît pas : ses heures sont données à ${zone}.`,
      `“${title.en}” is in the time zone ${timeZone}, which this machine does not know: its times are given in ${zone}.`,
    )
  // The same instant with the offset of the zone’s own rules, which may not be those the calendar brought along.
  const moment = (written: string) => (isWholeDay(written) ? written : (inTimeZone(written, zone) ?? written))
  return {
    id,
    title,
    ...fields,
    start: moment(fields.start),
    end: moment(fields.end),
    ...(zone !== home && { timeZone: zone }),
  }
}

const note = (notes: Note[], fr: string, en: string) => notes.push({ detail: typeset({ fr, en }), isLoss: false })
