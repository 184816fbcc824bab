import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Channel, Family, SignatureRefusal, SignatureStatus, SignerKind, Visibility } from '@ess-widgets/contract'
import { auditTriggers } from './audit.ts'
import type { Dialect } from './schema.ts'
import type { Verification } from './signature-store.ts'

/** The tables of signatures: see `Tables`. None shares a key with ballots or contributions. */
export interface SignatureTables {
  /**
   * One row a receipt, for ever: one that was withdrawn, replaced or has expired keeps its receipt and its entry alone.
   * `address` is an HMAC of the e-mail, and `day` the one on which it was given, in days since 1970 UTC.
   */
  signatures: {
    consultation: string
    receipt: string
    entry: number
    status: SignatureStatus
    channel: Channel
    revision: number
    number: number | null
    reason: SignatureRefusal | null
    version: number | null
    signer: SignerKind | null
    first_name: string | null
    last_name: string | null
    organisation: string | null
    family: Family | null
    siren: string | null
    role: string | null
    mandate: string | null
    visibility: Visibility | null
    article: string | null
    reservation: string | null
    partner: string | null
    address: string | null
    day: number
  }
  /** E-mails, apart from what their owners signed. `contact` is 0 or 1. */
  addressees: { consultation: string; receipt: string; email: string; language: 'fr' | 'en'; contact: number }
  /** How often what is public of the signatures has changed, and the last entry and number that were given. */
  signature_standings: { consultation: string; version: number; last_entry: number; last_number: number }
  /** The number of signatures that count, by all they are counted by. */
  signature_tallies: {
    consultation: string
    signer: SignerKind
    channel: Channel
    version: number
    article: string | typeof noArticle
    count: number
  }
  /** Mails that wait to be sent, one an address. Milliseconds since 1970 UTC. */
  letters: {
    consultation: string
    address: string
    mailbox: string
    email: string
    language: 'fr' | 'en'
    due: number
    tries: number
  }
  /** What each mailbox was sent in the last day. */
  mailings: { mailbox: string; at: number }
  /** Mailboxes whose owners want no mail ever again. */
  unwanted: { mailbox: string }
  /** The links of mails, by the hash of their code. `used` is what it served for. */
  links: { link: string; consultation: string; address: string; mailbox: string; expires: number; used: string | null }
  /** What each version said when it was first served, as a digest. */
  manifesto_versions: { consultation: string; version: number; digest: string }
  /** The audit of signatures. The database itself refuses to change or delete a line. */
  verifications: Verification
}

/** How a counter names the article of those without a reservation: a primary key holds no null. */
export const noArticle = '-' as const

type Finish = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>

const personal = [
  'version',
  'signer',
  'first_name',
  'last_name',
  'organisation',
  'family',
  'siren',
  'role',
  'mandate',
  'visibility',
  'article',
  'reservation',
  'partner',
  'address',
  'number',
] as const

/** What is left of a signature that is forgotten. */
export const nothingSigned = Object.fromEntries(personal.map((column) => [column, null])) as Record<
  (typeof personal)[number],
  null
>

const gone = `status IN ('withdrawn', 'replaced', 'expired')`

/** What holds for each signature, whatever the code does. */
const rules = {
  forgotten: `NOT (${gone}) OR (${personal.map((column) => `${column} IS NULL`).join(' AND ')})`,
  said: `(${gone}) OR (version IS NOT NULL AND signer IS NOT NULL AND first_name IS NOT NULL AND last_name IS NOT NULL AND visibility IS NOT NULL)`,
  reserved: `(article IS NULL) = (reservation IS NULL)`,
  reasoned: `(status = 'refused') = (reason IS NOT NULL)`,
  numbered: `status <> 'confirmed' OR number IS NOT NULL`,
}

/** `008-signatures`. */
export const signaturesMigration = (dialect: Dialect, finished: Finish): Migration => ({
  async up(db: Kysely<unknown>) {
    const instant = dialect === 'sqlite' ? 'integer' : 'bigint'
    const columns = db.schema
      .createTable('signatures')
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('receipt', 'text', (column) => column.notNull())
      .addColumn('entry', 'integer', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('number', 'integer')
      .addColumn('reason', 'text')
      .addColumn('version', 'integer')
      .addColumn('signer', 'text')
      .addColumn('first_name', 'text')
      .addColumn('last_name', 'text')
      .addColumn('organisation', 'text')
      .addColumn('family', 'text')
      .addColumn('siren', 'text')
      .addColumn('role', 'text')
      .addColumn('mandate', 'text')
      .addColumn('visibility', 'text')
      .addColumn('article', 'text')
      .addColumn('reservation', 'text')
      .addColumn('partner', 'text')
      .addColumn('address', 'text')
      .addColumn('day', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('signatures_once', ['consultation', 'receipt'])
      .addUniqueConstraint('signatures_entry', ['consultation', 'entry'])
      .addUniqueConstraint('signatures_number', ['consultation', 'number'])
    const ruled = Object.entries(rules).reduce(
      (made, [name, rule]) => made.addCheckConstraint(`signatures_${name}`, sql.raw(rule)),
      columns,
    )
    await finished(ruled).execute()
    // One address, one signature that counts or may: the rule that no race gets round.
    await sql`CREATE UNIQUE INDEX signatures_address ON signatures (consultation, address)
      WHERE status IN ('confirmed', 'unverified', 'refused')`.execute(db)
    await sql`CREATE INDEX signatures_waiting ON signatures (consultation, address) WHERE status = 'pending'`.execute(
      db,
    )
    await finished(
      db.schema
        .createTable('addressees')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('receipt', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('contact', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('addressees_once', ['consultation', 'receipt']),
    ).execute()
    await finished(
      db.schema
        .createTable('signature_standings')
        .addColumn('consultation', 'text', (column) => column.primaryKey().notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('last_entry', 'integer', (column) => column.notNull())
        .addColumn('last_number', 'integer', (column) => column.notNull()),
    ).execute()
    await finished(
      db.schema
        .createTable('signature_tallies')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('signer', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('signature_tallies_once', ['consultation', 'signer', 'channel', 'version', 'article'])
        .addCheckConstraint('signature_tallies_not_negative', sql`count >= 0`),
    ).execute()
    await finished(
      db.schema
        .createTable('letters')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('mailbox', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('due', instant, (column) => column.notNull())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('letters_once', ['consultation', 'address']),
    ).execute()
    await db.schema.createIndex('letters_due').on('letters').column('due').execute()
    await finished(
      db.schema
        .createTable('mailings')
        .addColumn('mailbox', 'text', (column) => column.notNull())
        .addColumn('at', instant, (column) => column.notNull())
        .addPrimaryKeyConstraint('mailings_once', ['mailbox', 'at']),
    ).execute()
    await finished(
      db.schema.createTable('unwanted').addColumn('mailbox', 'text', (column) => column.primaryKey().notNull()),
    ).execute()
    await finished(
      db.schema
        .createTable('links')
        .addColumn('link', 'text', (column) => column.primaryKey().notNull())
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('mailbox', 'text', (column) => column.notNull())
        .addColumn('expires', instant, (column) => column.notNull())
        .addColumn('used', 'text'),
    ).execute()
    await finished(
      db.schema
        .createTable('manifesto_versions')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('manifesto_versions_once', ['consultation', 'version']),
    ).execute()
    await finished(
      db.schema
        .createTable('verifications')
        .addColumn('consultation', 'text', (column) => column.notNull())
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('entry', 'integer', (column) => column.notNull())
        .addColumn('act', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('member', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('verifications_once', ['consultation', 'sequence']),
    ).execute()
    for (const statement of auditTriggers('verifications', dialect)) await sql.raw(statement).execute(db)
    await db.schema.alterTable('consultations').addColumn('closed_day', 'integer').execute()
  },
})
