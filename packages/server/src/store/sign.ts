import type { Kysely } from 'kysely'
import { replyTo, saveReply } from './replies.ts'
import { dayOf, type Tables } from './schema.ts'
import { addRow, changeRow, columnsOf, forgetRow, keptOf, rowOf, type Row } from './signature-rows.ts'
import type { Addressee, KeptSignature, SignatureAct, SignatureOutcome, Signed } from './signature-store.ts'

type Refusal = Exclude<SignatureOutcome['name'], 'kept' | 'key-reused'>
/** What a reply has to hold beside what was asked: nothing that is personal. */
type Kept = Pick<KeptSignature, 'entry' | 'status' | 'channel' | 'revision' | 'number'>

/**
 * Keeps a batch of people's acts, in their order, exactly once each. To run in a transaction that no other is beside;
 * should one be all the same, the UNIQUE keys of receipts, entries, numbers and addresses refuse the later of the two.
 * `now` is in milliseconds since 1970 UTC and decides who came before the closing.
 */
export async function signAll(
  db: Kysely<Tables>,
  { acts, now }: { acts: SignatureAct[]; now: number },
): Promise<SignatureOutcome[]> {
  const outcomes: SignatureOutcome[] = []
  for (const act of acts) outcomes.push(await sign(db, act, now))
  return outcomes
}

async function sign(db: Kysely<Tables>, act: SignatureAct, now: number): Promise<SignatureOutcome> {
  const reply = await replyTo(db, act)
  if (reply && reply.digest !== act.digest) return { name: 'key-reused' }
  if (reply) return { name: 'kept', signature: told(act, JSON.parse(reply.receipt) as Kept) }
  const row = await rowOf(db, act)
  const done = await (row ? again(db, act, row, now) : first(db, act, now))
  if (typeof done === 'string') return { name: done }
  // What changed nothing is said as it stands: there is nothing to say again.
  if (!done) return { name: 'kept', signature: (await signatureOf(db, act))! }
  const { entry, status, channel, revision, number } = done
  const kept = { entry, status, channel, revision, number }
  await saveReply(db, act, kept, now)
  return { name: 'kept', signature: told(act, kept) }
}

/** The answer to an act, from what it asked for and what was kept of it. */
function told({ consultation, receipt, deed }: SignatureAct, kept: Kept): KeptSignature {
  const said = deed.name === 'withdraw' ? null : deed.said
  const contact = deed.name !== 'withdraw' && deed.contact
  return { consultation, receipt, ...kept, reason: null, said, contact }
}

const isClosed = ({ closesAt }: SignatureAct, now: number) => closesAt !== null && now >= closesAt

async function first(db: Kysely<Tables>, act: SignatureAct, now: number): Promise<Row | Refusal> {
  const { consultation, receipt, deed } = act
  if (deed.name !== 'sign') return 'unknown-receipt'
  if (isClosed(act, now)) return 'consultation-closed'
  const { said, contact, channel, to } = deed
  const row = await addRow(db, {
    consultation,
    receipt,
    status: 'pending',
    channel,
    ...columnsOf(said),
    address: to.address,
    day: dayOf(now),
  })
  const { email, language } = to
  await db
    .insertInto('addressees')
    .values({ consultation, receipt, email, language, contact: contact ? 1 : 0 })
    .execute()
  await writeLetter(db, consultation, to, now)
  return row
}

/** Has a mail sent as soon as it may be: one an address at a time, since its link leads to all that waits there. */
export async function writeLetter(
  db: Kysely<Tables>,
  consultation: string,
  { address, mailbox, email, language }: Addressee,
  now: number,
): Promise<void> {
  await db
    .insertInto('letters')
    .values({ consultation, address, mailbox, email, language, due: now, tries: 0 })
    .onConflict((conflict) => conflict.columns(['consultation', 'address']).doUpdateSet({ email, language }))
    .execute()
}

/** What is done to a signature that is there; nothing where it stands already as it should. */
async function again(db: Kysely<Tables>, act: SignatureAct, row: Row, now: number): Promise<Row | Refusal | undefined> {
  const { deed } = act
  // A request that was long on its way does not undo a withdrawal: its answer says what stands.
  if (deed.name === 'sign' || row.status === 'withdrawn') return undefined
  if (deed.name === 'withdraw') return forgetRow(db, row, 'withdrawn')
  if (row.status === 'replaced' || row.status === 'expired') return 'not-signed'
  if (isClosed(act, now)) return 'consultation-closed'
  if (deed.revision <= row.revision) return 'stale-signature'
  const status = statusAfter(row, deed.said)
  const changed = await changeRow(db, row, { ...columnsOf(deed.said), status, reason: null, revision: deed.revision })
  await db
    .updateTable('addressees')
    .set({ contact: deed.contact ? 1 : 0 })
    .where('consultation', '=', row.consultation)
    .where('receipt', '=', row.receipt)
    .execute()
  return changed
}

/** What a facilitator looked at and finds otherwise is looked at again; what was refused, too. */
function statusAfter(row: Row, said: Signed): Row['status'] {
  if (row.status === 'pending') return 'pending'
  if (row.status === 'refused') return 'unverified'
  if (said.signer === 'person') return 'confirmed'
  const { signer, organisation, family, siren, role, mandate } = said
  const isSame = Object.entries({ signer, organisation, family, siren, role, mandate }).every(
    ([name, value]) => row[name as keyof Row] === value,
  )
  return row.status === 'confirmed' && isSame ? 'confirmed' : 'unverified'
}

/** Of what a receipt was given for, what stands. */
export async function signatureOf(
  db: Kysely<Tables>,
  of: Pick<SignatureAct, 'consultation' | 'receipt'>,
): Promise<KeptSignature | undefined> {
  const row = await rowOf(db, of)
  if (!row) return undefined
  const to = await db
    .selectFrom('addressees')
    .select('contact')
    .where('consultation', '=', of.consultation)
    .where('receipt', '=', of.receipt)
    .executeTakeFirst()
  return keptOf(row, to?.contact === 1)
}
