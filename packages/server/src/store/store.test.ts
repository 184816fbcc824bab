import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { choices, families } from '@ess-widgets/contract/vocabulary.js'
import type { Choice, Family } from '@ess-widgets/contract'
import { move, sum, type Cell } from '@ess-widgets/tally'
import fc from 'fast-check'
import { seed, sized } from '../testing/profile.ts'
import { bothStores } from '../testing/stores.ts'
import { openStore } from './open-store.ts'
import type { Act, Outcome } from './store.ts'

const voters = ['ada', 'bo', 'cy', 'di']
const principles = ['p', 'q', 'r']

const act = fc.record({
  voter: fc.constantFrom(...voters),
  principle: fc.constantFrom(...principles),
  choice: fc.option(fc.constantFrom(...choices), { freq: 4 }),
  family: fc.option(fc.option(fc.constantFrom(...families), { freq: 4 }), { nil: undefined, freq: 2 }),
  revision: fc.integer({ min: 1, max: 6 }),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'),
})
/** Acts of one inner list leave at once, and so share a commit; `restart` closes the store and opens it again. */
const history = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.array(act, { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  ),
  {
    maxLength: 8,
  },
)

/** The rules of a ballot in their shortest form: what the stores must be indistinguishable from. */
class Model {
  readonly ballots = new Map<string, { choice: Choice | null; revision: number }>()
  readonly families = new Map<string, Family | null>()
  readonly replies = new Map<string, { asked: string; outcome: Outcome }>()
  version = 0

  record({ voter, principle, choice, family, revision, key, digest }: Act): Outcome {
    const reply = this.replies.get(`${voter} ${key}`)
    if (reply) return reply.asked === digest ? reply.outcome : { name: 'key-reused' }
    const ballot = this.ballots.get(`${voter} ${principle}`)
    const isNews = !ballot || revision > ballot.revision
    if (isNews) {
      this.version++
      if (family !== undefined) this.families.set(voter, family)
      this.ballots.set(`${voter} ${principle}`, { choice, revision })
    }
    const now = this.ballots.get(`${voter} ${principle}`)!
    const outcome: Outcome = {
      name: isNews ? 'recorded' : 'stale-revision',
      receipt: { principle, ...now, family: this.families.get(voter) ?? null },
    }
    this.replies.set(`${voter} ${key}`, { asked: digest, outcome })
    return outcome
  }

  get cells(): Cell[] {
    return sum(
      [...this.ballots].flatMap(([name, { choice }]) => {
        const [voter, principle] = name.split(' ')
        return move(principle!, { choice: null, family: null }, { choice, family: this.families.get(voter!) ?? null })
      }),
    )
  }
}

const sorted = (cells: Cell[]) =>
  cells.map(({ principle, family, choice, count }) => `${principle} ${family} ${choice} ${count}`).sort()

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const runs = sized(kind.name === 'SQLite' ? 60 : 60, 2000)

    test(`${runs} random histories leave what the model says, replies and restarts included (seed ${seed})`, async () => {
      const address = await kind.address()
      let store = await openStore(address)
      let consultations = 0
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const consultation = `c-${++consultations}`
          await store.register(consultation)
          const model = new Model()
          for (const step of steps) {
            if (step === 'restart') {
              await store.close()
              store = await openStore(address)
              await store.register(consultation)
              continue
            }
            const acts: Act[] = step.map((fields) => ({
              ...fields,
              consultation,
              closesAt: null,
              digest: JSON.stringify(fields),
            }))
            const outcomes = await Promise.all(acts.map((one) => store.record(one)))
            assert.deepEqual(
              outcomes,
              acts.map((one) => model.record(one)),
            )
          }
          const counts = await store.exactCounts(consultation)
          assert.deepEqual(sorted(counts.cells), sorted(model.cells))
          assert.equal(counts.version, model.version)
          for (const voter of voters) {
            const { family, ballots } = await store.ballotsOf(consultation, voter)
            assert.equal(family, model.families.get(voter) ?? null)
            assert.deepEqual(
              new Map(
                ballots.map(({ principle, choice, revision }) => [`${voter} ${principle}`, { choice, revision }]),
              ),
              ballotsIn(model, voter),
            )
          }
        }),
        { numRuns: runs, seed },
      )
      assert.deepEqual(await store.findDrift(), [])
      await store.close()
    })

    test('the instant of closing belongs to those who come after', async () => {
      const store = await openStore(await kind.address())
      await store.register('c')
      const one = (key: string, closesAt: number): Act => ({
        consultation: 'c',
        voter: 'ada',
        principle: key,
        choice: 'agree',
        revision: 1,
        key,
        digest: key,
        closesAt,
      })
      const inTime = one('in-time', Date.now() + 60_000)
      assert.equal((await store.record(inTime)).name, 'recorded')
      assert.equal((await store.record(one('late', Date.now()))).name, 'consultation-closed')
      // What was accepted in time is still said again after the closing.
      assert.equal((await store.record({ ...inTime, closesAt: 1 })).name, 'recorded')
      assert.equal((await store.exactCounts('c')).version, 1)
      await store.close()
    })

    test('a counter that lies is found, and counted again', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.register('c')
      await store.record({
        consultation: 'c',
        voter: 'ada',
        principle: 'p',
        choice: 'agree',
        family: 'mutual',
        revision: 1,
        key: 'k',
        digest: 'd',
        closesAt: null,
      })
      await store.close()
      await tamper(address, "UPDATE tallies SET count = 7 WHERE family = 'mutual'")

      const again = await openStore(address)
      assert.deepEqual(await again.findDrift(), [
        { consultation: 'c', principle: 'p', family: 'mutual', choice: 'agree', counter: 7, ballots: 1 },
      ])
      await again.recount()
      assert.deepEqual(await again.findDrift(), [])
      assert.deepEqual((await again.exactCounts('c')).cells, [
        { principle: 'p', family: 'mutual', choice: 'agree', count: 1 },
      ])
      await again.close()
    })

    test('replies are forgotten after their days, ballots are not', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.register('c')
      const one: Act = {
        consultation: 'c',
        voter: 'ada',
        principle: 'p',
        choice: 'agree',
        revision: 1,
        key: 'k',
        digest: 'd',
        closesAt: null,
      }
      await store.record(one)
      await store.forgetReplies(8)
      assert.equal((await store.record(one)).name, 'recorded')
      await store.close()
      await tamper(address, 'UPDATE replies SET day = day - 9')
      const later = await openStore(address)
      await later.forgetReplies(8)
      assert.equal((await later.record(one)).name, 'stale-revision')
      await later.close()
    })
  })
}

function ballotsIn(model: Model, voter: string) {
  return new Map([...model.ballots].filter(([name]) => name.startsWith(`${voter} `)))
}

async function tamper(address: string, statement: string): Promise<void> {
  if (address.startsWith('postgres')) {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(statement)
    await client.end()
  } else {
    const { openDatabase } = await import('./sqlite/connection.ts')
    const db = openDatabase(`${address}/consultations.sqlite`)
    db.exec(statement)
    db.close()
  }
}
