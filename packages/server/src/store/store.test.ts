import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { channels, choices, families } from '@ess-widgets/contract/vocabulary.js'
import type { Channel, Choice, Family } from '@ess-widgets/contract'
import { move, sum, type Cell } from '@ess-widgets/tally'
import fc from 'fast-check'
import { seed, sized } from '../testing/profile.ts'
import { bothStores } from '../testing/stores.ts'
import { tamper } from '../testing/tamper.ts'
import { openStore } from './open-store.ts'
import type { Act, Outcome } from './store.ts'

const voters = ['ada', 'bo', 'cy', 'di']
const principles = ['p', 'q', 'r']

const act = fc.record({
  voter: fc.constantFrom(...voters),
  principle: fc.constantFrom(...principles),
  choice: fc.option(fc.constantFrom(...choices), { freq: 4 }),
  family: fc.option(fc.option(fc.constantFrom(...families), { freq: 4 }), { nil: undefined, freq: 2 }),
  channel: fc.constantFrom(...channels),
  revision: fc.integer({ min: 1, max: 6 }),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'),
})
/** Acts of one inner list leave at once, and so share a commit; `restart` closes the store and opens it again. */
const history = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.array(act, { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom('restart' as const, 'seal' as const) },
  ),
  {
    maxLength: 8,
  },
)

/** The rules of a ballot in their shortest form: what the stores must be indistinguishable from. */
class Model {
  readonly ballots = new Map<string, { choice: Choice | null; channel: Channel; revision: number }>()
  readonly families = new Map<string, Family | null>()
  readonly replies = new Map<string, { asked: string; outcome: Outcome }>()
  version = 0
  isSealed = false

  seal() {
    this.isSealed ||= this.cells.length > 0
  }

  record({ voter, principle, choice, family, channel, revision, key, digest }: Act): Outcome {
    const reply = this.replies.get(`${voter} ${key}`)
    if (reply) return reply.asked === digest ? reply.outcome : { name: 'key-reused' }
    if (this.isSealed) return { name: 'consultation-closed' }
    const ballot = this.ballots.get(`${voter} ${principle}`)
    const isNews = !ballot || revision > ballot.revision
    if (isNews) {
      this.version++
      if (family !== undefined) this.families.set(voter, family)
      this.ballots.set(`${voter} ${principle}`, { choice, channel, revision })
    }
    const { channel: _, ...now } = this.ballots.get(`${voter} ${principle}`)!
    const outcome: Outcome = {
      name: isNews ? 'recorded' : 'stale-revision',
      receipt: { principle, ...now, family: this.families.get(voter) ?? null },
    }
    this.replies.set(`${voter} ${key}`, { asked: digest, outcome })
    return outcome
  }

  get cells(): Cell[] {
    return sum(
      [...this.ballots].flatMap(([name, { choice, channel }]) => {
        const [voter, principle] = name.split(' ')
        const nowhere = { choice: null, family: null, channel }
        return move(principle!, nowhere, { choice, family: this.families.get(voter!) ?? null, channel })
      }),
    )
  }
}

/** The first word of somebody. */
const vote: Act = {
  consultation: 'c',
  voter: 'ada',
  principle: 'p',
  choice: 'agree',
  channel: 'web',
  revision: 1,
  key: 'k',
  digest: 'd',
  closesAt: null,
}

const sorted = (cells: Cell[]) =>
  cells.map((cell) => `${cell.principle} ${cell.family} ${cell.channel} ${cell.choice} ${cell.count}`).sort()

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
          await store.introduce(consultation)
          const model = new Model()
          for (const step of steps) {
            if (step === 'restart') {
              await store.close()
              store = await openStore(address)
              await store.introduce(consultation)
              continue
            }
            if (step === 'seal') {
              await store.seal(consultation, 10)
              model.seal()
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
          assert.equal(counts.publishedMinimum, model.isSealed ? 10 : null)
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
      await store.introduce('c')
      const one = (key: string, closesAt: number): Act => ({ ...vote, principle: key, key, digest: key, closesAt })
      const inTime = one('in-time', Date.now() + 60_000)
      assert.equal((await store.record(inTime)).name, 'recorded')
      assert.equal((await store.record(one('late', Date.now()))).name, 'consultation-closed')
      // What was accepted in time is still said again after the closing.
      assert.equal((await store.record({ ...inTime, closesAt: 1 })).name, 'recorded')
      assert.equal((await store.exactCounts('c')).version, 1)
      await store.close()
    })

    test('nothing lands after the seal, whatever was under way in either process', async () => {
      const address = await kind.address()
      const stores = [await openStore(address)]
      if (kind.name === 'PostgreSQL') stores.push(await openStore(address))
      for (const store of stores) await store.introduce('c')
      const cast = (voter: number) =>
        stores[voter % stores.length]!.record({ ...vote, voter: `v-${voter}`, key: `k-${voter}` })
      assert.equal((await cast(0)).name, 'recorded')

      const sent = Array.from({ length: 1500 }, (_, index) => cast(index + 1))
      await Promise.race(sent)
      await stores[0]!.seal('c', 10)
      const sealed = await stores[0]!.exactCounts('c')
      const outcomes = await Promise.all(sent)
      assert.deepEqual(await stores[0]!.exactCounts('c'), sealed)
      assert.equal(outcomes.filter(({ name }) => name === 'recorded').length + 1, sealed.version)
      assert.ok(
        outcomes.some(({ name }) => name === 'consultation-closed'),
        'the seal came after everything: it was not put to the test',
      )
      assert.equal((await cast(1)).name, 'recorded', 'what was accepted before the seal is said again')
      for (const store of stores) await store.close()
    })

    test('the first seal stays, and a consultation where nobody stands has nothing to seal', async () => {
      const store = await openStore(await kind.address())
      await store.introduce('c')
      await store.seal('c', 10)
      assert.equal((await store.exactCounts('c')).publishedMinimum, null)
      await store.record(vote)
      await store.seal('c', 10)
      await store.seal('c', 5)
      assert.equal((await store.exactCounts('c')).publishedMinimum, 10)
      await store.close()
    })

    test('a counter that lies is found, and counted again', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.introduce('c')
      await store.record({ ...vote, family: 'mutual', channel: 'paper' })
      await store.close()
      await tamper(address, "UPDATE tallies SET count = 7 WHERE family = 'mutual'")

      const again = await openStore(address)
      assert.deepEqual(await again.findDrift(), [
        { consultation: 'c', what: 'p / mutual / paper / agree', counter: 7, kept: 1 },
      ])
      await again.recount()
      assert.deepEqual(await again.findDrift(), [])
      assert.deepEqual((await again.exactCounts('c')).cells, [
        { principle: 'p', family: 'mutual', channel: 'paper', choice: 'agree', count: 1 },
      ])
      await again.close()
    })

    test('closes once, however often it is asked to, and leaves no connection behind', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      const invitation = { consultation: 'c', code: 'code', role: 'organiser', name: 'Camille', member: null } as const
      await store.invite({ ...invitation, expires: 1 }, 0)
      await Promise.all([store.close(), store.close()])
      await store.close()
      if (kind.name === 'SQLite') return
      const others = `SELECT count(*)::int AS others FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`
      assert.deepEqual({ ...(await tamper(address, others)) }, { others: 0 })
    })

    test('replies are forgotten after their days, ballots are not', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.introduce('c')
      await store.record(vote)
      await store.forgetReplies(8, Date.now())
      assert.equal((await store.record(vote)).name, 'recorded')
      await store.close()
      await tamper(address, 'UPDATE replies SET day = day - 9')
      const later = await openStore(address)
      await later.forgetReplies(8, Date.now())
      assert.equal((await later.record(vote)).name, 'stale-revision')
      await later.close()
    })

    test('while many replies are forgotten, votes take their turn', async () => {
      const address = await kind.address()
      const store = await openStore(address)
      await store.introduce('c')
      await store.record(vote)
      const many = 20_500
      await tamper(
        address,
        `WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${many})
         INSERT INTO replies SELECT 'c', 'somebody', 'k' || number, 'd', 'recorded', '{}', 0 FROM numbers`,
      )
      const ends: string[] = []
      await Promise.all([
        store.forgetReplies(8, Date.now()).then(() => ends.push('forgotten')),
        store.record({ ...vote, voter: 'bo' }).then(() => ends.push('voted')),
      ])
      assert.deepEqual(ends, ['voted', 'forgotten'])
      assert.deepEqual(await tamper(address, 'SELECT CAST(count(*) AS text) AS replies FROM replies'), { replies: '2' })
      await store.close()
    })
  })
}

function ballotsIn(model: Model, voter: string) {
  const own = [...model.ballots].filter(([name]) => name.startsWith(`${voter} `))
  return new Map(own.map(([name, { choice, revision }]) => [name, { choice, revision }]))
}
