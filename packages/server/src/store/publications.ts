import { setImmediate } from 'node:timers/promises'
import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Choice, Opinions } from '@ess-widgets/contract'
import type { Publication, Vote } from '@ess-widgets/tally'
import type { Tables } from './schema.ts'

/** What was last published of a consultation's results, with what the next publication must remember. */
export interface KeptPublication extends Publication {
  /** From 1, one after the other. */
  number: number
  /** Milliseconds since 1970 UTC. */
  at: number
  /** Whether it is the last. */
  isFinal: boolean
  /** With the last, where they may be told of. */
  opinions?: Opinions | undefined
}

/** How answers become public: totals with each vote, or families in batches. Under one of them, never the other. */
export type Pace = 'votes' | 'batches'

export async function publicationOf(db: Kysely<Tables>, consultation: string): Promise<KeptPublication | undefined> {
  const row = await db
    .selectFrom('publications')
    .select('document')
    .where('consultation', '=', consultation)
    .executeTakeFirst()
  return row && (JSON.parse(row.document) as KeptPublication)
}

/** How many people have an answer that stands. */
export async function peopleIn(db: Kysely<Tables>, consultation: string): Promise<number> {
  const { people } = await db
    .selectFrom('ballots')
    .select(({ fn }) => fn.count<number | string>('voter').distinct().as('people'))
    .where('consultation', '=', consultation)
    .where('choice', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** One answer: agree 1, disagree −1, pass 0. */
export interface Answered {
  principle: string
  vote: Vote
}

const votes = { agree: 1, disagree: -1, pass: 0 } satisfies Record<Choice, Vote>
/** Rows of a page. */
const pageSize = 2_000

/**
 * What each person answered, in no order that says who came when, and without who it is: some people at a time, each whole, so
 * that a large consultation is never in memory at once.
 */
export async function* answersIn(
  db: Kysely<Tables>,
  consultation: string,
  size = pageSize,
): AsyncGenerator<Answered[][]> {
  let rows: { voter: string; principle: string; choice: Choice | null }[] = []
  for (;;) {
    const from = rows.at(-1)
    const page = await db
      .selectFrom('ballots')
      .select(['voter', 'principle', 'choice'])
      .where('consultation', '=', consultation)
      .where('choice', 'is not', null)
      // As one row: of a choice between two, SQLite would read all that comes before again.
      .$if(from !== undefined, (query) =>
        query.where(sql<boolean>`(voter, principle) > (${from!.voter}, ${from!.principle})`),
      )
      .orderBy('voter')
      .orderBy('principle')
      .limit(size)
      .execute()
    // A SQLite file is read without a wait: whoever else asks has a turn.
    await setImmediate()
    rows = [...rows, ...page]
    const isLast = page.length < size
    // Whoever the page ends with may have more on the next one.
    const voter = rows.at(-1)?.voter
    const whole = isLast ? rows : rows.filter((row) => row.voter !== voter)
    if (whole.length > 0)
      yield [...Map.groupBy(whole, (row) => row.voter).values()].map((ballots) =>
        ballots.map(({ principle, choice }) => ({ principle, vote: votes[choice!] })),
      )
    if (isLast) return
    rows = rows.filter((row) => row.voter === voter)
  }
}

/**
 * Keeps a publication that follows the last one, and gives the one that stands: another process may have published
 * first. What is shown is only ever what stands here, so that no two tables of one moment are known.
 */
export async function keepPublication(
  db: Kysely<Tables>,
  { consultation, publication }: { consultation: string; publication: KeptPublication },
): Promise<KeptPublication> {
  const last = await publicationOf(db, consultation)
  if (last && (last.isFinal || last.number + 1 !== publication.number)) return last
  const document = JSON.stringify(publication)
  await db
    .insertInto('publications')
    .values({ consultation, document })
    .onConflict((conflict) => conflict.column('consultation').doUpdateSet({ document }))
    .execute()
  return publication
}

/** Holds a consultation where somebody voted to its pace, and gives the one it is held to: the first. */
export async function holdPace(
  db: Kysely<Tables>,
  { consultation, pace }: { consultation: string; pace: Pace },
): Promise<Pace> {
  const of = db.updateTable('consultations').where('id', '=', consultation)
  await of.set({ pace }).where('pace', 'is', null).where('version', '>', 0).execute()
  const row = await db.selectFrom('consultations').select('pace').where('id', '=', consultation).executeTakeFirst()
  return row?.pace ?? pace
}

/** `009-publications`. What was published before had totals with each vote. */
export async function addPublications(
  db: Kysely<unknown>,
  finished: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>,
): Promise<void> {
  await db.schema.alterTable('consultations').addColumn('pace', 'text').execute()
  await sql`UPDATE consultations SET pace = 'votes' WHERE version > 0`.execute(db)
  await finished(
    db.schema
      .createTable('publications')
      .addColumn('consultation', 'text', (column) => column.primaryKey().notNull())
      .addColumn('document', 'text', (column) => column.notNull()),
  ).execute()
}
