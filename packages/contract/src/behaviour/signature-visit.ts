import type { ConsultationFile } from '../consultation.ts'
import type { Manifesto } from '../manifesto.ts'
import { routes } from '../routes.ts'
import type { Signatories, Signature, SignatureRequest, Signatures } from '../signature.ts'
import { receiptHeader, voterHeader } from '../vocabulary.ts'
import { eventually, expectDocument, expectEqual } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleManifesto, type World } from './world.ts'

/** An address nobody else has in these checks: what a mailbox may be sent is bounded. */
export const freshEmail = () => `personne-${randomName()}@example.org`

/** What somebody says when they sign, but for the fields that are said. */
export const signing = (fields: object = {}) => ({
  version: 2,
  signer: 'person',
  firstName: 'Camille',
  lastName: 'Fictif',
  visibility: 'full',
  contact: false,
  partner: null,
  ...fields,
})

/** The same for an organisation. */
export const signingFor = (organisation: string, fields: object = {}) =>
  signing({
    signer: 'organisation',
    organisation,
    family: 'association',
    role: 'présidence',
    mandate: 'Décision du conseil d’administration.',
    ...fields,
  })

interface Write {
  body?: unknown
  method?: 'POST' | 'PUT' | 'DELETE'
  receipt?: string
  key?: string
  /** Headers to add or, when null, to leave out. */
  headers?: Record<string, string | null>
}

/** The text of a consultation, reached through its links, and the signatures of any number of people. */
export class SignatureVisit {
  readonly visit: Visit
  readonly url: string
  readonly manifesto: Manifesto

  /** Opens the sample text, or another. */
  static async begin(world: World, file: Partial<ConsultationFile> = {}): Promise<SignatureVisit> {
    const visit = await Visit.begin(world, { ...sampleManifesto, ...file })
    const url = visit.link('manifesto')
    return new SignatureVisit(visit, url, await expectDocument(await visit.get(url), routes.readManifesto.answer))
  }

  private constructor(visit: Visit, url: string, manifesto: Manifesto) {
    this.visit = visit
    this.url = url
    this.manifesto = manifesto
  }

  link(name: keyof Manifesto['links']): string {
    return new URL(this.manifesto.links[name], this.url).href
  }

  /** Sends a write as told, right or wrong. */
  write({ body, method = 'POST', receipt = randomName(), key = randomName(), headers = {} }: Write = {}) {
    const right = { POST: this.request(), PUT: signing({ revision: 2 }), DELETE: {} }
    return this.visit.send(this.link(method === 'POST' ? 'signatures' : 'signature'), {
      body: body ?? right[method],
      method,
      key,
      headers: { [voterHeader]: null, [receiptHeader]: receipt, ...headers },
    })
  }

  request(fields: object = {}) {
    return { ...signing(), email: freshEmail(), language: 'fr', consent: true, ...fields }
  }

  async sign(receipt: string, fields: Partial<SignatureRequest> | object = {}): Promise<Signature> {
    const response = await this.write({ receipt, body: this.request(fields) })
    return expectDocument(response, routes.sign.answer)
  }

  /** Signs, and confirms by the mail. Gives the address. */
  async confirm(receipt: string, fields: object = {}, email = freshEmail()): Promise<string> {
    await this.sign(receipt, { ...fields, email })
    await this.visit.byMail(email, 'confirm')
    return email
  }

  async change(receipt: string, fields: Record<string, unknown> & { revision: number }): Promise<Signature> {
    const response = await this.write({ receipt, method: 'PUT', body: signing(fields) })
    return expectDocument(response, routes.changeSignature.answer)
  }

  async withdraw(receipt: string): Promise<Signature> {
    return expectDocument(await this.write({ receipt, method: 'DELETE' }), routes.withdrawSignature.answer)
  }

  ask(receipt: string): Promise<Response> {
    return this.visit.get(this.link('signature'), { [receiptHeader]: receipt })
  }

  async standing(receipt: string): Promise<Signature> {
    return expectDocument(await this.ask(receipt), routes.readSignature.answer)
  }

  async signatures(): Promise<Signatures> {
    return expectDocument(await this.visit.get(this.link('signatures')), routes.readSignatures.answer)
  }

  async signatories(page?: number): Promise<Signatories> {
    const { links } = await this.signatures()
    const url = new URL(links!.signatories, this.link('signatures'))
    if (page !== undefined) url.searchParams.set('page', String(page))
    return expectDocument(await this.visit.get(url.href), routes.readSignatories.answer)
  }

  /** Checks how many people and organisations count, which may be a moment late; nothing where that is not shown. */
  expectCounts(expected: { persons: number; organisations?: number } | undefined): Promise<void> {
    return eventually(async () => {
      const { counts } = await this.signatures()
      const sum = ({ web, room, paper }: Record<'web' | 'room' | 'paper', number>) => web + room + paper
      const found = counts && { persons: sum(counts.persons), organisations: sum(counts.organisations) }
      expectEqual(found, expected && { organisations: 0, ...expected }, 'the counts of signatures')
    })
  }
}
