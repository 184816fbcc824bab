import { CalendarError, type Notes } from './notes.ts'

/** The most sessions of one file. */
export const mostSessions = 5000

/** The most events of one file that are looked at: several may make one session, each replacing an occurrence. */
export const mostEvents = 2 * mostSessions

/** The longest file, in characters: 5,000 sessions with a page of text each. */
const longestFile = 5_000_000

/** Throws a `CalendarError` for a text too long to be read in a visitor's page. */
export function refuseLongFile(text: string): void {
  if (text.length > longestFile)
    throw new CalendarError(
      'Cet agenda est trop grand : 5 Mo au plus sont lus. Exportez-en une partie seulement.',
      'This calendar is too large: 5 MB at most are read. Export only a part of it.',
    )
}

/** The first values of a list; the others are sessions that are missing, which is said. */
export function firstOf<T>(list: T[], most: number, notes: Notes): T[] {
  if (list.length > most)
    notes.lose(
      undefined,
      `Cet agenda a plus de ${most} séances : les dernières ne sont pas gardées.`,
      `This calendar has more than ${most} sessions: the last ones are not kept.`,
    )
  return list.slice(0, most)
}
