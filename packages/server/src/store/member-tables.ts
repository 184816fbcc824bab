import { sql, type CreateTableBuilder, type Kysely } from 'kysely'

/** `006-members`: who works in the console. Expired rows are deleted; a revoked member's name stays theirs. */
export async function addMembers(
  db: Kysely<unknown>,
  finished: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>,
  /** How the store calls a number of milliseconds since 1970 UTC. */
  instant: 'integer' | 'bigint',
): Promise<void> {
  await finished(
    db.schema
      .createTable('members')
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('revoked', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('members_once', ['consultation', 'number'])
      .addUniqueConstraint('members_name', ['consultation', 'name'])
      .addCheckConstraint('members_role', sql`role IN ('facilitator', 'organiser')`),
  ).execute()
  await finished(
    db.schema
      .createTable('invitations')
      .addColumn('code', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('member', 'integer')
      .addColumn('expires', instant, (column) => column.notNull())
      .addCheckConstraint('invitations_role', sql`role IN ('facilitator', 'organiser')`),
  ).execute()
  await finished(
    db.schema
      .createTable('console_sessions')
      .addColumn('session', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('member', 'integer', (column) => column.notNull())
      .addColumn('opened', instant, (column) => column.notNull())
      .addColumn('used', instant, (column) => column.notNull()),
  ).execute()
}
