import type {
  ConsultationFile,
  ContributionChange,
  ContributionRequest,
  ProblemName,
  Workshop,
  WorkshopCounts,
  WorkshopEntry,
} from '@ess-widgets/contract'
import { legible, legibleLine } from '@ess-widgets/contract'
import type { Decision } from '@ess-widgets/contract/behaviour.js'
import { receiptHeader, ticketHeader, type Channel, type Status } from '@ess-widgets/contract/vocabulary.js'
import { randomName } from '../device.ts'
import { faultsOfContent, faultsOfHeaders } from './checks.ts'
import { Contributions, type Content } from './contributions.ts'
import { json, refuse } from './responses.ts'
import { bodyOf, Intentions } from './writes.ts'

const contentFields = ['question', 'kind', 'text', 'principle', 'family', 'organisation', 'author', 'people']

/** A contribution of somebody else's, and what a facilitator decided about it at once. */
export interface OtherContribution extends Content {
  workshop: string
  channel?: Channel
  /** The receipt of the device that gave it; by default one that no device has. */
  receipt?: string
  decision?: Decision
}

/** What workshops need of the server they are part of. */
interface Host {
  /** The status of the consultation now. */
  status: () => Status
  /** Milliseconds since 1970 UTC. */
  now: () => number
  /** Tells those who follow that something changed. */
  announce: () => void
  /** Sends a document that is the same for all. */
  read: (request: Request, document: object) => Response
}

/** Answers what is asked of the workshops of a consultation. */
export class Workshops {
  readonly #file: ConsultationFile
  readonly #entries: WorkshopEntry[]
  readonly #host: Host
  readonly #contributions: Contributions
  readonly #intentions = new Intentions()
  readonly #tickets = new Set<string>()

  constructor(file: ConsultationFile, host: Host) {
    this.#file = file
    this.#entries = file.workshops ?? []
    this.#host = host
    this.#contributions = new Contributions(file.principles)
  }

  /** Rises with each change of what any workshop shows. */
  get version(): number {
    return this.counts().reduce((sum, { version }) => sum + version, 0)
  }

  counts(): WorkshopCounts[] {
    return this.#entries.map(({ id }) => this.#contributions.counts(id))
  }

  /** Keeps a contribution of somebody else's; returns its number and its receipt. */
  contribute({ workshop, channel = 'web', receipt = randomName(), decision, ...given }: OtherContribution) {
    const entry = this.#entries.find(({ id }) => id === workshop)
    if (!entry) throw new Error(`There is no workshop “${workshop}”.`)
    const content = writtenWell(given)
    const [fault] = faultsOfContent(content, entry, this.#file)
    if (fault) throw new Error(`${fault.pointer}: ${fault.detail.en}`)
    const { number } = this.#contributions.give(workshop, receipt, content, channel)
    if (decision) this.#contributions.moderate(number, decision)
    this.#host.announce()
    return { number, receipt }
  }

  moderate(number: number, decision: Decision): void {
    this.#contributions.moderate(number, decision)
    this.#host.announce()
  }

  /** An invitation for a table, which only this server takes. */
  ticket(workshop: string, table: number): string {
    const expiry = Math.floor(this.#host.now() / 1000) + 24 * 60 * 60
    const ticket = `${workshop}.${table}.${expiry.toString(36)}.${randomName().slice(0, 22)}`
    this.#tickets.add(ticket)
    return ticket
  }

  /** How a request comes, by its ticket if it has one: an invitation that has expired counts for none. */
  channelOf(ticket: string | null, workshop?: string): Channel | 'invalid-ticket' {
    if (ticket === null) return 'web'
    const [named, , expiry] = ticket.split('.')
    if (!this.#tickets.has(ticket) || (workshop !== undefined && named !== workshop)) return 'invalid-ticket'
    return this.#host.now() < Number.parseInt(expiry!, 36) * 1000 ? 'room' : 'web'
  }

  /** Answers a request by what its address has after `…/workshops`. */
  async answer(request: Request, [id, resource, ...rest]: string[]): Promise<Response> {
    const { method } = request
    if (id === undefined) return method === 'GET' ? this.#host.read(request, this.#all()) : refuse('method-not-allowed')
    if (rest.length > 0) return refuse('not-found')
    const entry = this.#entries.find((each) => each.id === id)
    if (resource === 'contributions') {
      if (method === 'POST') return this.#give(request, entry)
      if (method !== 'GET') return refuse('method-not-allowed')
      return entry ? this.#host.read(request, this.#contributions.wall(id)) : refuse('unknown-workshop')
    }
    if (resource !== 'contribution') return refuse('not-found')
    if (method === 'GET') return this.#standing(request, entry)
    if (method === 'PUT') return this.#change(request, entry)
    return method === 'DELETE' ? this.#withdraw(request, entry) : refuse('method-not-allowed')
  }

  #all(): { workshops: Workshop[] } {
    const workshops = this.#entries.map(({ page, ...entry }) => ({
      ...entry,
      links: {
        contributions: `workshops/${entry.id}/contributions`,
        contribution: `workshops/${entry.id}/contribution`,
      },
    }))
    return { workshops }
  }

  async #give(request: Request, entry: WorkshopEntry | undefined): Promise<Response> {
    const ticket = request.headers.get(ticketHeader)
    const body = await bodyOf(request, this.#file, {
      token: receiptHeader,
      headers: ticket === null ? [] : [ticketHeader],
      fields: [...contentFields, 'consent'],
    })
    if (body instanceof Response) return body
    if (!entry) return refuse('unknown-workshop')
    const { consent, ...given } = body as ContributionRequest
    const content = writtenWell(given)
    const errors = faultsOfContent(content, entry, this.#file)
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const channel = this.channelOf(ticket, entry.id)
    if (channel === 'invalid-ticket') return refuse(channel)
    const receipt = request.headers.get(receiptHeader)!
    return this.#once(request, [entry.id, 'give', inOrder(content)], () => {
      const standing = this.#contributions.standing(entry.id, receipt)
      return standing ?? this.#refusal() ?? this.#contributions.give(entry.id, receipt, content, channel)
    })
  }

  async #change(request: Request, entry: WorkshopEntry | undefined): Promise<Response> {
    const body = await bodyOf(request, this.#file, { token: receiptHeader, fields: [...contentFields, 'revision'] })
    if (body instanceof Response) return body
    if (!entry) return refuse('unknown-workshop')
    const { revision, ...given } = body as ContributionChange
    const content = writtenWell(given)
    const errors = faultsOfContent(content, entry, this.#file)
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const receipt = request.headers.get(receiptHeader)!
    return this.#once(request, [entry.id, 'change', inOrder(content), revision], () => {
      const standing = this.#contributions.standing(entry.id, receipt)
      // Of what is not there, or was withdrawn, a closing says nothing.
      const isThere = standing !== undefined && standing.status !== 'withdrawn'
      const refusal = isThere || this.#host.status() === 'draft' ? this.#refusal() : undefined
      return refusal ?? this.#contributions.change(entry.id, receipt, { ...content, revision })
    })
  }

  async #withdraw(request: Request, entry: WorkshopEntry | undefined): Promise<Response> {
    const body = await bodyOf(request, this.#file, { token: receiptHeader, fields: [] })
    if (body instanceof Response) return body
    if (!entry) return refuse('unknown-workshop')
    const receipt = request.headers.get(receiptHeader)!
    return this.#once(request, [entry.id, 'withdraw'], () => this.#contributions.withdraw(entry.id, receipt))
  }

  /** Acts once, and tells those who follow. */
  #once(request: Request, asked: unknown[], act: () => object | Response | ProblemName): Response {
    return this.#intentions.once(request, receiptHeader, asked, () => {
      const done = act()
      if (typeof done === 'string') return refuse(done)
      if (!(done instanceof Response)) this.#host.announce()
      return done
    })
  }

  /** Why nothing can be given or changed now. */
  #refusal(): Response | undefined {
    const consultationStatus = this.#host.status()
    if (consultationStatus === 'open') return undefined
    return refuse(`consultation-${consultationStatus}`, { consultationStatus })
  }

  #standing({ headers }: Request, entry: WorkshopEntry | undefined): Response {
    const errors = faultsOfHeaders(headers, [receiptHeader])
    if (errors.length > 0) return refuse('invalid-field', { errors })
    if (!entry) return refuse('unknown-workshop')
    const standing = this.#contributions.standing(entry.id, headers.get(receiptHeader)!)
    return standing ? json(standing, 200, { 'Cache-Control': 'no-store' }) : refuse('unknown-receipt')
  }
}

/** The same as it is kept: its texts legible, and without a family that is not said. */
const writtenWell = ({ text, family, organisation, author, ...rest }: Content): Content => ({
  ...rest,
  ...(family && { family }),
  text: legible(text),
  ...(organisation !== undefined && { organisation: legibleLine(organisation) }),
  ...(author !== undefined && { author: legibleLine(author) }),
})

/** The fields in one order, whatever the order they came in. */
const inOrder = (content: Content) => contentFields.map((name) => content[name as keyof Content])
