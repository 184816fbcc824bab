import type { BallotReceipt, Family } from '@ess-widgets/contract'
import { move, sum, type Cell, type Place } from '@ess-widgets/tally'
import type { Act, Outcome } from './store.ts'

/** What was answered to a key, and the hash of the request it was answered to. */
export interface Reply {
  digest: string
  outcome: Outcome & { receipt: BallotReceipt }
}

export type VoterBallot = Pick<Act, 'consultation' | 'voter' | 'principle' | 'choice' | 'channel' | 'revision'>
export type VoterFamily = Pick<Act, 'consultation' | 'voter'> & { family: Family | null }
export type ConsultationCell = Cell & { consultation: string }
type Awaitable<T> = T | Promise<T>

/**
 * The few statements a store must have for a batch, all inside one transaction. SQLite runs them row by
 * row in its own thread, PostgreSQL as arrays over the wire; the rules are in `recordBatch`, once.
 */
export interface BatchTransaction {
  /** The replies already given, one place an act. */
  repliesTo(acts: Act[]): Awaitable<(Reply | undefined)[]>
  /** Those of these consultations that are sealed: `Store.seal`. */
  sealedAmong(consultations: string[]): Awaitable<string[]>
  /** Inserts the ballots that nobody holds yet and says, one place an act, which ones were inserted. */
  insertBallots(ballots: VoterBallot[]): Awaitable<boolean[]>
  /** All the ballots of these voters in these consultations. */
  ballotsOf(voters: Pick<Act, 'consultation' | 'voter'>[]): Awaitable<VoterBallot[]>
  familiesOf(voters: Pick<Act, 'consultation' | 'voter'>[]): Awaitable<VoterFamily[]>
  updateBallots(ballots: VoterBallot[]): Awaitable<void>
  saveFamilies(families: VoterFamily[]): Awaitable<void>
  addToTallies(cells: ConsultationCell[]): Awaitable<void>
  saveReplies(replies: { act: Act; reply: Reply }[]): Awaitable<void>
  raiseVersions(acts: { consultation: string; by: number }[]): Awaitable<void>
}

const voterName = ({ consultation, voter }: Pick<Act, 'consultation' | 'voter'>) => `${consultation} ${voter}`
const ballotName = (act: Pick<Act, 'consultation' | 'voter' | 'principle'>) => `${voterName(act)} ${act.principle}`
const replyName = (act: Act) => `${voterName(act)} ${act.key}`

/**
 * Keeps a batch of acts, in their order, exactly once each. `now` is in milliseconds since 1970 UTC
 * and decides who came before the closing; the seal has the last word, since clocks may differ.
 *
 * What says « first » is the UNIQUE key of the ballots, by an insert that gives way, never a look
 * before a leap: two processes that race on one ballot cannot both be first.
 */
export async function recordBatch(transaction: BatchTransaction, acts: Act[], now: number): Promise<Outcome[]> {
  const replies = new Map<string, Reply>()
  const known = await transaction.repliesTo(acts)
  acts.forEach((act, index) => known[index] && replies.set(replyName(act), known[index]))

  const sealed = new Set(await transaction.sealedAmong([...new Set(acts.map((act) => act.consultation))]))
  const isOpen = (act: Act) => !sealed.has(act.consultation) && (act.closesAt === null || now < act.closesAt)
  const fresh = distinctBy(acts, replyName).filter((act) => !replies.has(replyName(act)) && isOpen(act))
  const ledger = await Ledger.open(transaction, fresh)
  for (const act of fresh) replies.set(replyName(act), { digest: act.digest, outcome: ledger.apply(act) })
  await ledger.save(fresh.map((act) => ({ act, reply: replies.get(replyName(act))! })))

  return acts.map((act) => {
    const reply = replies.get(replyName(act))
    if (!reply) return { name: 'consultation-closed' }
    return reply.digest === act.digest ? reply.outcome : { name: 'key-reused' }
  })
}

interface VoterState {
  consultation: string
  voter: string
  family: Family | null
  ballots: Map<string, Pick<VoterBallot, 'choice' | 'channel' | 'revision'>>
}

/** The voters a batch touches, as they stand after each of its acts, and what has to be written for it. */
class Ledger {
  readonly #transaction: BatchTransaction
  readonly #voters = new Map<string, VoterState>()
  readonly #inserted = new Set<Act>()
  readonly #changedBallots = new Map<string, VoterBallot>()
  readonly #changedFamilies = new Map<string, VoterFamily>()
  readonly #steps = new Map<string, Cell[]>()
  readonly #recorded = new Map<string, number>()

  static async open(transaction: BatchTransaction, acts: Act[]): Promise<Ledger> {
    const ledger = new Ledger(transaction)
    if (acts.length === 0) return ledger
    const first = distinctBy(acts, ballotName)
    const inserted = await transaction.insertBallots(first)
    first.forEach((act, index) => inserted[index] && ledger.#inserted.add(act))

    const voters = distinctBy(acts, voterName)
    for (const { consultation, voter } of voters) {
      ledger.#voters.set(voterName({ consultation, voter }), { consultation, voter, family: null, ballots: new Map() })
    }
    for (const row of await transaction.familiesOf(voters)) ledger.#voter(row).family = row.family

    // What a voter held before is needed when a ballot is not the first, or when all of them move family.
    const needed = acts.filter((act) => !ledger.#inserted.has(act) || changesFamily(act, ledger.#voter(act)))
    const earlier = distinctBy(needed, voterName)
    const insertedNames = new Set([...ledger.#inserted].map(ballotName))
    for (const row of earlier.length > 0 ? await transaction.ballotsOf(earlier) : []) {
      if (!insertedNames.has(ballotName(row))) ledger.#voter(row).ballots.set(row.principle, row)
    }
    return ledger
  }

  constructor(transaction: BatchTransaction) {
    this.#transaction = transaction
  }

  apply(act: Act): Outcome & { receipt: BallotReceipt } {
    const state = this.#voter(act)
    const current = state.ballots.get(act.principle)
    if (current && act.revision <= current.revision) return this.#outcome('stale-revision', act, state)

    if (changesFamily(act, state)) this.#moveFamily(state, act.family)
    const { family } = state
    const { principle, choice, channel, revision } = act
    const from: Place = { choice: current?.choice ?? null, family, channel: current?.channel ?? channel }
    this.#stepsOf(state.consultation).push(...move(principle, from, { choice, family, channel }))
    state.ballots.set(principle, { choice, channel, revision })
    if (!this.#inserted.has(act)) this.#changedBallots.set(ballotName(act), act)
    this.#recorded.set(act.consultation, (this.#recorded.get(act.consultation) ?? 0) + 1)
    return this.#outcome('recorded', act, state)
  }

  async save(replies: { act: Act; reply: Reply }[]): Promise<void> {
    if (replies.length === 0) return
    if (this.#changedBallots.size > 0) await this.#transaction.updateBallots([...this.#changedBallots.values()])
    if (this.#changedFamilies.size > 0) await this.#transaction.saveFamilies([...this.#changedFamilies.values()])
    const cells = [...this.#steps].flatMap(([consultation, steps]) =>
      sum(steps).map((cell) => ({ consultation, ...cell })),
    )
    if (cells.length > 0) await this.#transaction.addToTallies(cells)
    await this.#transaction.saveReplies(replies)
    const versions = [...this.#recorded].map(([consultation, by]) => ({ consultation, by }))
    if (versions.length > 0) await this.#transaction.raiseVersions(versions)
  }

  #voter(of: Pick<Act, 'consultation' | 'voter'>): VoterState {
    return this.#voters.get(voterName(of))!
  }

  /** A family is a person's, so all of the person's ballots move with it. */
  #moveFamily(state: VoterState, family: Family | null): void {
    for (const [principle, { choice, channel }] of state.ballots) {
      const from = { choice, family: state.family, channel }
      this.#stepsOf(state.consultation).push(...move(principle, from, { choice, family, channel }))
    }
    state.family = family
    this.#changedFamilies.set(voterName(state), { consultation: state.consultation, voter: state.voter, family })
  }

  #stepsOf(consultation: string): Cell[] {
    if (!this.#steps.has(consultation)) this.#steps.set(consultation, [])
    return this.#steps.get(consultation)!
  }

  #outcome(name: 'recorded' | 'stale-revision', { principle }: Act, { ballots, family }: VoterState) {
    const { choice, revision } = ballots.get(principle)!
    return { name, receipt: { principle, choice, revision, family } }
  }
}

const changesFamily = (act: Act, state: VoterState): act is Act & { family: Family | null } =>
  act.family !== undefined && act.family !== state.family

function distinctBy<T>(items: T[], name: (item: T) => string): T[] {
  const byName = new Map<string, T>()
  for (const item of items) if (!byName.has(name(item))) byName.set(name(item), item)
  return [...byName.values()]
}
