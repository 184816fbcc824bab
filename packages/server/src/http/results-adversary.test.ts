/**
 * Against a server that runs: a stranger reads every route, page and export after each publication of many small rooms, writes
 * down what each number is the sum of, and solves. Nobody's answer and no hidden family may come out; with one guard of the
 * server taken away, some must. What is a number of people, and what is none, is said in `testing/adversary/numbers.ts`.
 */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { attack as attackFunctions, everyGuard, meetingOf, type Guards } from '@ess-widgets/tally/adversary.js'
import { attack, type Report } from '../testing/adversary/attack.ts'
import { readable, subjects } from '../testing/adversary/public-routes.ts'
import { breed, type MutantName } from '../testing/mutants.ts'
import { sized } from '../testing/profile.ts'
import { bothStores } from '../testing/stores.ts'

/** Rooms that one server serves at once. */
const together = 8

const policies = ['at-close', 'always', 'at-close', 'after-vote', 'at-close', 'never'] as const
const numbered = (seed: number) => meetingOf(seed, policies[seed % policies.length]!)

/** The first rooms where a guard is needed: without it, the pure functions give somebody away. */
function telling(guard: Partial<Guards>, count: number): number[] {
  const seeds: number[] = []
  for (let seed = 1; seeds.length < count; seed++) {
    const { ballots, families } = attackFunctions(numbered(seed), { ...everyGuard, ...guard })
    if (ballots || families) seeds.push(seed)
  }
  return seeds
}
const needBatches = telling({ batch: 1 }, 4)
const needComplement = telling({ complement: false }, 4)

async function attackAll(address: () => Promise<string>, seeds: number[], sources?: URL) {
  const sum: Report = { ballots: 0, families: 0, publications: 0, shown: 0 }
  for (let start = 0; start < seeds.length; start += together) {
    const meetings = seeds.slice(start, start + together).map(numbered)
    const report = await attack(await address(), meetings, sources)
    for (const name of Object.keys(sum) as (keyof Report)[]) sum[name] += report[name]
  }
  return sum
}

test('each route that anybody may read has somebody who reads it', () => {
  assert.deepEqual(readable.map(({ id }) => id).sort(), Object.keys(subjects).sort())
})

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const others = kind.name === 'SQLite' ? sized(20, 2000) : sized(4, 300)
    const seeds = [...needBatches, ...needComplement, ...Array.from({ length: others }, (_, index) => index + 1)]
    test(`${seeds.length} rooms: nobody's answer and no hidden family is found`, async (context) => {
      const { ballots, families, publications, shown } = await attackAll(kind.address, seeds)
      context.diagnostic(`${publications} publications, ${shown} families shown`)
      assert.deepEqual({ ballots, families }, { ballots: 0, families: 0 })
      assert.ok(shown > seeds.length / 2, `${shown} families shown`)
    })

    if (kind.name === 'PostgreSQL') return
    const attackMutant = (name: MutantName, seeds: number[]) =>
      attackAll(kind.address, seeds, new URL('.', breed(name)))

    test('without batches, ballots are', async () => {
      assert.ok((await attackMutant('batches-dropped', needBatches)).ballots > 0)
    })

    test('without complementary suppression, hidden families are', async () => {
      assert.ok((await attackMutant('complement-dropped', needComplement)).families > 0)
    })
  })
}
