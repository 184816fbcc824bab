import type { ConsultationFile, Results, Tally } from '@ess-widgets/contract'
import type { Choice, Family, Status } from '@ess-widgets/contract/vocabulary.js'
import { problem, problemType } from '@ess-widgets/contract'
import type { Decision, Verdict } from '@ess-widgets/contract/behaviour.js'
import { randomName } from '../device.ts'
import { pause } from '../request.ts'
import { Answers } from './answers.ts'
import { useTransport, type Transport } from './intercept.ts'
import type { OtherSignature } from './signatures.ts'
import type { OtherContribution } from './workshops.ts'

export { useTransport, type Transport } from './intercept.ts'
export type { OtherSignature } from './signatures.ts'
export type { OtherContribution } from './workshops.ts'

/**
 * What can go wrong on the way.
 * `offline`: nothing leaves. `lose-response`: the request acts and its answer is lost. `silent`: no answer ever
 * comes. `busy`: refused for now, with `Retry-After: 1`. `slow`: answered after three seconds.
 * `no-stream`: requests arrive, the live counts do not.
 */
export type Fault = 'offline' | 'lose-response' | 'silent' | 'busy' | 'slow' | 'no-stream'

export interface MemoryOptions {
  /** Where to serve the consultation. By default an address that no other server has. */
  url?: string
  /** What was said before, by voter's token. */
  voters?: Record<string, { family?: Family | null; ballots: Record<string, Choice> }>
  /** How many others already answered, by principle. */
  tallies?: Record<string, Partial<Tally>>
  /** How many others already registered, by session. */
  registered?: Record<string, number>
  /** What was given before in the workshops, in the order of their numbers, from 1. */
  contributions?: OtherContribution[]
  /** What was signed before, in this order. */
  signatures?: OtherSignature[]
  /** Milliseconds before each answer. */
  latency?: number
}

/** A consultation served from memory, and what a test or a story does to it. */
export interface MemoryServer {
  /** The consultation's address, for a tag's `consultation` attribute. */
  readonly url: string
  /** How its requests travel. */
  readonly transport: Transport
  /** The requests received so far, oldest first. */
  readonly requests: readonly Request[]
  /** How many follow the live counts now. */
  readonly followers: number
  /** Lets things go wrong until `recover()`, or for a number of requests. */
  fail(fault: Fault, times?: number): void
  recover(): void
  setStatus(status: Status): void
  /** Stops the server's clock at an instant, such as 2026-11-25T09:00:00+01:00. */
  setClock(instant: string): void
  setLatency(milliseconds: number): void
  /** Casts as another visitor, a new one unless a voter's token is given. A null choice removes. Returns the token. */
  cast(principle: string, choice: Choice | null, options?: { voter?: string; family?: Family | null }): string
  /** Registers another visitor for a session, for a place or the waiting list. Returns the receipt. */
  register(session: string): string
  /** Gives back the place of a receipt. */
  withdraw(session: string, receipt: string): void
  /** Gives a contribution as another visitor. */
  contribute(contribution: OtherContribution): { number: number; receipt: string }
  /** Decides about a contribution, as a facilitator does. */
  moderate(number: number, decision: Decision): void
  /** Signs as another visitor, confirmed unless it is said otherwise. Returns the receipt. */
  sign(signature: OtherSignature): string
  /** Opens the mail to an address, and does what its link lets one do. */
  byMail(email: string, deed: 'confirm' | 'withdraw' | 'never-write'): void
  /** Decides about the signature of an organisation, as a facilitator does. */
  verify(organisation: string, verdict: Verdict): void
  /** Publishes results: those that are told, and nothing of who voted here. */
  publish(results: Partial<Results>): void
  /** An invitation for a table of a workshop: what comes with it within a day comes from the room. */
  ticket(workshop: string, table: number): string
  /** Stops serving: every later request fails. */
  close(): void
}

const slowness = 3000

/**
 * Serves a consultation from memory, with the same answers as a server's, for stories and tests: nothing leaves the
 * page. It never publishes counts by family, since it does not hold the rules of confidentiality.
 */
export function serveInMemory(file: ConsultationFile, options: MemoryOptions = {}): MemoryServer {
  // Its own at each load of a page: what a device keeps of an earlier one is not of this one.
  const {
    url = `https://memory-${randomName()}.example/v1/consultations/${file.id}`,
    voters = {},
    tallies = {},
    registered = {},
    contributions = [],
    signatures = [],
  } = options
  const answers = new Answers(url, file)
  const requests: Request[] = []
  const breaks = new Set<() => void>()
  let latency = options.latency ?? 0
  let fault: Fault | undefined
  let remaining = Infinity
  let closed = false

  /** The fault of this request, which uses up one of those asked for. */
  const nextFault = () => {
    const current = fault
    if (current && --remaining <= 0) fault = undefined
    return current
  }

  const cast: MemoryServer['cast'] = (principle, choice, { voter = randomName(), family } = {}) => {
    const standing = answers.records.said(voter).ballots.find((ballot) => ballot.principle === principle)
    answers.records.write(voter, { principle, choice, family, revision: (standing?.revision ?? 0) + 1 })
    answers.announce()
    return voter
  }

  const register: MemoryServer['register'] = (session) => {
    const receipt = randomName()
    answers.register(session, receipt, { name: 'Personne Fictive', email: `${receipt}@example.org` })
    return receipt
  }

  const transport: Transport = {
    async fetch(address, init) {
      const request = new Request(address, init)
      const signal = init?.signal
      const unreachable = new TypeError('Failed to fetch')
      const current = nextFault()
      if (closed || current === 'offline') throw unreachable
      requests.push(request.clone())
      await pause(current === 'slow' ? slowness : latency)
      if (current === 'silent')
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      if (current === 'busy') {
        const document = problem('busy')
        return Response.json(document, {
          status: document.status,
          headers: { 'Content-Type': problemType, 'Retry-After': '1' },
        })
      }
      const response = await answers.answer(request)
      if (current === 'lose-response') throw unreachable
      return response
    },
    follow(_, onCounts, onDown) {
      let stop = () => {}
      const connection = () => {
        breaks.delete(connection)
        stop()
        onDown()
      }
      const timer = setTimeout(() => {
        if (closed || fault === 'offline' || fault === 'no-stream') return connection()
        stop = answers.follow(onCounts)
      }, latency)
      breaks.add(connection)
      return () => {
        clearTimeout(timer)
        breaks.delete(connection)
        stop()
      }
    },
  }

  for (const [voter, { family, ballots }] of Object.entries(voters))
    for (const [principle, choice] of Object.entries(ballots))
      cast(principle, choice, { voter, family: family ?? null })
  for (const [principle, tally] of Object.entries(tallies))
    for (const [choice, people] of Object.entries(tally))
      for (let person = 0; person < people; person++) cast(principle, choice as Choice)

  for (const [session, people] of Object.entries(registered))
    for (let person = 0; person < people; person++) register(session)
  for (const contribution of contributions) answers.workshops.contribute(contribution)
  for (const signature of signatures) answers.signatures.sign(signature)

  useTransport(url, transport)

  const breakConnections = () => {
    for (const connection of [...breaks]) connection()
  }
  return {
    url,
    transport,
    requests,
    get followers() {
      return breaks.size
    },
    fail(next, times = Infinity) {
      fault = next
      remaining = times
      if (next === 'offline' || next === 'no-stream') breakConnections()
    },
    recover() {
      fault = undefined
    },
    setStatus(status) {
      answers.status = status
    },
    setClock(instant) {
      answers.now = Date.parse(instant)
    },
    setLatency(milliseconds) {
      latency = milliseconds
    },
    cast,
    register,
    withdraw(session, receipt) {
      answers.register(session, receipt)
    },
    contribute: (contribution) => answers.workshops.contribute(contribution),
    moderate: (number, decision) => answers.workshops.moderate(number, decision),
    sign: (signature) => answers.signatures.sign(signature),
    byMail: (email, deed) => answers.signatures.byMail(email, deed),
    verify: (organisation, verdict) => answers.signatures.verify(organisation, verdict),
    publish(results) {
      answers.results.publish(results)
      answers.announce()
    },
    ticket: (workshop, table) => answers.workshops.ticket(workshop, table),
    close() {
      closed = true
      breakConnections()
    },
  }
}
