import { agendaOf, beginning, sessionsOf, type ConsultationFile, type Session } from '@ess-widgets/contract'
import { toICalendar, toTable } from '@ess-widgets/contract/calendar.js'
import { RefusalError } from '../refusal.ts'
import { namespaceOf } from '../store/secret.ts'
import type { PublishedSession, Store } from '../store/store.ts'
import { sent, sentText, type Sent } from './documents.ts'

/** Who may take a place at a session: so many people, until an instant in milliseconds since 1970 UTC. */
export interface Intake {
  capacity: number
  closesAt: number
}

type Language = 'fr' | 'en'

interface Documents {
  agenda: Sent
  /** Written when they are asked for, which is seldom, and not each time someone takes a place. */
  table: (language: Language) => Sent
}

const nobody = { seated: 0, waiting: 0 }

const inEach = <Text>(write: (language: Language) => Text): Record<Language, Text> => ({
  fr: write('fr'),
  en: write('en'),
})

/** The agenda of a consultation as this server publishes it. */
export class PublishedAgenda {
  readonly #file: ConsultationFile
  readonly #store: Store
  readonly #now: () => number
  /** In order of start. */
  readonly #sessions: Session[]
  readonly #calendars: Record<Language, Sent>
  #documents: Promise<Documents> | undefined

  /** Publishes the sessions of a file, which is typeset: whatever changed since the last time has a higher sequence. */
  static async open(file: ConsultationFile, secret: string, store: Store, now: () => number): Promise<PublishedAgenda> {
    const { id: consultation, tracks = [] } = file
    const namespace = namespaceOf(secret)
    const sessions = sessionsOf(file, namespace)
    refuseOneUidTwice(sessions)
    const published = await store.publishSessions({ consultation, sessions, tracks, now: now() })
    return new PublishedAgenda(file, store, now, { namespace, published })
  }

  private constructor(
    file: ConsultationFile,
    store: Store,
    now: () => number,
    { namespace, published }: { namespace: string; published: PublishedSession[] },
  ) {
    this.#file = file
    this.#store = store
    this.#now = now
    this.#sessions = published.filter(({ isRemoved }) => !isRemoved).map(({ session }) => session)
    const sessions = [...this.#sessions, ...removed(published)]
    this.#calendars = inEach((language) =>
      sentText(toICalendar({ ...file, sessions }, language, { namespace }), {
        type: 'text/calendar; charset=utf-8',
        fileName: `${file.id}.ics`,
      }),
    )
  }

  async agenda(): Promise<Sent> {
    return (await this.#made()).agenda
  }

  async table(language: Language = 'fr'): Promise<Sent> {
    return (await this.#made()).table(language)
  }

  /** Also has the sessions taken out of the file, cancelled, for the calendars that hold them. */
  calendar(language: Language = 'fr'): Sent {
    return this.#calendars[language]
  }

  /** To call when places were taken or given back. */
  forgetPlaces(): void {
    this.#documents = undefined
  }

  /** Nothing for a session that is not there, or where nobody has to register. */
  intakeOf(id: string): Intake | undefined {
    const session = this.#sessions.find((each) => each.id === id)
    if (session?.capacity === undefined) return undefined
    return { capacity: session.capacity, closesAt: this.#closingOf(session) }
  }

  /** Nobody comes to what is called off. What has begun by our own clock has begun for the store, whatever it reads. */
  #closingOf(session: Session): number {
    const begins = beginning(session)
    const takesPlace = (session.status ?? 'confirmed') === 'confirmed' && this.#file.status !== 'closed'
    return takesPlace && this.#now() < begins ? begins : 0
  }

  /** Made once for all who ask, until places change. */
  #made(): Promise<Documents> {
    if (!this.#documents) {
      const made = this.#make()
      // A failed read is not remembered: whoever asks next tries again.
      made.catch(() => this.#documents === made && this.forgetPlaces())
      this.#documents = made
    }
    return this.#documents
  }

  async #make(): Promise<Documents> {
    const attendance = await this.#store.attendance(this.#file.id)
    const agenda = agendaOf(this.#file, this.#sessions, (session) => attendance.get(session) ?? nobody)
    const form = { type: 'text/csv; charset=utf-8', fileName: `${this.#file.id}.csv` }
    const tables: Partial<Record<Language, Sent>> = {}
    const table = (language: Language) => (tables[language] ??= sentText(toTable(agenda, language), form))
    return { agenda: sent(agenda), table }
  }
}

/** What was taken out of the file, as calendars have to show it: one entry an identifier, unless a session has it now. */
function removed(published: PublishedSession[]): Session[] {
  const spoken = new Set(published.filter(({ isRemoved }) => !isRemoved).map(({ session }) => session.uid))
  const last = new Map<string | undefined, Session>()
  for (const { session } of published) {
    const known = last.get(session.uid)
    if (!spoken.has(session.uid) && (!known || session.sequence! > known.sequence!)) last.set(session.uid, session)
  }
  return [...last.values()].map((session) => ({ ...session, status: 'cancelled' as const }))
}

/** Calendars would take two sessions for one. The file's own check does not know the identifiers a server gives. */
function refuseOneUidTwice(sessions: Session[]): void {
  const ids = new Map<string | undefined, string>()
  for (const { id, uid } of sessions) {
    const other = ids.get(uid)
    if (other !== undefined)
      throw new RefusalError(
        `Les séances « ${other} » et « ${id} » ont le même « uid », ${uid} : un agenda n’en montrerait qu’une. Retirez ou changez l’un des deux.`,
        `The sessions “${other}” and “${id}” have the same “uid”, ${uid}: a calendar would show one of them only. Remove or change one of the two.`,
      )
    ids.set(uid, id)
  }
}
