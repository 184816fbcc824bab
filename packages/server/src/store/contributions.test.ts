/** What authors do to their contributions, and what stands: the same rules on both stores. */
import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import {
  changing,
  deciding,
  entering,
  giving,
  mergingInto,
  publishing,
  refusing,
  saying,
  withdrawing,
} from '../testing/contributing.ts'
import { bothStores, type StoreKind } from '../testing/stores.ts'
import { tamper } from '../testing/tamper.ts'
import { openReader } from './open-reader.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

async function opened(t: TestContext, kind: StoreKind) {
  const address = await kind.address()
  const store = await openStore(address)
  t.after(() => store.close())
  await store.introduce('c')
  return { store, address }
}

const own = (store: Store, receipt: string) => store.contributionOf({ consultation: 'c', workshop: 'vision', receipt })
const standing = async (store: Store) => (await store.workshopStandings('c')).get('vision')

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('a receipt gives one contribution, under whatever key, and the same request has the same answer', async (t) => {
      const { store } = await opened(t, kind)
      const first = giving('ada')
      const kept = await store.contribute(first)
      assert.deepEqual(kept, {
        name: 'kept',
        contribution: {
          workshop: 'vision',
          number: 1,
          status: 'received',
          channel: 'web',
          revision: 1,
          question: 'mots',
          kind: 'vision',
          text: 'dit ada',
        },
      })
      await store.contribute(changing('ada', 2))
      assert.deepEqual(await store.contribute(first), kept, 'a replay says what was said')
      assert.deepEqual(await store.contribute({ ...first, digest: 'other' }), { name: 'key-reused' })
      const again = await store.contribute(giving('ada', saying('deux fois')))
      assert.equal(again.name === 'kept' && again.contribution.text, 'autrement', 'the receipt says what stands')
      assert.equal((await store.contributions('c')).length, 1)
      const elsewhere = await store.contribute({ ...giving('ada'), workshop: 'leviers' })
      assert.equal(elsewhere.name === 'kept' && elsewhere.contribution.number, 2, 'numbers are the consultation’s')
    })

    test('200 senders of one receipt, of the same intention or of others, give one contribution', async (t) => {
      const { store } = await opened(t, kind)
      const intention = giving('ada')
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, index) => store.contribute(index % 2 ? intention : giving('ada'))),
      )
      const numbers = new Set(outcomes.map((outcome) => (outcome.name === 'kept' ? outcome.contribution.number : 0)))
      assert.deepEqual([...numbers], [1])
      assert.equal((await store.contributions('c')).length, 1)
      assert.equal((await standing(store))?.received, 1)
    })

    test('a change needs a higher revision, a contribution nobody moderated, and a consultation that is open', async (t) => {
      const { store } = await opened(t, kind)
      assert.deepEqual(await store.contribute(changing('ada', 2)), { name: 'unknown-receipt' })
      await store.contribute(giving('ada'))
      const change = changing('ada', 3, saying('mieux', { family: 'mutual', people: 4 }))
      const kept = await store.contribute(change)
      assert.equal(kept.name === 'kept' && kept.contribution.text, 'mieux')
      assert.deepEqual(await store.contribute(changing('ada', 3)), { name: 'stale-contribution' })
      assert.deepEqual(await store.contribute(changing('ada', 2)), { name: 'stale-contribution' })
      assert.deepEqual(await store.contribute(changing('ada', 4, saying('tard'), { closesAt: 0 })), {
        name: 'consultation-closed',
      })
      await store.contribute(changing('ada', 5))
      assert.deepEqual(await store.contribute(change), kept, 'a replay says what was said')
      await store.moderate(deciding(1, publishing, { revision: 5 }))
      assert.deepEqual(await store.contribute(changing('ada', 6)), { name: 'already-moderated' })
    })

    test('nothing is given after the closing, and what was given before is said again', async (t) => {
      const { store } = await opened(t, kind)
      const first = giving('ada')
      const kept = await store.contribute(first)
      assert.deepEqual(await store.contribute({ ...first, closesAt: 0 }), kept)
      assert.equal((await store.contribute(giving('ada', undefined, { closesAt: 0 }))).name, 'kept')
      assert.deepEqual(await store.contribute(giving('bo', undefined, { closesAt: 0 })), {
        name: 'consultation-closed',
      })
      assert.equal((await store.contribute(withdrawing('ada', { closesAt: 0 }))).name, 'kept')
    })

    test('a withdrawal forgets all that the author wrote, in every table, and nothing late undoes it', async (t) => {
      const { store, address } = await opened(t, kind)
      const secret = saying('texte à oublier', {
        kind: 'divergence',
        principle: 'principe-oublie',
        family: 'foundation',
        organisation: 'Organisation oubliée',
        author: 'Autrice oubliée',
        people: 7,
      })
      const first = giving('ada', secret)
      await store.contribute(first)
      await store.contribute(changing('ada', 2, secret))
      await store.moderate(deciding(1, refusing('mot à oublier'), { revision: 2 }))
      assert.deepEqual(await store.contribute(withdrawing('ada')), {
        name: 'kept',
        contribution: {
          workshop: 'vision',
          number: 1,
          status: 'withdrawn',
          channel: 'web',
          revision: 2,
          question: 'mots',
          kind: 'divergence',
        },
      })
      const reader = await openReader(address)
      t.after(() => reader.destroy())
      for (const table of ['contributions', 'replies', 'moderations', 'workshops', 'standings'] as const) {
        const rows = JSON.stringify(await reader.selectFrom(table).selectAll().execute())
        assert.doesNotMatch(rows, /oubli|foundation/, table)
      }
      for (const late of [changing('ada', 9, secret), giving('ada', secret), withdrawing('ada')])
        assert.deepEqual(await store.contribute(late), await store.contribute(withdrawing('ada')))
      assert.equal((await own(store, 'ada'))?.text, undefined)
      assert.deepEqual(await store.contribute(withdrawing('nobody')), { name: 'unknown-receipt' })
      assert.deepEqual(await store.moderate(deciding(1, publishing, { revision: 2, decision: 1 })), {
        name: 'withdrawn',
      })
    })

    test('one that is withdrawn leaves the wall, and what was merged into it comes back for itself', async (t) => {
      const { store } = await opened(t, kind)
      for (const name of ['ada', 'bo', 'cy', 'di']) await store.contribute(giving(name))
      await store.moderate(deciding(1, publishing))
      await store.moderate(deciding(4, publishing))
      await store.moderate(deciding(3, mergingInto(1)))
      await store.moderate(deciding(2, mergingInto(1)))
      assert.deepEqual((await own(store, 'bo'))?.into, { number: 1, text: 'dit ada' })
      await store.contribute(withdrawing('ada'))
      const { published, merged, standing } = await store.wallOf({ consultation: 'c', workshop: 'vision' })
      assert.deepEqual([published.map(({ number }) => number), merged], [[3, 2, 4], []])
      assert.equal(standing.published, 3)
      assert.equal((await own(store, 'bo'))?.status, 'published')
      assert.deepEqual(await store.findDrift(), [])
    })

    test('the wall has the latest published first, and its version rises with each change of what is shown', async (t) => {
      const { store } = await opened(t, kind)
      const versions: number[] = []
      const after = async (done: Promise<{ name: string }>) => {
        assert.equal((await done).name, 'kept')
        versions.push((await standing(store))!.version)
      }
      await after(store.contribute(giving('ada')))
      await after(store.contribute(giving('bo')))
      await after(store.moderate(deciding(2, publishing)))
      await after(store.moderate(deciding(1, publishing)))
      await after(store.moderate(deciding(2, refusing(), { decision: 1 })))
      await after(store.moderate(deciding(2, publishing, { decision: 2 })))
      await after(store.enterContribution(entering(saying('sur papier'))))
      assert.ok(
        versions.every((version, index) => index === 0 || version > versions[index - 1]!),
        `${versions}`,
      )
      const { published } = await store.wallOf({ consultation: 'c', workshop: 'vision' })
      assert.deepEqual(
        published.map(({ number, channel }) => [number, channel]),
        [
          [3, 'paper'],
          [2, 'web'],
          [1, 'web'],
        ],
      )
      assert.deepEqual(await store.wallOf({ consultation: 'c', workshop: 'nothing' }), {
        standing: { version: 0, received: 0, published: 0, refused: [] },
        published: [],
        merged: [],
      })
    })

    test('the counters equal the contributions they count, and are counted again when they do not', async (t) => {
      const { store } = await opened(t, kind)
      for (const name of ['ada', 'bo', 'cy']) await store.contribute(giving(name))
      await store.moderate(deciding(1, refusing()))
      await store.moderate(deciding(2, publishing))
      await store.contribute(withdrawing('cy'))
      assert.deepEqual(await store.findDrift(), [])
      const before = await standing(store)
      assert.deepEqual(before?.refused, [{ reason: 'off-topic', count: 1 }])
      await store.recount()
      assert.deepEqual(await store.findDrift(), [])
      assert.deepEqual(await standing(store), { ...before, version: before.version + 1 })
      await store.contribute(giving('di'))
      assert.equal((await own(store, 'di'))?.number, 4)
    })

    test('a counter of contributions that lies is found, and counted again', async (t) => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.introduce('c')
      for (const name of ['ada', 'bo', 'cy']) await store.contribute(giving(name))
      await store.moderate(deciding(1, refusing()))
      await store.close()
      await tamper(address, "UPDATE standings SET count = 5 WHERE status = 'refused'")
      await tamper(address, "DELETE FROM standings WHERE status = 'received'")
      const again = await openStore(address)
      t.after(() => again.close())
      const lies = (await again.findDrift()).sort((one, other) => one.counter - other.counter)
      assert.deepEqual(lies, [
        { consultation: 'c', what: 'vision / received', counter: 0, kept: 2 },
        { consultation: 'c', what: 'vision / refused / off-topic', counter: 5, kept: 1 },
      ])
      await again.recount()
      assert.deepEqual(await again.findDrift(), [])
      const stand = await standing(again)
      assert.equal(stand?.received, 2)
      assert.deepEqual(stand?.refused, [{ reason: 'off-topic', count: 1 }])
    })

    test('listeners hear of contributions, of decisions and of what comes on paper', async (t) => {
      const { store } = await opened(t, kind)
      const heard: string[] = []
      store.onRecorded((consultation, changed) => heard.push(`${consultation} ${changed}`))
      const told = async (done: Promise<unknown>) => {
        heard.length = 0
        await done
        return heard.includes('c contributions')
      }
      assert.ok(await told(store.contribute(giving('ada'))))
      assert.ok(await told(store.moderate(deciding(1, publishing))))
      assert.ok(await told(store.enterContribution(entering(saying('sur papier')))))
    })
  })
}
