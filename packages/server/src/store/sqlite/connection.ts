import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { SqliteDialect, type SqliteDatabase } from 'kysely'
import { RefusalError } from '../../refusal.ts'
import { keepPrivate, makeFolder } from './privacy.ts'

/** Before 3.51.3 a checkpoint racing a write could corrupt the file (fixed in March 2026). */
const leastVersion = [3, 51, 3]

/** Thrown when a database cannot be trusted with answers; its words say what to do. */
export class UnsafeDatabaseError extends RefusalError {
  override name = 'UnsafeDatabaseError'
}

/** Refuses a SQLite whose version, such as « 3.51.2 », is known to lose data. */
export function checkVersion(version: string): void {
  const parts = version.split('.').map(Number)
  const difference = leastVersion.map((least, index) => (parts[index] ?? 0) - least).find((part) => part !== 0) ?? 0
  if (difference < 0) {
    const least = leastVersion.join('.')
    throw new UnsafeDatabaseError(
      `SQLite ${version} peut abîmer une base ; il faut ${least} ou plus récent, que Node apporte depuis 24.18.`,
      `SQLite ${version} can corrupt a database; ${least} or later is needed, which Node has since 24.18.`,
    )
  }
}

/**
 * Opens the database file with every setting that durability rests on, and checks that it took: a
 * reopened file may come back with another `synchronous` than it was given.
 */
export function openDatabase(path: string, { readOnly = false } = {}): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly, timeout: 5000 })
  checkVersion((db.prepare('SELECT sqlite_version() AS version').get() as { version: string }).version)
  if (!readOnly) db.exec('PRAGMA journal_mode = WAL')
  db.exec(
    'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON',
  )
  expectPragma(db, 'synchronous', 2)
  expectPragma(db, 'journal_mode', 'wal')
  return db
}

function expectPragma(db: DatabaseSync, name: string, value: number | string): void {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, number | string>
  if (row[name] !== value) {
    db.close()
    throw new UnsafeDatabaseError(
      `SQLite garde ${name} à ${row[name]} où il faut ${value} : le dossier est-il sur un disque du réseau ?`,
      `SQLite kept ${name} at ${row[name]} where ${value} is needed: is the data folder on a network drive?`,
    )
  }
}

/**
 * Makes a folder if need be, and claims it for this process until it ends, however it ends: the lock is the system's, not a file
 * left behind. Two servers on one folder would each tell their listeners half of the votes.
 */
export function claimFolder(folder: string): DatabaseSync {
  let claim: DatabaseSync | undefined
  try {
    makeFolder(folder)
    const path = join(folder, 'in-use.sqlite')
    keepPrivate(path)
    claim = new DatabaseSync(path, { timeout: 0 })
    claim.exec('BEGIN EXCLUSIVE')
    return claim
  } catch (error) {
    claim?.close()
    if ((error as { errcode?: number }).errcode !== locked) throw cannotOpen(folder, error)
    throw new UnsafeDatabaseError(
      `${folder} sert déjà à un autre serveur : arrêtez-le d’abord. Plusieurs serveurs partagent une base PostgreSQL, jamais un dossier.`,
      `${folder} is in use by another server: stop it first. Several servers share a PostgreSQL database, never a folder.`,
    )
  }
}

/** SQLITE_BUSY: somebody else holds the file. */
const locked = 5

/** Why a folder cannot keep answers, as a sentence: it cannot be written, or what is in it is not ours. */
export function cannotOpen(folder: string, error: unknown): Error {
  if (error instanceof RefusalError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new RefusalError(
    `Les réponses ne peuvent pas être gardées dans « ${folder} » : ${reason}. --data en choisit un autre.`,
    `Answers cannot be kept in “${folder}”: ${reason}. --data chooses another.`,
  )
}

/** The same connection as Kysely asks for one. */
export function dialectOf(db: DatabaseSync): SqliteDialect {
  const database: SqliteDatabase = {
    close: () => db.close(),
    prepare: (text) => {
      const statement = db.prepare(text)
      type Values = Parameters<StatementSync['all']>
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...(values as Values)),
        iterate: (values) => statement.iterate(...(values as Values)),
        run: (values) => {
          const { changes, lastInsertRowid } = statement.run(...(values as Values))
          return { changes, lastInsertRowid }
        },
      }
    },
  }
  return new SqliteDialect({ database })
}
