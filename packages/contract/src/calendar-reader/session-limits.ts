import type { LocalizedText } from '../text.ts'
import type { SessionKind } from '../vocabulary.ts'
import type { Session, Track } from '../session.ts'
import type { Notes } from './notes.ts'
import { cut, fingerprint, inBothLanguages, slugOf } from './texts.ts'

/** The longest text of a language, and the longest uid: those of the contract’s schemas. */
const textLength = 2000
const uidLength = 255
const slugLength = 64

/** A text no longer than the schema takes; what is left out is said. */
export function fitting(text: string, notes: Notes, line?: number): string {
  const short = cut(text, textLength)
  if (short !== text)
    notes.add(
      line,
      `Ce texte a plus de ${textLength} caractères : la fin n’est pas gardée.`,
      `This text has more than ${textLength} characters: its end is not kept.`,
    )
  return short
}

/** An identifier in a calendar, without controls; a long one ends by a fingerprint of the whole. */
export function fittingUid(uid: string): string {
  const clean = uid
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, '')
    .trim()
  return clean.length <= uidLength ? clean : `${clean.slice(0, uidLength - 12)}~${fingerprint(clean)}`
}

/**
 * The id of a session: the words of its title, to be read, and a fingerprint of what it is in its calendar, so that it
 * stays what it is whatever is added beside it.
 */
export function sessionId(title: string, identity: string): string {
  const mark = fingerprint(identity)
  return `${slugOf(title, slugLength - 1 - mark.length) || 'session'}-${mark}`
}

/** The same sessions, less those whose uid came before: a calendar given twice in one file is one calendar. */
export function withoutRepeats<S extends { uid?: string }>(sessions: S[]): S[] {
  const taken = new Set<string>()
  return sessions.filter(({ uid }) => {
    if (uid === undefined) return true
    const isNew = !taken.has(uid)
    taken.add(uid)
    return isNew
  })
}

/** The same sessions, with the ids that two of them share made distinct in their order. */
export function withDistinctIds<S extends { id: string }>(sessions: S[]): S[] {
  const taken = new Set<string>()
  const turns = new Map<string, number>()
  return sessions.map((session) => {
    let id = session.id
    let turn = turns.get(id) ?? 2
    for (; taken.has(id); turn += 1) {
      const mark = `-${turn}`
      id = `${session.id.slice(0, slugLength - mark.length).replace(/-$/, '')}${mark}`
    }
    turns.set(session.id, turn)
    taken.add(id)
    return { ...session, id }
  })
}

/** The tracks of a calendar, gathered while its sessions are read. */
export class Tracks {
  readonly #titles = new Map<string, LocalizedText>()

  /** The ids of the categories a session has: 20 at most, and 100 for the whole calendar. */
  of(categories: LocalizedText[], notes: Notes, line?: number): string[] {
    const ids = new Set<string>()
    for (const title of categories) {
      const id = slugOf(title.fr, slugLength)
      if (!id) continue
      if (ids.size >= 20 || (!this.#titles.has(id) && this.#titles.size >= 100)) {
        notes.once(
          line,
          'Une séance a 20 thèmes au plus, et un agenda 100 : les suivants ne sont pas gardés.',
          'A session has 20 tracks at most, and an agenda 100: those after them are not kept.',
        )
        break
      }
      if (!this.#titles.has(id)) this.#titles.set(id, title)
      ids.add(id)
    }
    return [...ids]
  }

  list(): Track[] {
    return [...this.#titles].map(([id, title]) => ({ id, title }))
  }
}

const kindWords: Record<Exclude<SessionKind, 'other'>, string[]> = {
  workshop: ['atelier', 'ateliers', 'workshop', 'workshops'],
  plenary: ['pleniere', 'plenieres', 'seance-pleniere', 'plenary', 'plenaries', 'plenary-session'],
  panel: ['table-ronde', 'tables-rondes', 'panel', 'panels', 'round-table', 'roundtable'],
  talk: [
    'expose',
    'exposes',
    'conference',
    'conferences',
    'talk',
    'talks',
    'keynote',
    'keynotes',
    'lecture',
    'intervention',
  ],
  break: ['pause', 'pauses', 'break', 'breaks', 'dejeuner', 'lunch'],
  meeting: ['reunion', 'reunions', 'meeting', 'meetings', 'assemblee-generale', 'general-meeting'],
}

/** What a session is, when one of its categories says so in so many words. */
export function kindOf(categories: string[]): SessionKind {
  const slugs = new Set(categories.map((category) => slugOf(category, slugLength)))
  const kinds = Object.keys(kindWords) as (keyof typeof kindWords)[]
  return kinds.find((kind) => kindWords[kind].some((word) => slugs.has(word))) ?? 'other'
}

export const untitled = { fr: 'Sans titre', en: 'Untitled' }
export const unnamedAgenda = { fr: 'Agenda', en: 'Agenda' }

/** A title from one text, or the words for none. */
export const titleOf = (text: string, otherwise: LocalizedText): LocalizedText =>
  text ? inBothLanguages(text) : otherwise

/** By their starts: a day begins at its midnight in UTC, then by id. */
export const inOrder = (sessions: Session[]): Session[] =>
  sessions
    .map((session) => ({ session, at: Date.parse(session.start) }))
    .sort((one, other) => one.at - other.at || (one.session.id < other.session.id ? -1 : 1))
    .map(({ session }) => session)
