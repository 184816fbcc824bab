import type {
  Consultation,
  Manifesto,
  ManifestoVersion,
  Problem,
  Signature,
  SignatureChange,
  SignatureRequest,
} from '@ess-widgets/contract'
import { idempotencyHeader, receiptHeader, ticketHeader } from '@ess-widgets/contract/vocabulary.js'
import { forget, randomName, recall, remember } from './device.ts'
import { findConsultation } from './discovery.ts'
import { isMarked } from './outbox-store.ts'
import { openOutbox, type Sent, type Write } from './outbox.ts'
import { read, request } from './request.ts'
import type { Failure } from './state.ts'

/** For what a tag keeps beside: a page that imports this needs nothing of votes. */
export { recall }

/** What a person signs: the body of the request, but for the consent it is sent with. */
export type Given = Omit<SignatureRequest, 'consent'>
/** What of it may be said otherwise later. */
export type Said = Omit<SignatureChange, 'revision'>

/** What this device keeps of a signature. What was typed, e-mail included, stays until the server has it. */
export interface KeptSignature {
  readonly receipt: string
  /** Names the intention of signing, until that is known to have arrived. */
  readonly key?: string | undefined
  /** What is signed, until the server has it. */
  readonly given?: Given | undefined
  readonly ticket?: string | undefined
}

/** What is known of the signature of whoever uses this device. */
export interface OwnSignature extends KeptSignature {
  /** What the server is known to hold. */
  readonly signature?: Signature | undefined
  readonly isSending?: boolean | undefined
  /** Whether the last act, which is not known to have arrived, outlives this page. Undefined when there is none. */
  readonly isKept?: boolean | undefined
  /** Why the last act did not arrive or was refused, or why what became of it could not be read. */
  readonly failure?: Failure | undefined
  /** The server's refusal, in words, with the fields at fault. */
  readonly problem?: Problem | undefined
}

/** All that is known of a text at one moment. A snapshot: the next change brings another object. */
export interface ManifestoState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`. */
  readonly problem?: Failure | undefined
  readonly consultation?: Consultation
  readonly manifesto?: Manifesto
  /** Versions that were asked for, by their number. */
  readonly versions: Readonly<Record<number, ManifestoVersion>>
  readonly own?: OwnSignature | undefined
}

/** Before anything was read. */
export const nothingKnown: ManifestoState = { phase: 'loading', versions: {} }

const clients = new Map<string, ManifestoClient>()

/** The page's one client for the text of a consultation, named as for `openConsultation`. */
export function openManifesto(attribute: string | null): ManifestoClient | undefined {
  const url = findConsultation(attribute)
  if (url && !clients.has(url)) clients.set(url, new ManifestoClient(url))
  return clients.get(url!)
}

/**
 * A text, and the signature of whoever uses this device. Its receipt is made and kept here before anything is sent: a
 * lost answer loses nothing, and nobody signs twice.
 */
export class ManifestoClient {
  /** The address of the consultation. */
  readonly url: string
  state = nothingKnown

  readonly #outbox = openOutbox(request)
  readonly #listeners = new Set<() => void>()
  /** What the links of the text are relative to. */
  #base = ''
  #isStarted = false

  /** For `openManifesto`: a page has one client for a text. */
  constructor(url: string) {
    this.url = url
    const handleReturn = () => {
      if (!document.hidden && this.#listeners.size) void (this.#isStarted ? this.refresh() : this.#load())
    }
    addEventListener('online', handleReturn)
    // Whoever comes back may come from their mails.
    document.addEventListener('visibilitychange', handleReturn)
  }

  /** Calls the listener after each change of state. The first one starts the reading. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (!this.#isStarted) void this.#load()
    return () => this.#listeners.delete(listener)
  }

  /** Tries again what failed: the reading, and the act that did not arrive. */
  async retry(): Promise<void> {
    if (this.state.phase === 'error') {
      this.#change({ phase: 'loading' })
      await this.#load()
    } else {
      await this.#outbox.drain()
      await this.refresh()
    }
  }

  /** Asks again what became of the signature. */
  async refresh(): Promise<void> {
    const { own } = this.state
    // What waits on this device is sent by itself.
    if (!own || own.isSending || own.isKept) return
    await (own.key ? this.#give(own) : own.isKept === undefined && this.#ask())
  }

  /**
   * Signs, written down on this device before it is sent. Resolves once that is done: what becomes of it is then in
   * `own`. Where the device keeps nothing, resolves once it is received, refused, or failed.
   */
  async sign(given: Given, ticket?: string): Promise<OwnSignature> {
    const own = { receipt: randomName(), key: randomName(), given, ticket, isSending: true }
    this.#change({ own })
    this.#keep()
    const write = this.#giving(own)
    const isKept = await this.#outbox.keep(write)
    const sending = this.#send(write)
    return isKept ? this.#tell({ isSending: true, isKept }) : sending
  }

  /** Says it otherwise, or signs the new version. Resolves as `sign` does. */
  change(said: Said): Promise<OwnSignature> {
    const { revision } = this.state.own!.signature!
    return this.#send(this.#write('PUT', { ...said, revision: revision + 1 }))
  }

  /** Withdraws it. */
  withdraw(): Promise<OwnSignature> {
    return this.#send(this.#write('DELETE', {}))
  }

  /** Takes a signature that comes by its private link, from another device. */
  async accept(receipt: string): Promise<void> {
    if (this.state.own?.receipt === receipt) return
    this.#change({ own: { receipt } })
    await this.#ask()
    if (this.state.own?.signature) this.#keep()
    else this.forget()
  }

  /** Takes what stands no more, or was refused, off this device: another signature may be given. */
  forget(): void {
    this.#change({ own: undefined })
    this.#keep()
  }

  /** Reads one version of the text: what was signed, or what came before. */
  async readVersion(version: number): Promise<void> {
    const link = this.state.manifesto!.versions.find((each) => each.version === version)?.link
    if (!link || this.state.versions[version]) return
    const { document } = await read<ManifestoVersion>(new URL(link, this.#base).href)
    this.#change({ versions: { ...this.state.versions, [version]: document } })
  }

  /** The address of a page of the server's, by its name among the links of the text. */
  page(name: 'page' | 'notice'): string {
    return this.#address(name)
  }

  async #load() {
    this.#isStarted = true
    try {
      const { document: consultation, url } = await read<Consultation>(this.url)
      const { document: manifesto, url: base } = await read<Manifesto>(new URL(consultation.links.manifesto, url).href)
      this.#base = base
      this.#change({ phase: 'ready', problem: undefined, consultation, manifesto, own: await this.#resume(manifesto) })
      this.#outbox.follow(
        (write) => this.#isOwn(write),
        (_, sent) => this.#settle(sent as Sent<Signature>),
      )
      void this.refresh()
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation.
      const { failure = 'unreachable' } = error as { failure?: Failure }
      this.#isStarted = false
      this.#change({ phase: 'error', problem: failure })
    }
  }

  /** What this device has, and whether it waits to be received. */
  async #resume({ links }: Manifesto): Promise<OwnSignature | undefined> {
    let noted: KeptSignature | undefined
    try {
      noted = JSON.parse(recall(this.#name)!) as KeptSignature
    } catch {
      // None, or a damaged one.
    }
    if (!isMarked()) return noted
    const addresses = [links.signatures, links.signature].map((link) => new URL(link, this.#base).href)
    const waiting = await this.#outbox.kept(({ url }) => addresses.includes(url))
    const write = waiting.find(({ headers }) => !noted || headers[receiptHeader] === noted.receipt)
    if (!write) return noted
    // What waits without a note, where the device took the one and not the other, is taken up again.
    const isKept = !!write.place
    if (noted) return { ...noted, isKept }
    const { consent: _, ...given } = JSON.parse(write.body) as SignatureRequest
    return {
      receipt: write.headers[receiptHeader]!,
      ...(write.method === 'POST' && { key: write.headers[idempotencyHeader], given }),
      isKept,
    }
  }

  #change(change: Partial<ManifestoState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** What is under way is replaced; what is known stays. */
  #tell(change: Partial<OwnSignature>): OwnSignature {
    const over = { isSending: false, isKept: undefined, failure: undefined, problem: undefined }
    const own = { ...this.state.own!, ...over, ...change }
    this.#change({ own })
    return own
  }

  #give(own: OwnSignature) {
    return this.#send(this.#giving(own))
  }

  #giving({ given, key }: OwnSignature) {
    return this.#write('POST', { ...given, consent: true }, key)
  }

  #write(method: 'POST' | 'PUT' | 'DELETE', body: object, key = randomName()): Write {
    const { receipt, ticket } = this.state.own!
    return {
      subject: `signature ${receipt}`,
      url: this.#address(method === 'POST' ? 'signatures' : 'signature'),
      method,
      headers: {
        'Content-Type': 'application/json',
        [idempotencyHeader]: key,
        [receiptHeader]: receipt,
        ...(method === 'POST' && ticket && { [ticketHeader]: ticket }),
      },
      body: JSON.stringify(body),
      keepalive: true,
      proof: 'status',
    }
  }

  #isOwn({ headers }: Write) {
    return headers[receiptHeader] === this.state.own?.receipt
  }

  async #send(write: Write): Promise<OwnSignature> {
    this.#tell({ isSending: true })
    const sent = await this.#outbox.send<Signature>(write)
    // A later act tells, or another signature has taken its place.
    return sent.isReplaced || !this.#isOwn(write) ? this.state.own! : this.#settle(sent)
  }

  /** What became of an act, whichever tab sent it. */
  #settle({ document, problem, failure, isKept }: Sent<Signature>): OwnSignature {
    const settled = this.#tell(
      document
        ? { signature: document, key: undefined, given: undefined, ticket: undefined }
        : problem
          ? { failure, problem, key: undefined }
          : { failure, isKept },
    )
    this.#keep()
    return settled
  }

  async #ask() {
    const { receipt, given, problem } = this.state.own!
    // Of what was refused, the server knows nothing.
    if (given && problem) return
    try {
      const { document } = await read<Signature>(this.#address('signature'), { [receiptHeader]: receipt })
      this.#tell({ signature: document })
    } catch (error) {
      const { failure = 'unreachable', problem } = error as Sent
      this.#tell({ failure, problem })
    }
  }

  #address(name: keyof Manifesto['links']) {
    return new URL(this.state.manifesto!.links[name], this.#base).href
  }

  get #name() {
    return `ess-signature ${this.url}`
  }

  /** Writes it down, or takes it off where it is no more. */
  #keep() {
    const { own } = this.state
    if (!own) return forget(this.#name)
    const { receipt, key, given, ticket } = own
    remember(this.#name, JSON.stringify({ receipt, key, given, ticket }))
  }
}
