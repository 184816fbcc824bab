/** A ballot is of the channel of its last act, and those kept before channels were known are of the web. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { databaseAsOf } from '../testing/earlier-database.ts'
import { bothStores } from '../testing/stores.ts'
import { openStore } from './open-store.ts'
import type { Act } from './store.ts'

const vote: Act = {
  consultation: 'c',
  voter: 'ada',
  principle: 'p',
  choice: 'agree',
  channel: 'web',
  revision: 1,
  key: 'k1',
  digest: 'd1',
  closesAt: null,
}
const later = (revision: number, fields: Partial<Act>): Act => ({
  ...vote,
  revision,
  key: `k${revision}`,
  digest: `d${revision}`,
  ...fields,
})

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('an act by another channel moves the ballot there, and only that one', async () => {
      const store = await openStore(await kind.address())
      await store.introduce('c')
      const cells = async () =>
        (await store.exactCounts('c')).cells.map((cell) => `${cell.principle} ${cell.channel} ${cell.count}`).sort()
      await store.record(vote)
      await store.record({ ...vote, voter: 'bo' })
      await store.record(later(2, { principle: 'q' }))
      assert.deepEqual(await cells(), ['p web 2', 'q web 1'])
      await store.record(later(3, { channel: 'room' }))
      assert.deepEqual(await cells(), ['p room 1', 'p web 1', 'q web 1'])
      // An act that changes nothing changes no channel either, and a family takes each ballot where it is.
      await store.record({ ...later(4, { channel: 'paper' }), revision: 2 })
      await store.record(later(5, { principle: 'q', family: 'mutual' }))
      assert.deepEqual(await cells(), ['p room 1', 'p web 1', 'q web 1'])
      await store.record(later(6, { choice: null, channel: 'web' }))
      assert.deepEqual(await cells(), ['p web 1', 'q web 1'])
      assert.deepEqual(await store.findDrift(), [])
      await store.close()
    })

    test('what was kept before channels were known came from pages, and goes on', async () => {
      const address = await kind.address()
      const db = await databaseAsOf('003-registrations', address)
      await db.insertInto('consultations').values({ id: 'c', voter_secret: 's' }).execute()
      const old = { consultation: 'c', principle: 'p', choice: 'agree', revision: 1 }
      await db
        .insertInto('ballots')
        .values([
          { ...old, voter: 'ada' },
          { ...old, voter: 'bo' },
        ])
        .execute()
      await db.insertInto('voters').values({ consultation: 'c', voter: 'bo', family: 'mutual' }).execute()
      const tally = { consultation: 'c', principle: 'p', choice: 'agree', count: 1 }
      await db
        .insertInto('tallies')
        .values([
          { ...tally, family: 'unstated' },
          { ...tally, family: 'mutual' },
        ])
        .execute()
      await db.destroy()

      const store = await openStore(address)
      const cells = async () =>
        (await store.exactCounts('c')).cells.map(({ family, channel, count }) => `${family} ${channel} ${count}`).sort()
      assert.deepEqual(await cells(), ['mutual web 1', 'null web 1'])
      assert.deepEqual(await store.findDrift(), [])
      assert.equal((await store.record(later(2, { channel: 'room' }))).name, 'recorded')
      assert.deepEqual(await cells(), ['mutual web 1', 'null room 1'])
      await store.recount()
      assert.deepEqual(await cells(), ['mutual web 1', 'null room 1'])
      await store.close()
    })
  })
}
