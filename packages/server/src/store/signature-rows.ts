import { sql, type Kysely } from 'kysely'
import { isAddressKnown } from './signature-reads.ts'
import { noArticle, nothingSigned } from './signature-schema.ts'
import type { KeptSignature, Signed } from './signature-store.ts'
import type { Tables } from './schema.ts'

export type Row = Tables['signatures']
type Key = Pick<Row, 'consultation' | 'receipt'>

export function keptOf(row: Row, contact = false): KeptSignature {
  const { consultation, receipt, entry, status, channel, revision, number, reason } = row
  return { consultation, receipt, entry, status, channel, revision, number, reason, said: saidIn(row), contact }
}

function saidIn(row: Row): Signed | null {
  if (row.version === null) return null
  const { version, signer, first_name, last_name, organisation, family, siren, role, mandate } = row
  const { visibility, article, reservation, partner } = row
  return {
    version,
    signer: signer!,
    firstName: first_name!,
    lastName: last_name!,
    organisation,
    family,
    siren,
    role,
    mandate,
    visibility: visibility!,
    article,
    reservation,
    partner,
  }
}

export const columnsOf = ({ firstName, lastName, ...said }: Signed) => ({
  first_name: firstName,
  last_name: lastName,
  ...said,
})

export const rowOf = (db: Kysely<Tables>, { consultation, receipt }: Key) =>
  db
    .selectFrom('signatures')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('receipt', '=', receipt)
    .executeTakeFirst()

/** Adds a signature under the next entry of its consultation. One that counts takes its number, and is counted. */
export async function addRow(
  db: Kysely<Tables>,
  fields: Omit<Row, 'entry' | 'revision' | 'number' | 'reason'>,
): Promise<Row> {
  const entry = await next(db, fields.consultation, 'last_entry')
  const row: Row = { ...fields, entry, revision: 1, number: null, reason: null }
  const counted = await counting(db, undefined, row)
  await db.insertInto('signatures').values(counted).execute()
  return counted
}

/** Changes a signature, and what counts it. Gives it as it stands. */
export async function changeRow(db: Kysely<Tables>, row: Row, fields: Partial<Row>): Promise<Row> {
  const changed = await counting(db, row, { ...row, ...fields })
  await db
    .updateTable('signatures')
    .set(changed)
    .where('consultation', '=', row.consultation)
    .where('receipt', '=', row.receipt)
    .execute()
  return changed
}

/** Forgets all of a signature but that it was given, and its e-mail with it. */
export async function forgetRow(
  db: Kysely<Tables>,
  row: Row,
  status: 'withdrawn' | 'replaced' | 'expired',
): Promise<Row> {
  const forgotten = await changeRow(db, row, { ...nothingSigned, reason: null, status })
  await db
    .deleteFrom('addressees')
    .where('consultation', '=', row.consultation)
    .where('receipt', '=', row.receipt)
    .execute()
  if (row.address !== null) await forgetAddress(db, row.consultation, row.address)
  return forgotten
}

/** Forgets the letter and the links of an address that no signature stands or waits under any more. */
async function forgetAddress(db: Kysely<Tables>, consultation: string, address: string): Promise<void> {
  if (await isAddressKnown(db, { consultation, address })) return
  await db.deleteFrom('letters').where('consultation', '=', consultation).where('address', '=', address).execute()
  // One that was used stays until it expires: its answer is said again to whoever presses the button twice.
  await db
    .deleteFrom('links')
    .where('consultation', '=', consultation)
    .where('address', '=', address)
    .where('used', 'is', null)
    .execute()
}

/** Counts a signature where it stands now, and no more where it stood. One that comes to count takes its number. */
async function counting(db: Kysely<Tables>, before: Row | undefined, after: Row): Promise<Row> {
  const { consultation } = after
  const number =
    after.status === 'confirmed' ? (after.number ?? (await next(db, consultation, 'last_number'))) : after.number
  const row = { ...after, number }
  if (before?.status === 'confirmed') await count(db, before, -1)
  if (row.status === 'confirmed') await count(db, row, 1)
  if (before?.status === 'confirmed' || row.status === 'confirmed' || before?.status !== row.status)
    await raiseVersion(db, consultation)
  return row
}

/** Since a counter that is not there is none less than zero, it is made first and moved then. */
async function count(db: Kysely<Tables>, row: Row, by: number) {
  const { consultation, signer, channel, version, article } = row
  const cell = { consultation, signer: signer!, channel, version: version!, article: article ?? noArticle }
  await db
    .insertInto('signature_tallies')
    .values({ ...cell, count: 0 })
    .onConflict((conflict) => conflict.columns(['consultation', 'signer', 'channel', 'version', 'article']).doNothing())
    .execute()
  await db
    .updateTable('signature_tallies')
    .set(({ eb }) => ({ count: eb('count', '+', by) }))
    .where(({ and }) => and(cell))
    .execute()
}

type Standing = 'last_entry' | 'last_number' | 'version'

const raiseVersion = (db: Kysely<Tables>, consultation: string) => next(db, consultation, 'version')

/** The next of the numbers that a consultation gives once each. */
async function next(db: Kysely<Tables>, consultation: string, what: Standing): Promise<number> {
  const first = { version: 0, last_entry: 0, last_number: 0, [what]: 1 }
  const row = await db
    .insertInto('signature_standings')
    .values({ consultation, ...first })
    .onConflict((conflict) =>
      conflict.column('consultation').doUpdateSet({ [what]: sql`${sql.ref(`signature_standings.${what}`)} + 1` }),
    )
    .returning(what)
    .executeTakeFirstOrThrow()
  return (row as Record<Standing, number>)[what]
}
