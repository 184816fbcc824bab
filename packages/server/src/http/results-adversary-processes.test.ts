/** Several processes publish the results of one database at once: one sequence, each number once, the same for all. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openStore } from '../store/open-store.ts'
import { ordersOf } from '../testing/interleave.ts'
import { breed } from '../testing/mutants.ts'
import { randomFrom, seed, sized } from '../testing/profile.ts'
import { playOrder } from '../testing/publication-orders.ts'
import { raceToPublish } from '../testing/race-to-publish.ts'
import { bothStores } from '../testing/stores.ts'

const [, postgres] = bothStores()
const rounds = sized(20, 600)

test(`${rounds} times three processes publish at once, and close at once (seed ${seed})`, async (context) => {
  const random = randomFrom(seed)
  const { publications, ...report } = await raceToPublish(await postgres!.address(), { rounds, random })
  context.diagnostic(`${publications} publications`)
  assert.deepEqual(report, { absent: [], contested: [], small: [], strange: [], isOne: true })
  assert.ok(publications > rounds / 3)
})

test('without the lock, one number is published twice', async () => {
  const sources = new URL('.', breed('publications-unguarded'))
  const report = await raceToPublish(await postgres!.address(), { rounds: 10, random: randomFrom(seed), sources })
  assert.notDeepEqual(report.contested, [])
})

for (const isClosing of [false, true]) {
  const all = ordersOf(isClosing ? [4, 6, 2] : [4, 4, 2])
  const some = sized(40, isClosing ? 2000 : all.length)
  const which = isClosing ? 'of which one closes' : 'which both publish'
  test(`${some} of ${all.length} orders of the steps of two processes, ${which} (seed ${seed})`, async (context) => {
    const address = await postgres!.address()
    const stores = await Promise.all([openStore(address), openStore(address)])
    after(() => Promise.all(stores.map((store) => store.close())))
    const random = randomFrom(seed)
    let publications = 0
    for (let index = 0; index < some; index++) {
      const order = some === all.length ? all[index]! : all[Math.floor(random() * all.length)]!
      const played = playOrder({ stores, order, isClosing, id: `ordre-${index}` })
      const { publications: made, ...found } = await played
      publications += made
      assert.deepEqual(found, { absent: [], contested: [], small: [], texts: 1, isFinal: isClosing }, order.join(' '))
    }
    context.diagnostic(`${publications} publications`)
    assert.ok(publications > 1.5 * some)
  })
}
