import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations, type Dialect, type Tables } from './schema.ts'

/** Brings the tables up to date. Safe to run by several processes at once. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations(dialect) }).migrateToLatest()
  if (error) throw error
}
