import type {
  Consultation,
  Manifesto,
  ManifestoVersion,
  Problem,
  Signature,
  SignatureChange,
  SignatureRequest,
} from '@ess-widgets/contract'
import { idempotencyHeader, isWeb, receiptHeader } from '@ess-widgets/contract/vocabulary.js'
import { forget, randomName, recall, remember } from './device.ts'
import { findConsultation } from './discovery.ts'
import { forgetInvitation, invitation } from './invitations.ts'
import { isMarked } from './outbox-store.ts'
import { openOutbox, type Sent, type Write } from './outbox.ts'
import { read, request } from './request.ts'
import type { Failure } from './state.ts'

/** What a person signs: the body of the request, but for the consent it is sent with. */
export type Given = Omit<SignatureRequest, 'consent'>
/** What of it may be said otherwise later. */
export type Said = Omit<SignatureChange, 'revision'>

/** What this device keeps of a signature. What was typed, e-mail included, stays until the server has it. */
export interface KeptSignature {
  readonly receipt: string
  /** Names the intention of signing, until that is known to have arrived. */
  readonly key?: string | undefined
  /** What is signed, or said otherwise than before, until the server has that. The e-mail is there with the first alone. */
  readonly given?: (Said & Partial<Given>) | undefined
  /** The server's refusal, in words, with the fields at fault. */
  readonly problem?: Problem | undefined
}

/** What is known of the signature of whoever uses this device. */
export interface OwnSignature extends KeptSignature {
  /** What the server is known to hold. */
  readonly signature?: Signature | undefined
  readonly isSending?: boolean | undefined
  /** Whether the last act, which is not known to have arrived, withdraws it. */
  readonly isWithdrawing?: boolean | undefined
  /** Whether the last act, which is not known to have arrived, outlives this page. Undefined when there is none. */
  readonly isKept?: boolean | undefined
  /** Why the last act did not arrive or was refused, or why what became of it could not be read. */
  readonly failure?: Failure | undefined
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

/** What was written down, or what of it can be made sense of. */
function noteIn(text: string | null): KeptSignature | undefined {
  try {
    const { receipt, key, given, problem } = JSON.parse(text!) as KeptSignature
    if (!/^[\w-]{22,64}$/.test(receipt)) return undefined
    // What was typed is worth nothing without the version it was said of, nor a refusal without its words.
    if (!given?.version) return { receipt }
    return { receipt, key, given, problem: problem?.titles && problem }
  } catch {
    return undefined
  }
}

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
  /** Where the text is read, and what its links are relative to. */
  #text = ''
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

  /** Asks again what became of the signature, of which another tab may know first. */
  async refresh(): Promise<void> {
    if (this.state.phase !== 'ready') return
    const found = this.state.own ?? (await this.#resume())
    if (!this.state.own && found) this.#change({ own: found })
    const { own } = this.state
    // What waits on this device is sent by itself.
    if (!own || own.isSending || own.isKept) return
    await (own.key ? this.#give(own) : own.isKept === undefined && this.#ask())
  }

  /**
   * Signs, written down on this device before it is sent. Resolves once that is done: what becomes of it is then in
   * `own`. Where the device keeps nothing, resolves once it is received, refused, or failed.
   */
  async sign(given: Given): Promise<OwnSignature> {
    this.#change({ own: { receipt: randomName(), key: randomName(), given } })
    return this.#begin(this.#giving(this.state.own!))
  }

  /** Says it otherwise, or signs the new version. Resolves as `sign` does. */
  change(said: Said): Promise<OwnSignature> {
    const { signature } = this.#tell({ given: said })
    return this.#begin(this.#write('PUT', { ...said, revision: signature!.revision + 1 }))
  }

  /** Withdraws it. */
  withdraw(): Promise<OwnSignature> {
    return this.#send(this.#write('DELETE', {}))
  }

  /**
   * Takes a signature that comes by its private link, from another device. A link that leads to nothing, or that cannot be
   * read now, changes nothing: why stands in what this resolves with.
   */
  async accept(receipt: string): Promise<OwnSignature> {
    const before = this.state.own
    if (before?.receipt !== receipt) this.#change({ own: { receipt } })
    await this.#ask()
    const own = this.state.own!
    if (own.receipt !== receipt) return own
    if (own.signature) this.#keep()
    else {
      // What waited may have been received meanwhile.
      const kept = before && (await this.#resume())
      const { signature } = before ?? {}
      this.#change({ own: kept ? { signature, ...kept } : before && { ...before, isSending: false } })
      void this.refresh()
    }
    return own
  }

  /** Takes off this device what was refused, once its person has it back, or else a signature that stands no more. */
  forget(): void {
    const { signature, given } = this.state.own!
    if (signature && given) this.#tell({ given: undefined })
    else this.#change({ own: undefined })
    this.#keep()
  }

  /** Reads one version of the text: what was signed, or what came before. */
  async readVersion(version: number): Promise<void> {
    const link = this.state.manifesto!.versions.find((each) => each.version === version)?.link
    if (!link || this.state.versions[version]) return
    const { document } = await read<ManifestoVersion>(new URL(link, this.#base).href)
    this.#change({ versions: { ...this.state.versions, [version]: document } })
  }

  /** The address of a page of the server's, by its name among the links of the text; undefined where it leads to no page. */
  page(name: 'page' | 'notice'): string | undefined {
    const address = this.#address(name)
    return isWeb(address) ? address : undefined
  }

  async #load() {
    this.#isStarted = true
    try {
      const { document: consultation, url } = await read<Consultation>(this.url)
      this.#text = new URL(consultation.links.manifesto, url).href
      await this.#read()
      this.#change({ phase: 'ready', problem: undefined, consultation, own: await this.#resume() })
      this.#outbox.follow(
        ({ url }) => this.#addresses.includes(url),
        (write, sent) => this.#isOwn(write) && this.#settle(write, sent as Sent<Signature>),
      )
      void this.refresh()
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation.
      const { failure = 'unreachable' } = error as { failure?: Failure }
      this.#isStarted = false
      this.#change({ phase: 'error', problem: failure })
    }
  }

  async #read() {
    const { document: manifesto, url } = await read<Manifesto>(this.#text)
    this.#base = url
    this.#change({ manifesto })
  }

  /** What this device has, and whether it waits to be received. */
  async #resume(): Promise<OwnSignature | undefined> {
    const noted = noteIn(recall(this.#name) ?? null)
    if (!isMarked()) return noted
    const waiting = await this.#outbox.kept(({ url }) => this.#addresses.includes(url))
    const write = waiting.find(({ headers }) => !noted || headers[receiptHeader] === noted.receipt)
    if (!write) return noted
    // What waits without a note, where the device took the one and not the other, is taken up again.
    const waits = { isKept: !!write.place, isWithdrawing: write.method === 'DELETE' }
    if (noted) return { ...noted, ...waits }
    const { consent: _, ...given } = JSON.parse(write.body) as SignatureRequest
    const { [receiptHeader]: receipt, [idempotencyHeader]: key } = write.headers
    return { receipt: receipt!, ...(write.method === 'POST' && { key, given }), ...waits }
  }

  #change(change: Partial<ManifestoState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** What is under way is replaced; what is known stays. */
  #tell(change: Partial<OwnSignature>): OwnSignature {
    const over = {
      isSending: false,
      isWithdrawing: undefined,
      isKept: undefined,
      failure: undefined,
      problem: undefined,
    }
    const own = { ...this.state.own!, ...over, ...change }
    this.#change({ own })
    return own
  }

  async #begin(write: Write) {
    this.#tell({ isSending: true })
    this.#keep()
    const isKept = await this.#outbox.keep(write)
    const sending = this.#send(write)
    return isKept && this.#isOwn(write) ? this.#tell({ isSending: true, isKept }) : sending
  }

  #give(own: OwnSignature) {
    return this.#send(this.#giving(own))
  }

  #giving({ given, key }: OwnSignature) {
    return this.#write('POST', { ...given, consent: true }, key)
  }

  #write(method: 'POST' | 'PUT' | 'DELETE', body: object, key = randomName()): Write {
    const { receipt } = this.state.own!
    return {
      subject: `signature ${receipt}`,
      url: this.#address(method === 'POST' ? 'signatures' : 'signature'),
      method,
      headers: {
        'Content-Type': 'application/json',
        [idempotencyHeader]: key,
        [receiptHeader]: receipt,
        // Who signs on the device of a table signs in the room.
        ...(method === 'POST' && invitation(this.url)),
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
    const isWithdrawing = write.method === 'DELETE'
    if (this.#isOwn(write)) this.#tell({ isSending: true, isWithdrawing })
    const sent = await this.#outbox.send<Signature>(write)
    // A later act tells, or another signature has taken its place.
    return sent.isReplaced || !this.#isOwn(write) ? this.state.own! : this.#settle(write, sent)
  }

  /** What became of an act, whichever tab sent it. */
  #settle({ method, headers }: Write, { document, problem, failure, isKept }: Sent<Signature>): OwnSignature {
    const settled = this.#tell(
      document
        ? { signature: document, key: undefined, given: undefined }
        : { failure, isWithdrawing: method === 'DELETE', ...(problem ? { problem, key: undefined } : { isKept }) },
    )
    this.#keep()
    const { consultation } = this.state
    const status = problem?.consultationStatus
    if (status) this.#change({ consultation: { ...consultation!, status } })
    // What cannot be read now is read by the next page.
    if (failure === 'invalid-ticket') forgetInvitation(this.url, headers)
    if (failure === 'stale-signature') void this.#ask()
    if (failure === 'stale-version') void this.#read().catch(() => {})
    return settled
  }

  /** Asks what became of it. What was refused of it stays so: of what it never received, the server knows nothing. */
  async #ask() {
    const asked = this.state.own!
    const { receipt, given, failure, problem } = asked
    if (problem && given?.email) return
    const refused = given && { failure, problem }
    let told: Partial<OwnSignature>
    try {
      const { document } = await read<Signature>(this.#address('signature'), { [receiptHeader]: receipt })
      told = { signature: document }
    } catch (error) {
      const { failure = 'unreachable', problem } = error as Sent
      told = { failure, problem }
    }
    // Meanwhile its person may have acted, or another page heard.
    if (this.state.own === asked) this.#tell({ ...told, ...refused })
  }

  #address(name: keyof Manifesto['links']) {
    return new URL(this.state.manifesto!.links[name], this.#base).href
  }

  /** Where signatures are sent. */
  get #addresses() {
    return [this.#address('signatures'), this.#address('signature')]
  }

  get #name() {
    return `ess-signature ${this.url}`
  }

  /** Writes it down, or takes it off where it is no more. */
  #keep() {
    const { own } = this.state
    if (!own) return forget(this.#name)
    const { receipt, key, given, problem } = own
    remember(this.#name, JSON.stringify({ receipt, key, given, problem }))
  }
}
