import type {
  Consultation,
  ConsultationFile,
  Counts,
  Principle,
  ProblemName,
  Registration,
  RegistrationRequest,
  Session,
} from '@ess-widgets/contract'
import { agendaOf, beginning, sessionsOf, statusAt, typeset } from '@ess-widgets/contract'
import { toICalendar, toTable } from '@ess-widgets/contract/calendar.js'
import { toResultsTable } from '@ess-widgets/contract/results-table.js'
import { receiptHeader, ticketHeader, voterHeader, type Status } from '@ess-widgets/contract/vocabulary.js'
import { faultsOfHeaders, faultsOfLanguage } from './checks.ts'
import { Records, type Said } from './records.ts'
import { Registrations } from './registrations.ts'
import { json, refuse, refuseWith } from './responses.ts'
import { PublishedResults } from './results.ts'
import { Signatures } from './signatures.ts'
import { Workshops } from './workshops.ts'
import { bodyOf, Intentions } from './writes.ts'

/** Answers the requests of one consultation as the HTTP contract says, from memory. */
export class Answers {
  readonly records: Records
  readonly registrations = new Registrations()
  readonly workshops: Workshops
  readonly signatures: Signatures
  readonly results: PublishedResults
  readonly #url: string
  readonly #file: ConsultationFile
  readonly #sessions: Session[]
  #status: Status | undefined
  #now = Date.now
  readonly #intentions = new Intentions()
  #followers = new Set<(counts: Counts) => void>()

  constructor(url: string, file: ConsultationFile) {
    this.#url = url
    this.#file = typeset(file)
    const updated = new Date().toISOString()
    this.#sessions = sessionsOf(this.#file, new URL(url).host).map((session) => ({ ...session, sequence: 0, updated }))
    this.records = new Records(file)
    this.results = new PublishedResults(this.#file)
    this.workshops = new Workshops(this.#file, {
      status: () => this.status,
      now: () => this.#now(),
      announce: () => this.announce(),
      read: (request, document) => this.#read(request, document),
    })
    this.signatures = new Signatures(this.#file, {
      status: () => this.status,
      announce: () => this.announce(),
      read: (request, document) => this.#read(request, document),
      channelOf: (ticket) => this.workshops.channelOf(ticket),
    })
  }

  get status(): Status {
    return this.#status ?? statusAt(this.#file, this.#now())
  }

  set status(status: Status) {
    this.#status = status
    this.announce()
  }

  /** Stops the clock at an instant, in milliseconds since 1970 UTC. */
  set now(instant: number) {
    this.#now = () => instant
    this.announce()
  }

  /** Sends the counts to those who follow them. */
  announce(): void {
    const counts = this.#counts()
    for (const follower of this.#followers) follower(counts)
  }

  follow(onCounts: (counts: Counts) => void): () => void {
    this.#followers.add(onCounts)
    onCounts(this.#counts())
    return () => this.#followers.delete(onCounts)
  }

  /** Registers a person or, without one, withdraws; says what stands, or why not. */
  register(id: string, receipt: string, person?: RegistrationRequest): Registration | ProblemName {
    const session = this.#sessions.find((each) => each.id === id)
    if (session?.capacity === undefined) return 'unknown-session'
    const isClosed = (session.status ?? 'confirmed') !== 'confirmed' || beginning(session) <= this.#now()
    const { capacity } = session
    return this.registrations.write({ session: id, receipt, capacity, isClosed, ...(person && { person }) })
  }

  async answer(request: Request): Promise<Response> {
    const [neighbour, resource = '', item, ...rest] = this.#path(request.url)
    if (neighbour) return refuse('unknown-consultation')
    if (resource === 'workshops') return this.workshops.answer(request, item === undefined ? [] : [item, ...rest])
    if (rest.length > 0) return refuse('not-found')
    const signing = this.signatures.answer(request, [resource, item])
    if (signing) return signing
    if (item !== undefined && resource === 'ballots') return this.#ballot(request, item)
    if (item !== undefined && resource === 'registrations') return this.#registration(request, item)
    const reads: Record<string, () => Response> = {
      '': () => this.#read(request, this.#consultation()),
      principles: () => this.#read(request, { principles: this.#principles() }),
      counts: () => this.#read(request, this.#counts()),
      live: () => this.#stream(),
      results: () => this.#read(request, this.results.document(this.status)),
      'results.csv': () =>
        this.#written(request, 'text/csv', (language) => toResultsTable(this.results.document(this.status), language)),
      ballots: () => this.#ballots(request),
      agenda: () => this.#read(request, this.#agenda()),
      'agenda.ics': () =>
        this.#written(request, 'text/calendar', (language) =>
          toICalendar(this.#agenda(), language, { namespace: new URL(this.#url).host }),
        ),
      'agenda.csv': () => this.#written(request, 'text/csv', (language) => toTable(this.#agenda(), language)),
    }
    const readIt = item === undefined ? reads[resource] : undefined
    if (!readIt) return refuse('not-found')
    return request.method === 'GET' ? readIt() : refuse('method-not-allowed')
  }

  /** The address after the consultation's own: an empty part first, unless it is another that begins the same. */
  #path(url: string) {
    const { pathname } = new URL(url)
    return pathname.slice(new URL(this.#url).pathname.length).split('/')
  }

  #read(request: Request, document: object) {
    return this.#sent(request, JSON.stringify(document), { 'Content-Type': 'application/json' })
  }

  /** A document for other programs, in the language that is asked for. */
  #written(request: Request, type: string, write: (language: 'fr' | 'en') => string) {
    const { pathname, searchParams } = new URL(request.url)
    const errors = faultsOfLanguage(searchParams)
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const language = searchParams.get('lang') === 'en' ? 'en' : 'fr'
    const fileName = pathname.endsWith('results.csv')
      ? `${this.#file.id}-results.csv`
      : `${this.#file.id}.${pathname.split('.').at(-1)}`
    return this.#sent(request, write(language), {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Language': language,
      'Content-Disposition': `inline; filename="${fileName}"`,
    })
  }

  /** Sends a text that is the same for all, or says that the caller has it already. */
  #sent(request: Request, text: string, form: Record<string, string>) {
    const { records, registrations, workshops, signatures, results, status } = this
    const versions = [
      records.version,
      registrations.version,
      workshops.version,
      signatures.version,
      results.publication,
      status,
      form['Content-Language'],
    ]
    const headers = { ...form, ETag: `"${versions.join('-')}"`, 'Cache-Control': 'no-cache' }
    const isKnown = request.headers.get('If-None-Match') === headers.ETag
    return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
  }

  /** The links are relative, as the contract allows: a client has to resolve them. */
  #consultation(): Consultation {
    const { opens, closes, partners, principles, timeZone, tracks, sessions, workshops, manifesto, ...shared } =
      this.#file
    const link = (resource: string) => `${this.#file.id}/${resource}`
    return {
      ...shared,
      status: this.status,
      links: {
        principles: link('principles'),
        counts: link('counts'),
        ballots: link('ballots'),
        live: link('live'),
        agenda: link('agenda'),
        workshops: link('workshops'),
        manifesto: link('manifesto'),
        results: link('results'),
      },
    }
  }

  #counts(): Counts {
    const counts = this.records.counts(this.status)
    return {
      ...counts,
      ...(this.#file.totals !== 'never' && { results: { publication: this.results.publication } }),
      ...(this.#file.workshops && { workshops: this.workshops.counts() }),
      ...(this.signatures.isThere && { signatures: { version: this.signatures.version } }),
    }
  }

  #principles(): Principle[] {
    return this.#file.principles.map((principle) => ({ ...principle, links: { ballot: `ballots/${principle.id}` } }))
  }

  #agenda() {
    return agendaOf(this.#file, this.#sessions, (session) => this.registrations.attendance(session))
  }

  #ballots({ headers }: Request) {
    const errors = faultsOfHeaders(headers, [voterHeader])
    if (errors.length > 0) return refuse('invalid-field', { errors })
    return json(this.records.said(headers.get(voterHeader)!), 200, { 'Cache-Control': 'no-store' })
  }

  #stream() {
    let stop = () => {}
    const encoder = new TextEncoder()
    const body = new ReadableStream({
      start: (stream) => {
        stop = this.follow((counts) =>
          stream.enqueue(encoder.encode(`event: counts\ndata: ${JSON.stringify(counts)}\n\n`)),
        )
      },
      cancel: () => stop(),
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } })
  }

  async #ballot(request: Request, principle: string): Promise<Response> {
    const { method, headers } = request
    if (method !== 'PUT' && method !== 'DELETE') return refuse('method-not-allowed')
    const fields = method === 'PUT' ? ['choice', 'family', 'revision'] : ['revision']
    const ticket = headers.get(ticketHeader)
    const others = ticket === null ? [] : [ticketHeader]
    const body = await bodyOf(request, this.#file, { token: voterHeader, headers: others, fields })
    if (body instanceof Response) return body
    if (!this.#file.principles.some(({ id }) => id === principle)) return refuse('unknown-principle')
    const channel = this.workshops.channelOf(ticket)
    if (channel === 'invalid-ticket') return refuse(channel)
    const said = { choice: null, ...body, principle, channel } as Said
    const { choice, revision, family = 'unchanged' } = said
    return this.#intentions.once(request, voterHeader, [principle, choice, revision, family], () => {
      const { status } = this
      if (status !== 'open') return refuse(`consultation-${status}`, { consultationStatus: status })
      const receipt = this.records.write(headers.get(voterHeader)!, said)
      if ('type' in receipt) return refuseWith(receipt)
      this.announce()
      return receipt
    })
  }

  async #registration(request: Request, id: string): Promise<Response> {
    const { method, headers } = request
    if (method === 'GET') return this.#standing(request, id)
    if (method !== 'PUT' && method !== 'DELETE') return refuse('method-not-allowed')
    const fields = method === 'PUT' ? ['name', 'email'] : []
    const body = await bodyOf(request, this.#file, { token: receiptHeader, fields })
    if (body instanceof Response) return body
    if (!this.#takesRegistrations(id)) return refuse('unknown-session')
    // Not the instants of opening and closing: people register for a seminar before its votes open.
    const consultationStatus = this.#status ?? this.#file.status
    const person = method === 'PUT' ? (body as RegistrationRequest) : undefined
    if (person && consultationStatus === 'draft') return refuse('consultation-draft', { consultationStatus })
    return this.#intentions.once(request, receiptHeader, [id, person?.name, person?.email], () => {
      if (person && consultationStatus === 'closed') return refuse('consultation-closed', { consultationStatus })
      const done = this.register(id, headers.get(receiptHeader)!, person)
      return typeof done === 'string' ? refuse(done) : done
    })
  }

  #takesRegistrations(id: string): boolean {
    return this.#sessions.some((session) => session.id === id && session.capacity !== undefined)
  }

  #standing({ headers }: Request, id: string) {
    const errors = faultsOfHeaders(headers, [receiptHeader])
    if (errors.length > 0) return refuse('invalid-field', { errors })
    if (!this.#takesRegistrations(id)) return refuse('unknown-session')
    const standing = this.registrations.standing(id, headers.get(receiptHeader)!)
    return standing ? json(standing, 200, { 'Cache-Control': 'no-store' }) : refuse('unknown-receipt')
  }
}
