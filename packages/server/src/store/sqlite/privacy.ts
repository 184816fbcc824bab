import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { getuid } from 'node:process'

/** What SQLite keeps beside a file for as long as it is open, or was not closed in order. */
const companions = ['', '-wal', '-shm']
const ours = /^(consultations|in-use)\.sqlite(-wal|-shm|-journal)?$/

/** Makes the data folder for its owner alone. One that also holds other things is left as its owner made it. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).every((name) => ours.test(name))) tighten(folder, 0o700)
}

/**
 * Makes a database file for its owner alone, before SQLite opens it: the journal takes the mode of its file. One that
 * exists is never opened here, since closing it would drop the locks this process has on it.
 */
export function keepPrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  for (const companion of companions) if (existsSync(path + companion)) tighten(path + companion, 0o600)
}

/** Only an owner may: a folder that somebody else gave us to write in is theirs to close. */
function tighten(path: string, mode: number): void {
  if (statSync(path).uid === getuid?.()) chmodSync(path, mode)
}
