import ICAL from 'ical.js'
import type { LocalizedText } from '../text.ts'
import type { Session } from '../session.ts'
import { instantOfTime, type Clock, type Time } from './clock.ts'
import type { Component } from './lines.ts'
import type { Notes } from './notes.ts'
import { Properties, type Property } from './properties.ts'
import { readRule, type Rule } from './rule.ts'
import { fitting, fittingUid, kindOf, type Tracks } from './session-limits.ts'
import { cleanLine, cleanLines, hasTags, inBothLanguages, slugOf, textOfHtml, webAddress } from './texts.ts'
import { day, hour, readWall, second, startOfDay } from './wall.ts'
import { momentIn, utc } from './zones.ts'

const names = new Set(
  'uid dtstart dtend duration summary description location url conference x-google-conference categories status class sequence last-modified rrule exrule rdate exdate recurrence-id attendee organizer'.split(
    ' ',
  ),
)

/** How long an event lasts: whole days on the clocks first, then an exact time (RFC 5545 § 3.3.6). */
export interface Length {
  days: number
  /** Milliseconds. */
  exact: number
}

/** What an event says of itself, before its rules are worked out. */
export interface CalendarEvent {
  line: number
  uid: string | undefined
  start: Time | undefined
  length: Length
  isPrivate: boolean
  sequence: number
  rules: { rule: Rule; line: number }[]
  dates: Time[]
  exceptions: Time[]
  /** For one that replaces an occurrence: which. */
  replaces: Time | undefined
  /** Whether it also replaces those that come after (RFC 5545 § 3.2.13). */
  replacesFollowing: boolean
  /** The fields of a session it gives; one that replaces an occurrence may leave some to the others. */
  fields: Partial<Session>
}

/** Reads an event. What it says and a session cannot hold is noted with its line. */
export function readEvent(component: Component, clock: Clock, tracks: Tracks, notes: Notes): CalendarEvent {
  const properties = new Properties(component, names, notes)
  const replacing = properties.first('recurrence-id')
  const start = readTime('dtstart', properties, clock, notes)
  if (!start && clock.times(replacing).length === 0) noteWithoutStart(properties, notes)
  const uid = fittingUid(properties.text('uid'))
  notePeople(properties, notes)
  return {
    line: component.line,
    uid: uid || undefined,
    start,
    length: lengthOf(properties, start, clock, notes),
    isPrivate: /^(private|confidential)$/i.test(properties.text('class').trim()),
    sequence: sequenceOf(properties),
    rules: readRules(properties, notes),
    dates: properties.all('rdate').flatMap((property) => clock.times(property)),
    exceptions: properties.all('exdate').flatMap((property) => clock.times(property)),
    replaces: clock.times(replacing)[0],
    replacesFollowing: /^thisandfuture$/i.test(replacing?.parameters['range'] ?? ''),
    fields: fieldsOf(properties, tracks, notes),
  }
}

function readTime(name: string, properties: Properties, clock: Clock, notes: Notes): Time | undefined {
  const property = properties.first(name)
  const [time] = clock.times(property)
  if (property && !time && name !== 'dtstart') {
    notes.add(
      property.line,
      `Cette date (${name.toUpperCase()}) n’existe pas.`,
      `This date (${name.toUpperCase()}) does not exist.`,
    )
  }
  return time
}

function noteWithoutStart(properties: Properties, notes: Notes): void {
  const property = properties.first('dtstart')
  if (property)
    notes.lose(
      property.line,
      'Cette date de début (DTSTART) n’existe pas : l’événement n’est pas gardé.',
      'This start date (DTSTART) does not exist: the event is not kept.',
    )
  else
    notes.lose(
      properties.line,
      'Cet événement n’a pas de date de début (DTSTART) : il n’est pas gardé.',
      'This event has no start date (DTSTART): it is not kept.',
    )
}

/** From DTEND or DURATION; without them a day for a date, and nothing for a time (RFC 5545 § 3.6.1). */
function lengthOf(properties: Properties, start: Time | undefined, clock: Clock, notes: Notes): Length {
  const none = { days: start?.isDate ? 1 : 0, exact: 0 }
  if (!start) return none
  const end = readTime('dtend', properties, clock, notes)
  const property = properties.first('dtend') ?? properties.first('duration')
  const length = end
    ? between(start, end)
    : properties.first('duration')
      ? durationOf(properties.text('duration'))
      : none
  const isBackwards = length === undefined || length.days < 0 || length.exact < 0
  const whole = start.isDate && length ? { days: length.days + Math.ceil(length.exact / day), exact: 0 } : length
  if (!isBackwards && !(start.isDate && whole!.days === 0 && end && end.wall < start.wall))
    return start.isDate ? { days: Math.max(1, whole!.days), exact: 0 } : whole!
  notes.add(
    property?.line,
    'La fin vient avant le début, ou ne se lit pas : la séance est donnée par son début.',
    'The end comes before the start, or cannot be read: the session is given by its start.',
  )
  return none
}

function between(start: Time, end: Time): Length {
  if (start.isDate) return { days: Math.ceil((end.wall - start.wall) / day), exact: 0 }
  // A date ends what has a time at its own midnight.
  const instant = instantOfTime({ ...end, isDate: false, zone: end.isDate ? start.zone : end.zone })
  return { days: 0, exact: instant - instantOfTime(start) }
}

/** How long an added period lasts; nothing when it is no period. */
export function lengthOfPeriod(start: Time): Length | undefined {
  if (start.until === undefined || start.isDate) return undefined
  const end = readWall(start.until)
  const length = end
    ? between(start, { ...start, ...end, zone: end.isUtc ? utc : start.zone })
    : durationOf(String(start.until))
  return length && length.exact >= 0 ? length : undefined
}

function durationOf(text: string): Length | undefined {
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(text)
    const length = { days: weeks * 7 + days, exact: hours * hour + (minutes * 60 + seconds) * second }
    const isLong = !Number.isSafeInteger(length.days + length.exact) || length.days > 4_000_000
    return isNegative || isLong ? undefined : length
  } catch {
    return undefined
  }
}

function readRules(properties: Properties, notes: Notes): { rule: Rule; line: number }[] {
  for (const { line } of properties.all('exrule'))
    notes.add(
      line,
      'Une règle d’exclusion (EXRULE) n’est plus du format : elle est laissée de côté.',
      'A rule of exclusion (EXRULE) is no longer part of the format: it is left out.',
    )
  return properties.all('rrule').flatMap(({ values, line }) => {
    const rule = readRule(values[0])
    if (rule) return [{ rule, line }]
    notes.add(
      line,
      'Cette règle de répétition ne se lit pas : elle est laissée de côté.',
      'This recurrence rule cannot be read: it is left out.',
    )
    return []
  })
}

function sequenceOf(properties: Properties): number {
  const sequence = Number(properties.first('sequence')?.values[0] ?? 0)
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0
}

/** People are never taken from a calendar: whoever is invited did not ask to be on a page. */
function notePeople(properties: Properties, notes: Notes): void {
  const person = properties.first('attendee') ?? properties.first('organizer')
  if (person)
    notes.once(
      person.line,
      'Les personnes invitées et l’organisateur, avec leurs adresses, ne sont jamais gardés.',
      'Attendees and the organiser, with their addresses, are never kept.',
    )
}

function fieldsOf(properties: Properties, tracks: Tracks, notes: Notes): Partial<Session> {
  const title = localized(properties.all('summary'), cleanLine, notes)
  const summary = localized(properties.all('description'), plainText, notes)
  const location = properties.first('location')
  const place = cleanLine(properties.text('location'))
  const { online = webAddress(place), url } = addressesOf(properties)
  const categories = properties
    .all('categories')
    .flatMap(({ values }) => values.slice(0, mostCategories))
    .slice(0, mostCategories)
    .map((value) => cleanLine(String(value)))
  const named = tracks.of(
    categories
      .filter((category) => slugOf(category, 64) !== '')
      .map((category) => inBothLanguages(fitting(category, notes))),
    notes,
    properties.first('categories')?.line,
  )
  const changed = properties.first('last-modified')
  const updated = changed && readWall(changed.values[0])
  const moment = updated && !updated.isDate ? momentIn(updated.wall, utc) : undefined
  const sequence = sequenceOf(properties)
  return {
    ...(title && { title }),
    ...(summary && { summary }),
    ...(categories.length > 0 && { kind: kindOf(categories) }),
    ...(/^cancell?ed$/i.test(properties.text('status').trim()) && { status: 'cancelled' as const }),
    ...(place && !webAddress(place) && { place: { name: inBothLanguages(fitting(place, notes, location?.line)) } }),
    ...(online && { online }),
    ...(url && url !== online && { url }),
    ...(named.length > 0 && { tracks: named }),
    ...(sequence > 0 && { sequence }),
    ...(moment && { updated: moment }),
  }
}

/** A session has 20 tracks at most; and the words that say what kind it is may be beside them. */
const mostCategories = 50

/** Services whose addresses are meetings, also where they are given as the page of an event. */
const meetings =
  /^https?:\/\/(?:meet\.google\.com|(?:[\w-]+\.)*zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.jit\.si|(?:[\w-]+\.)*whereby\.com)(?:[:/?#]|$)/i

/** Where an event can be followed, and the page about it (RFC 7986 § 5.11, RFC 5545 § 3.8.4.6). */
function addressesOf(properties: Properties): { online?: string; url?: string } {
  const addresses = (...names: string[]) =>
    names.flatMap((name) => properties.all(name)).flatMap(({ values }) => webAddress(values[0]) ?? [])
  const pages = addresses('url')
  const [online] = [...addresses('conference', 'x-google-conference'), ...pages.filter((page) => meetings.test(page))]
  const url = pages.find((page) => !meetings.test(page))
  return { ...(online && { online }), ...(url && { url }) }
}

const plainText = (text: string) => (hasTags(text) ? textOfHtml(text) : cleanLines(text))

/** A text by its LANGUAGE; the same words in both when there is one alone (RFC 5545 § 3.2.10). */
function localized(properties: Property[], clean: (text: string) => string, notes: Notes): LocalizedText | undefined {
  const texts = properties.flatMap(({ values, parameters, line }) => {
    const text = clean(String(values[0] ?? ''))
    return text ? [{ text: fitting(text, notes, line), language: (parameters['language'] ?? '').toLowerCase() }] : []
  })
  const [first] = texts
  if (!first) return undefined
  const inLanguage = (code: string) =>
    texts.find(({ language }) => language === code || language.startsWith(`${code}-`))?.text
  return { fr: inLanguage('fr') ?? first.text, en: inLanguage('en') ?? first.text }
}

/** The last day of what lasts whole days, or the instant a timed event ends at, from where it starts. */
export const endOf = (start: Time, { days, exact }: Length): number =>
  start.isDate
    ? startOfDay(start.wall) + (days - 1) * day
    : instantOfTime({ ...start, wall: start.wall + days * day }) + exact
