/**
 * The one writer of a SQLite file, in a thread of its own so that no disk sync ever holds up a request.
 * Receives a task, answers when it is committed, one at a time.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Kysely } from 'kysely'
import { deeds, isForgetting, type DeedName, type Done, type Given } from '../deeds.ts'
import { recordBatch } from '../record.ts'
import type { Tables } from '../schema.ts'
import { keepSheet } from '../sheets.ts'
import type { Act, Outcome, SheetAct, SheetOutcome } from '../store.ts'
import { sqliteBatch } from './batch.ts'
import { dialectOf, openDatabase } from './connection.ts'

export type WriterTask =
  | { acts: Act[] }
  | { sheet: SheetAct }
  /** Statements to run in one transaction. */
  | { statements: { sql: string; parameters: (string | number | null)[] }[] }
  | { [Name in DeedName]: { deed: Name; given: Given<Name> } }[DeedName]
/** The outcomes of acts, that of a sheet, what a deed gives, or nothing. */
export type WriterResult = Outcome[] | SheetOutcome | Done<DeedName> | undefined
export type WriterAnswer = { result: WriterResult } | { error: string }

const db = openDatabase((workerData as { path: string }).path)
const batch = sqliteBatch(db, Date.now)
const kysely = new Kysely<Tables>({ dialect: dialectOf(db) })

async function run(task: WriterTask): Promise<WriterResult> {
  if ('acts' in task) return recordBatch(batch, task.acts, Date.now())
  if ('sheet' in task) return keepSheet(batch, task.sheet, Date.now())
  if ('deed' in task) return deeds[task.deed](kysely, task.given as never)
  for (const { sql, parameters } of task.statements) db.prepare(sql).run(...parameters)
  return undefined
}

parentPort!.on('message', async (task: WriterTask | 'close') => {
  if (task === 'close') {
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // On a full disk the journal stays as it is, and is read at the next opening.
    }
    db.close()
    parentPort!.close()
    return
  }
  let answer: WriterAnswer
  try {
    db.exec('BEGIN IMMEDIATE')
    const result = await run(task)
    db.exec('COMMIT')
    answer = { result }
    // What was forgotten is overwritten in the file, and its copies go with the journal.
    if ('deed' in task && isForgetting(task.deed, task.given)) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  parentPort!.postMessage(answer)
})
