import { sql, type CreateTableBuilder, type Kysely } from 'kysely'

/**
 * The migration that says of each ballot how it came; all that was said before came from pages. SQLite changes no key of
 * a table, so that another takes its place.
 */
export async function addChannels(
  db: Kysely<unknown>,
  finished: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>,
): Promise<void> {
  await db.schema
    .alterTable('ballots')
    .addColumn('channel', 'text', (column) => column.notNull().defaultTo('web'))
    .execute()
  // Without a default: a server of before, which would count all channels as one, can write here no more.
  await finished(
    db.schema
      .createTable('tallies_by_channel')
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('principle', 'text', (column) => column.notNull())
      .addColumn('family', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('choice', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('tallies_by_channel_once', ['consultation', 'principle', 'family', 'channel', 'choice'])
      .addCheckConstraint('tallies_by_channel_not_negative', sql`count >= 0`),
  ).execute()
  await sql`
    INSERT INTO tallies_by_channel (consultation, principle, family, channel, choice, count)
    SELECT consultation, principle, family, 'web', choice, count FROM tallies`.execute(db)
  await db.schema.dropTable('tallies').execute()
  await db.schema.alterTable('tallies_by_channel').renameTo('tallies').execute()
}
