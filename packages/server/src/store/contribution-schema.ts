import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Channel, ContributionKind, ContributionStatus, Family, RefusalReason } from '@ess-widgets/contract'
import { auditTriggers } from './audit.ts'
import type { Moderation } from './contribution-store.ts'
import type { Dialect } from './schema.ts'

/** The tables of contributions: see `Tables`. */
export interface ContributionTables {
  /**
   * One row a contribution, for ever, numbered in the consultation. `receipt` is an HMAC, or of one on paper the key of
   * its entry. `merged_into` is always the number of one that is published: whatever leads elsewhere is led on.
   */
  contributions: {
    consultation: string
    number: number
    workshop: string
    receipt: string
    status: ContributionStatus
    channel: Channel
    revision: number
    decision: number
    question: string
    kind: ContributionKind
    text: string | null
    principle: string | null
    family: Family | null
    organisation: string | null
    author: string | null
    people: number | null
    reason: RefusalReason | null
    note: string | null
    merged_into: number | null
    rank: number | null
  }
  /** How often what a workshop shows has changed. */
  workshops: { consultation: string; workshop: string; version: number }
  /** The number of contributions by workshop, status and, of those refused, reason. */
  standings: {
    consultation: string
    workshop: string
    status: ContributionStatus
    reason: RefusalReason | typeof reasonless
    count: number
  }
  /** The audit. The database itself refuses to change or delete a line. */
  moderations: Omit<Moderation, 'into'> & { merged_into: number | null }
}

/** How a counter names the reason of those that have none: a primary key holds no null. */
export const reasonless = 'none' as const

type Finish = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>

const content = ['principle', 'family', 'organisation', 'author', 'people']
const isBare = content.map((column) => `${column} IS NULL`).join(' AND ')

/** What holds for each contribution, whatever the code does. */
const rules = {
  forgotten: `(status = 'withdrawn') = (text IS NULL)`,
  wholly: `status <> 'withdrawn' OR (${isBare})`,
  reasoned: `(status = 'refused') = (reason IS NOT NULL) AND (status = 'refused' OR note IS NULL)`,
  merged: `(status = 'merged') = (merged_into IS NOT NULL) AND (merged_into IS NULL OR merged_into <> number)`,
  ranked: `(status = 'published') = (rank IS NOT NULL)`,
}

/** The same where the text of a refused contribution may be forgotten too. */
const laterRules = {
  ...rules,
  forgotten: `text IS NOT NULL OR status IN ('withdrawn', 'refused')`,
  wholly: `text IS NOT NULL OR (${isBare})`,
  withdrawn: `status <> 'withdrawn' OR text IS NULL`,
}

async function createContributions(
  db: Kysely<unknown>,
  finished: Finish,
  { table, ruled }: { table: string; ruled: Record<string, string> },
) {
  const columns = db.schema
    .createTable(table)
    .addColumn('consultation', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('workshop', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('decision', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('principle', 'text')
    .addColumn('family', 'text')
    .addColumn('organisation', 'text')
    .addColumn('author', 'text')
    .addColumn('people', 'integer')
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('merged_into', 'integer')
    .addColumn('rank', 'integer')
    .addPrimaryKeyConstraint('contributions_once', ['consultation', 'number'])
    .addUniqueConstraint('contributions_receipt', ['consultation', 'workshop', 'receipt'])
    .addUniqueConstraint('contributions_rank', ['consultation', 'workshop', 'rank'])
  const ruledTable = Object.entries(ruled).reduce(
    (made, [name, rule]) => made.addCheckConstraint(`contributions_${name}`, sql.raw(rule)),
    columns,
  )
  await finished(ruledTable).execute()
}

/** What was merged into one is found without a look at the others. */
const indexMerged = (db: Kysely<unknown>) =>
  db.schema
    .createIndex('contributions_merged')
    .on('contributions')
    .columns(['consultation', 'merged_into'])
    .where(sql.ref('merged_into'), 'is not', null)
    .execute()

/** `007-refused-texts`: the text of a refused contribution may be forgotten. */
export const refusedTextsMigration = (dialect: Dialect, finished: Finish): Migration => ({
  up: (db: Kysely<unknown>) => (dialect === 'sqlite' ? replaceContributions(db, finished) : replaceRules(db)),
})

async function replaceRules(db: Kysely<unknown>) {
  for (const name of ['forgotten', 'wholly'])
    await db.schema.alterTable('contributions').dropConstraint(`contributions_${name}`).execute()
  for (const name of ['forgotten', 'wholly', 'withdrawn'] as const)
    await db.schema
      .alterTable('contributions')
      .addCheckConstraint(`contributions_${name}`, sql.raw(laterRules[name]))
      .execute()
}

/** SQLite changes no rule of a table, so that another takes its place; its migrations are in no transaction but their own. */
const replaceContributions = (db: Kysely<unknown>, finished: Finish) =>
  db.transaction().execute(async (transaction) => {
    await createContributions(transaction, finished, { table: 'contributions_later', ruled: laterRules })
    await sql`INSERT INTO contributions_later SELECT * FROM contributions`.execute(transaction)
    await transaction.schema.dropTable('contributions').execute()
    await transaction.schema.alterTable('contributions_later').renameTo('contributions').execute()
    await indexMerged(transaction)
  })

/** `005-contributions`. */
export const contributionsMigration = (dialect: Dialect, finished: Finish): Migration => ({
  async up(db: Kysely<unknown>) {
    await createContributions(db, finished, { table: 'contributions', ruled: rules })
    await indexMerged(db)
    await finished(
      db.schema
        .createTable('workshops')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('workshop', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('workshops_once', ['consultation', 'workshop']),
    ).execute()
    await finished(
      db.schema
        .createTable('standings')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('workshop', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('standings_once', ['consultation', 'workshop', 'status', 'reason'])
        .addCheckConstraint('standings_not_negative', sql`count >= 0`),
    ).execute()
    await finished(
      db.schema
        .createTable('moderations')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('act', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('merged_into', 'integer')
        .addColumn('member', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('moderations_once', ['consultation', 'sequence']),
    ).execute()
    for (const statement of auditTriggers('moderations', dialect)) await sql.raw(statement).execute(db)
  },
})
