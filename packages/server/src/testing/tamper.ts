import { openDatabase } from '../store/sqlite/connection.ts'
import { query } from './postgres.ts'

/** Runs a statement behind the store's back, and gives its first row. */
export async function tamper(address: string, statement: string): Promise<object | undefined> {
  if (address.startsWith('postgres')) return (await query(address, statement))[0]
  const db = openDatabase(`${address}/consultations.sqlite`)
  try {
    const row = db.prepare(statement).get()
    return row && { ...row }
  } finally {
    db.close()
  }
}
