import type { Kysely } from 'kysely'
import { replyTo, saveReply } from './replies.ts'
import { dayOf, secondOf, type Tables } from './schema.ts'
import { addRow, changeRow, columnsOf, keptOf, rowOf, type Row } from './signature-rows.ts'
import type { PaperSignature, PaperSignatureOutcome, VerificationAct, VerificationOutcome } from './signature-store.ts'

/** Decides whether a signature counts, and writes the audit. To run in a transaction that no other is beside. */
export async function verify(db: Kysely<Tables>, act: VerificationAct): Promise<VerificationOutcome> {
  const { consultation, entry, verdict, seen } = act
  const row = await db
    .selectFrom('signatures')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('entry', '=', entry)
    .executeTakeFirst()
  if (!row) return { name: 'unknown-signature' }
  if (row.version === null || row.status === 'pending') return { name: 'not-signed' }
  const reason = verdict.name === 'refuse' ? verdict.reason : null
  const status = verdict.name === 'refuse' ? 'refused' : 'confirmed'
  // What stands so already was decided before, perhaps by the same press of a button.
  if (row.status === status && row.reason === reason) return { name: 'kept', signature: keptOf(row) }
  if (row.revision !== seen.revision || row.status !== seen.status) return { name: 'stale-signature' }
  const changed = await changeRow(db, row, { status, reason })
  await writeVerification(db, { ...act, act: verdict.name, reason })
  return { name: 'kept', signature: keptOf(changed) }
}

/** Keeps a signature on paper, counted at once: who typed it has seen the hand. Its key stands where others have a receipt. */
export async function enterSignature(db: Kysely<Tables>, entry: PaperSignature): Promise<PaperSignatureOutcome> {
  const { consultation, said, digest, now } = entry
  const receipt = `paper ${entry.key}`
  const request = { consultation, receipt, key: 'entry', digest }
  const reply = await replyTo(db, request)
  if (reply && reply.digest !== digest) return { name: 'key-reused' }
  const known = await rowOf(db, { consultation, receipt })
  if (known) return { name: 'kept', signature: keptOf(known) }
  const row: Row = await addRow(db, {
    consultation,
    receipt,
    status: 'confirmed',
    channel: 'paper',
    ...columnsOf(said),
    address: null,
    day: dayOf(now),
  })
  await saveReply(db, request, {}, now)
  await writeVerification(db, { ...entry, entry: row.entry, act: 'enter', reason: null })
  return { name: 'kept', signature: keptOf(row) }
}

type Line = Omit<Tables['verifications'], 'sequence' | 'at'> & { now: number }

async function writeVerification(
  db: Kysely<Tables>,
  { consultation, entry, act, reason, member, now }: Line,
): Promise<void> {
  const last = await db
    .selectFrom('verifications')
    .where('consultation', '=', consultation)
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst()
  const sequence = (last?.sequence ?? 0) + 1
  await db
    .insertInto('verifications')
    .values({ consultation, sequence, entry, act, reason, member, at: secondOf(now) })
    .execute()
}
