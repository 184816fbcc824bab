import type { BallotReceipt, Ballots, Consultation, Counts, Principles } from '@ess-widgets/contract'
import { voterHeader, type Choice, type Family, type Status } from '@ess-widgets/contract/vocabulary.js'
import { deliver, type Intention } from './deliver.ts'
import { knownVoter, randomName, recall, remember, voterFor } from './device.ts'
import { keepCounting } from './live.ts'
import { read, type Outcome } from './request.ts'
import type { BallotState, ConsultationState, Failure } from './state.ts'

/** A person's acts on one principle, of which one is on its way at a time. */
interface Acts {
  /** The address of the ballot. */
  readonly url: string
  /** The person's last word, until it is on its way. */
  wish?: { choice: Choice | null } | undefined
  /** What may not have arrived, kept to be sent again. */
  kept?: Intention | undefined
  /** The highest revision ever sent, arrived or not. */
  revision: number
  running?: Promise<BallotState> | undefined
}

const nothingSaid: BallotState = { choice: null, revision: 0 }
const nothingKnown: ConsultationState = {
  phase: 'loading',
  principles: [],
  family: null,
  familyAsked: false,
  ballots: new Map(),
}

const clients = new Map<string, ConsultationClient>()

/** The page's one client for that consultation: the same object for the same URL. */
export function openConsultation(url: string): ConsultationClient {
  const { href } = new URL(url, document.baseURI)
  const client = clients.get(href) ?? new ConsultationClient(href)
  clients.set(href, client)
  return client
}

/** What a page knows of a consultation, and what the person does there. */
export class ConsultationClient {
  readonly url: string

  #state = nothingKnown
  #listeners = new Set<() => void>()
  #started = false
  #link!: (name: keyof Consultation['links']) => string
  #stopCounting: (() => void) | undefined
  #acts = new Map<string, Acts>()
  /** The family the server holds, and the one said since: it goes with each cast until it is received. */
  #knownFamily: Family | null = null
  #unsentFamily: Family | null | undefined

  /** For `openConsultation`: a page has one client for a consultation. */
  constructor(url: string) {
    this.url = url
    addEventListener('online', () => this.#handleReturn())
    document.addEventListener('visibilitychange', () => this.#handleReturn())
  }

  get state(): ConsultationState {
    return this.#state
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

  /** Loads again after an error. */
  reload(): void {
    if (this.#state.phase !== 'error') return
    this.#state = nothingKnown
    this.#change({})
    void this.#load()
  }

  /** Casts or changes the ballot on a principle. Resolves once that is received, or has failed. */
  cast(principle: string, choice: Choice): Promise<BallotState> {
    return this.#act(principle, choice)
  }

  /** Removes the ballot on a principle. Resolves once that is received, or has failed. */
  remove(principle: string): Promise<BallotState> {
    return this.#act(principle, null)
  }

  /** Sends again what did not arrive. */
  async retry(principle: string): Promise<BallotState> {
    const acts = this.#acts.get(principle)
    if (acts?.kept && !acts.running) {
      this.#changeBallot(principle, { sending: acts.kept.choice })
      acts.running = this.#send(principle, acts)
    }
    return acts?.running ?? this.#ballot(principle)
  }

  /** Says the person's family, or takes it back: with the latest ballot cast, else with the next. */
  async setFamily(family: Family | null): Promise<BallotState | undefined> {
    this.#unsentFamily = family
    // Any other answer is the server's to remember.
    if (!family) this.#rememberAsked()
    this.#change({ family, familyAsked: true })
    const cast = [...this.#state.ballots].findLast(([, { choice, sending = choice }]) => sending)
    if (!cast) return undefined
    const [principle, { choice, sending = choice }] = cast
    const ballot = await this.#act(principle, sending)
    // Another tab's ballot stands: the family is still to be said.
    return ballot.superseded && this.#unsentFamily === family ? this.setFamily(family) : ballot
  }

  /** The person would rather not say: the question is not asked again on this device. */
  skipFamily(): void {
    this.#rememberAsked()
    this.#change({ familyAsked: true })
  }

  async #load() {
    this.#started = true
    try {
      const { document: consultation, url } = await read<Consultation>(this.url)
      const link = (this.#link = (name) => new URL(consultation.links[name], url).href)
      const voter = knownVoter(this.url)
      const [principles, counts, said] = await Promise.all([
        read<Principles>(link('principles')),
        // Voting does without them, and they are asked for again.
        read<Counts>(link('counts')).catch(() => undefined),
        voter ? read<Ballots>(link('ballots'), { [voterHeader]: voter }) : undefined,
      ])
      const { family = null, ballots = [] } = said?.document ?? {}
      this.#acts = new Map(
        principles.document.principles.map(({ id, links }) => [
          id,
          { url: new URL(links.ballot, principles.url).href, revision: 0 },
        ]),
      )
      this.#knownFamily = family
      this.#change({
        phase: 'ready',
        consultation,
        principles: principles.document.principles,
        family,
        familyAsked: !!(family ?? recall(this.#askedKey)),
        ballots: new Map(ballots.map(({ principle, choice, revision }) => [principle, { choice, revision }])),
      })
      if (counts) this.#accept(counts.document)
      this.#adjustCounting()
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation.
      const { failure = 'unreachable' } = error as { failure?: Failure }
      this.#change({ phase: 'error', problem: failure })
    }
  }

  #change(change: Partial<ConsultationState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #ballot(principle: string) {
    return this.#state.ballots.get(principle) ?? nothingSaid
  }

  #changeBallot(
    principle: string,
    underWay: Partial<BallotState>,
    { choice, revision }: Pick<BallotState, 'choice' | 'revision'> = this.#ballot(principle),
  ) {
    const ballots = new Map(this.#state.ballots)
    // The ballot acted on last comes last.
    ballots.delete(principle)
    ballots.set(principle, { choice, revision, ...underWay })
    this.#change({ ballots, family: this.#unsentFamily === undefined ? this.#knownFamily : this.#unsentFamily })
  }

  async #act(principle: string, choice: Choice | null): Promise<BallotState> {
    const acts = this.#acts.get(principle)
    if (!acts) return { ...nothingSaid, failure: 'unknown-principle' }
    acts.wish = { choice }
    this.#changeBallot(principle, { sending: choice })
    return (acts.running ??= this.#send(principle, acts))
  }

  /** Sends what was kept or, when there is one, the person's last word, until that does not change any more. */
  async #send(principle: string, acts: Acts) {
    do {
      const intention = acts.wish ? this.#intend(principle, acts, acts.wish.choice) : acts.kept!
      acts.wish = undefined
      this.#settle(principle, acts, intention, await deliver(intention, () => !acts.wish))
    } while (acts.wish)
    acts.running = undefined
    return this.#ballot(principle)
  }

  #intend(principle: string, acts: Acts, choice: Choice | null): Intention {
    acts.revision = Math.max(acts.revision, this.#ballot(principle).revision) + 1
    return {
      url: acts.url,
      voter: voterFor(this.url),
      key: randomName(),
      choice,
      family: this.#unsentFamily,
      revision: acts.revision,
    }
  }

  #settle(principle: string, acts: Acts, intention: Intention, outcome: Outcome<BallotReceipt>) {
    const { document: receipt, failure, problem } = outcome
    const standing = receipt ?? problem?.current
    // Without the server's word it may have arrived or not: the same is to be sent again.
    acts.kept = receipt || problem ? undefined : intention
    if (standing) this.#knownFamily = standing.family
    const familyIsDone = receipt ? receipt.choice : problem && !standing
    if (familyIsDone && intention.family === this.#unsentFamily) this.#unsentFamily = undefined
    const next = acts.wish ?? acts.kept
    this.#changeBallot(
      principle,
      {
        ...(next && { sending: next.choice }),
        ...(failure && !acts.wish && (standing ? { superseded: true } : { failure })),
      },
      standing,
    )
    if (problem?.consultationStatus) this.#changeStatus(problem.consultationStatus)
    if (!acts.kept) this.#countSoon()
  }

  #accept(counts: Counts) {
    if (counts.version < (this.#state.counts?.version ?? 0)) return
    this.#change({ counts })
    this.#changeStatus(counts.status)
  }

  #changeStatus(status: Status) {
    const { consultation } = this.#state
    if (consultation && consultation.status !== status) this.#change({ consultation: { ...consultation, status } })
  }

  async #refreshCounts() {
    const counts = await read<Counts>(this.#link('counts')).catch(() => undefined)
    if (counts) this.#accept(counts.document)
  }

  /** The live counts show an act within a second or so; where they do not, they are asked for. */
  #countSoon() {
    const { counts } = this.#state
    setTimeout(() => {
      if (this.#state.counts === counts) void this.#refreshCounts()
    }, 2000)
  }

  /** Follows the counts while someone is looking. */
  #adjustCounting() {
    if (this.#listeners.size && !document.hidden && this.#state.phase === 'ready') {
      this.#stopCounting ??= keepCounting(
        this.#link('live'),
        (counts) => this.#accept(counts),
        () => void this.#refreshCounts(),
      )
    } else {
      this.#stopCounting?.()
      this.#stopCounting = undefined
    }
  }

  /** The network is back, or the person is; or the person has left. */
  #handleReturn() {
    this.#adjustCounting()
    if (document.hidden) return
    this.reload()
    if (this.#state.phase === 'ready') void this.#refreshCounts()
    for (const principle of this.#acts.keys()) void this.retry(principle)
  }

  get #askedKey() {
    return `ess-family-asked ${this.url}`
  }

  #rememberAsked() {
    remember(this.#askedKey, 'yes')
  }
}
