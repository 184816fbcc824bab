import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import { changeRow, forgetRow, keptOf, type Row } from './signature-rows.ts'
import type { LinkAct, LinkOutcome, Linked } from './signature-store.ts'

/** What stands or waits, and can be acted on. */
const standing = ['pending', 'confirmed', 'unverified', 'refused'] as const

/** More of them under one address is nobody's will: the latest are shown. */
const shown = 10

export async function linkedTo(db: Kysely<Tables>, link: string, now: number): Promise<Linked | undefined> {
  const found = await linkIn(db, link, now)
  if (!found) return undefined
  const rows = await under(db, found).where('status', 'in', standing).orderBy('entry', 'desc').limit(shown).execute()
  return { consultation: found.consultation, signatures: rows.map((row) => keptOf(row)), isUsed: found.used !== null }
}

/** Uses a link. To run in a transaction that no other is beside. */
export async function actByLink(db: Kysely<Tables>, { link, deed, now }: LinkAct): Promise<LinkOutcome> {
  const found = await linkIn(db, link, now)
  if (!found) return { name: 'unknown-link' }
  const use = deed.name === 'never-write' ? deed.name : `${deed.name} ${deed.entry}`
  const { consultation } = found
  const receipt = deed.name === 'never-write' ? undefined : await receiptOf(db, { consultation, entry: deed.entry })
  const kept: LinkOutcome = { name: 'kept', consultation, ...(receipt !== undefined && { receipt }) }
  if (found.used !== null) return found.used === use ? kept : { name: 'unknown-link' }
  if (deed.name === 'never-write') await refuseMails(db, found)
  else {
    const row = await under(db, found)
      .where('entry', '=', deed.entry)
      .where('status', 'in', standing)
      .executeTakeFirst()
    if (!row || (deed.name === 'confirm' && row.status !== 'pending')) return { name: 'unknown-signature' }
    if (deed.name === 'confirm') await confirm(db, row)
    else await forgetRow(db, row, 'withdrawn')
  }
  await db.updateTable('links').set({ used: use }).where('link', '=', link).execute()
  return kept
}

/** The address has one signature that counts or may: the one that was confirmed last. */
async function confirm(db: Kysely<Tables>, row: Row): Promise<void> {
  const before = await under(db, { consultation: row.consultation, address: row.address! })
    .where('status', 'in', ['confirmed', 'unverified', 'refused'])
    .executeTakeFirst()
  if (before) await forgetRow(db, before, 'replaced')
  // What takes the place of one that was refused is looked at too.
  const isToVerify = row.signer === 'organisation' || before?.status === 'refused'
  await changeRow(db, row, { status: isToVerify ? 'unverified' : 'confirmed' })
}

/** Whatever waits under that address was not its owner’s: it is forgotten, and no mail goes there any more. */
async function refuseMails(db: Kysely<Tables>, { consultation, address, mailbox }: Tables['links']): Promise<void> {
  await db
    .insertInto('unwanted')
    .values({ mailbox })
    .onConflict((conflict) => conflict.column('mailbox').doNothing())
    .execute()
  await db.deleteFrom('letters').where('mailbox', '=', mailbox).execute()
  const waiting = await under(db, { consultation, address }).where('status', '=', 'pending').execute()
  for (const row of waiting) await forgetRow(db, row, 'expired')
}

/**
 * The link of a hash, until it expires. The database finds it by the hash of a code nobody can steer, and it is compared
 * once more in constant time: how long an answer takes tells nothing of another code.
 */
async function linkIn(db: Kysely<Tables>, link: string, now: number): Promise<Tables['links'] | undefined> {
  const found = await db
    .selectFrom('links')
    .selectAll()
    .where('link', '=', link)
    .where('expires', '>', now)
    .executeTakeFirst()
  return found && timingSafeEqual(Buffer.from(found.link), Buffer.from(link)) ? found : undefined
}

const under = (db: Kysely<Tables>, { consultation, address }: Pick<Tables['links'], 'consultation' | 'address'>) =>
  db.selectFrom('signatures').selectAll().where('consultation', '=', consultation).where('address', '=', address)

async function receiptOf(
  db: Kysely<Tables>,
  { consultation, entry }: Pick<Row, 'consultation' | 'entry'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('signatures')
    .select('receipt')
    .where('consultation', '=', consultation)
    .where('entry', '=', entry)
    .executeTakeFirst()
  return row?.receipt
}
