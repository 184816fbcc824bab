import type { CompiledQuery, ExpressionBuilder, Kysely } from 'kysely'
import { dayOf, type Tables } from './schema.ts'

/** Runs one statement in a transaction of its own, in its turn among all that is written. */
export type Run = (query: CompiledQuery) => Promise<unknown>

/**
 * Seals a consultation: see `Store.seal`. One where nobody stands has nothing to publish, and stays as it is;
 * one that is sealed keeps the minimum of its first publication.
 */
export const sealing = (db: Kysely<Tables>, consultation: string, familyMinimum: number): CompiledQuery =>
  db
    .updateTable('consultations')
    .set({ published_minimum: familyMinimum })
    .where('id', '=', consultation)
    .where('published_minimum', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('tallies').select('count').where('consultation', '=', consultation).where('count', '>', 0)),
    )
    .compile()

type ReplyKey = Pick<Tables['replies'], 'consultation' | 'voter' | 'key'>

/** Replies looked at in one statement: few enough that no vote waits for long behind it. */
const slice = 1000

/**
 * Forgets the replies of the days before one, slice by slice in the order of their keys: votes take their turn
 * between two slices, and no index on the day makes each vote dearer.
 */
export async function forgetReplies(
  db: Kysely<Tables>,
  { olderThanDays, now }: { olderThanDays: number; now: number },
  run: Run,
): Promise<void> {
  const day = dayOf(now) - olderThanDays
  let after: ReplyKey | undefined = { consultation: '', voter: '', key: '' }
  while (after) {
    const last: ReplyKey | undefined = await db
      .selectFrom('replies')
      .select(['consultation', 'voter', 'key'])
      .where(isAt('>', after))
      .orderBy('consultation')
      .orderBy('voter')
      .orderBy('key')
      .offset(slice - 1)
      .limit(1)
      .executeTakeFirst()
    await run(forgetting(db, day, after, last))
    after = last
  }
}

/** Of the replies after one key, up to another if there is one, those of the days before `day`. */
function forgetting(db: Kysely<Tables>, day: number, after: ReplyKey, last: ReplyKey | undefined): CompiledQuery {
  const old = db.deleteFrom('replies').where('day', '<', day).where(isAt('>', after))
  return (last ? old.where(isAt('<=', last)) : old).compile()
}

const isAt =
  (operator: '>' | '<=', { consultation, voter, key }: ReplyKey) =>
  ({ eb, refTuple, tuple }: ExpressionBuilder<Tables, 'replies'>) =>
    eb(refTuple('consultation', 'voter', 'key'), operator, tuple(consultation, voter, key))
