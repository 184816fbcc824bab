import type { BallotCast, BallotReceipt, BallotRemoval, Ballots } from '../ballot.ts'
import type { Consultation, ConsultationFile, Principles } from '../consultation.ts'
import type { Counts, Tally } from '../counts.ts'
import type { Results } from '../results.ts'
import { routes } from '../routes.ts'
import { idempotencyHeader, voterHeader, type Channel, type Choice } from '../vocabulary.ts'
import { eventually, expect, expectDocument, expectEqual } from './expect.ts'
import type { Opened, World } from './world.ts'

/** 128 random bits: a voter's token, or the name of an intention. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

interface Write {
  body: unknown
  method?: 'POST' | 'PUT' | 'DELETE'
  voter?: string
  key?: string
  principle?: string
  /** Headers to add or, when null, to leave out. */
  headers?: Record<string, string | null>
}

/** A consultation reached through its links, by any number of voters. */
export class Visit {
  readonly url: string
  readonly consultation: Consultation
  readonly reach: Opened['reach']
  readonly moderate: Opened['moderate']
  readonly invite: Opened['invite']
  readonly byMail: Opened['byMail']
  readonly verify: Opened['verify']
  readonly #fetch: typeof fetch
  readonly #principlesUrl: string
  readonly #ballotLinks: Map<string, string>

  static async begin(world: World, file?: Partial<ConsultationFile>): Promise<Visit> {
    const opened = await world.open(file)
    const { url } = opened
    const consultation = await expectDocument<Consultation>(await world.fetch(url), routes.readConsultation.answer)
    const principlesUrl = new URL(consultation.links.principles, url).href
    const { principles } = await expectDocument<Principles>(
      await world.fetch(principlesUrl),
      routes.readPrinciples.answer,
    )
    return new Visit(world.fetch, opened, consultation, principlesUrl, principles)
  }

  private constructor(
    fetcher: typeof fetch,
    { url, reach, moderate, invite, byMail, verify }: Opened,
    consultation: Consultation,
    principlesUrl: string,
    principles: Principles['principles'],
  ) {
    this.#fetch = fetcher
    this.url = url
    this.reach = reach
    this.moderate = moderate
    this.invite = invite
    this.byMail = byMail
    this.verify = verify
    this.consultation = consultation
    this.#principlesUrl = principlesUrl
    this.#ballotLinks = new Map(principles.map(({ id, links }) => [id, links.ballot]))
  }

  get principles(): string[] {
    return [...this.#ballotLinks.keys()]
  }

  link(name: keyof Consultation['links']): string {
    return new URL(this.consultation.links[name], this.url).href
  }

  ballotUrl(principle: string): string {
    const link = this.#ballotLinks.get(principle)
    expect(link !== undefined, `no link to the ballot on ${principle}`)
    return new URL(link, this.#principlesUrl).href
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(url, { headers })
  }

  /** Sends a write as told, right or wrong. */
  write({
    body,
    method = 'PUT',
    voter = randomName(),
    key = randomName(),
    principle = 'gouvernance',
    headers = {},
  }: Write): Promise<Response> {
    return this.send(this.ballotUrl(principle), { body, method, voter, key, headers })
  }

  send(
    url: string,
    { body, method = 'PUT', voter = randomName(), key = randomName(), headers = {} }: Omit<Write, 'principle'>,
  ): Promise<Response> {
    const all = { 'Content-Type': 'application/json', [voterHeader]: voter, [idempotencyHeader]: key, ...headers }
    const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
    // Bytes carry no content type of their own, so that one left out is really left out.
    const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
    return this.#fetch(url, { method, headers: kept, body: bytes })
  }

  async cast(voter: string, principle: string, body: BallotCast): Promise<BallotReceipt> {
    const response = await this.write({ voter, principle, body })
    return expectDocument(response, routes.castBallot.answer)
  }

  async remove(voter: string, principle: string, body: BallotRemoval): Promise<BallotReceipt> {
    const response = await this.write({ voter, principle, body, method: 'DELETE' })
    return expectDocument(response, routes.removeBallot.answer)
  }

  async said(voter: string): Promise<Ballots> {
    return expectDocument(await this.get(this.link('ballots'), { [voterHeader]: voter }), routes.readBallots.answer)
  }

  async counts(): Promise<Counts> {
    return expectDocument(await this.get(this.link('counts')), routes.readCounts.answer)
  }

  async results(): Promise<Results> {
    return expectDocument(await this.get(this.link('results')), routes.readResults.answer)
  }

  /** Checks what a voter is on record as having said of one principle. */
  async expectSaid(voter: string, principle: string, choice: Choice | null, revision: number): Promise<void> {
    const { ballots } = await this.said(voter)
    const found = ballots.filter((ballot) => ballot.principle === principle)
    expectEqual(found, [{ principle, choice, revision }], `the ballot on ${principle}`)
  }

  /** Checks the total of one principle, which may be a moment late. */
  expectTotal(principle: string, total: Partial<Tally>): Promise<void> {
    return this.#expectCounts(principle, 'total', { agree: 0, disagree: 0, pass: 0, ...total })
  }

  /** Checks how many people answered by each channel. */
  expectChannels(principle: string, people: Partial<Record<Channel, number>>): Promise<void> {
    return this.#expectCounts(principle, 'channels', { web: 0, room: 0, paper: 0, ...people })
  }

  #expectCounts(principle: string, field: 'total' | 'channels', expected: object): Promise<void> {
    return eventually(async () => {
      const { principles } = await this.counts()
      const found = principles.find((counts) => counts.principle === principle)
      expectEqual(found?.[field], expected, `the ${field} of ${principle}`)
    })
  }
}
