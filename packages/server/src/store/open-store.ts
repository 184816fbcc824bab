import { openPostgresStore } from './postgres/postgres-store.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens a store by its address: `postgres://…`, or a folder for SQLite. */
export const openStore = (address: string): Promise<Store> =>
  /^postgres(ql)?:\/\//.test(address) ? openPostgresStore(address) : openSqliteStore(address)
