import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Registration, Session } from '@ess-widgets/contract'
import fc from 'fast-check'
import { clean } from '../commands/cleaning.ts'
import { seed, sized } from '../testing/profile.ts'
import { sampleSession } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { openReader } from './open-reader.ts'
import { openStore } from './open-store.ts'
import { registered } from './reads.ts'
import type { RegistrationAct, RegistrationOutcome, Store } from './store.ts'

const people = ['ada', 'bo', 'cy', 'di', 'em', 'flo']

const step = fc.record({
  receipt: fc.constantFrom(...people),
  /** Whose address is given, or null to withdraw. */
  email: fc.option(fc.constantFrom(...people), { freq: 3 }),
  isLate: fc.boolean(),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'),
})
/** Steps of one inner list leave at once, and so share a commit; a number is a new capacity, at a new opening. */
const history = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.array(step, { minLength: 1, maxLength: 8 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
  ),
  { maxLength: 12 },
)

/** The rules of places in their shortest form: what the stores must be indistinguishable from. */
class Model {
  /** In order of arrival. */
  people: { receipt: string; email: string; isSeated: boolean }[] = []
  readonly withdrawn = new Set<string>()
  readonly replies = new Map<string, { asked: string; outcome: RegistrationOutcome }>()
  capacity = 2

  register({ receipt, person, closesAt, key, digest }: RegistrationAct): RegistrationOutcome {
    const reply = this.replies.get(`${receipt} ${key}`)
    if (reply) return reply.asked === digest ? reply.outcome : { name: 'key-reused' }
    const own = this.people.find((each) => each.receipt === receipt)
    if (person && !this.withdrawn.has(receipt)) {
      if (closesAt !== null) return { name: 'registration-closed' }
      if (this.people.some((each) => each.email === person.email && each !== own)) return { name: 'already-registered' }
      if (own) own.email = person.email
      else this.people.push({ receipt, email: person.email, isSeated: false })
    } else if (own) {
      this.people = this.people.filter((each) => each !== own)
      this.withdrawn.add(receipt)
    } else if (!this.withdrawn.has(receipt)) return { name: 'unknown-receipt' }
    this.giveSeats()
    const outcome: RegistrationOutcome = { name: 'kept', registration: this.standing(receipt)! }
    this.replies.set(`${receipt} ${key}`, { asked: digest, outcome })
    return outcome
  }

  giveSeats() {
    while (this.seated < this.capacity && this.waiting.length > 0) this.waiting[0]!.isSeated = true
  }

  standing(receipt: string): Registration | undefined {
    const session = 'atelier'
    if (this.withdrawn.has(receipt)) return { session, status: 'withdrawn' }
    const own = this.people.find((each) => each.receipt === receipt)
    if (!own) return undefined
    if (own.isSeated) return { session, status: 'registered' }
    return { session, status: 'waiting', position: this.waiting.indexOf(own) + 1 }
  }

  get waiting() {
    return this.people.filter(({ isSeated }) => !isSeated)
  }

  get seated() {
    return this.people.length - this.waiting.length
  }
}

const session = (capacity: number, fields: Partial<Session> = {}): Session => ({
  timeZone: 'Europe/Paris',
  uid: 'atelier@example.org',
  ...sampleSession(capacity),
  ...fields,
})

const publish = (store: Store, consultation: string, sessions: Session[], now = Date.now()) =>
  store.publishSessions({ consultation, sessions, tracks: [], now })

/** The first word of somebody. */
const act: RegistrationAct = {
  consultation: 'c',
  session: 'atelier',
  receipt: 'ada',
  person: { name: 'Ada Fictive', email: 'ada@example.org' },
  capacity: 2,
  closesAt: null,
  key: 'k',
  digest: 'd',
}
const by = (receipt: string, fields: Partial<RegistrationAct> = {}): RegistrationAct => ({
  ...act,
  receipt,
  person: { name: 'Personne Fictive', email: `${receipt}@example.org` },
  ...fields,
})

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const runs = sized(60, 2000)

    test('a waiting list ends at a thousand, or at ten times the places, until someone gives up', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      await store.introduce('c')
      await publish(store, 'c', [session(2)])
      const outcomes = await Promise.all(Array.from({ length: 1002 }, (_, index) => store.register(by(`p-${index}`))))
      assert.ok(outcomes.every(({ name }) => name === 'kept'))
      assert.deepEqual(await store.register(by('late')), { name: 'registration-closed' })
      assert.equal((await store.register(by('p-50', { key: 'change' }))).name, 'kept')
      assert.equal((await store.register(by('p-60', { person: null, key: 'leave' }))).name, 'kept')
      assert.deepEqual(await store.register(by('late')), {
        name: 'kept',
        registration: { session: 'atelier', status: 'waiting', position: 1000 },
      })
    })

    test('an address written in full width, or in capitals, is the same person’s', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      await store.introduce('c')
      await publish(store, 'c', [session(2)])
      const named = (email: string) => ({ name: 'Ada Fictive', email })
      assert.equal((await store.register(by('ada', { person: named('ada@example.org') }))).name, 'kept')
      for (const email of ['\uff41da@example.org', 'ADA@EXAMPLE.ORG'])
        assert.equal((await store.register(by('bo', { person: named(email) }))).name, 'already-registered')
    })

    test(`${runs} random histories leave the places that the model says (seed ${seed})`, async (t) => {
      const address = await kind.address()
      const store = await openStore(address)
      t.after(() => store.close())
      const reader = await openReader(address)
      t.after(() => reader.destroy())
      let consultations = 0
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const consultation = `c-${++consultations}`
          await store.introduce(consultation)
          const model = new Model()
          let highest = model.capacity
          await publish(store, consultation, [session(model.capacity)])
          for (const next of steps) {
            if (typeof next === 'number') {
              model.capacity = next
              highest = Math.max(highest, next)
              model.giveSeats()
              await publish(store, consultation, [session(next)])
            } else {
              const acts = next.map(({ receipt, email, isLate, key }) =>
                by(receipt, {
                  consultation,
                  person: email === null ? null : { name: 'Personne Fictive', email: `${email}@example.org` },
                  capacity: model.capacity,
                  closesAt: isLate && receipt === 'flo' ? 0 : null,
                  key,
                  digest: JSON.stringify([email]),
                }),
              )
              const outcomes = await Promise.all(acts.map((one) => store.register(one)))
              assert.deepEqual(
                outcomes,
                acts.map((one) => model.register(one)),
              )
            }
            const rows = await registered(reader, { consultation })
            const seats = rows.flatMap(({ seat }) => seat ?? [])
            assert.equal(new Set(seats).size, seats.length, 'a seat was given twice')
            assert.ok(
              seats.every((seat) => seat >= 1 && seat <= highest),
              `a seat beyond ${highest}: ${seats}`,
            )
            assert.ok(
              seats.length >= model.capacity || rows.length === seats.length,
              'somebody waits before a free seat',
            )
            assert.deepEqual(
              seats,
              seats.toSorted((one, other) => one - other),
              'the list is not in the order of seats',
            )
            const arrived = rows.toSorted((one, other) => one.turn - other.turn)
            assert.deepEqual(
              arrived.map(({ email, seat }) => ({ email, isSeated: seat !== null })),
              model.people.map(({ email, isSeated }) => ({ email, isSeated })),
            )
          }
          for (const receipt of people)
            assert.deepEqual(
              await store.registrationOf({ consultation, session: 'atelier', receipt }),
              model.standing(receipt),
            )
          const attendance = (await store.attendance(consultation)).get('atelier') ?? { seated: 0, waiting: 0 }
          assert.deepEqual(attendance, { seated: model.seated, waiting: model.waiting.length })
        }),
        { numRuns: runs, seed },
      )
    })

    test('the lowest seat that comes free is the next one given', async (t) => {
      const address = await kind.address()
      const store = await openStore(address)
      t.after(() => store.close())
      const reader = await openReader(address)
      t.after(() => reader.destroy())
      await store.introduce('c')
      await publish(store, 'c', [session(5)])
      const seats = async () =>
        Object.fromEntries((await registered(reader, { consultation: 'c' })).map(({ email, seat }) => [email[0], seat]))
      for (const receipt of ['a', 'b', 'c', 'd']) await store.register(by(receipt, { capacity: 5 }))
      for (const receipt of ['c', 'b']) await store.register(by(receipt, { capacity: 5, person: null, key: 'out' }))
      for (const receipt of ['e', 'f', 'g']) await store.register(by(receipt, { capacity: 5 }))
      assert.deepEqual(await seats(), { a: 1, d: 4, e: 2, f: 3, g: 5 })
    })

    test('a lower capacity throws nobody out, and lets nobody in until there is room; a higher one lets people in', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      await store.introduce('c')
      await publish(store, 'c', [session(3)])
      for (const receipt of ['a', 'b', 'c', 'd']) await store.register(by(receipt, { capacity: 3 }))
      const attendance = async () => Object.values((await store.attendance('c')).get('atelier')!)
      await publish(store, 'c', [session(1)])
      assert.deepEqual(await attendance(), [3, 1])
      await store.register(by('a', { capacity: 1, person: null, key: 'out' }))
      await store.register(by('b', { capacity: 1, person: null, key: 'out' }))
      assert.deepEqual(await attendance(), [1, 1])
      await publish(store, 'c', [session(2)])
      assert.deepEqual(await attendance(), [2, 0])
    })

    test('the counters equal the registrations they count, and are counted again when they do not', async (t) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      await store.introduce('c')
      await publish(store, 'c', [session(2)])
      for (const name of ['ada', 'berthe', 'claude', 'denise']) await store.register(by(name, { key: name }))
      await store.register(by('berthe', { person: null, key: 'out' }))
      assert.deepEqual(await store.findDrift(), [])
      const before = await store.attendance('c')
      await store.recount()
      assert.deepEqual(await store.findDrift(), [])
      assert.deepEqual(await store.attendance('c'), before)
      await store.register(by('emma', { key: 'emma' }))
      const emma = await store.registrationOf({ consultation: 'c', session: 'atelier', receipt: by('emma').receipt })
      assert.equal(emma?.position, 2, 'the turn goes on where it was')
    })

    test('a year that is mistyped, and mended in time, costs nobody their registration', async (t) => {
      const address = await kind.address()
      const store = await openStore(address)
      t.after(() => store.close())
      const reader = await openReader(address)
      t.after(() => reader.destroy())
      await store.introduce('c')
      await publish(store, 'c', [session(2)])
      await store.register(by('ada'))
      await publish(store, 'c', [session(2, { start: '2020-03-05T14:00:00+01:00', end: '2020-03-05T16:00:00+01:00' })])
      const names = async () => (await registered(reader, { consultation: 'c' })).map(({ name }) => name)
      const days = 86_400_000
      await clean(store, [], Date.now() + 29 * days)
      assert.equal((await names()).length, 1)
      await clean(store, [], Date.now() + 400 * 365 * days)
      assert.deepEqual(await names(), [])
    })

    test('names and addresses are forgotten thirty days after the end, of files no longer served too', async (t) => {
      const address = await kind.address()
      const store = await openStore(address)
      t.after(() => store.close())
      const reader = await openReader(address)
      t.after(() => reader.destroy())
      for (const consultation of ['c', 'gone']) {
        await store.introduce(consultation)
        await publish(store, consultation, [
          session(2, { end: '2120-03-05T16:00:00+01:00' }),
          session(2, { id: 'jours', uid: 'jours@example.org', start: '2120-03-05', end: '2120-03-06' }),
        ])
        for (const place of ['atelier', 'jours'])
          await store.register(by('ada', { consultation, session: place, key: place }))
      }
      await publish(store, 'gone', [])
      const known = async () => {
        const all = await Promise.all(['c', 'gone'].map((consultation) => registered(reader, { consultation })))
        return all.map((rows) => rows.map(({ session: place, email }) => `${place} ${email}`))
      }
      const both = ['atelier ada@example.org', 'jours ada@example.org']
      const at = (instant: string) => clean(store, [], Date.parse(instant))
      await at('2120-04-04T15:59:59+02:00')
      assert.deepEqual(await known(), [both, both])
      await at('2120-04-04T17:00:00+02:00')
      assert.deepEqual(await known(), [both.slice(1), both.slice(1)])
      // The last whole day ends with its midnight in Paris.
      await at('2120-04-05T22:59:59Z')
      assert.deepEqual(await known(), [both.slice(1), both.slice(1)])
      await at('2120-04-05T23:00:00Z')
      assert.deepEqual(await known(), [[], []])
      assert.deepEqual(
        (await store.attendance('c')).get('atelier'),
        { seated: 1, waiting: 0 },
        'the number of people stays',
      )
    })
  })
}
