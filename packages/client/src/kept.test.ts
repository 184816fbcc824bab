import { expect } from '@open-wc/testing'
import type { MemoryServer } from './memory/memory.ts'
import { eventually, hurry, join, joinAgain, replace, restore, serve, told, writesTo } from './testing/fixtures.ts'

/** Two words on a principle that did not arrive, of a page that was closed since: the device keeps the second. */
async function keepTwo(server: MemoryServer) {
  replace(Math, 'random', () => 0)
  const client = await join(server)
  server.fail('offline')
  void client.cast('gouvernance', 'agree')
  expect(await client.cast('gouvernance', 'pass')).to.include({ sending: 'pass', isKept: true, revision: 0 })
  server.recover()
}

/** The database gives nothing until it is released. */
async function holdOutbox() {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('ess-outbox', 1)
    opening.onsuccess = () => resolve(opening.result)
  })
  let isHeld = true
  const table = database.transaction('ess-outbox', 'readwrite').objectStore('ess-outbox')
  const hold = () => {
    if (isHeld) table.count().onsuccess = hold
  }
  hold()
  return () => {
    isHeld = false
    database.close()
  }
}

const lastOf = async (server: MemoryServer) => {
  const { body } = (await writesTo(server)).at(-1)!
  return body as object
}

describe('what a page before this one kept', () => {
  afterEach(restore)

  it('stands before the first word that is said here', async () => {
    const server = serve()
    await keepTwo(server)
    const client = await joinAgain(server)
    expect(client.state.ballots.get('gouvernance')?.sending).to.equal('pass')
    expect(told(await client.cast('gouvernance', 'disagree'))).to.deep.equal({ choice: 'disagree', revision: 3 })
    expect(await lastOf(server)).to.include({ choice: 'disagree', revision: 3 })
  })

  it('is awaited a moment; what was said here before it is known is said again, and stands', async () => {
    hurry()
    const server = serve()
    await keepTwo(server)
    const release = await holdOutbox()
    const client = await joinAgain(server)
    expect(client.outbox).to.equal(undefined)
    expect(told(await client.cast('gouvernance', 'disagree'))).to.deep.equal({ choice: 'disagree', revision: 1 })
    release()
    await eventually(() => client.state.ballots.get('gouvernance')!.revision === 3)
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal({ choice: 'disagree', revision: 3 })
    expect(await lastOf(server)).to.include({ choice: 'disagree', revision: 3 })
  })
})
