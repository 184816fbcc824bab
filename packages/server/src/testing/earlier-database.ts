import assert from 'node:assert/strict'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '../store/schema.ts'
import { dialectOf, openDatabase } from '../store/sqlite/connection.ts'

/** A database as it was after that migration, with its hand on it: destroy it before a store opens there. */
export async function databaseAsOf(
  migration: string,
  address: string,
): Promise<Kysely<Record<string, Record<string, unknown>>>> {
  const isPostgres = address.startsWith('postgres')
  const dialect = isPostgres
    ? new PostgresDialect({ pool: new pg.Pool({ connectionString: address, max: 1 }) })
    : dialectOf(openDatabase(`${address}/consultations.sqlite`))
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect })
  const migrator = new Migrator({ db, provider: migrations(isPostgres ? 'postgres' : 'sqlite') })
  const { error } = await migrator.migrateTo(migration)
  assert.equal(error, undefined)
  return db
}
