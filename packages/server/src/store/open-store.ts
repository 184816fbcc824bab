import type { Store } from './store.ts'

/** Opens a store by its address: `postgres://…`, or a folder for SQLite. Only the one asked for is loaded. */
export async function openStore(address: string): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(address)) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts')
    return openPostgresStore(address)
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts')
  return openSqliteStore(address)
}
