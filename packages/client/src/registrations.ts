import type { LocalizedText, Registration } from '@ess-widgets/contract'
import { idempotencyHeader, receiptHeader } from '@ess-widgets/contract/vocabulary.js'
import type { AgendaClient } from './agenda.ts'
import type { recall, remember } from './device.ts'
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
  /** True while an act is kept on this page that is not known to have arrived. */
  readonly isUnsent?: boolean
  /** The same in words, where the server refused it. */
  readonly titles?: LocalizedText | undefined
}

/** One request about a registration, complete: sent once or ten times, it acts once. */
interface Intention {
  readonly url: string
  readonly init: RequestInit
  /** Whether its receipt was made for it: refused, it leads nowhere. */
  readonly isFirst: boolean
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
 * The registrations of whoever uses this device. Each has a receipt of its own, made here and kept here before anything
 * is sent: a lost answer loses nothing. Nobody's receipt has to do with a voter's token.
 */
export class Registrations {
  readonly #client: AgendaClient
  readonly #storage: Storage
  /** What was sent and is not known to have arrived. */
  readonly #kept = new Map<string, Intention>()

  /** For `registrationsOf`: a page has one list for an agenda. */
  constructor(client: AgendaClient, storage: Storage) {
    this.#client = client
    this.#storage = storage
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
    const { url, init } = this.#intend(session, 'GET', receipt)
    const { document, failure = 'unreachable', problem } = await this.#client.send<Registration>(url, init)
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

  /** Asks again what became of a registration that is known: its turn may have come. */
  async ask(session: string): Promise<void> {
    await this.#send(session, this.#intend(session, 'GET', this.receiptOf(session)!))
  }

  /** Takes a place, or one on the waiting list; or changes the name and the address given before. */
  async register(session: string, person: { name: string; email: string }): Promise<void> {
    const own = this.receiptOf(session)
    const receipt = own ?? this.#client.newName()
    this.#keep(session, receipt)
    await this.#act(session, { ...this.#intend(session, 'PUT', receipt, person), isFirst: !own })
  }

  /** Gives the place back. */
  async withdraw(session: string): Promise<void> {
    await this.#act(session, this.#intend(session, 'DELETE', this.receiptOf(session)!, {}))
  }

  /** Sends again what did not arrive, the same as before, or asks again what could not be read. */
  async retry(session: string): Promise<void> {
    const intention = this.#kept.get(session)
    if (intention) return this.#act(session, intention)
    this.#forget(session)
    await this.load(session)
  }

  /** Writes down what is asked of the server; a GET asks only what became of the registration. */
  #intend(session: string, method: 'GET' | 'PUT' | 'DELETE', receipt: string, body?: object): Intention {
    const { agenda, url } = this.#client.state
    const { links } = agenda!.sessions.find(({ id }) => id === session)!
    const headers = { [receiptHeader]: receipt }
    const acting = { 'Content-Type': 'application/json', [idempotencyHeader]: this.#client.newName(), ...headers }
    return {
      url: new URL(links!.registration, url).href,
      init: body ? { method, headers: acting, body: JSON.stringify(body), keepalive: true } : { method, headers },
      isFirst: false,
    }
  }

  async #act(session: string, intention: Intention) {
    this.#kept.set(session, intention)
    this.#tell(session, { registration: this.#stateOf(session).registration, isSending: true })
    await this.#send(session, intention)
    // The places have changed with it.
    void this.#client.refresh()
  }

  async #send(session: string, intention: Intention) {
    const { url, init, isFirst } = intention
    const { document, failure = 'unreachable', problem } = await this.#client.send<Registration>(url, init)
    const { registration } = this.#stateOf(session)
    const isUnknown = failure === 'unknown-receipt'
    if (document?.status || problem) this.#kept.delete(session)
    // A receipt that was given back is spent, and one that leads nowhere is none: whoever registers again takes a new one.
    if (document?.status === 'withdrawn' || isUnknown || (problem && isFirst)) this.#keep(session, undefined)
    if (document?.status) this.#tell(session, { registration: document })
    else if (isUnknown) this.#tell(session, {})
    else this.#tell(session, { registration, failure, titles: problem?.titles, isUnsent: this.#kept.has(session) })
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
