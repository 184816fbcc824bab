import type { Kysely } from 'kysely'
import type { Contribution } from '@ess-widgets/contract'
import { contributionOf, given } from './contribution-reads.ts'
import type { ContributionAct, ContributionOutcome } from './contribution-store.ts'
import { replyTo, saveReply } from './replies.ts'
import type { Tables } from './schema.ts'
import { addRow, changeRow, recountOne, releaseMerged, type Row } from './standings.ts'

type Refusal = Exclude<ContributionOutcome['name'], 'kept' | 'key-reused'>
/** What a reply has to hold beside what was asked: no content, so that nothing of it outlives a withdrawal. */
type Kept = Pick<Contribution, 'number' | 'channel' | 'revision'> & Partial<Pick<Contribution, 'question' | 'kind'>>

/**
 * Keeps a batch of authors' acts, in their order, exactly once each. To run in a transaction that no other is beside;
 * should one be all the same, the UNIQUE keys of numbers and receipts refuse the later of the two. `now` is in
 * milliseconds since 1970 UTC and decides who came before the closing.
 */
export async function contributeAll(
  db: Kysely<Tables>,
  { acts, now }: { acts: ContributionAct[]; now: number },
): Promise<ContributionOutcome[]> {
  const outcomes: ContributionOutcome[] = []
  for (const act of acts) outcomes.push(await contribute(db, act, now))
  return outcomes
}

async function contribute(db: Kysely<Tables>, act: ContributionAct, now: number): Promise<ContributionOutcome> {
  const reply = await replyTo(db, act)
  if (reply && reply.digest !== act.digest) return { name: 'key-reused' }
  if (reply) return { name: 'kept', contribution: said(act, JSON.parse(reply.receipt)) }
  const row = await ownRow(db, act)
  const done = await (row ? again(db, act, row, now) : first(db, act, now))
  if (typeof done === 'string') return { name: done }
  // What changed nothing is said as it stands: there is nothing to say again.
  if (!done) return { name: 'kept', contribution: (await contributionOf(db, act))! }
  await saveReply(db, act, done, now)
  return { name: 'kept', contribution: said(act, done) }
}

/** The answer to an act, from what it asked for and what was kept of it. */
function said({ workshop, deed }: ContributionAct, { number, channel, revision, question, kind }: Kept): Contribution {
  const kept = { workshop, number, channel, revision }
  if (deed.name === 'withdraw') return { ...kept, status: 'withdrawn', question: question!, kind: kind! }
  return { ...kept, status: 'received', ...given(deed.content) }
}

const isClosed = ({ closesAt }: ContributionAct, now: number) => closesAt !== null && now >= closesAt

async function first(db: Kysely<Tables>, act: ContributionAct, now: number): Promise<Kept | Refusal> {
  const { consultation, workshop, receipt, deed } = act
  if (deed.name !== 'contribute') return 'unknown-receipt'
  if (isClosed(act, now)) return 'consultation-closed'
  const { content, channel } = deed
  const number = await addRow(db, { consultation, workshop, receipt, status: 'received', channel, ...content })
  return { number, channel, revision: 1 }
}

/** What is done to a contribution that is there; nothing where it stands already as it should. */
async function again(
  db: Kysely<Tables>,
  act: ContributionAct,
  row: Row,
  now: number,
): Promise<Kept | Refusal | undefined> {
  const { deed } = act
  // A request that was long on its way does not undo a withdrawal: its answer says what stands.
  if (deed.name === 'contribute' || row.status === 'withdrawn') return undefined
  if (deed.name === 'withdraw') return withdraw(db, row)
  if (isClosed(act, now)) return 'consultation-closed'
  if (row.status !== 'received') return 'already-moderated'
  if (deed.revision <= row.revision) return 'stale-contribution'
  await changeRow(db, row, { ...deed.content, revision: deed.revision })
  return { number: row.number, channel: row.channel, revision: deed.revision }
}

/** What is left of what an author gave, once it is forgotten. */
export const noContent = { text: null, principle: null, family: null, organisation: null, author: null, people: null }

const nothing = {
  ...noContent,
  reason: null,
  note: null,
  merged_into: null,
  rank: null,
}

/** Forgets all of a contribution but that it was given, to which question, and withdrawn. */
async function withdraw(db: Kysely<Tables>, row: Row): Promise<Kept> {
  await recountOne(db, row, { from: row, to: { status: 'withdrawn', reason: null } })
  await changeRow(db, row, { ...nothing, status: 'withdrawn' })
  if (row.status === 'published') await releaseMerged(db, row)
  const { number, channel, revision, question, kind } = row
  return { number, channel, revision, question, kind }
}

const ownRow = (db: Kysely<Tables>, { consultation, workshop, receipt }: ContributionAct) =>
  db
    .selectFrom('contributions')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('workshop', '=', workshop)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
