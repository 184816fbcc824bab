import type { ConsultationFile } from '../consultation.ts'
import type { Registration } from '../registration.ts'
import { routes } from '../routes.ts'
import type { Agenda, Places, Session } from '../session.ts'
import { receiptHeader, voterHeader } from '../vocabulary.ts'
import { eventually, expect, expectDocument, expectEqual } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleProgramme, type World } from './world.ts'

/** Somebody who does not exist, by a number. */
export const person = (number = 1) => ({
  name: `Personne Fictive ${number}`,
  email: `personne-${number}@example.org`,
})

interface Write {
  body?: unknown
  method?: 'PUT' | 'DELETE'
  receipt?: string
  key?: string
  session?: string
  /** Headers to add or, when null, to leave out. */
  headers?: Record<string, string | null>
}

/** The agenda of a consultation, reached through its links, and the registrations of any number of people. */
export class AgendaVisit {
  readonly visit: Visit
  readonly url: string
  readonly sessions: Session[]
  readonly links: NonNullable<Agenda['links']>

  /** Opens the sample programme, or another. */
  static async begin(world: World, file: Partial<ConsultationFile> = {}): Promise<AgendaVisit> {
    const visit = await Visit.begin(world, { ...sampleProgramme, ...file })
    const url = visit.link('agenda')
    const agenda = await expectDocument<Agenda>(await visit.get(url), routes.readAgenda.answer)
    expect(agenda.links !== undefined, 'the agenda has no links')
    return new AgendaVisit(visit, url, agenda.sessions, agenda.links)
  }

  private constructor(visit: Visit, url: string, sessions: Session[], links: NonNullable<Agenda['links']>) {
    this.visit = visit
    this.url = url
    this.sessions = sessions
    this.links = links
  }

  /** An address that the agenda gives. */
  resolve(link: string): string {
    return new URL(link, this.url).href
  }

  registrationUrl(id = 'atelier'): string {
    const link = this.sessions.find((session) => session.id === id)?.links?.registration
    expect(link !== undefined, `no link to register for ${id}`)
    return this.resolve(link)
  }

  async agenda(): Promise<Agenda> {
    return expectDocument(await this.visit.get(this.url), routes.readAgenda.answer)
  }

  /** Checks the places of a session, which may be a moment late. */
  expectPlaces(places: Places, id = 'atelier'): Promise<void> {
    return eventually(async () => {
      const { sessions } = await this.agenda()
      expectEqual(sessions.find((session) => session.id === id)?.places, places, `the places of ${id}`)
    })
  }

  /** Sends a write as told, right or wrong. */
  write({ body, method = 'PUT', receipt = randomName(), key = randomName(), session, headers = {} }: Write = {}) {
    return this.send(this.registrationUrl(session), {
      body: body ?? (method === 'PUT' ? person() : {}),
      method,
      key,
      headers: { [receiptHeader]: receipt, ...headers },
    })
  }

  send(url: string, { headers = {}, ...write }: Omit<Write, 'receipt' | 'session'> & { body: unknown }) {
    return this.visit.send(url, { ...write, headers: { [voterHeader]: null, ...headers } })
  }

  async register(receipt: string, body = person(), session?: string): Promise<Registration> {
    const response = await this.write({ receipt, body, ...(session && { session }) })
    return expectDocument(response, routes.register.answer)
  }

  async withdraw(receipt: string, session?: string): Promise<Registration> {
    const response = await this.write({ receipt, method: 'DELETE', ...(session && { session }) })
    return expectDocument(response, routes.withdraw.answer)
  }

  ask(receipt: string, session?: string): Promise<Response> {
    return this.visit.get(this.registrationUrl(session), { [receiptHeader]: receipt })
  }

  /** Checks what a receipt says: with a position, that its holder waits; without, that the holder has a place. */
  async expectStanding(receipt: string, position?: number, session = 'atelier'): Promise<void> {
    const expected = position ? { session, status: 'waiting', position } : { session, status: 'registered' }
    const found = await expectDocument(await this.ask(receipt, session), routes.readRegistration.answer)
    expectEqual(found, expected, 'the registration')
  }

  /** As many people as said, registered one after the other. */
  async registerMany(count: number, session?: string): Promise<string[]> {
    const receipts = Array.from({ length: count }, () => randomName())
    for (const [index, receipt] of receipts.entries()) await this.register(receipt, person(index), session)
    return receipts
  }
}
