/** A ballot is of the channel of its last act, and those kept before channels were known are of the web. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { bothStores } from '../testing/stores.ts'
import { openStore } from './open-store.ts'
import { migrations } from './schema.ts'
import { dialectOf, openDatabase } from './sqlite/connection.ts'
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

/** A database as it was before channels were known, with its hand on it. */
async function beforeChannels(address: string): Promise<Kysely<Record<string, Record<string, unknown>>>> {
  const isPostgres = address.startsWith('postgres')
  const dialect = isPostgres
    ? new PostgresDialect({ pool: new pg.Pool({ connectionString: address, max: 1 }) })
    : dialectOf(openDatabase(`${address}/consultations.sqlite`))
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect })
  const migrator = new Migrator({ db, provider: migrations(isPostgres ? 'postgres' : 'sqlite') })
  const { error } = await migrator.migrateTo('003-registrations')
  assert.equal(error, undefined)
  return db
}

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
      const db = await beforeChannels(address)
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
