import type { Kysely } from 'kysely'
import { dayOf, type Tables } from './schema.ts'

/** Whose request it is, under which key, and a hash of what it asks for. */
interface Request {
  consultation: string
  /** A name that no voter has. */
  receipt: string
  key: string
  digest: string
}

/** What was answered to a key of a receipt's. */
export const replyTo = (db: Kysely<Tables>, { consultation, receipt, key }: Omit<Request, 'digest'>) =>
  db
    .selectFrom('replies')
    .select(['digest', 'receipt'])
    .where('consultation', '=', consultation)
    .where('voter', '=', receipt)
    .where('key', '=', key)
    .executeTakeFirst()

export async function saveReply(
  db: Kysely<Tables>,
  { consultation, receipt: voter, key, digest }: Request,
  answer: object,
  now: number,
): Promise<void> {
  const reply = { consultation, voter, key, digest, outcome: 'kept' as const, receipt: JSON.stringify(answer) }
  await db
    .insertInto('replies')
    .values({ ...reply, day: dayOf(now) })
    .execute()
}
