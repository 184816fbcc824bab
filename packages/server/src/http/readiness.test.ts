import assert from 'node:assert/strict'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { openStore } from '../store/open-store.ts'
import { StoreBusyError } from '../store/store.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { wrapStore } from '../testing/wrapped-store.ts'
import { shareEachSecond } from './readiness.ts'

const [sqlite] = bothStores()

test('many who ask at once cost the disk one write', async () => {
  const store = await openStore(await sqlite!.address())
  let probes = 0
  const counted = wrapStore(store, {
    probe() {
      probes++
      return store.probe()
    },
  })
  const served = await runApp([sampleFile(1)], counted)
  const start = performance.now()
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async () => (await fetch(`${served.origin}/readyz`)).status),
  )
  assert.deepEqual(new Set(statuses), new Set([200]))
  assert.ok(probes <= 1 + (performance.now() - start) / 1000, `${probes} probes`)
  await served.close()
  await store.close()
})

test('an answer is shared for a second, a bad one too, and asked anew afterwards', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  let asked = 0
  const isReady = shareEachSecond(async () => {
    if (++asked === 1) throw new StoreBusyError('away')
  })
  await assert.rejects(isReady(), StoreBusyError)
  await assert.rejects(isReady(), StoreBusyError)
  assert.equal(asked, 1)
  context.mock.timers.tick(1000)
  await nextTurn()
  await isReady()
  assert.equal(asked, 2)
})
