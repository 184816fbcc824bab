import type { BallotReceipt, Ballots, Consultation, Counts, Principles } from '@ess-widgets/contract'
import { voterHeader, type Choice, type Family, type Status } from '@ess-widgets/contract/vocabulary.js'
import { knownVoter, voterFor } from './device.ts'
import { findConsultation } from './discovery.ts'
import { intend, type Intention } from './intend.ts'
import { keepCounting } from './live.ts'
import type { Sent } from './outbox.ts'
import { pause, read, request } from './request.ts'
import { nothingKnown, nothingSaid, type BallotState, type ConsultationState, type Failure } from './state.ts'

/** A person's acts on one principle, of which one is on its way at a time. */
export interface Acts {
  /** The address of the ballot. */
  readonly url: string
  /** The highest revision ever said, arrived or not. */
  revision: number
  /** The person's last word, until it is known to have arrived. */
  kept?: Intention | undefined
  /** The family said with it, until it has arrived. */
  family?: Family | null | undefined
  running?: Promise<BallotState> | undefined
}

const clients = new Map<string, ConsultationClient>()

/**
 * The page's one client for the consultation of a tag: that of its `consultation` attribute, else of the page's
 * `<link rel="ess-consultation">`. Undefined when there is none or it is not an address.
 */
export function openConsultation(attribute?: string | null): ConsultationClient | undefined {
  // Of the thousand tags of a page, one address is read.
  const url = clients.has(attribute!) ? attribute! : findConsultation(attribute)
  if (url && !clients.has(url)) clients.set(url, new ConsultationClient(url))
  return clients.get(url!)
}

/** What a page knows of a consultation, and what the person does there. */
export class ConsultationClient {
  readonly url: string
  state: ConsultationState = nothingKnown

  /** For what comes later, by principle. */
  readonly acts: Record<string, Acts> = {}
  /** Keeps acts on the device. It comes by itself, as the consultation does; without it they leave at once. */
  outbox?: { keep(intention: Intention): unknown; send(intention: Intention): Promise<Sent<BallotReceipt>> }

  /** The address of what a link of the consultation leads to, once it is there. */
  declare link: (name: keyof Consultation['links']) => string

  #listeners = new Set<() => void>()
  #started = false
  #stopCounting: (() => void) | undefined

  /** For `openConsultation`: a page has one client for a consultation. */
  constructor(url: string) {
    this.url = url
    // The network is back, or the person is; or the person has left.
    const handleReturn = () => {
      this.#adjustCounting()
      if (!document.hidden) void this.#resume()
    }
    addEventListener('online', handleReturn)
    document.addEventListener('visibilitychange', handleReturn)
  }

  /** Calls the listener after each change of state. The first one starts the loading and the live counts. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (!this.#started) void this.#load()
    this.#adjustCounting()
    return () => {
      this.#listeners.delete(listener)
      this.#adjustCounting()
    }
  }

  /** Tries again what failed: the loading, and the acts that did not arrive. Resolves once these did, or failed again. */
  retry(): Promise<unknown> {
    if (this.state.phase === 'error') this.#change({ phase: 'loading' })
    return this.#resume()
  }

  /** Does it without showing that it loads: nobody asked, and what is on the page stays until there is better. */
  async #resume() {
    if (!this.#started && this.#listeners.size) void this.#load()
    await Promise.all(Object.entries(this.acts).map(([principle, acts]) => acts.kept && this.#begin(principle, acts)))
  }

  /**
   * Casts, changes or, with null, removes the ballot on a principle. Resolves once that is received, or has failed.
   * A family goes with it, or is taken back with null, for all of the person's ballots.
   */
  async cast(principle: string, choice: Choice | null, family?: Family | null): Promise<BallotState> {
    const acts = this.acts[principle]
    if (!acts) return { ...nothingSaid, failure: 'unknown-principle' }
    if (family !== undefined) acts.family = family
    acts.revision = Math.max(acts.revision, this.#ballot(principle).revision) + 1
    acts.kept = intend(choice, voterFor(this.link('ballots')), acts)
    void this.outbox?.keep(acts.kept)
    return this.#begin(principle, acts)
  }

  #begin(principle: string, acts: Acts) {
    this.#changeBallot(principle, { sending: acts.kept!.choice })
    return (acts.running ??= this.#send(principle, acts))
  }

  async #load() {
    this.#started = true
    // It comes while the principles do. Without it, acts leave at once all the same.
    const later = import('./kept.ts').catch(() => {})
    try {
      const { document: consultation, url } = await read<Consultation>(this.url)
      const link = (this.link = (name) => new URL(consultation.links[name], url).href)
      const voter = knownVoter(link('ballots'))
      const [
        {
          document: { principles },
          url: base,
        },
        said,
      ] = await Promise.all([
        read<Principles>(link('principles')),
        voter ? read<Ballots>(link('ballots'), { [voterHeader]: voter }) : undefined,
      ])
      const { family = null, ballots = [] } = said?.document ?? {}
      for (const { id, links } of principles) this.acts[id] = { url: new URL(links.ballot, base).href, revision: 0 }
      this.#change({
        consultation,
        principles,
        family,
        ballots: new Map(ballots.map((ballot) => [ballot.principle, ballot])),
      })
      // What was said on a page before this one is known before more is said; nobody waits long for it.
      await Promise.race([later.then((module) => module?.keep(this, request)), pause(1000)]).catch(() => {})
      this.#change({ phase: 'ready', problem: undefined })
      this.#adjustCounting()
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation.
      const { failure = 'unreachable' } = error as { failure?: Failure }
      this.#started = false
      this.#change({ phase: 'error', problem: failure })
    }
  }

  #change(change: Partial<ConsultationState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #ballot(principle: string) {
    return this.state.ballots.get(principle) ?? nothingSaid
  }

  /** The ballot acted on last comes last. */
  #changeBallot(
    principle: string,
    underWay: Partial<BallotState>,
    { choice, revision }: Pick<BallotState, 'choice' | 'revision'> = this.#ballot(principle),
  ) {
    const ballots = new Map(this.state.ballots)
    ballots.delete(principle)
    this.#change({ ballots: ballots.set(principle, { choice, revision, ...underWay }) })
  }

  /** Sends the person's last word, until there is no newer one. */
  async #send(principle: string, acts: Acts) {
    let intention: Intention
    const isLast = () => acts.kept === intention
    do {
      intention = acts.kept!
      const sent: Sent<BallotReceipt> = await (this.outbox?.send(intention) ?? request(acts.url, intention, isLast))
      this.hear(principle, isLast(), sent)
    } while (acts.kept && !isLast())
    acts.running = undefined
    return this.#ballot(principle)
  }

  /** Takes what is heard of the last word on a principle, or of one before it. */
  hear(
    principle: string,
    isLast: boolean,
    { document: receipt, failure = 'unreachable', problem, isKept }: Sent<BallotReceipt>,
  ) {
    const acts = this.acts[principle]!
    // An answer without a revision is no receipt: something on the way gave it.
    const standing = receipt?.revision ? receipt : problem?.current
    if (standing) this.#change({ family: standing.family })
    this.#changeStatus(problem?.consultationStatus)
    // Without the server's word it may have arrived or not: the same is to be sent again.
    if (isLast && (standing || problem)) acts.kept = acts.family = undefined
    const sending = acts.kept?.choice
    this.#changeBallot(
      principle,
      isLast
        ? standing
          ? { superseded: !receipt }
          : { sending, failure, isKept, titles: problem?.titles }
        : { sending },
      standing,
    )
  }

  #accept(counts: Counts) {
    // What has no version is not the server's, but from a proxy on the way.
    if (!(counts.version >= (this.state.counts?.version ?? 0))) return
    this.#change({ counts })
    this.#changeStatus(counts.status)
  }

  #changeStatus(status: Status | undefined) {
    const { consultation } = this.state
    if (status && consultation!.status !== status) this.#change({ consultation: { ...consultation!, status } })
  }

  /** Follows the counts while someone is looking. */
  #adjustCounting() {
    if (this.#listeners.size && !document.hidden && this.state.phase === 'ready') {
      this.#stopCounting ??= keepCounting(this.link, (counts) => this.#accept(counts))
    } else {
      this.#stopCounting?.()
      this.#stopCounting = undefined
    }
  }
}
