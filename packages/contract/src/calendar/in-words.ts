import type { Session, Track } from '../session.ts'
import { words, type Language } from './words.ts'

/** A session's title, which begins with what people have to know first when it does not take place. */
export const titleOf = ({ title, status = 'confirmed' }: Session, language: Language) =>
  words[language].titles[status](title[language])

export const speakersOf = ({ speakers = [] }: Session, language: Language) =>
  speakers.map(({ name, role }) => (role ? `${name} (${role[language]})` : name))

/** The titles of its tracks; of one that the agenda does not describe, the id. */
export const tracksOf = (session: Session, tracks: Track[] = [], language: Language) =>
  (session.tracks ?? []).map((id) => tracks.find((track) => track.id === id)?.title[language] ?? id)

/** The name and the address of its place, or an empty text. */
export const placeOf = ({ place }: Session, language: Language) =>
  place ? [place.name[language], place.address].filter(Boolean).join(', ') : ''

/** What a calendar shows of a session beside its title, hour and place, or an empty text. */
export function descriptionOf(session: Session, language: Language): string {
  const { summary, place, online } = session
  const speakers = speakersOf(session, language).join(', ')
  const say = words[language]
  const lines = [
    summary?.[language],
    speakers && say.speakers(speakers),
    place?.access && say.access(place.access[language]),
    online && say.online(online),
  ]
  return lines.filter(Boolean).join('\n')
}
