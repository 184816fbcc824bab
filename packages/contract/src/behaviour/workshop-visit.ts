import type { ConsultationFile } from '../consultation.ts'
import type { Contribution, Contributions } from '../contribution.ts'
import { routes } from '../routes.ts'
import { receiptHeader, voterHeader } from '../vocabulary.ts'
import type { Workshop, Workshops } from '../workshop.ts'
import { eventually, expect, expectDocument, expectEqual } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleWorkshops, type World } from './world.ts'

/** What somebody gives, but for the fields that are said. */
export const saying = (fields: object = {}) => ({
  question: 'vision',
  kind: 'vision',
  text: 'Une économie de personnes.',
  ...fields,
})

interface Write {
  body?: unknown
  method?: 'POST' | 'PUT' | 'DELETE'
  receipt?: string
  key?: string
  workshop?: string
  /** Headers to add or, when null, to leave out. */
  headers?: Record<string, string | null>
}

/** The workshops of a consultation, reached through their links, and the contributions of any number of people. */
export class WorkshopVisit {
  readonly visit: Visit
  readonly url: string
  readonly workshops: Workshop[]

  /** Opens the sample workshops, or others. */
  static async begin(world: World, file: Partial<ConsultationFile> = {}): Promise<WorkshopVisit> {
    return WorkshopVisit.enter(await Visit.begin(world, { ...sampleWorkshops, ...file }))
  }

  /** Those of a consultation that is there. */
  static async enter(visit: Visit): Promise<WorkshopVisit> {
    const url = visit.link('workshops')
    const { workshops } = await expectDocument<Workshops>(await visit.get(url), routes.readWorkshops.answer)
    return new WorkshopVisit(visit, url, workshops)
  }

  private constructor(visit: Visit, url: string, workshops: Workshop[]) {
    this.visit = visit
    this.url = url
    this.workshops = workshops
  }

  link(name: keyof Workshop['links'], id = 'identite'): string {
    const link = this.workshops.find((workshop) => workshop.id === id)?.links[name]
    expect(link !== undefined, `no link to the ${name} of ${id}`)
    return new URL(link, this.url).href
  }

  /** Sends a write as told, right or wrong. */
  write({ body, method = 'POST', receipt = randomName(), key = randomName(), workshop, headers = {} }: Write = {}) {
    const right = { POST: saying({ consent: true }), PUT: saying({ revision: 2 }), DELETE: {} }
    return this.send(this.link(method === 'POST' ? 'contributions' : 'contribution', workshop), {
      body: body ?? right[method],
      method,
      key,
      headers: { [receiptHeader]: receipt, ...headers },
    })
  }

  send(url: string, { headers = {}, ...write }: Omit<Write, 'receipt' | 'workshop'> & { body: unknown }) {
    return this.visit.send(url, { ...write, headers: { [voterHeader]: null, ...headers } })
  }

  async give(receipt: string, fields: object = {}, workshop?: string): Promise<Contribution> {
    const response = await this.write({
      receipt,
      body: saying({ consent: true, ...fields }),
      ...(workshop && { workshop }),
    })
    return expectDocument(response, routes.contribute.answer)
  }

  async change(receipt: string, fields: Record<string, unknown> & { revision: number }): Promise<Contribution> {
    const response = await this.write({ receipt, method: 'PUT', body: saying(fields) })
    return expectDocument(response, routes.changeContribution.answer)
  }

  async withdraw(receipt: string): Promise<Contribution> {
    return expectDocument(await this.write({ receipt, method: 'DELETE' }), routes.withdrawContribution.answer)
  }

  ask(receipt: string, workshop?: string): Promise<Response> {
    return this.visit.get(this.link('contribution', workshop), { [receiptHeader]: receipt })
  }

  async standing(receipt: string, workshop?: string): Promise<Contribution> {
    return expectDocument(await this.ask(receipt, workshop), routes.readContribution.answer)
  }

  async wall(workshop?: string): Promise<Contributions> {
    return expectDocument(await this.visit.get(this.link('contributions', workshop)), routes.readContributions.answer)
  }

  /**
   * Checks what everyone sees, which may be a moment late: the numbers that are published, the latest first, each with
   * those that were merged into it.
   */
  expectWall(
    published: [number: number, ...merged: number[]][],
    { received = 0, refused = [] }: Partial<Pick<Contributions, 'received' | 'refused'>> = {},
    workshop?: string,
  ): Promise<void> {
    return eventually(async () => {
      const wall = await this.wall(workshop)
      const seen = wall.contributions.map(({ number, merged }) => [number, ...merged.map((each) => each.number)])
      expectEqual(seen, published, 'the numbers on the wall')
      expectEqual({ received: wall.received, refused: wall.refused }, { received, refused }, 'what is not on the wall')
    })
  }

  /** One contribution a text, each of its own author. Their numbers are 1 and on. */
  async giveAll(...texts: string[]): Promise<string[]> {
    const receipts = texts.map(() => randomName())
    for (const [index, text] of texts.entries()) await this.give(receipts[index]!, { text })
    return receipts
  }

  /** The same, all published in their order. */
  async publishAll(...texts: string[]): Promise<string[]> {
    const receipts = await this.giveAll(...texts)
    for (const index of texts.keys()) await this.visit.moderate(index + 1, { name: 'publish' })
    return receipts
  }
}
