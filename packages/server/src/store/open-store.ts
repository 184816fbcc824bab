import type { Store } from './store.ts'

/** Whether an address is that of a PostgreSQL database. */
export const isPostgres = (address: string) => /^postgres(ql)?:\/\//.test(address)

/** Opens a store by its address: `postgres://…`, or a folder for SQLite. Only the one asked for is loaded. */
export async function openStore(address: string): Promise<Store> {
  if (isPostgres(address)) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts')
    return openPostgresStore(address)
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts')
  return openSqliteStore(address)
}
