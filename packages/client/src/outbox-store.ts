import type { idempotencyHeader } from '@ess-widgets/contract/vocabulary.js'
import type { KeptWrite, Write } from './outbox.ts'

const key: typeof idempotencyHeader = 'Idempotency-Key'
/** Whether two are one intention. */
export const isSame = (one: Pick<Write, 'headers'>, other: Pick<Write, 'headers'>) =>
  one.headers[key] === other.headers[key]

/** The database, its only table, and the mark that says on a later page that it is worth opening. */
const name = 'ess-outbox'

/** Whether something was ever kept here. Until then nothing is opened. */
export function isMarked(): boolean {
  try {
    return !!localStorage[name]
  } catch {
    return false
  }
}

/** Writes it down and gives its place, once it is on the disk; nothing where the device refuses. */
export async function store(write: KeptWrite): Promise<number | undefined> {
  try {
    // Without the mark, no later page would look for it.
    localStorage[name] = 'yes'
    return (await transact((table) => table.put(write), 'strict')) as number | undefined
  } catch {
    return undefined
  }
}

/** All that is kept, oldest first. */
export const all = () => read(() => {})

/** Counts one more try of the newest and gives it, unless a newer one is elsewhere. Those before it are forgotten. */
export async function takeNewest(isOfSubject: (write: KeptWrite) => boolean, isHere: boolean) {
  let newest: KeptWrite | undefined
  await read((writes, table) => {
    const those = writes.filter(isOfSubject)
    const last = isHere && those.pop()
    for (const { place } of those) table.delete(place!)
    if (last) table.put((newest = { ...last, tries: last.tries + 1 }))
  })
  return newest
}

/** Forgets an intention, whichever pages wrote it down: those that were closed since do not. */
export const forget = (write: KeptWrite) =>
  read((writes, table) => {
    for (const each of writes) if (isSame(each, write)) table.delete(each.place!)
  })

/** Acts on what is in the table, where there is one, and gives it as it was. */
async function read(act: (writes: KeptWrite[], table: IDBObjectStore) => void): Promise<KeptWrite[]> {
  try {
    if (!isMarked()) return []
    const found = await transact((table) => {
      const asked: IDBRequest<KeptWrite[]> = table.getAll()
      asked.onsuccess = () => act(asked.result, table)
      return asked
    })
    return found ?? []
  } catch {
    return []
  }
}

/** How long a database is waited for, in milliseconds: some never open, or are held by a page that was put to sleep. */
export const databasePatience = 3000

/** Whether it was waited for in vain: this page does without it, until it answers after all. */
let isHung = false

const transact: typeof transactAtLast = (...asked) =>
  new Promise((resolve, reject) => {
    if (isHung) return resolve(undefined)
    const timer = setTimeout(() => {
      isHung = true
      resolve(undefined)
    }, databasePatience)
    return transactAtLast(...asked)
      .finally(() => {
        clearTimeout(timer)
        isHung = false
      })
      .then(resolve, reject)
  })

/** Opened for one transaction: a page that rests holds nothing. */
async function transactAtLast<T>(
  act: (table: IDBObjectStore) => IDBRequest<T>,
  durability: 'strict' | 'relaxed' = 'relaxed',
): Promise<T | undefined> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(name, { keyPath: 'place', autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = reject
  })
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, 'readwrite', { durability })
      const asked = act(transaction.objectStore(name))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = reject
    })
  } finally {
    database.close()
  }
}
