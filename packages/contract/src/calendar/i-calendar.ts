import type { Agenda, Session } from '../session.ts'
import { component, escapeText, property, textProperty } from './content-lines.ts'
import { descriptionOf, placeOf, titleOf, tracksOf } from './in-words.ts'
import { inUtc } from './moment.ts'
import { timeZoneComponent } from './time-zone-component.ts'
import { timesOf } from './times.ts'
import { words, type Language } from './words.ts'
import { findZone, type Zone } from './zone.ts'

/**
 * An agenda as a calendar (RFC 5545, with what RFC 7986 adds), to subscribe to or to keep. The same agenda gives the same
 * text, whatever the hour and the zone of the machine. `namespace` is what makes a session's id one in the world: a host
 * and a path, such as `demo.example.org/seminaire-2021`.
 */
export function toICalendar(
  { title, tracks, sessions }: Pick<Agenda, 'title' | 'tracks' | 'sessions'>,
  language: Language,
  { namespace }: { namespace: string },
): string {
  const zones = new Map(sessions.map(({ timeZone }) => [timeZone, isUtc(timeZone) ? undefined : findZone(timeZone)]))
  const entries = sessions.map((session) => ({ session, times: timesOf(session, zones.get(session.timeZone)) }))
  const zoned = entries.filter(({ times }) => times.zoned).map(({ session }) => session)
  return component('VCALENDAR', [
    property('VERSION', '2.0'),
    property('PRODID', `-//ESS Widgets//Agenda//${language.toUpperCase()}`),
    property('CALSCALE', 'GREGORIAN'),
    property('METHOD', 'PUBLISH'),
    textProperty('NAME', title[language]),
    textProperty('X-WR-CALNAME', title[language]),
    property('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    property('X-PUBLISHED-TTL', 'PT1H'),
    ...timeZoneComponents(zones, zoned),
    ...entries.map(({ session, times }) => event(session, times.properties)),
  ])

  function event(session: Session, times: string): string {
    const { id, uid = `${id}@${namespace}`, sequence = 0, status = 'confirmed', updated, kind } = session
    const categories = [words[language].kinds[kind], ...tracksOf(session, tracks, language)]
    return component('VEVENT', [
      textProperty('UID', uid),
      property('SEQUENCE', sequence),
      property('DTSTAMP', updated ? inUtc(updated) : unknownRevision),
      updated ? property('LAST-MODIFIED', inUtc(updated)) : '',
      times,
      textProperty('SUMMARY', titleOf(session, language)),
      textProperty('DESCRIPTION', descriptionOf(session, language)),
      textProperty('LOCATION', placeOf(session, language)),
      addressProperties(session),
      property('CATEGORIES', categories.map(escapeText).join(',')),
      // At the hour that is written nothing takes place, put off or given up: STATUS has no word for the first, and
      // TENTATIVE would keep people's hour taken. The title says which of the two it is.
      property('STATUS', status === 'confirmed' ? 'CONFIRMED' : 'CANCELLED'),
    ])
  }
}

/**
 * The stamp of a session of which nobody says when it was last changed. It has to be there (RFC 5545 § 3.6.1), and the
 * hour of writing would give a new text at each reading. A constant long past is never in the future, and never wins over
 * the stamp of a revision that is known.
 */
const unknownRevision = '19700101T000000Z'

/** UTC is written `Z`, and described by nobody; so is an offset that Intl takes for a zone, which no TZID can hold. */
const isUtc = (timeZone: string) => /^((Etc\/)?UTC$|[+-])/i.test(timeZone)

function timeZoneComponents(zones: Map<string, Zone | undefined>, sessions: Session[]): string[] {
  return [...zones].map(([name, zone]) => {
    const instants = sessions.filter(({ timeZone }) => timeZone === name).flatMap(({ start, end }) => [start, end])
    return zone && instants.length > 0 ? timeZoneComponent(name, zone, instants.map(Date.parse)) : ''
  })
}

/** URL is the page about a session, else where to follow it, for calendars without CONFERENCE (RFC 7986 § 5.11). */
function addressProperties({ url, online }: Session): string {
  const [page, meeting] = [url ?? online, online].map(addressOf)
  return [page && property('URL', page), meeting && property('CONFERENCE;VALUE=URI', meeting)].filter(Boolean).join('')
}

/** A URI is no TEXT: what a parsed address cannot hold is percent-encoded, and what is no address is not written here. */
const addressOf = (text: string | undefined) => (text && URL.canParse(text) ? new URL(text).href : undefined)
