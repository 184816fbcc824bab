import type { Consultation, ConsultationFile, Counts, Principle, Problem, ProblemName } from '@ess-widgets/contract'
import { problem, problemType, statusAt, typeset } from '@ess-widgets/contract'
import { idempotencyHeader, voterHeader, type Status } from '@ess-widgets/contract/vocabulary.js'
import { faultsOfBody, faultsOfHeaders, isPlainJson } from './checks.ts'
import { Records, type Said } from './records.ts'

const longestBody = 16_384

const json = (document: object, status = 200, headers: HeadersInit = {}) =>
  new Response(JSON.stringify(document), { status, headers: { 'Content-Type': 'application/json', ...headers } })

const refuse = (name: ProblemName, details?: Parameters<typeof problem>[1]) => refuseWith(problem(name, details))

const refuseWith = (document: Problem) => json(document, document.status, { 'Content-Type': problemType })

/** Answers the requests of one consultation as the HTTP contract says, from memory. */
export class Answers {
  readonly records: Records
  #url: string
  #file: ConsultationFile
  #status: Status | undefined
  /** What each intention came to, so that a request sent twice acts once. */
  #acts = new Map<string, { request: string; answer: string }>()
  #followers = new Set<(counts: Counts) => void>()

  constructor(url: string, file: ConsultationFile) {
    this.#url = url
    this.#file = typeset(file)
    this.records = new Records(file)
  }

  get status(): Status {
    return this.#status ?? statusAt(this.#file, Date.now())
  }

  set status(status: Status) {
    this.#status = status
    this.announce()
  }

  /** Sends the counts to those who follow them. */
  announce(): void {
    const counts = this.records.counts(this.status)
    for (const follower of this.#followers) follower(counts)
  }

  follow(onCounts: (counts: Counts) => void): () => void {
    this.#followers.add(onCounts)
    onCounts(this.records.counts(this.status))
    return () => this.#followers.delete(onCounts)
  }

  async answer(request: Request): Promise<Response> {
    const [neighbour, resource = '', principle, ...rest] = this.#path(request.url)
    if (neighbour) return refuse('unknown-consultation')
    if (rest.length > 0 || (principle !== undefined && resource !== 'ballots')) return refuse('not-found')
    if (principle !== undefined) return this.#write(request, principle)
    const reads: Record<string, () => Response> = {
      '': () => this.#read(request, this.#consultation()),
      principles: () => this.#read(request, { principles: this.#principles() }),
      counts: () => this.#read(request, this.records.counts(this.status)),
      live: () => this.#stream(),
      ballots: () => this.#ballots(request),
    }
    const readIt = reads[resource]
    if (!readIt) return refuse('not-found')
    return request.method === 'GET' ? readIt() : refuse('method-not-allowed')
  }

  /** The address after the consultation's own: an empty part first, unless it is another that begins the same. */
  #path(url: string) {
    const { pathname } = new URL(url)
    return pathname.slice(new URL(this.#url).pathname.length).split('/')
  }

  #read(request: Request, document: object) {
    const tag = `"${this.records.version}-${this.status}"`
    const headers = { ETag: tag, 'Cache-Control': 'no-cache' }
    return request.headers.get('If-None-Match') === tag
      ? new Response(null, { status: 304, headers })
      : json(document, 200, headers)
  }

  /** The links are relative, as the contract allows: a client has to resolve them. */
  #consultation(): Consultation {
    const { opens, closes, partners, principles, timeZone, tracks, sessions, ...shared } = this.#file
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
      },
    }
  }

  #principles(): Principle[] {
    return this.#file.principles.map((principle) => ({ ...principle, links: { ballot: `ballots/${principle.id}` } }))
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

  async #write(request: Request, principle: string): Promise<Response> {
    const { method, headers } = request
    if (method !== 'PUT' && method !== 'DELETE') return refuse('method-not-allowed')
    const origin = headers.get('Origin')
    if (origin && !this.#file.partners.some((partner) => partner.origin === origin)) return refuse('foreign-origin')
    if (!isPlainJson(headers)) return refuse('unsupported-content')
    const text = await request.text()
    if (text.length > longestBody) return refuse('body-too-large')
    const body = parse(text)
    if (body === undefined) return refuse('malformed-request')
    const errors = [
      ...faultsOfHeaders(headers, [voterHeader, idempotencyHeader]),
      ...faultsOfBody(body, method === 'PUT' ? ['choice', 'family', 'revision'] : ['revision']),
    ]
    if (errors.length > 0) return refuse('invalid-field', { errors })
    if (!this.#file.principles.some(({ id }) => id === principle)) return refuse('unknown-principle')
    return this.#once(request, { choice: null, ...(body as object), principle } as Said)
  }

  #once({ headers }: Request, said: Said) {
    const voter = headers.get(voterHeader)!
    const act = `${voter} ${headers.get(idempotencyHeader)}`
    const { principle, choice, revision, family = 'unchanged' } = said
    const request = JSON.stringify([principle, choice, revision, family])
    const before = this.#acts.get(act)
    if (before) return before.request === request ? json(JSON.parse(before.answer)) : refuse('key-reused')
    const { status } = this
    if (status !== 'open') return refuse(`consultation-${status}`, { consultationStatus: status })
    const receipt = this.records.write(voter, said)
    if ('type' in receipt) return refuseWith(receipt)
    this.#acts.set(act, { request, answer: JSON.stringify(receipt) })
    this.announce()
    return json(receipt)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
