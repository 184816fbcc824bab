import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { checkVersion, openDatabase, UnsafeDatabaseError } from './connection.ts'

test('a SQLite that can corrupt a file is refused', () => {
  for (const version of ['3.7.0', '3.51.2', '3.9.9', '2.99.99'])
    assert.throws(() => checkVersion(version), UnsafeDatabaseError)
  for (const version of ['3.51.3', '3.52.0', '4.0.0', '3.100.0']) checkVersion(version)
})

test('what durability rests on holds at each opening, also of a file that was made otherwise', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ess-connection-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'x.sqlite')
  const careless = new DatabaseSync(path)
  careless.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; CREATE TABLE t (x)')
  careless.close()
  for (let time = 0; time < 2; time++) {
    const db = openDatabase(path)
    assert.deepEqual({ ...db.prepare('PRAGMA synchronous').get() }, { synchronous: 2 })
    assert.deepEqual({ ...db.prepare('PRAGMA journal_mode').get() }, { journal_mode: 'wal' })
    db.close()
  }
})
