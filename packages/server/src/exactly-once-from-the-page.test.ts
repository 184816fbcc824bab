/**
 * What a person does on a page is received, and received once, whatever goes wrong between the page and the store:
 * requests and answers lost, a server that is busy, no network, tabs closed and opened again, two tabs, a clock that moves.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import type { Browser } from 'playwright-core'
import { openStore } from './store/open-store.ts'
import { seed, sized } from './testing/profile.ts'
import { runApp } from './testing/running-app.ts'
import { sampleFile, sampleSession } from './testing/sample.ts'
import { audit } from './testing/schedules/audit.ts'
import { serveClient, type clientMutants } from './testing/schedules/client-page.ts'
import { launchLight, openDevice } from './testing/schedules/device.ts'
import { faults } from './testing/schedules/gate.ts'
import { play, type Played } from './testing/schedules/play.ts'
import { drawSchedule, principles, sessions } from './testing/schedules/schedule.ts'
import { bothStores, type StoreKind } from './testing/stores.ts'

/** Schedules that are played side by side: most of their time is waiting. */
const atOnce = 4

let browser: Browser
before(async () => (browser = await launchLight()))
after(() => browser?.close())

type Mutant = keyof typeof clientMutants

async function playOn(kind: StoreKind, numbers: number[], mutant?: Mutant) {
  const page = await serveClient(mutant)
  const file = sampleFile(principles.flat(), {
    ...sampleWorkshops,
    sessions: sessions.map((id) => sampleSession(1000, { id })),
    partners: [{ name: 'Essai', origin: page.origin }],
  })
  const store = await openStore(await kind.address())
  const app = await runApp([file], store, { trustProxy: '127.0.0.1' })
  const played: Played[] = []
  const left = numbers.values()
  const run = async () => {
    const device = await openDevice(browser, page.origin)
    for (const number of left)
      played.push(await play(drawSchedule(seed, number), { device, pageAt: page.at, url: app.url }))
    await device.context.close()
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, run))
    return { played, complaints: await audit(played, app.url, store) }
  } finally {
    page.close()
    await app.close()
    await store.close()
  }
}

for (const kind of bothStores()) {
  const count = sized(60, 500)
  describe(`from a page to ${kind.name}`, () => {
    test(`${count} schedules of what goes wrong: each intention once (seed ${seed})`, async (context) => {
      const { played, complaints } = await playOn(kind, upTo(count))
      const acts = played.flatMap(({ done }) => done)
      const struck = (fault: (typeof faults)[number]) =>
        played.reduce((sum, { struck }) => sum + (struck.get(fault) ?? 0), 0)
      context.diagnostic(
        `${acts.length} acts, ${played.flatMap(({ sent }) => sent).length} requests; ${faults.map((fault) => `${fault} ${struck(fault)}`).join(', ')}`,
      )
      assert.deepEqual(complaints, [])
      // Neither of these would be a proof: nothing done, or nothing gone wrong.
      assert.ok(acts.length > 2 * count && faults.every((fault) => struck(fault) > count / 20))
    })
  })
}

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)

describe('the schedules notice', () => {
  const [sqlite] = bothStores()
  /** Whether they find that among those that `npm test` plays, a few at a time; else what they find instead. */
  const findIn = async (mutant: Mutant, expected: RegExp) => {
    const found: string[] = []
    for (let first = 0; first < 60; first += atOnce) {
      const numbers = upTo(atOnce).map((index) => first + index)
      found.push(...(await playOn(sqlite!, numbers, mutant)).complaints)
      if (found.some((complaint) => expected.test(complaint))) break
    }
    assert.match(found.join('\n'), expected)
  }

  test('a record that is written after the request', () =>
    findIn('record-after-request', /stands as undefined|neither kept nor sent/))

  test('a new key on each try', () => findIn('new-key-on-retry', /one intention left in \d+ forms/))
})
