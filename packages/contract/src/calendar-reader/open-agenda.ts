import type { LocalizedText } from '../text.ts'
import type { Session } from '../session.ts'
import type { Reading } from './calendar.ts'
import { firstOf, mostSessions } from './bounds.ts'
import { CalendarError, Notes } from './notes.ts'
import { settingsOf, type ReaderOptions } from './options.ts'
import {
  fitting,
  fittingUid,
  inOrder,
  kindOf,
  sessionId,
  Tracks,
  unnamedAgenda,
  withDistinctIds,
  withoutRepeats,
} from './session-limits.ts'
import { cleanLine, cut, slugOf, textOfHtml, webAddress } from './texts.ts'
import { fieldsOf, listOf, textOf, type Fields } from './values.ts'
import { readWall } from './wall.ts'
import { instantOf, momentIn, utc, zoneNamed, type Zone } from './zones.ts'

/** OpenAgenda's numbers for what became of an event; 5, full, is for the number of places to say. */
const statuses: Record<string, NonNullable<Session['status']>> = { '4': 'postponed', '6': 'cancelled' }

/** The state of an event that its agenda's moderators have published. */
const published = 2

/**
 * The agenda of an answer of OpenAgenda, version 2: a session for each timing of each event. The window of the options has
 * nothing to do here: no event of OpenAgenda goes on for ever. Throws a `CalendarError` for anything else.
 */
export function readOpenAgenda(document: unknown, options: ReaderOptions = {}): Reading {
  const { zone } = settingsOf(options)
  const events = fieldsOf(document)?.['events']
  if (!Array.isArray(events))
    throw new CalendarError(
      'Ce document n’est pas une réponse d’OpenAgenda : il n’a pas de liste « events ».',
      'This document is no answer of OpenAgenda: it has no list “events”.',
    )
  const notes = new Notes()
  const tracks = new Tracks()
  const looked = firstOf(events as unknown[], mostSessions, notes)
  const read = withoutRepeats(looked.flatMap((event, index) => sessionsOf(event, index, zone, tracks, notes)))
  const listed = tracks.list()
  const agenda = {
    title: unnamedAgenda,
    ...(listed.length > 0 && { tracks: listed }),
    sessions: withDistinctIds(firstOf(inOrder(read), mostSessions, notes)),
  }
  return { agenda, notes: notes.list() }
}

function sessionsOf(value: unknown, index: number, fallback: Zone, tracks: Tracks, notes: Notes): Session[] {
  const event = fieldsOf(value)
  const title = event && localized(event['title'])
  const where = `events[${index}]`
  if (!event || !title) {
    notes.lose(undefined, `${where} n’a pas de titre : il n’est pas gardé.`, `${where} has no title: it is not kept.`)
    return []
  }
  if (event['state'] !== undefined && event['state'] !== published) {
    notes.add(
      undefined,
      `${where} n’est pas publié dans son agenda : il n’est pas gardé.`,
      `${where} is not published in its agenda: it is not kept.`,
    )
    return []
  }
  const zone = zoneOf(event) ?? fallback
  const timings = timingsOf(event, zone)
  if (timings.length === 0)
    notes.lose(
      undefined,
      `${where} n’a pas d’horaire lisible : il n’est pas gardé.`,
      `${where} has no time that can be read: it is not kept.`,
    )
  const common = commonFields(event, title, tracks, notes)
  const uid = textOf(event['uid']) ?? textOf(event['slug'])
  return timings.flatMap(({ begin, end }) => {
    const [start, last] = [momentIn(begin, zone), momentIn(end, zone)]
    if (!start || !last) return []
    const mark = timings.length > 1 ? `/${momentIn(begin, utc)!.replace(/[-:]/g, '')}` : ''
    const own = uid && fittingUid(`${uid}@openagenda.com${mark}`)
    return {
      ...common,
      id: sessionId(title.fr, own || `${title.fr} ${start}`),
      start,
      end: last,
      timeZone: zone.name,
      ...(own && { uid: own }),
    }
  })
}

function commonFields(event: Fields, title: LocalizedText, tracks: Tracks, notes: Notes) {
  const summary = localized(event['description']) ?? localized(event['longDescription'])
  const keywords = keywordsOf(event['keywords'])
  const named = tracks.of(keywords, notes)
  const place = placeOf(fieldsOf(event['location']))
  const online = webAddress(event['onlineAccessLink'])
  const status = statuses[String(event['status'])]
  const moved = Date.parse(textOf(event['updatedAt']) ?? '')
  const updated = Number.isNaN(moved) ? undefined : momentIn(moved, utc)
  return {
    title: fittingIn(title, notes),
    ...(summary && { summary: fittingIn(summary, notes) }),
    kind: kindOf(keywords.flatMap(({ fr, en }) => [fr, en])),
    ...(status && { status }),
    ...(place && { place }),
    ...(online && { online }),
    ...(named.length > 0 && { tracks: named }),
    ...(updated && { updated }),
  }
}

const fittingIn = ({ fr, en }: LocalizedText, notes: Notes): LocalizedText => {
  const french = fitting(fr, notes)
  return { fr: french, en: en === fr ? french : fitting(en, notes) }
}

/** A text of several languages, or of one; French, English, else the first there is. HTML becomes words. */
function localized(value: unknown): LocalizedText | undefined {
  const texts = new Map<string, string>()
  for (const [language, text] of typeof value === 'string' ? [['', value]] : Object.entries(fieldsOf(value) ?? {})) {
    const words = textOfHtml(textOf(text) ?? '')
    if (words) texts.set(String(language).toLowerCase(), words)
  }
  const [first] = texts.values()
  if (!first) return undefined
  const fr = texts.get('fr') ?? texts.get('en') ?? first
  return { fr, en: texts.get('en') ?? fr }
}

/** Keywords are a list for each language, in the same order; or one list, or words between commas. */
function keywordsOf(value: unknown): LocalizedText[] {
  const wordsOf = (list: unknown) =>
    (typeof list === 'string' ? list.split(',') : listOf(list).map((word) => textOf(word) ?? '')).map((word) =>
      cut(cleanLine(word), 200),
    )
  const byLanguage = fieldsOf(value) ?? { fr: value }
  const first = Object.values(byLanguage)[0]
  const french = wordsOf(byLanguage['fr'] ?? byLanguage['en'] ?? first)
  const english = wordsOf(byLanguage['en'])
  return french
    .map((word, index) => ({ fr: word, en: (english.length === french.length && english[index]) || word }))
    .filter(({ fr }) => slugOf(fr, 64) !== '')
}

function zoneOf(event: Fields): Zone | undefined {
  const name = textOf(event['timezone']) ?? textOf(fieldsOf(event['location'])?.['timezone'])
  return name === undefined ? undefined : zoneNamed(name)
}

interface Timing {
  /** Milliseconds since 1970 UTC. */
  begin: number
  end: number
}

/** All the timings; an answer in short form has only the first, the last and the next. */
function timingsOf(event: Fields, zone: Zone): Timing[] {
  const whole = listOf(event['timings'])
  const written = whole.length > 0 ? whole : [event['firstTiming'], event['lastTiming']]
  const timings = new Map<number, Timing>()
  for (const timing of written) {
    const begin = instantOfText(fieldsOf(timing)?.['begin'], zone)
    const end = instantOfText(fieldsOf(timing)?.['end'], zone) ?? begin
    if (begin !== undefined && end !== undefined) timings.set(begin, { begin, end: Math.max(begin, end) })
  }
  return [...timings.values()]
}

/** An instant with an offset, with or without a colon; without an offset, in the zone. */
function instantOfText(value: unknown, zone: Zone): number | undefined {
  const [, clock, offset] =
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(textOf(value) ?? '') ?? []
  const time = clock && readWall(`${clock.replace(' ', 'T')}${clock.length === 16 ? ':00' : ''}`)
  if (!time) return undefined
  if (!offset) return instantOf(time.wall, zone)
  if (offset === 'Z') return time.wall
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  return time.wall - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function placeOf(location: Fields | undefined): Session['place'] {
  const line = (name: string) => cleanLine(textOf(location?.[name]) ?? '')
  const town = [line('postalCode'), line('city')].filter(Boolean).join(' ')
  const address = [line('address'), line('address').includes(line('city')) ? '' : town].filter(Boolean).join(', ')
  const name = line('name') || town || line('address')
  if (!name) return undefined
  const short = cut(name, 500)
  return { name: { fr: short, en: short }, ...(address && { address: cut(address, 500) }) }
}
