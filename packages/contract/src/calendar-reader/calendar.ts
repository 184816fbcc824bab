import type { Agenda, Session } from '../session.ts'
import { firstOf, mostEvents, mostSessions, refuseLongFile } from './bounds.ts'
import { Clock } from './clock.ts'
import { readEvent, type CalendarEvent } from './event.ts'
import { readComponents, type Component } from './lines.ts'
import { CalendarError, Notes, type Note } from './notes.ts'
import { settingsOf, type ReaderOptions, type Settings } from './options.ts'
import { Properties } from './properties.ts'
import { sessionsOf, type Series } from './series.ts'
import { fitting, inOrder, titleOf, Tracks, unnamedAgenda, withDistinctIds, withoutRepeats } from './session-limits.ts'
import { cleanLine } from './texts.ts'
import { readZones } from './vtimezone.ts'
import { zoneOfIdentifier } from './zones.ts'

/** What was read, and what could not be kept. */
export interface Reading {
  agenda: Agenda
  notes: Note[]
  /** The last line of a file that was cut: what came after it is missing. */
  cutAt?: number
}

/** How long the rules of a file may be worked out for, in milliseconds: then what was found is given. */
const patience = 400

/**
 * The agenda of an iCalendar text (RFC 5545), whatever its faults. Throws a `CalendarError` when it holds no calendar, or
 * one that was cut before its first event.
 */
export function readCalendar(text: string, options: ReaderOptions = {}): Reading {
  refuseLongFile(text)
  const settings = settingsOf(options)
  const notes = new Notes()
  const { root, cutAt } = readComponents(text, notes)
  const calendars = root.components.filter(({ name }) => name === 'vcalendar')
  const loose = root.components.filter(({ name }) => name === 'vevent')
  if (calendars.length === 0 && loose.length === 0 && cutAt === undefined)
    throw new CalendarError(
      'Il n’y a pas de calendrier ici : un fichier iCalendar commence par BEGIN:VCALENDAR.',
      'There is no calendar here: an iCalendar file begins with BEGIN:VCALENDAR.',
      1,
    )
  const tracks = new Tracks()
  const all = [...calendars, ...(loose.length > 0 ? [{ ...root, components: loose }] : [])]
  const read = sessionsOfAll(
    all.map((calendar) => readEvents(calendar, tracks, settings, notes)),
    settings,
    notes,
  )
  const found = withoutRepeats(read)
  if (found.length < read.length)
    notes.add(
      undefined,
      `${read.length - found.length} séances sont plusieurs fois dans ce fichier : elles sont gardées une fois.`,
      `${read.length - found.length} sessions are in this file more than once: they are kept once.`,
    )
  if (found.length === 0 && cutAt !== undefined)
    throw new CalendarError(
      'Ce calendrier est coupé avant la fin de son premier événement.',
      'This calendar is cut before the end of its first event.',
      cutAt,
    )
  const sessions = withDistinctIds(firstOf(inOrder(found), mostSessions, notes))
  const used = new Set(sessions.flatMap(({ tracks: own = [] }) => own))
  const listed = tracks.list().filter(({ id }) => used.has(id))
  const agenda = {
    title: titleOf(nameOf(calendars, notes), unnamedAgenda),
    ...(listed.length > 0 && { tracks: listed }),
    sessions,
  }
  return { agenda, notes: notes.list(), ...(cutAt !== undefined && { cutAt }) }
}

const calendarNames = new Set(['x-wr-calname', 'name', 'x-wr-timezone', 'method'])

/** The name a calendar gives itself; the e-mail address that some have for a name is a person's. */
function nameOf(calendars: Component[], notes: Notes): string {
  for (const calendar of calendars) {
    const properties = new Properties(calendar, calendarNames, new Notes())
    const property = properties.first('name') ?? properties.first('x-wr-calname')
    const name = cleanLine(String(property?.values[0] ?? ''))
    if (name && !/\S@\S/.test(name)) return fitting(name, notes, property!.line)
    if (name)
      notes.add(
        property!.line,
        'Le nom de ce calendrier est une adresse électronique : il n’est pas gardé.',
        'The name of this calendar is an e-mail address: it is not kept.',
      )
  }
  return ''
}

/** The events of one calendar by uid, and whether it takes them back (RFC 5546 § 3.2.5). */
interface Events {
  series: Series[]
  isCancelled: boolean
}

function readEvents(calendar: Component, tracks: Tracks, settings: Settings, notes: Notes): Events {
  const properties = new Properties(calendar, calendarNames, notes)
  const own = readZones(
    calendar.components.filter(({ name }) => name === 'vtimezone'),
    notes,
  )
  const clock = new Clock(own, zoneOfIdentifier(properties.text('x-wr-timezone')), settings.zone, notes)
  noteOthers(calendar, notes)
  const written = calendar.components.filter(({ name }) => name === 'vevent')
  const events = firstOf(written, mostEvents, notes).map((component) => readEvent(component, clock, tracks, notes))
  return { series: seriesOf(events, notes), isCancelled: /^cancel$/i.test(properties.text('method').trim()) }
}

function sessionsOfAll(calendars: Events[], settings: Settings, notes: Notes): Session[] {
  const deadline = performance.now() + patience
  const sessions: Session[] = []
  for (const { series, isCancelled } of calendars) {
    for (const one of series) {
      if (sessions.length > mostSessions) return sessions
      const own = sessionsOf(one, settings, deadline, notes)
      sessions.push(...(isCancelled ? own.map((session) => ({ ...session, status: 'cancelled' as const })) : own))
    }
  }
  return sessions
}

function noteOthers({ components }: Component, notes: Notes): void {
  for (const { name, line } of components) {
    if (name === 'vevent' || name === 'vtimezone') continue
    notes.add(
      line,
      `Un composant ${name.toUpperCase()} n’est pas une séance ; il est laissé de côté.`,
      `A ${name.toUpperCase()} component is not a session; it is left out.`,
    )
  }
}

/** Events by uid, less those that are private or have no date. */
function seriesOf(events: CalendarEvent[], notes: Notes): Series[] {
  const series = new Map<string, Series>()
  const privateSeries = new Set<string>()
  for (const event of events) {
    const key = event.uid ?? `line ${event.line}`
    if (event.isPrivate) {
      notes.add(event.line, 'Cet événement est privé : il n’est pas gardé.', 'This event is private: it is not kept.')
      if (!event.replaces) privateSeries.add(key)
    }
    if (!event.start && !event.replaces) continue
    const own: Series = series.get(key) ?? { master: undefined, overrides: [] }
    series.set(key, own)
    if (event.replaces) own.overrides.push(event)
    else own.master = latest(own.master, event, notes)
  }
  for (const key of privateSeries) series.delete(key)
  return [...series.values()]
}

/** Of two versions of an event, the one of the highest sequence, else the last of the file (RFC 5546 § 2.1.5). */
function latest(known: CalendarEvent | undefined, event: CalendarEvent, notes: Notes): CalendarEvent {
  if (!known) return event
  const [kept, left] = event.sequence >= known.sequence ? [event, known] : [known, event]
  notes.add(
    left.line,
    'Un autre événement a le même identifiant (UID) et le remplace.',
    'Another event has the same identifier (UID) and replaces it.',
  )
  return kept
}
