import type { KeptWrite } from './outbox.ts'

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
    return (await transact((table) => table.put(write), 'strict')) as number
  } catch {
    return undefined
  }
}

/** All that is kept, oldest first. */
export const all = (): Promise<KeptWrite[]> => read((table) => table.getAll())

/** Counts one more try of the newest and gives it, unless a newer one is elsewhere. Those before it are forgotten. */
export async function takeNewest(isOfSubject: (write: KeptWrite) => boolean, isHere: boolean) {
  let newest: KeptWrite | undefined
  await read((table) => {
    const asked: IDBRequest<KeptWrite[]> = table.getAll()
    asked.onsuccess = () => {
      const writes = asked.result.filter(isOfSubject)
      const last = isHere && writes.pop()
      for (const { place } of writes) table.delete(place!)
      if (last) table.put((newest = { ...last, tries: last.tries + 1 }))
    }
    return asked
  })
  return newest
}

export const forget = ({ place }: KeptWrite) =>
  read((table) => {
    if (place) table.delete(place)
    return table.getAll()
  })

/** What is in the table, where there is one. */
async function read(act: (table: IDBObjectStore) => IDBRequest<KeptWrite[]>): Promise<KeptWrite[]> {
  try {
    return isMarked() ? await transact(act) : []
  } catch {
    return []
  }
}

/** Opened for one transaction: a page that rests holds nothing. */
async function transact<T>(
  act: (table: IDBObjectStore) => IDBRequest<T>,
  durability: 'strict' | 'relaxed' = 'relaxed',
): Promise<T> {
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
