import type { Agenda } from '../session.ts'
import { toCsv } from './csv.ts'
import { speakersOf, tracksOf } from './in-words.ts'
import { headings, words, type Language } from './words.ts'

/** An agenda as a table, a line a session. Several speakers or tracks are separated by commas. */
export function toTable({ tracks, sessions }: Pick<Agenda, 'tracks' | 'sessions'>, language: Language): string {
  const { kinds, statuses } = words[language]
  const rows = sessions.map((session) => {
    const { id, title, kind, status = 'confirmed', start, end, timeZone, place, online, url, places } = session
    return [
      id,
      title[language],
      kinds[kind],
      statuses[status],
      start,
      end,
      timeZone,
      place?.name[language] ?? '',
      place?.address ?? '',
      online ?? '',
      url ?? '',
      speakersOf(session, language).join(', '),
      tracksOf(session, tracks, language).join(', '),
      places?.capacity ?? session.capacity ?? '',
      places?.free ?? '',
      places?.waiting ?? '',
    ]
  })
  return toCsv([headings[language], ...rows])
}
