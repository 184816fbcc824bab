import type { Kysely } from 'kysely'
import { dayOf, type Tables } from './schema.ts'
import { forgetRow, rowOf } from './signature-rows.ts'

const day = 86_400_000

/** Gives the number of a version that was signed under another text. To run in a transaction like all that writes here. */
export async function publishVersions(
  db: Kysely<Tables>,
  { consultation, digests }: { consultation: string; digests: string[] },
): Promise<number | undefined> {
  const rows = await db.selectFrom('manifesto_versions').selectAll().where('consultation', '=', consultation).execute()
  const known = new Map(rows.map(({ version, digest }) => [version, digest]))
  const changed = [...known].filter(([version, digest]) => digests[version - 1] !== digest).map(([version]) => version)
  for (const version of changed.sort((one, other) => one - other)) {
    const signed = await db
      .selectFrom('signatures')
      .select('entry')
      .where('consultation', '=', consultation)
      .where('version', '=', version)
      .limit(1)
      .executeTakeFirst()
    if (signed) return version
  }
  await db.deleteFrom('manifesto_versions').where('consultation', '=', consultation).execute()
  const all = digests.map((digest, index) => ({ consultation, version: index + 1, digest }))
  if (all.length > 0) await db.insertInto('manifesto_versions').values(all).execute()
  return undefined
}

export async function forgetUnconfirmed(
  db: Kysely<Tables>,
  { consultation, olderThanDays, now }: { consultation: string; olderThanDays: number; now: number },
): Promise<void> {
  const rows = await db
    .selectFrom('signatures')
    .selectAll()
    .where('consultation', '=', consultation)
    .where('status', '=', 'pending')
    .where('day', '<=', dayOf(now) - olderThanDays)
    .execute()
  for (const row of rows) await forgetRow(db, row, 'expired')
}

/** Of a consultation that was not seen closed before, the day is the one that is given. */
export async function noteClosing(
  db: Kysely<Tables>,
  { consultation, day }: { consultation: string; day: number | null },
): Promise<number | null> {
  const { closed_day: known } = await db
    .selectFrom('consultations')
    .select('closed_day')
    .where('id', '=', consultation)
    .executeTakeFirstOrThrow()
  const closedDay = day === null ? null : (known ?? day)
  if (closedDay !== known)
    await db.updateTable('consultations').set({ closed_day: closedDay }).where('id', '=', consultation).execute()
  return closedDay
}

export async function forgetEmails(db: Kysely<Tables>, consultation: string): Promise<void> {
  for (const table of ['addressees', 'letters', 'links'] as const)
    await db.deleteFrom<'addressees' | 'letters' | 'links'>(table).where('consultation', '=', consultation).execute()
  await db
    .updateTable('signatures')
    .set({ address: null })
    .where('consultation', '=', consultation)
    .where('address', 'is not', null)
    .execute()
}

export async function forgetLinks(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('links').where('expires', '<=', now).execute()
  await db
    .deleteFrom('mailings')
    .where('at', '<=', now - day)
    .execute()
}

/** Nothing of those that are not there, or were withdrawn. */
export async function eraseAgain(
  db: Kysely<Tables>,
  receipts: { consultation: string; receipt: string }[],
): Promise<void> {
  for (const of of receipts) {
    const row = await rowOf(db, of)
    if (row && row.version !== null) await forgetRow(db, row, 'withdrawn')
  }
}
