import type { LocalizedText, Registration } from '@ess-widgets/contract'
import { idempotencyHeader, receiptHeader } from '@ess-widgets/contract/vocabulary.js'
import type { AgendaClient } from './agenda.ts'
import type { recall, remember } from './device.ts'
import { openOutbox, type KeptWrite, type Sent, type Write } from './outbox.ts'
import type { Failure } from './state.ts'

/** What is known of one's registration for one session. */
export interface RegistrationState {
  /** What the server is known to hold. */
  readonly registration?: Registration | undefined
  /** True while the person's act is on its way. */
  readonly isSending?: boolean
  /** True while what became of it is asked. */
  readonly isReading?: boolean
  /** Why the last act did not arrive, or was refused. */
  readonly failure?: Failure | undefined
  /** Whether the last act, which is not known to have arrived, outlives this page. Undefined when there is none. */
  readonly isKept?: boolean | undefined
  /** The same in words, where the server refused it. */
  readonly titles?: LocalizedText | undefined
}

/** An act on a registration. */
interface Act extends Write {
  /** The address of the agenda, and the session of it. */
  readonly agenda: string
  readonly session: string
  /** Whether its receipt was made for it: refused, it leads nowhere. */
  readonly isFirst?: boolean
}

/** The device's storage: lent, so that what imports this later brings no copy of it. */
interface Storage {
  recall: typeof recall
  remember: typeof remember
}

const followed = new WeakMap<AgendaClient, Registrations>()

/** The page's one list of registrations for an agenda. */
export function registrationsOf(client: AgendaClient, storage: Storage): Registrations {
  if (!followed.has(client)) followed.set(client, new Registrations(client, storage))
  return followed.get(client)!
}

/**
 * The registrations of whoever uses this device. Each has a receipt of its own, made here and kept here, as the act is,
 * before anything is sent: a lost answer loses nothing. Nobody's receipt has to do with a voter's token.
 */
export class Registrations {
  /** Told which session it was, once an act is recorded or refused that no call waits for: of an earlier page, for instance. */
  listener?: (session: string) => void

  readonly #client: AgendaClient
  readonly #storage: Storage
  readonly #outbox

  /** For `registrationsOf`: a page has one list for an agenda. It sends what an earlier page left. */
  constructor(client: AgendaClient, storage: Storage) {
    this.#client = client
    this.#storage = storage
    this.#outbox = openOutbox(client.send)
    this.#outbox.follow(
      (write) => this.#isOwn(write),
      (write, sent) => this.#hear(write as KeptWrite & Act, sent as Sent<Registration>),
    )
  }

  /** The receipt that leads to a registration from any device. */
  receiptOf(session: string): string | undefined {
    const receipts = this.#receipts
    // A session may be called « constructor ».
    return Object.hasOwn(receipts, session) ? receipts[session] : undefined
  }

  /** Keeps a receipt that comes from another device, if it leads to a registration. It never costs one's own. */
  async accept(session: string, receipt: string): Promise<void> {
    this.#tell(session, { isReading: true })
    if (await this.#unsent(session)) return this.ask(session)
    const { document, failure = 'unreachable', problem } = await this.#read(session, receipt)
    const own = this.receiptOf(session)
    if (document?.status || !(problem || own)) this.#keep(session, receipt)
    if (document?.status || !own)
      this.#tell(session, document ? { registration: document } : { failure, titles: problem?.titles })
    else await this.ask(session)
  }

  /** Asks what became of the registration of this device, if there is one and that is not known yet. */
  async load(session: string): Promise<void> {
    if (this.#client.state.registrations?.has(session) || !this.receiptOf(session)) return
    this.#tell(session, { isReading: true })
    await this.ask(session)
  }

  /** Asks again what became of a registration that is known: its turn may have come. An act on its way tells by itself. */
  async ask(session: string): Promise<void> {
    const isActing = () => this.#stateOf(session).isSending
    if (isActing()) return
    const unsent = await this.#unsent(session)
    const { registration } = this.#stateOf(session)
    // Before the server has it, it would say that the receipt leads nowhere.
    if (unsent) return this.#tell(session, { registration, failure: 'unreachable', isKept: !!unsent.place })
    const { document, failure = 'unreachable', problem } = await this.#read(session, this.receiptOf(session)!)
    if (isActing()) return
    if (failure === 'unknown-receipt' || document?.status === 'withdrawn') this.#keep(session, undefined)
    if (document?.status) this.#tell(session, { registration: document })
    else if (failure === 'unknown-receipt') this.#tell(session, {})
    else this.#tell(session, { registration, failure, titles: problem?.titles })
  }

  /**
   * Takes a place, or one on the waiting list; or changes the name and the address given before. Resolves once that is
   * received or refused, or goes on being sent.
   */
  async register(session: string, person: { name: string; email: string }): Promise<void> {
    const own = this.receiptOf(session)
    const receipt = own ?? this.#client.newName()
    this.#keep(session, receipt)
    await this.#act({ ...this.#intend(session, 'PUT', receipt, person), isFirst: !own })
  }

  /** Gives the place back. */
  async withdraw(session: string): Promise<void> {
    await this.#act(this.#intend(session, 'DELETE', this.receiptOf(session)!, {}))
  }

  /** Sends again what did not arrive, the same as before, or asks again what could not be read. */
  async retry(session: string): Promise<void> {
    const unsent = await this.#unsent(session)
    if (unsent) return this.#act(unsent)
    this.#forget(session)
    await this.load(session)
  }

  #intend(session: string, method: 'PUT' | 'DELETE', receipt: string, body: object): Act {
    return {
      agenda: this.#client.url,
      session,
      subject: `registration ${receipt}`,
      url: this.#link(session),
      method,
      headers: {
        'Content-Type': 'application/json',
        [idempotencyHeader]: this.#client.newName(),
        [receiptHeader]: receipt,
      },
      body: JSON.stringify(body),
      keepalive: true,
      proof: 'status',
    }
  }

  async #act(act: Act) {
    const { session } = act
    this.#tell(session, { registration: this.#stateOf(session).registration, isSending: true })
    const sent = await this.#outbox.send<Registration>(act)
    // A later act on the same registration tells.
    if (!sent.isReplaced) this.#settle(act, sent)
  }

  /** Takes what became of an act that no call waits for. Words of another page may come late, when there is another receipt. */
  #hear(act: Act, sent: Sent<Registration>) {
    const { session, headers } = act
    const own = this.receiptOf(session)
    if (own && own !== headers[receiptHeader]) return
    this.#settle(act, sent)
    this.listener?.(session)
  }

  #settle(
    { session, isFirst }: Act,
    { document, problem, failure = 'unreachable', isKept = false }: Sent<Registration>,
  ) {
    const { registration } = this.#stateOf(session)
    const isUnknown = failure === 'unknown-receipt'
    // A receipt that was given back is spent, and one that leads nowhere is none: whoever registers again takes a new one.
    if (document?.status === 'withdrawn' || isUnknown || (problem && isFirst)) this.#keep(session, undefined)
    if (document) this.#tell(session, { registration: document })
    else if (isUnknown) this.#tell(session, {})
    else if (problem) this.#tell(session, { registration, failure, titles: problem.titles })
    else this.#tell(session, { registration, failure, isKept })
    // The places have changed with it.
    void this.#client.refresh()
  }

  /** The act on one's registration for a session that is not known to have arrived. */
  async #unsent(session: string) {
    const [act] = await this.#outbox.kept((write) => this.#isOwn(write) && write.session === session)
    return act as (KeptWrite & Act) | undefined
  }

  #isOwn(write: Write): write is Act {
    return (write as Act).agenda === this.#client.url
  }

  #read(session: string, receipt: string) {
    return this.#client.send<Registration>(this.#link(session), { headers: { [receiptHeader]: receipt } })
  }

  #link(session: string) {
    const { agenda, url } = this.#client.state
    const { links } = agenda!.sessions.find(({ id }) => id === session)!
    return new URL(links!.registration, url).href
  }

  #stateOf(session: string): RegistrationState {
    return this.#client.state.registrations?.get(session) ?? {}
  }

  #tell(session: string, state: RegistrationState) {
    this.#client.change({ registrations: new Map(this.#client.state.registrations).set(session, state) })
  }

  #forget(session: string) {
    const others = new Map(this.#client.state.registrations)
    others.delete(session)
    this.#client.change({ registrations: others })
  }

  get #key() {
    return `ess-receipts ${this.#client.url}`
  }

  get #receipts(): Record<string, string> {
    try {
      const kept = JSON.parse(this.#storage.recall(this.#key)!)
      return typeof kept === 'object' && kept ? kept : {}
    } catch {
      return {}
    }
  }

  #keep(session: string, receipt: string | undefined) {
    this.#storage.remember(this.#key, JSON.stringify({ ...this.#receipts, [session]: receipt }))
  }
}
