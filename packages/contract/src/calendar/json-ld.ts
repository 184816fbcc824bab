import type { Agenda, Session } from '../session.ts'
import { dayAfter, isWholeDay } from './moment.ts'
import type { Language } from './words.ts'

/**
 * An agenda as schema.org's Event, with a `subEvent` a session. `url` is the page that shows it. To be written as JSON:
 * a field that is undefined is one that JSON leaves out.
 */
export function toJsonLd(
  { title, sessions }: Pick<Agenda, 'title' | 'sessions'>,
  language: Language,
  url?: string,
): object {
  const byStart = [...sessions].sort((one, other) => Date.parse(one.start) - Date.parse(other.start))
  const byEnd = [...sessions].sort((one, other) => endOf(one) - endOf(other))
  const takesPlace = sessions.length === 0 || sessions.some(({ status }) => status !== 'cancelled')
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: title[language],
    inLanguage: language,
    url,
    startDate: byStart[0]?.start,
    endDate: byEnd.at(-1)?.end,
    eventStatus: eventStatuses[takesPlace ? 'confirmed' : 'cancelled'],
    ...whereabouts(sessions, language),
    subEvent: sessions.map((session) => eventOf(session, language)),
  }
}

function eventOf(session: Session, language: Language) {
  const { id, title, summary, status = 'confirmed', start, end, speakers, places, url } = session
  return {
    '@type': 'Event',
    identifier: id,
    name: title[language],
    description: summary?.[language],
    url,
    startDate: start,
    endDate: end,
    eventStatus: eventStatuses[status],
    ...whereabouts([session], language),
    performer: speakers?.map(({ name }) => ({ '@type': 'Person', name })),
    maximumAttendeeCapacity: places?.capacity ?? session.capacity,
    remainingAttendeeCapacity: places?.free,
  }
}

const eventStatuses = {
  confirmed: 'https://schema.org/EventScheduled',
  cancelled: 'https://schema.org/EventCancelled',
  postponed: 'https://schema.org/EventPostponed',
}

/** Where sessions take place, each place once, and whether in rooms, online or both. */
function whereabouts(sessions: Session[], language: Language) {
  const rooms = sessions.flatMap(({ place }) => place ?? [])
  const addresses = sessions.flatMap(({ online }) => online ?? [])
  if (rooms.length + addresses.length === 0) return {}
  const mode = addresses.length === 0 ? 'Offline' : rooms.length === 0 ? 'Online' : 'Mixed'
  const locations = [
    ...rooms.map(({ name, address }) => ({ '@type': 'Place', name: name[language], address })),
    ...addresses.map((url) => ({ '@type': 'VirtualLocation', url })),
  ]
  const distinct = new Map(locations.map((location) => [JSON.stringify(location), location]))
  return { eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`, location: [...distinct.values()] }
}

const endOf = ({ end }: Session) => Date.parse(isWholeDay(end) ? dayAfter(end) : end)

/** An object as the text of a script element: no character of it can end the script, begin a comment or break a line. */
export const toScriptText = (object: object): string =>
  JSON.stringify(object).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
