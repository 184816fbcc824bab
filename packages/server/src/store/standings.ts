import type { Kysely } from 'kysely'
import { reasonless } from './contribution-schema.ts'
import type { Tables } from './schema.ts'

export type Row = Tables['contributions']
/** Where a contribution is counted. */
export type Standing = Pick<Row, 'status' | 'reason'>
type Place = Pick<Row, 'consultation' | 'workshop'>

/** Counts a contribution where it stands now, and no more where it stood. Gives the new version of its workshop. */
export async function recountOne(
  db: Kysely<Tables>,
  place: Place,
  { from, to }: { from?: Standing; to: Standing },
): Promise<number> {
  if (from) await count(db, place, from, -1)
  await count(db, place, to, 1)
  return raiseVersion(db, place)
}

/** Since a counter that is not there is none less than zero, it is made first and moved then. */
async function count(db: Kysely<Tables>, { consultation, workshop }: Place, standing: Standing, by: number) {
  const { status, reason } = standing
  const cell = { consultation, workshop, status, reason: reason ?? reasonless }
  await db
    .insertInto('standings')
    .values({ ...cell, count: 0 })
    .onConflict((conflict) => conflict.columns(['consultation', 'workshop', 'status', 'reason']).doNothing())
    .execute()
  await db
    .updateTable('standings')
    .set(({ eb }) => ({ count: eb('count', '+', by) }))
    .where(({ and }) => and(cell))
    .execute()
}

async function raiseVersion(db: Kysely<Tables>, { consultation, workshop }: Place): Promise<number> {
  const { version } = await db
    .insertInto('workshops')
    .values({ consultation, workshop, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['consultation', 'workshop'])
        .doUpdateSet(({ eb, ref }) => ({ version: eb(ref('workshops.version'), '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/**
 * Gives back to the wall, each for itself, what was merged into one that leaves it: a facilitator had accepted what they
 * say.
 */
export async function releaseMerged(
  db: Kysely<Tables>,
  { consultation, number }: Pick<Row, 'consultation' | 'number'>,
) {
  for (const row of await mergedInto(db, { consultation, number }).selectAll().orderBy('number').execute()) {
    const rank = await recountOne(db, row, { from: row, to: { status: 'published', reason: null } })
    await changeRow(db, row, { status: 'published', merged_into: null, rank, decision: row.decision + 1 })
  }
}

/** Leads on what was merged into one that is merged now. */
export async function leadMerged(
  db: Kysely<Tables>,
  { consultation, number, into }: Pick<Row, 'consultation' | 'number'> & { into: number },
) {
  await db
    .updateTable('contributions')
    .set(({ eb }) => ({ merged_into: into, decision: eb('decision', '+', 1) }))
    .where('consultation', '=', consultation)
    .where('merged_into', '=', number)
    .execute()
}

const mergedInto = (db: Kysely<Tables>, { consultation, number }: Pick<Row, 'consultation' | 'number'>) =>
  db.selectFrom('contributions').where('consultation', '=', consultation).where('merged_into', '=', number)

export const changeRow = (
  db: Kysely<Tables>,
  { consultation, number }: Pick<Row, 'consultation' | 'number'>,
  fields: Partial<Row>,
) =>
  db
    .updateTable('contributions')
    .set(fields)
    .where('consultation', '=', consultation)
    .where('number', '=', number)
    .execute()

/** Keeps a new contribution, under the next number of its consultation. Gives the number. */
export async function addRow(
  db: Kysely<Tables>,
  fields: Omit<Row, 'number' | 'decision' | 'revision' | 'reason' | 'note' | 'merged_into' | 'rank'>,
): Promise<number> {
  const rank = await recountOne(db, fields, { to: { status: fields.status, reason: null } })
  const isPublished = fields.status === 'published'
  const number = await nextNumber(db, fields.consultation)
  const fresh = { number, revision: 1, decision: isPublished ? 1 : 0, rank: isPublished ? rank : null }
  await db
    .insertInto('contributions')
    .values({ ...fields, ...fresh, reason: null, note: null, merged_into: null })
    .execute()
  return number
}

/** Rows are for ever: the number after the highest was never given. */
async function nextNumber(db: Kysely<Tables>, consultation: string): Promise<number> {
  const last = await db
    .selectFrom('contributions')
    .where('consultation', '=', consultation)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}
