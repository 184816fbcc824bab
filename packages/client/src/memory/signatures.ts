import {
  faultsOfSignature,
  legibleSignature,
  signatoriesTogether,
  SignatureChange,
  SignatureRequest,
  type ConsultationFile,
  type ManifestoEntry,
  type ManifestoVersion,
  type ProblemName,
  type Signatories,
  type Signatory,
  type Signature,
  type SignatureContent,
  type Signatures as Published,
} from '@ess-widgets/contract'
import type { Verdict } from '@ess-widgets/contract/behaviour.js'
import { manifestoOf, versionOf } from '@ess-widgets/contract/manifesto-reader.js'
import { receiptHeader, ticketHeader, type Channel, type Status } from '@ess-widgets/contract/vocabulary.js'
import { randomName } from '../device.ts'
import { faultsOfForm, faultsOfHeaders } from './checks.ts'
import { json, refuse } from './responses.ts'
import { bodyOf, Intentions } from './writes.ts'

/** A signature of somebody else's, confirmed, and counted unless it is said otherwise. */
export interface OtherSignature extends Partial<SignatureContent> {
  channel?: Channel
  /** The receipt of the device that signed; by default one that no device has. */
  receipt?: string
  status?: Extract<Signature['status'], 'pending' | 'confirmed' | 'unverified' | 'refused'>
  reason?: Signature['reason']
  email?: string
}

interface Kept extends Omit<Signature, 'said'> {
  receipt: string
  /** Of the e-mail, what its mailbox is recognised by. */
  address: string
  content: SignatureContent | undefined
}

/** What signatures need of the server they are part of. */
interface Host {
  status: () => Status
  /** Tells those who follow that something changed. */
  announce: () => void
  /** Sends a document that is the same for all. */
  read: (request: Request, document: object) => Response
  channelOf: (ticket: string | null) => Channel | 'invalid-ticket'
}

const counted = ['confirmed', 'unverified', 'refused']

/** Answers what is asked of the text of a consultation, and of its signatures. Mails are opened by `byMail`. */
export class Signatures {
  readonly #file: ConsultationFile
  readonly #entry: ManifestoEntry | undefined
  readonly #current: ManifestoVersion | undefined
  readonly #host: Host
  readonly #intentions = new Intentions()
  /** In the order of arrival. */
  readonly #kept: Kept[] = []
  readonly #unwanted = new Set<string>()
  #numbers = 0
  version = 0

  /** The file is typeset. */
  constructor(file: ConsultationFile, host: Host) {
    this.#file = file
    this.#entry = file.manifesto
    this.#current = this.#entry && versionOf(this.#entry, this.#entry.versions.length)
    this.#host = host
  }

  get isThere(): boolean {
    return this.#entry !== undefined
  }

  /** Keeps a signature of somebody else's; returns its receipt. */
  sign({ channel = 'web', receipt = randomName(), status = 'confirmed', reason, email, ...content }: OtherSignature) {
    const said = legibleSignature({
      version: this.#current!.version,
      signer: 'person',
      firstName: 'Camille',
      lastName: 'Fictif',
      visibility: 'none',
      contact: false,
      partner: null,
      ...content,
    })
    const address = canonical(email ?? `${receipt}@example.org`)
    const one: Kept = { receipt, address, channel, status: 'pending', revision: 1, content: said }
    this.#kept.push(one)
    this.#settle(one, status, reason)
    return receipt
  }

  /** Does what the link of a mail lets its owner do. */
  byMail(email: string, deed: 'confirm' | 'withdraw' | 'never-write'): void {
    const address = canonical(email)
    if (this.#unwanted.has(address)) throw new Error(`No mail goes to ${email}.`)
    const own = this.#kept.filter((each) => each.address === address && each.content).reverse()
    const waiting = own.filter(({ status }) => status === 'pending')
    const one = deed === 'withdraw' ? (own.find(({ status }) => status !== 'pending') ?? own[0]) : waiting[0]
    if (!one) throw new Error(`Nothing waits for ${email}.`)
    if (deed === 'withdraw') this.#forget(one, 'withdrawn')
    else if (deed === 'confirm') {
      const before = own.filter(({ status }) => counted.includes(status))
      const isToVerify = one.content!.signer === 'organisation' || before.some(({ status }) => status === 'refused')
      for (const each of before) this.#forget(each, 'replaced')
      this.#settle(one, isToVerify ? 'unverified' : 'confirmed')
    } else {
      this.#unwanted.add(address)
      for (const each of waiting) this.#forget(each, 'expired')
    }
  }

  /** Decides about the signature of an organisation, as a facilitator does. */
  verify(organisation: string, verdict: Verdict): void {
    const one = this.#kept.find(({ content }) => content?.organisation === organisation)
    if (!one || one.status === 'pending') throw new Error(`“${organisation}” has signed nothing.`)
    if (verdict.name === 'accept') this.#settle(one, 'confirmed')
    else this.#settle(one, 'refused', verdict.reason)
  }

  /** Answers a request by the parts of its address after the consultation’s; undefined for what is none of ours. */
  answer(request: Request, [resource, item]: (string | undefined)[]): Promise<Response> | Response | undefined {
    const { method } = request
    if (resource === 'signature' && item === undefined) return this.#own(request)
    const isRead = ['manifesto', 'signatures', 'signatories'].includes(resource!)
    if (!isRead || (item !== undefined && resource !== 'manifesto')) return undefined
    if (resource === 'signatures' && method === 'POST') return this.#sign(request)
    if (method !== 'GET') return refuse('method-not-allowed')
    if (!this.#entry) return refuse('no-manifesto')
    if (resource === 'signatures') return this.#host.read(request, this.#published())
    if (resource === 'signatories') return this.#page(request)
    if (item === undefined) return this.#host.read(request, manifestoOf(this.#file)!)
    const version = versionOf(this.#entry, Number(item))
    return version ? this.#host.read(request, version) : refuse('unknown-version')
  }

  #own(request: Request): Promise<Response> | Response {
    if (request.method === 'GET') return this.#standing(request)
    if (request.method === 'PUT') return this.#change(request)
    return request.method === 'DELETE' ? this.#withdraw(request) : refuse('method-not-allowed')
  }

  async #sign(request: Request): Promise<Response> {
    const ticket = request.headers.get(ticketHeader)
    const body = await bodyOf(request, this.#file, {
      token: receiptHeader,
      headers: ticket === null ? [] : [ticketHeader],
      faultsOf: (body) => faultsOfForm(SignatureRequest, body),
    })
    if (body instanceof Response) return body
    if (!this.#current) return refuse('no-manifesto')
    const { email, language, consent: _, ...given } = body as SignatureRequest
    const errors = [
      ...this.#faultsOf(given),
      ...(isSendable(email) ? [] : [{ pointer: '/email', detail: { fr: 'Adresse fausse.', en: 'Wrong address.' } }]),
    ]
    const receipt = request.headers.get(receiptHeader)!
    const standing = this.#find(receipt)
    if (given.version !== this.#current.version && !standing) return refuse('stale-version')
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const channel = this.#host.channelOf(ticket)
    if (channel === 'invalid-ticket') return refuse(channel)
    const content = legibleSignature(given)
    return this.#once(request, ['sign', content, email, language], () => {
      if (standing) return this.#told(standing)
      const refusal = this.#refusal()
      if (refusal) return refusal
      const one: Kept = { receipt, address: canonical(email), channel, status: 'pending', revision: 1, content }
      this.#kept.push(one)
      return this.#told(one)
    })
  }

  async #change(request: Request): Promise<Response> {
    const body = await bodyOf(request, this.#file, {
      token: receiptHeader,
      faultsOf: (body) => faultsOfForm(SignatureChange, body),
    })
    if (body instanceof Response) return body
    if (!this.#current) return refuse('no-manifesto')
    const { revision, ...given } = body as SignatureChange
    const errors = this.#faultsOf(given)
    const standing = this.#find(request.headers.get(receiptHeader)!)
    if (this.#host.status() === 'draft') return this.#refusal()!
    if (given.version !== this.#current.version && standing?.content?.version !== given.version)
      return refuse('stale-version')
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const content = legibleSignature(given)
    return this.#once(request, ['change', content, revision], () => {
      if (!standing) return 'unknown-receipt'
      if (standing.status === 'withdrawn') return this.#told(standing)
      if (!standing.content) return 'not-signed'
      const refusal = this.#refusal()
      if (refusal) return refusal
      if (revision <= standing.revision) return 'stale-signature'
      const status = statusAfter(standing, content)
      standing.content = content
      standing.revision = revision
      this.#settle(standing, status)
      return this.#told(standing)
    })
  }

  async #withdraw(request: Request): Promise<Response> {
    const body = await bodyOf(request, this.#file, { token: receiptHeader, fields: [] })
    if (body instanceof Response) return body
    return this.#once(request, ['withdraw'], () => {
      const standing = this.#find(request.headers.get(receiptHeader)!)
      if (!standing) return this.#entry ? 'unknown-receipt' : 'no-manifesto'
      if (standing.status !== 'withdrawn') this.#forget(standing, 'withdrawn')
      return this.#told(standing)
    })
  }

  #standing({ headers }: Request): Response {
    const errors = faultsOfHeaders(headers, [receiptHeader])
    if (errors.length > 0) return refuse('invalid-field', { errors })
    const standing = this.#find(headers.get(receiptHeader)!)
    if (!standing) return refuse(this.#entry ? 'unknown-receipt' : 'no-manifesto')
    return json(this.#told(standing), 200, { 'Cache-Control': 'no-store' })
  }

  #faultsOf(content: SignatureContent) {
    const hasPartner = (origin: string) => this.#file.partners.some((partner) => partner.origin === origin)
    return faultsOfSignature({ text: this.#current!, hasPartner }, legibleSignature(content))
  }

  #once(request: Request, asked: unknown[], act: () => object | Response | ProblemName): Response {
    return this.#intentions.once(request, receiptHeader, asked, () => {
      const done = act()
      return typeof done === 'string' ? refuse(done) : done
    })
  }

  /** Why nothing can be signed or changed now. */
  #refusal(): Response | undefined {
    const consultationStatus = this.#host.status()
    if (consultationStatus === 'open') return undefined
    return refuse(`consultation-${consultationStatus}`, { consultationStatus })
  }

  #find(receipt: string): Kept | undefined {
    return this.#kept.find((each) => each.receipt === receipt)
  }

  /** One that comes to count takes its number. */
  #settle(one: Kept, status: Kept['status'], reason?: Kept['reason']): void {
    one.status = status
    delete one.reason
    if (reason) one.reason = reason
    if (status === 'confirmed') one.number ??= ++this.#numbers
    this.#changed()
  }

  #forget(one: Kept, status: 'withdrawn' | 'replaced' | 'expired'): void {
    delete one.number
    one.content = undefined
    one.address = ''
    this.#settle(one, status)
  }

  #changed(): void {
    this.version++
    this.#host.announce()
  }

  #told({ status, channel, revision, number, reason, content }: Kept): Signature {
    return {
      status,
      channel,
      revision,
      ...(status === 'confirmed' && { number: number! }),
      ...(reason && { reason }),
      ...(content && { said: content }),
    }
  }

  #published(): Published {
    const { goal, minimum } = this.#entry!
    const all = this.#kept.filter(({ status }) => status === 'confirmed')
    const isShown = all.length >= minimum
    const byChannel = (signer: SignatureContent['signer']) => {
      const those = all.filter(({ content }) => content!.signer === signer)
      const count = (channel: Channel) => those.filter((each) => each.channel === channel).length
      return { web: count('web'), room: count('room'), paper: count('paper') }
    }
    const reserved = all.flatMap(({ content }) => content!.reservation?.article ?? [])
    const versions = all.map(({ content }) => content!.version)
    const named = this.#named()
    return {
      status: this.#host.status(),
      version: this.version,
      minimum,
      ...(goal !== undefined && { goal }),
      ...(isShown && {
        counts: {
          persons: byChannel('person'),
          organisations: byChannel('organisation'),
          reservations: reserved.length,
          articles: [...new Set(reserved)].sort().map((article) => ({
            article,
            count: reserved.filter((each) => each === article).length,
          })),
          versions: [...new Set(versions)].sort().map((version) => ({
            version,
            count: versions.filter((each) => each === version).length,
          })),
        },
        latest: named.slice(-10).reverse(),
        named: named.length,
      }),
      links: { signatories: 'signatories' },
    }
  }

  #named(): Signatory[] {
    const all = this.#kept.filter(({ status }) => status === 'confirmed')
    if (all.length < this.#entry!.minimum) return []
    return all
      .filter(({ content }) => content!.visibility !== 'none')
      .sort((one, other) => one.number! - other.number!)
      .map(({ number, content }) => signatoryOf(number!, content!))
  }

  #page(request: Request): Response {
    const page = new URL(request.url).searchParams.get('page') ?? '1'
    if (!/^[1-9][0-9]{0,6}$/.test(page))
      return refuse('invalid-field', {
        errors: [{ pointer: 'page', detail: { fr: 'Il faut ici un nombre.', en: 'This must be a number.' } }],
      })
    const named = this.#named()
    const first = (Number(page) - 1) * signatoriesTogether
    return this.#host.read(request, {
      pages: Math.max(1, Math.ceil(named.length / signatoriesTogether)),
      signatories: named.slice(first, first + signatoriesTogether),
    } satisfies Signatories)
  }
}

function signatoryOf(number: number, content: SignatureContent): Signatory {
  const { signer, firstName, lastName, organisation, family = null, visibility, version } = content
  const [initial] = new Intl.Segmenter('fr').segment(lastName)
  const person = visibility === 'full' ? `${firstName} ${lastName}` : `${firstName} ${initial!.segment}.`
  const isOrganisation = signer === 'organisation'
  return { number, name: isOrganisation ? organisation! : person, signer, ...(isOrganisation && { family }), version }
}

/** What a facilitator looked at and finds otherwise is looked at again; what was refused, too. */
function statusAfter({ status, content: before }: Kept, after: SignatureContent): Kept['status'] {
  if (status === 'pending') return 'pending'
  if (status === 'refused') return 'unverified'
  if (after.signer === 'person') return 'confirmed'
  const who = ({ signer, organisation, family, siren, role, mandate }: SignatureContent) =>
    JSON.stringify([signer, organisation, family, siren, role, mandate])
  return status === 'confirmed' && who(before!) === who(after) ? 'confirmed' : 'unverified'
}

/** Domains as mails have them: names of two parts or more, of which the last is no number. */
const isSendable = (email: string) => /@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}-]*$/u.test(email)

/** What follows a plus is the owner’s own mark. */
const canonical = (email: string) => email.toLowerCase().replace(/\+.*@/, '@')
