import { join } from 'node:path'
import { Kysely } from 'kysely'
import { RefusalError } from '../refusal.ts'
import { isPostgres } from './open-store.ts'
import type { Tables } from './schema.ts'

/**
 * Reads a store beside the server that serves it: nothing is claimed, migrated or written. Takes the addresses of
 * `openStore`. To destroy after use.
 */
export async function openReader(address: string): Promise<Kysely<Tables>> {
  if (isPostgres(address)) {
    const [{ PostgresDialect }, { default: pg }] = await Promise.all([import('kysely'), import('pg')])
    return new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: address, max: 1 }) }) })
  }
  const { dialectOf, openDatabase } = await import('./sqlite/connection.ts')
  try {
    return new Kysely({ dialect: dialectOf(openDatabase(join(address, 'consultations.sqlite'), { readOnly: true })) })
  } catch (error) {
    throw cannotRead(error)
  }
}

/** Why there is nothing to read, as a sentence. */
export function cannotRead(error: unknown): Error {
  if (error instanceof RefusalError) return error
  const reason = (error as Error).message || (error as NodeJS.ErrnoException).code
  return new RefusalError(
    `Ce qui est gardé ne peut pas être lu : ${reason}. Le serveur a-t-il déjà été ouvert ici ?`,
    `What is kept cannot be read: ${reason}. Was the server ever opened here?`,
  )
}
