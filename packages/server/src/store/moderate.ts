import type { Kysely } from 'kysely'
import { noContent } from './contribute.ts'
import { keptOf } from './contribution-reads.ts'
import type { EntryOutcome, ModerationAct, ModerationOutcome, PaperEntry } from './contribution-store.ts'
import { replyTo, saveReply } from './replies.ts'
import { secondOf, type Tables } from './schema.ts'
import { addRow, changeRow, leadMerged, recountOne, releaseMerged, type Row } from './standings.ts'

/** What a decision makes of a contribution. */
type Fate = Pick<Row, 'status' | 'reason' | 'note' | 'merged_into'>

/** Decides about a contribution and writes the audit. To run in a transaction that no other is beside. */
export async function moderate(db: Kysely<Tables>, act: ModerationAct): Promise<ModerationOutcome> {
  const row = await rowOf(db, act)
  if (!row) return { name: 'unknown-contribution' }
  if (row.status === 'withdrawn') return { name: 'withdrawn' }
  const fate = await fateOf(db, row, act.decision)
  const stands = fate !== undefined && isFate(row, fate)
  const kept: ModerationOutcome = { name: 'kept', contribution: keptOf(row) }
  if (row.revision !== act.seen.revision || row.decision !== act.seen.decision)
    return stands && (await isOwnAgain(db, act, row)) ? kept : { name: 'stale-contribution' }
  if (stands) return kept
  if (row.text === null) return { name: 'forgotten' }
  if (!fate) return { name: 'not-mergeable' }
  await decide(db, row, fate)
  await writeAudit(db, { ...act, act: act.decision.name, ...fate })
  return { name: 'kept', contribution: keptOf((await rowOf(db, act))!) }
}

/** Nothing for a merge into what cannot take it. */
async function fateOf(db: Kysely<Tables>, row: Row, decision: ModerationAct['decision']): Promise<Fate | undefined> {
  const plain = { reason: null, note: null, merged_into: null }
  if (decision.name === 'publish') return { ...plain, status: 'published' }
  if (decision.name === 'refuse') return { ...plain, status: 'refused', reason: decision.reason, note: decision.note }
  const named = await rowOf(db, { consultation: row.consultation, number: decision.into })
  const into = named?.merged_into ?? named?.number
  const isFit = named?.workshop === row.workshop && (named.status === 'published' || named.status === 'merged')
  return isFit && into !== row.number ? { ...plain, status: 'merged', merged_into: into! } : undefined
}

const isFate = (row: Row, fate: Fate) =>
  (Object.keys(fate) as (keyof Fate)[]).every((field) => row[field] === fate[field])

/** Whether the same member decided the same before, and did not hear the answer. */
async function isOwnAgain(db: Kysely<Tables>, { member, seen }: ModerationAct, row: Row): Promise<boolean> {
  if (row.revision !== seen.revision || row.decision !== seen.decision + 1) return false
  const last = await db
    .selectFrom('moderations')
    .select('member')
    .where('consultation', '=', row.consultation)
    .where('number', '=', row.number)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.member === member
}

async function decide(db: Kysely<Tables>, row: Row, fate: Fate): Promise<void> {
  const version = await recountOne(db, row, { from: row, to: fate })
  const rank = fate.status === 'published' ? version : null
  await changeRow(db, row, { ...fate, rank, decision: row.decision + 1 })
  if (row.status !== 'published') return
  if (fate.merged_into === null) await releaseMerged(db, row)
  else await leadMerged(db, { ...row, into: fate.merged_into })
}

/** Keeps a contribution on paper, published at once. Its key stands where others have a receipt, and meets none. */
export async function enter(db: Kysely<Tables>, entry: PaperEntry): Promise<EntryOutcome> {
  const { consultation, workshop, content, digest, now } = entry
  const receipt = `paper ${entry.key}`
  const request = { consultation, receipt, key: 'entry', digest }
  const reply = await replyTo(db, request)
  if (reply && reply.digest !== digest) return { name: 'key-reused' }
  const known = await db
    .selectFrom('contributions')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('workshop', '=', workshop)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  if (known) return { name: 'kept', contribution: keptOf(known) }
  const fields = { consultation, workshop, receipt, status: 'published', channel: 'paper', ...content } as const
  const number = await addRow(db, fields)
  await saveReply(db, request, {}, now)
  await writeAudit(db, { ...entry, number, act: 'enter', reason: null, merged_into: null })
  return { name: 'kept', contribution: keptOf((await rowOf(db, { consultation, number }))!) }
}

const day = 86_400_000

/**
 * Forgets what was said in contributions that were refused longer ago than that before `now`, in milliseconds since
 * 1970 UTC. Of one that is refused, the last line of the audit is its refusal.
 */
export async function forgetRefused(
  db: Kysely<Tables>,
  { olderThanDays, now }: { olderThanDays: number; now: number },
): Promise<void> {
  const since = secondOf(now - olderThanDays * day)
  await db
    .updateTable('contributions')
    .set(noContent)
    .where('status', '=', 'refused')
    .where('text', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('moderations')
            .select('sequence')
            .whereRef('moderations.consultation', '=', 'contributions.consultation')
            .whereRef('moderations.number', '=', 'contributions.number')
            .where('at', '>', since),
        ),
      ),
    )
    .execute()
}

const rowOf = (db: Kysely<Tables>, { consultation, number }: Pick<Row, 'consultation' | 'number'>) =>
  db
    .selectFrom('contributions')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('number', '=', number)
    .executeTakeFirst()

type Line = Omit<Tables['moderations'], 'sequence' | 'at'> & { now: number }

async function writeAudit(
  db: Kysely<Tables>,
  { consultation, number, act, reason, merged_into, member, now }: Line,
): Promise<void> {
  const last = await db
    .selectFrom('moderations')
    .where('consultation', '=', consultation)
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst()
  const sequence = (last?.sequence ?? 0) + 1
  await db
    .insertInto('moderations')
    .values({ consultation, sequence, number, act, reason, merged_into, member, at: secondOf(now) })
    .execute()
}
