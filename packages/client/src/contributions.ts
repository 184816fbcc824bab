import type {
  Consultation,
  Contribution,
  ContributionRequest,
  Principle,
  Principles,
  Problem,
  Workshop,
  Workshops,
} from '@ess-widgets/contract'
import { idempotencyHeader, receiptHeader, ticketHeader } from '@ess-widgets/contract/vocabulary.js'
import { forget, randomName, recall, remember } from './device.ts'
import { findConsultation } from './discovery.ts'
import { isMarked } from './outbox-store.ts'
import { openOutbox, type Sent, type Write } from './outbox.ts'
import { read, request } from './request.ts'
import type { Failure } from './state.ts'

/** For what a tag keeps beside: a page that imports this needs nothing of votes. */
export { recall, remember }

/** What a person gives in a workshop: the body of the request, but for the consent it is sent with. */
export type Given = Omit<ContributionRequest, 'consent'>

/** What this device keeps of a contribution. The text stays until the server has it, or its author has it back. */
export interface KeptContribution {
  readonly receipt: string
  readonly workshop: string
  /** When it was made or came here, in milliseconds since 1970 UTC: for the order in which they show. */
  readonly madeAt: number
  /** Names the intention of giving it, until that is known to have arrived. */
  readonly key?: string | undefined
  /** What is said in it, or otherwise than before, until the server has that. */
  readonly given?: Given | undefined
  readonly ticket?: string | undefined
  /** The server's refusal, in words, with the fields at fault. */
  readonly problem?: Problem | undefined
}

/** What is known of one contribution of whoever uses this device. */
export interface OwnContribution extends KeptContribution {
  /** What the server is known to hold. */
  readonly contribution?: Contribution | undefined
  readonly isSending?: boolean | undefined
  /** Whether the last act, which is not known to have arrived, outlives this page. Undefined when there is none. */
  readonly isKept?: boolean | undefined
  /** Why the last act did not arrive or was refused, or why what became of it could not be read. */
  readonly failure?: Failure | undefined
}

/** All that is known of the workshops at one moment. A snapshot: the next change brings another object. */
export interface ContributionsState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`. */
  readonly problem?: Failure | undefined
  readonly consultation?: Consultation
  readonly workshops: readonly Workshop[]
  readonly principles: readonly Principle[]
  /** The latest first, over all workshops. */
  readonly own: readonly OwnContribution[]
}

/** Before anything was read. */
export const nothingKnown: ContributionsState = { phase: 'loading', workshops: [], principles: [], own: [] }

/** Contributions that are asked for anew each time: a table may have given hundreds. */
const asked = 50

const clients = new Map<string, ContributionsClient>()

/** The page's one client for the workshops of a consultation, named as for `openConsultation`. */
export function openContributions(attribute: string | null): ContributionsClient | undefined {
  const url = findConsultation(attribute)
  if (url && !clients.has(url)) clients.set(url, new ContributionsClient(url))
  return clients.get(url!)
}

const subjectOf = ({ receipt }: KeptContribution) => `contribution ${receipt}`

/**
 * The contributions of whoever uses this device. Each has a receipt of its own, made and kept here before anything is
 * sent: a lost answer loses nothing, and nothing is given twice.
 */
export class ContributionsClient {
  /** The address of the consultation. */
  readonly url: string
  state = nothingKnown

  readonly #outbox = openOutbox(request)
  readonly #listeners = new Set<() => void>()
  /** What the links of the workshops are relative to. */
  #base = ''
  #isStarted = false

  /** For `openContributions`: a page has one client for a consultation. */
  constructor(url: string) {
    this.url = url
    const handleReturn = () => {
      if (!document.hidden && this.#listeners.size) void (this.#isStarted ? this.refresh() : this.#load())
    }
    addEventListener('online', handleReturn)
    document.addEventListener('visibilitychange', handleReturn)
  }

  /** Calls the listener after each change of state. The first one starts the reading. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (!this.#isStarted) void this.#load()
    return () => this.#listeners.delete(listener)
  }

  /** Tries again what failed: the reading, and the acts that did not arrive. */
  async retry(): Promise<void> {
    if (this.state.phase === 'error') {
      this.#change({ phase: 'loading' })
      await this.#load()
    } else {
      await this.#outbox.drain()
      await this.refresh()
    }
  }

  /** Asks again what became of the contributions that a facilitator may have read since. */
  async refresh(): Promise<void> {
    const known = this.state.own.filter(
      ({ workshop, isSending, isKept }) => this.#workshop(workshop) && !isSending && !isKept,
    )
    // A change that only this page has is sent by itself.
    await Promise.all(
      known.slice(0, asked).map((own) => (own.key ? this.#give(own) : own.isKept === undefined && this.#ask(own))),
    )
  }

  /**
   * Gives a contribution, written down on this device before it is sent. Resolves once that is done: what becomes of it
   * is then in `own`. Where the device keeps nothing, resolves once it is received, refused, or failed.
   */
  async contribute(workshop: string, given: Given, ticket?: string): Promise<OwnContribution> {
    const own = {
      receipt: randomName(),
      key: randomName(),
      madeAt: Date.now(),
      workshop,
      given,
      ticket,
      isSending: true,
    }
    this.#change({ own: [own, ...this.state.own] })
    this.#keep(own)
    return this.#begin(own, this.#giving(own))
  }

  /** Gives again, perhaps otherwise, what only this page has: it may have arrived as it was, and is never given twice. */
  async giveAgain(receipt: string, given: Given): Promise<OwnContribution> {
    const own = this.#own(receipt)!
    const isSame = JSON.stringify(own.given) === JSON.stringify(given)
    const again = this.#tell(own, { isSending: true, ...(!isSame && { given, key: randomName() }) })
    const settled = await this.#begin(again, this.#giving(again))
    return settled.contribution && !isSame ? this.change(receipt, given) : settled
  }

  /** Says it otherwise, while no facilitator has read it. Resolves as `contribute` does. */
  change(receipt: string, given: Given): Promise<OwnContribution> {
    const own = this.#tell(this.#own(receipt)!, { given, isSending: true })
    this.#keep(own)
    return this.#begin(own, this.#write(own, 'PUT', { ...given, revision: own.contribution!.revision + 1 }))
  }

  /** Takes it back. */
  withdraw(receipt: string): Promise<OwnContribution> {
    const own = this.#own(receipt)!
    const sending = this.#send(own, this.#write(own, 'DELETE', {}))
    // What was merged into it, of this device, is read with it no more.
    void sending.then(() => this.refresh())
    return sending
  }

  /** Takes a contribution that comes by its private link, from another device. */
  async accept(workshop: string, receipt: string): Promise<OwnContribution> {
    if (!this.#own(receipt)) this.#change({ own: [{ receipt, workshop, madeAt: Date.now() }, ...this.state.own] })
    const own = await this.#ask(this.#own(receipt)!)
    if (!own.problem) this.#keep(own)
    return own
  }

  /** Takes what was refused off this device, once its author has it back; what the server has of it stays. */
  forget(receipt: string): void {
    const own = this.#own(receipt)!
    if (own.contribution) void this.#ask(this.#tell(own, { given: undefined }))
    else this.#change({ own: this.state.own.filter((each) => each !== own) })
    this.#keep({ ...own, given: undefined, problem: undefined })
  }

  async #load() {
    this.#isStarted = true
    try {
      const { document: consultation, url } = await read<Consultation>(this.url)
      const link = (name: 'workshops' | 'principles') => new URL(consultation.links[name], url).href
      const [{ document, url: base }, { document: named }] = await Promise.all([
        read<Workshops>(link('workshops')),
        read<Principles>(link('principles')),
      ])
      this.#base = base
      const { workshops } = document
      this.#change({ phase: 'ready', problem: undefined, consultation, workshops, principles: named.principles })
      const recalled = await this.#resume()
      this.#change({ own: [...this.state.own, ...recalled] })
      const ownIn = ({ subject }: Write) => this.state.own.find((each) => subjectOf(each) === subject)
      this.#outbox.follow(
        (write) => !!ownIn(write),
        (write, sent) => this.#settle(ownIn(write)!, sent as Sent<Contribution>),
      )
      void this.refresh()
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation.
      const { failure = 'unreachable' } = error as { failure?: Failure }
      this.#isStarted = false
      this.#change({ phase: 'error', problem: failure })
    }
  }

  /** What this device has, and what of it waits to be received. */
  async #resume(): Promise<OwnContribution[]> {
    const own = this.#recall()
    if (!isMarked()) return own
    const place = { workshops: this.state.workshops, base: this.#base }
    return import('./contributions-kept.ts').then(({ resumed }) => resumed(own, this.#outbox, place)).catch(() => own)
  }

  #change(change: Partial<ContributionsState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** What is under way of one contribution is replaced; what is known stays. */
  #tell({ receipt }: KeptContribution, change: Partial<OwnContribution>): OwnContribution {
    const over = { isSending: false, isKept: undefined, failure: undefined, problem: undefined }
    const own = { ...this.#own(receipt)!, ...over, ...change }
    this.#change({ own: this.state.own.map((each) => (each.receipt === receipt ? own : each)) })
    return own
  }

  async #begin(own: KeptContribution, write: Write) {
    const isKept = await this.#outbox.keep(write)
    const sending = this.#send(own, write)
    return isKept ? this.#tell(own, { isSending: true, isKept }) : sending
  }

  #give(own: KeptContribution) {
    return this.#send(own, this.#giving(own))
  }

  #giving(own: KeptContribution) {
    return this.#write(own, 'POST', { ...own.given!, consent: true }, own.key)
  }

  #write(own: KeptContribution, method: 'POST' | 'PUT' | 'DELETE', body: object, key = randomName()): Write {
    const { receipt, workshop, ticket } = own
    return {
      subject: subjectOf(own),
      url: this.#link(workshop, method === 'POST' ? 'contributions' : 'contribution'),
      method,
      headers: {
        'Content-Type': 'application/json',
        [idempotencyHeader]: key,
        [receiptHeader]: receipt,
        ...(ticket && { [ticketHeader]: ticket }),
      },
      body: JSON.stringify(body),
      keepalive: true,
      proof: 'status',
    }
  }

  async #send(own: KeptContribution, write: Write) {
    this.#tell(own, { isSending: true })
    const sent = await this.#outbox.send<Contribution>(write)
    // A later act on the same contribution tells.
    return sent.isReplaced ? this.#own(own.receipt)! : this.#settle(own, sent)
  }

  /** What became of an act, whichever tab sent it. */
  #settle(own: KeptContribution, { document, problem, failure, isKept }: Sent<Contribution>) {
    const settled = this.#tell(
      own,
      document
        ? { contribution: document, key: undefined, given: undefined, ticket: undefined }
        : problem
          ? { failure, problem, key: undefined }
          : { failure, isKept },
    )
    this.#keep(settled)
    return settled
  }

  /** Asks what became of it. What was refused of it stays so: of what it never received, the server knows nothing. */
  async #ask(own: OwnContribution) {
    const { receipt, workshop, given, failure, problem } = own
    const refused = given && { failure, problem }
    try {
      const { document } = await read<Contribution>(this.#link(workshop, 'contribution'), { [receiptHeader]: receipt })
      return this.#tell(own, { contribution: document, ...refused })
    } catch (error) {
      const { failure = 'unreachable', problem } = error as Sent
      return this.#tell(own, { failure, problem, ...refused })
    }
  }

  #own(receipt: string) {
    return this.state.own.find((own) => own.receipt === receipt)
  }

  #workshop(id: string) {
    return this.state.workshops.find((workshop) => workshop.id === id)
  }

  #link(workshop: string, name: keyof Workshop['links']) {
    return new URL(this.#workshop(workshop)!.links[name], this.#base).href
  }

  get #prefix() {
    return `ess-contribution ${this.url} `
  }

  /** Those of this device, the latest first. Each has a place of its own: two tabs that write at once lose nothing. */
  #recall(): KeptContribution[] {
    try {
      return Object.entries<string>(localStorage)
        .filter(([key]) => key.startsWith(this.#prefix))
        .map(([, value]) => JSON.parse(value) as KeptContribution)
        .sort((one, other) => other.madeAt - one.madeAt)
    } catch {
      return []
    }
  }

  /** Writes one down, or takes it off where it is no more. */
  #keep({ receipt, workshop, madeAt, key, given, ticket, problem }: KeptContribution) {
    const kept = { receipt, workshop, madeAt, key, given, ticket, problem }
    if (this.#own(receipt)) remember(this.#prefix + receipt, JSON.stringify(kept))
    else forget(this.#prefix + receipt)
  }
}
