import type { Agenda, Session } from '../session.ts'
import type { LocalizedText } from '../text.ts'
import { typeset } from '../typography.ts'
import { sessionKinds, sessionStatuses } from '../vocabulary.ts'
import type { Reading } from './calendar.ts'
import { firstOf, mostSessions, refuseLongFile } from './bounds.ts'
import { CalendarError, Notes } from './notes.ts'
import { readOpenAgenda } from './open-agenda.ts'
import { settingsOf, type ReaderOptions } from './options.ts'
import { cut, webAddress, cleanLines } from './texts.ts'
import { unnamedAgenda, withoutRepeats } from './session-limits.ts'
import { fieldsOf, listOf, textOf, type Fields } from './values.ts'
import { readWall } from './wall.ts'
import { isNameOfZone } from './zones.ts'

/**
 * The agenda of a text in JSON, ours or OpenAgenda's, without what reads calendars. Throws a `CalendarError` for one that is
 * none.
 */
export function readJsonAgenda(text: string, options: ReaderOptions = {}): Reading {
  refuseLongFile(text)
  const document = fieldsOf(parsed(text.replace(/^\ufeff/, '')))
  if (Array.isArray(document?.['sessions'])) return readOwnAgenda(document, options)
  if (Array.isArray(document?.['events'])) return readOpenAgenda(document, options)
  throw new CalendarError(
    'Ce n’est pas un agenda : il faut un calendrier (BEGIN:VCALENDAR), ou du JSON avec une liste « sessions » ou « events ».',
    'This is no agenda: it must be a calendar (BEGIN:VCALENDAR), or JSON with a list “sessions” or “events”.',
    document ? undefined : 1,
  )
}

function parsed(text: string): unknown {
  // What does not even look like JSON is no JSON with a fault.
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as SyntaxError
    throw new CalendarError(`Ce JSON ne se lit pas : ${message}.`, `This JSON cannot be read: ${message}.`)
  }
}

/** An agenda of ours, as a partner wrote it: a session that lacks what is necessary does not lose the others. */
function readOwnAgenda(document: Fields, options: ReaderOptions): Reading {
  const named = textOf(document['timeZone'])
  /** The zone of a session that names none. Asked for only then: knowing a zone takes longer than reading a session. */
  const homeZone = () => (named && isNameOfZone(named) ? named : settingsOf(options).zone.name)
  const notes = new Notes()
  const ids = new Set<string>()
  const sessions = firstOf(listOf(document['sessions']), mostSessions, notes).flatMap((value, index) => {
    const session = readSession(fieldsOf(value) ?? {}, homeZone)
    const fault = typeof session === 'string' ? session : ids.has(session.id) ? 'id' : undefined
    if (fault || typeof session === 'string') {
      const where = `sessions[${index}].${fault}`
      notes.lose(
        undefined,
        `${where} manque ou ne convient pas : la séance n’est pas gardée.`,
        `${where} is missing or not right: the session is not kept.`,
      )
      return []
    }
    ids.add(session.id)
    return session
  })
  const tracks = listOf(document['tracks'])
    .slice(0, 100)
    .flatMap((value) => {
      const track = fieldsOf(value)
      const [id, title] = [slug(track?.['id']), localized(track?.['title'])]
      return id && title ? [{ id, title }] : []
    })
  const calendar = linksOf(fieldsOf(document['links'])?.['calendar'])
  const table = linksOf(fieldsOf(document['links'])?.['table'])
  const agenda: Agenda = {
    title: localized(document['title']) ?? unnamedAgenda,
    ...(tracks.length > 0 && { tracks }),
    sessions: withoutRepeats(sessions),
    ...(calendar && table && { links: { calendar, table } }),
  }
  return { agenda, notes: notes.list() }
}

/** A session with all its fields that are right; or the name of the necessary one that is not. */
function readSession(fields: Fields, homeZone: () => string): Session | string {
  const id = slug(fields['id'])
  const title = localized(fields['title'])
  const [start, end] = [moment(fields['start']), moment(fields['end'] ?? fields['start'])]
  if (!id) return 'id'
  if (!title) return 'title'
  if (!start) return 'start'
  if (!end || (end.length === 10) !== (start.length === 10) || Date.parse(end) < Date.parse(start)) return 'end'
  const zone = textOf(fields['timeZone'])
  const places = placesOf(fieldsOf(fields['places']))
  const registration = link(fieldsOf(fields['links'])?.['registration'])
  return withoutUndefined({
    id,
    title,
    summary: localized(fields['summary']),
    kind: sessionKinds.find((kind) => kind === fields['kind']) ?? 'other',
    status: sessionStatuses.find((status) => status === fields['status']),
    start,
    end,
    timeZone: zone && isNameOfZone(zone) ? zone : homeZone(),
    place: placeOf(fieldsOf(fields['place'])),
    online: webAddress(fields['online']),
    url: webAddress(fields['url']),
    speakers: filled(speakersOf(fields['speakers'])),
    tracks: filled(
      listOf(fields['tracks'])
        .flatMap((value) => slug(value) ?? [])
        .slice(0, 20),
    ),
    workshop: slug(fields['workshop']),
    capacity: integer(fields['capacity'], 1, 100_000),
    uid: uidOf(fields['uid']),
    sequence: integer(fields['sequence'], 0),
    updated: instant(fields['updated']),
    places,
    links: registration === undefined ? undefined : { registration },
  })
}

type WithUndefined<T> = { [Name in keyof T]: T[Name] | undefined }

function withoutUndefined<T extends object>(fields: WithUndefined<Required<T>>): T {
  for (const name of Object.keys(fields) as (keyof T)[]) if (fields[name] === undefined) delete fields[name]
  return fields as T
}

const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)

function localized(value: unknown): LocalizedText | undefined {
  const words = (text: unknown) => (typeof text === 'string' ? cut(cleanLines(text), 2000) : '')
  const [fr, en] = typeof value === 'string' ? [value, value] : [fieldsOf(value)?.['fr'], fieldsOf(value)?.['en']]
  const text = { fr: words(fr) || words(en), en: words(en) || words(fr) }
  return text.fr ? typeset(text) : undefined
}

const slug = (value: unknown) =>
  typeof value === 'string' && value.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value : undefined

/** A date, or an instant with its offset, that exists. */
function moment(value: unknown): string | undefined {
  const [, clock, offset] =
    /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:[0-5]\d)?)((?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?$/.exec(String(value)) ?? []
  if (!clock || !readWall(clock) || clock.length > 10 !== (offset !== undefined)) return undefined
  return Number.isNaN(Date.parse(String(value))) ? undefined : String(value)
}

const instant = (value: unknown) => (String(value).includes('T') ? moment(value) : undefined)

const integer = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined

const uidOf = (value: unknown) =>
  typeof value === 'string' && value.length <= 255 && /^[^\p{Cc}]+$/u.test(value) ? value : undefined

function placeOf(fields: Fields | undefined): Session['place'] {
  const name = localized(fields?.['name'])
  if (!name) return undefined
  const address = cut(cleanLines(textOf(fields?.['address']) ?? ''), 500)
  const access = localized(fields?.['access'])
  return {
    name,
    ...(address && { address }),
    ...(access && { access }),
  }
}

const speakersOf = (value: unknown): NonNullable<Session['speakers']> =>
  listOf(value)
    .slice(0, 50)
    .flatMap((speaker) => {
      const fields = fieldsOf(speaker)
      const name = cut(cleanLines(textOf(fields?.['name']) ?? ''), 200)
      const role = localized(fields?.['role'])
      return name ? [{ name, ...(role && { role }) }] : []
    })

function placesOf(fields: Fields | undefined): Session['places'] {
  const capacity = integer(fields?.['capacity'], 1)
  const free = integer(fields?.['free'], 0)
  const waiting = integer(fields?.['waiting'], 0)
  if (capacity === undefined || free === undefined || waiting === undefined) return undefined
  return { capacity, free, waiting }
}

/** A reference of RFC 3986, without the brackets of an address in IPv6. */
const link = (value: unknown) =>
  typeof value === 'string' && value.length <= 2000 && /^(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*$/i.test(value)
    ? value
    : undefined

function linksOf(value: unknown) {
  const [fr, en] = [link(fieldsOf(value)?.['fr']), link(fieldsOf(value)?.['en'])]
  return fr !== undefined && en !== undefined ? { fr, en } : undefined
}
