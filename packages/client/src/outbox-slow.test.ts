/** A page of its own: what it learns of the device, it learns once. */
import { expect } from '@open-wc/testing'
import { all, databasePatience, store } from './outbox-store.ts'
import { eventually, replace, restore } from './testing/fixtures.ts'

const write = (key: string) =>
  ({
    url: 'https://slow.example/ballots/partage',
    method: 'PUT',
    headers: { 'Idempotency-Key': key.padEnd(22, '0') },
    body: '{}',
    keepalive: true,
    proof: 'revision',
    madeAt: 0,
    tries: 0,
  }) as const

describe('a database that answers too late', () => {
  afterEach(restore)

  it('is done without meanwhile, and used again once it has answered', async function () {
    this.timeout(15_000)
    const open = indexedDB.open.bind(indexedDB)
    let isSlow = true
    replace(indexedDB, 'open', ((...asked: Parameters<typeof open>) => {
      const opening = open(...asked)
      if (!isSlow) return opening
      return {
        get result() {
          return opening.result
        },
        set onupgradeneeded(handler: () => void) {
          opening.onupgradeneeded = handler
        },
        set onerror(handler: () => void) {
          opening.onerror = handler
        },
        set onsuccess(handler: () => void) {
          opening.onsuccess = () => setTimeout(handler, databasePatience + 500)
        },
      } as unknown as IDBOpenDBRequest
    }) as typeof open)
    expect(await store(write('first')), 'in time').to.equal(undefined)
    expect(await store(write('second')), 'and waited for no more').to.equal(undefined)
    isSlow = false
    await eventually(async () => !!(await store(write('third'))))
    const kept = (await all()).map(({ headers }) => headers['Idempotency-Key'])
    expect(kept, 'what it took late, it has').to.include.members(['first', 'third'].map((key) => key.padEnd(22, '0')))
  })
})
