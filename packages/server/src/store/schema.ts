import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import type { Channel, Choice, Family } from '@ess-widgets/contract'
import { addChannels } from './channels.ts'
import { contributionsMigration, refusedTextsMigration, type ContributionTables } from './contribution-schema.ts'
import type { Role } from './member-store.ts'
import { addMembers } from './member-tables.ts'
import { addPublications, type Pace } from './publications.ts'
import { signaturesMigration, type SignatureTables } from './signature-schema.ts'

/**
 * The tables, as Kysely sees them on both stores. Beside a person who takes part, none holds a time finer than a day, nor
 * an IP address; those who work in the console have sessions that expire, and mails that wait have an hour.
 */
export interface Tables extends ContributionTables, SignatureTables {
  /**
   * `published_minimum` is set when families are published: from then on the consultation is sealed. `closed_day` is the
   * first one, in days since 1970 UTC, on which it was seen closed.
   */
  consultations: {
    id: string
    voter_secret: string
    version: number
    published_minimum: number | null
    /** How its answers become public, once somebody voted: `holdPace`. */
    pace: Pace | null
    closed_day: number | null
  }
  /** Only those who said their family. */
  voters: { consultation: string; voter: string; family: Family }
  /** One row a voter and principle, for ever: a removed ballot keeps its revision and loses its choice. */
  ballots: {
    consultation: string
    voter: string
    principle: string
    choice: Choice | null
    channel: Channel
    revision: number
  }
  /** The number of ballots by principle, family, channel and choice. */
  tallies: {
    consultation: string
    principle: string
    family: Family | typeof unstated
    channel: Channel
    choice: Choice
    count: number
  }
  /** What was last published of results, as JSON, with what the next publication must remember. */
  publications: { consultation: string; document: string }
  /** What was answered to an idempotency key. */
  replies: {
    consultation: string
    voter: string
    key: string
    digest: string
    outcome: 'recorded' | 'stale-revision' | 'kept'
    receipt: string
    day: number
  }
  /** What was last published of each session, as JSON. One without a digest was taken out of the file. */
  sessions: {
    consultation: string
    session: string
    digest: string | null
    sequence: number
    updated: string
    document: string
  }
  /**
   * Who comes to a session, with no key that leads to a voter. `turn` is the order of arrival, and `seat` a number from
   * 1 to the capacity, or null for who waits; `address` is the e-mail as it is compared. Whoever withdrew is a receipt
   * alone, all the rest null.
   */
  registrations: {
    consultation: string
    session: string
    receipt: string
    turn: number | null
    seat: number | null
    name: string | null
    email: string | null
    address: string | null
  }
  /** Of a session, how many have a place, how many wait, and the last turn that was given: never counted at an act. */
  attendances: { consultation: string; session: string; seated: number; waiting: number; last_turn: number }
  /** Who works in the console. `revoked` is 0 or 1; a revoked member's name is nobody else's. */
  members: { consultation: string; number: number; role: Role; name: string; revoked: number }
  /** Codes that were not used yet, hashed, until they expire. `member` is who goes on with it on another device. */
  invitations: {
    code: string
    consultation: string
    role: Role
    name: string
    member: number | null
    expires: number
  }
  /** The console's sessions, by the hash of their token, until they expire. Milliseconds since 1970 UTC. */
  console_sessions: { session: string; consultation: string; member: number; opened: number; used: number }
  probes: { id: number; count: number }
}

/** How a tally names the family of those who have not said: a primary key holds no null. */
export const unstated = 'unstated'

/** Days since 1970 UTC: as precise as the store ever is about when something happened. */
export const dayOf = (instant: number) => Math.floor(instant / 86_400_000)

/** An instant, in UTC, to the second. */
export const secondOf = (instant: number) => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z')

export type Dialect = 'sqlite' | 'postgres'

/**
 * SQLite rows are stored in the order of their key, not of their arrival: who came when cannot be read
 * from the file.
 */
const finish =
  (dialect: Dialect) =>
  <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table

/** The migrations of both stores, in the order of their names. One that was released is never edited. */
export function migrations(dialect: Dialect): MigrationProvider {
  const finished = finish(dialect)
  const list: Record<string, Migration> = {
    '001-ballots': {
      async up(db: Kysely<unknown>) {
        await finished(
          db.schema
            .createTable('consultations')
            .addColumn('id', 'text', (column) => column.primaryKey().notNull())
            .addColumn('voter_secret', 'text', (column) => column.notNull())
            .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0)),
        ).execute()
        await finished(
          db.schema
            .createTable('voters')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('voter', 'text', (column) => column.notNull())
            .addColumn('family', 'text', (column) => column.notNull())
            .addPrimaryKeyConstraint('voters_once', ['consultation', 'voter']),
        ).execute()
        await finished(
          db.schema
            .createTable('ballots')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('voter', 'text', (column) => column.notNull())
            .addColumn('principle', 'text', (column) => column.notNull())
            .addColumn('choice', 'text')
            .addColumn('revision', 'integer', (column) => column.notNull())
            .addPrimaryKeyConstraint('ballots_once', ['consultation', 'voter', 'principle']),
        ).execute()
        await finished(
          db.schema
            .createTable('tallies')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('principle', 'text', (column) => column.notNull())
            .addColumn('family', 'text', (column) => column.notNull())
            .addColumn('choice', 'text', (column) => column.notNull())
            .addColumn('count', 'integer', (column) => column.notNull())
            .addPrimaryKeyConstraint('tallies_once', ['consultation', 'principle', 'family', 'choice'])
            .addCheckConstraint('tallies_not_negative', sql`count >= 0`),
        ).execute()
        await finished(
          db.schema
            .createTable('replies')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('voter', 'text', (column) => column.notNull())
            .addColumn('key', 'text', (column) => column.notNull())
            .addColumn('digest', 'text', (column) => column.notNull())
            .addColumn('outcome', 'text', (column) => column.notNull())
            .addColumn('receipt', 'text', (column) => column.notNull())
            .addColumn('day', 'integer', (column) => column.notNull())
            .addPrimaryKeyConstraint('replies_once', ['consultation', 'voter', 'key']),
        ).execute()
        await finished(
          db.schema
            .createTable('probes')
            .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
            .addColumn('count', 'integer', (column) => column.notNull()),
        ).execute()
      },
    },
    '002-families-once': {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable('consultations').addColumn('published_minimum', 'integer').execute()
      },
    },
    '003-registrations': {
      async up(db: Kysely<unknown>) {
        await finished(
          db.schema
            .createTable('sessions')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('session', 'text', (column) => column.notNull())
            .addColumn('digest', 'text')
            .addColumn('sequence', 'integer', (column) => column.notNull())
            .addColumn('updated', 'text', (column) => column.notNull())
            .addColumn('document', 'text', (column) => column.notNull())
            .addPrimaryKeyConstraint('sessions_once', ['consultation', 'session']),
        ).execute()
        await finished(
          db.schema
            .createTable('registrations')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('session', 'text', (column) => column.notNull())
            .addColumn('receipt', 'text', (column) => column.notNull())
            .addColumn('turn', 'integer')
            .addColumn('seat', 'integer')
            .addColumn('name', 'text')
            .addColumn('email', 'text')
            .addColumn('address', 'text')
            .addPrimaryKeyConstraint('registrations_once', ['consultation', 'session', 'receipt'])
            .addUniqueConstraint('registrations_seat', ['consultation', 'session', 'seat'])
            .addUniqueConstraint('registrations_turn', ['consultation', 'session', 'turn'])
            .addUniqueConstraint('registrations_address', ['consultation', 'session', 'address'])
            .addCheckConstraint('registrations_seated', sql`seat IS NULL OR (seat >= 1 AND turn IS NOT NULL)`)
            .addCheckConstraint('registrations_forgotten', sql`turn IS NOT NULL OR (name IS NULL AND email IS NULL)`),
        ).execute()
        await finished(
          db.schema
            .createTable('attendances')
            .addColumn('consultation', 'text', (column) => column.notNull())
            .addColumn('session', 'text', (column) => column.notNull())
            .addColumn('seated', 'integer', (column) => column.notNull())
            .addColumn('waiting', 'integer', (column) => column.notNull())
            .addColumn('last_turn', 'integer', (column) => column.notNull())
            .addPrimaryKeyConstraint('attendances_once', ['consultation', 'session'])
            .addCheckConstraint('attendances_not_negative', sql`seated >= 0 AND waiting >= 0`),
        ).execute()
        // Who waits is found without a look at those who are seated, or who withdrew.
        await db.schema
          .createIndex('registrations_waiting')
          .on('registrations')
          .columns(['consultation', 'session', 'turn'])
          .where(sql.ref('seat'), 'is', null)
          .where(sql.ref('turn'), 'is not', null)
          .execute()
      },
    },
    '004-channels': { up: (db: Kysely<unknown>) => addChannels(db, finished) },
    '005-contributions': contributionsMigration(dialect, finished),
    '006-members': {
      up: (db: Kysely<unknown>) => addMembers(db, finished, dialect === 'sqlite' ? 'integer' : 'bigint'),
    },
    '007-refused-texts': refusedTextsMigration(dialect, finished),
    '008-signatures': signaturesMigration(dialect, finished),
    '009-publications': { up: (db: Kysely<unknown>) => addPublications(db, finished) },
  }
  return { getMigrations: async () => list }
}
