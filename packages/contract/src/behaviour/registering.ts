import { routes } from '../routes.ts'
import { AgendaVisit, person } from './agenda-visit.ts'
import { expect, expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { randomName } from './visit.ts'
import { sampleProgramme, type Behaviour } from './world.ts'

const [workshop] = sampleProgramme.sessions

/** How people take places, wait for them and give them back. */
export const registering: Behaviour[] = [
  {
    name: 'gives a place, says so again to the receipt, and has one place less',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const receipt = randomName()
      expectEqual(await agenda.register(receipt), { session: 'atelier', status: 'registered' }, 'the registration')
      await agenda.expectStanding(receipt)
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 })
    },
  },
  {
    name: 'gives the last place to one, and lets the others wait in their order',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [first, second, third, fourth] = await agenda.registerMany(4)
      await agenda.expectStanding(first!)
      await agenda.expectStanding(second!)
      await agenda.expectStanding(third!, 1)
      await agenda.expectStanding(fourth!, 2)
      await agenda.expectPlaces({ capacity: 2, free: 0, waiting: 2 })
    },
  },
  {
    name: 'gives a place that comes free to the first who waits',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [first, second, third, fourth] = await agenda.registerMany(4)
      expectEqual(await agenda.withdraw(first!), { session: 'atelier', status: 'withdrawn' }, 'the withdrawal')
      await agenda.expectStanding(third!)
      await agenda.expectStanding(fourth!, 1)
      await agenda.withdraw(second!)
      await agenda.expectStanding(fourth!)
      await agenda.expectPlaces({ capacity: 2, free: 0, waiting: 0 })
    },
  },
  {
    name: 'moves up those who waited after one who waits no more',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [first, , third, fourth] = await agenda.registerMany(4)
      await agenda.withdraw(third!)
      await agenda.expectStanding(first!)
      await agenda.expectStanding(fourth!, 1)
      await agenda.expectPlaces({ capacity: 2, free: 0, waiting: 1 })
    },
  },
  {
    name: 'takes a new name and a new address from the same receipt, whose place stays',
    async run(world) {
      const agenda = await AgendaVisit.begin(world, { sessions: [{ ...workshop!, capacity: 1 }] })
      const [first, second, third] = await agenda.registerMany(3)
      expectEqual((await agenda.register(first!, person(71))).status, 'registered', 'who has a place')
      expectEqual((await agenda.register(second!, person(72))).position, 1, 'the position of who waits')
      await agenda.expectStanding(third!, 2)
      // Nobody holds the address that was given up: it is free for somebody else.
      expectEqual((await agenda.register(randomName(), person(0))).position, 3, 'the position of a newcomer')
      await expectProblem(await agenda.write({ body: person(71) }), 'already-registered')
    },
  },
  {
    name: 'takes one person once, however the address is written',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const named = (email: string) => ({ name: 'Personne Fictive', email })
      const receipt = randomName()
      await agenda.register(receipt, named('Zo\u00e9.Fictive@Example.org'))
      for (const email of [
        'Zo\u00e9.Fictive@Example.org',
        'zo\u00e9.fictive@example.org',
        'ZOE\u0301.FICTIVE@EXAMPLE.ORG',
      ])
        await expectProblem(await agenda.write({ body: named(email) }), 'already-registered')
      for (const email of [' zo\u00e9.fictive@example.org', 'zo\u00e9.fictive@example.org '])
        await expectProblem(await agenda.write({ body: named(email) }), 'invalid-field', '/email')
      expectEqual(
        (await agenda.register(receipt, named('zo\u00e9.fictive@example.org'))).status,
        'registered',
        'its holder',
      )
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 })
    },
  },
  {
    name: 'lets nobody move to an address that somebody else registered',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [first] = await agenda.registerMany(2)
      await expectProblem(await agenda.write({ receipt: first!, body: person(1) }), 'already-registered')
      await agenda.expectStanding(first!)
    },
  },
  {
    name: 'takes the same person at two sessions, each with a receipt of its own',
    async run(world) {
      const other = { ...workshop!, id: 'autre-atelier', capacity: 1 }
      const agenda = await AgendaVisit.begin(world, { sessions: [workshop!, other] })
      const [one, two] = [randomName(), randomName()]
      await agenda.register(one, person(), 'atelier')
      await agenda.register(two, person(), 'autre-atelier')
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 }, 'atelier')
      await agenda.expectPlaces({ capacity: 1, free: 0, waiting: 0 }, 'autre-atelier')
      await expectProblem(await agenda.ask(one, 'autre-atelier'), 'unknown-receipt')
      await expectProblem(
        await agenda.write({ receipt: one, method: 'DELETE', session: 'autre-atelier' }),
        'unknown-receipt',
      )
    },
  },
  {
    name: 'says that a registration was withdrawn, and frees the address for another receipt',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const receipt = randomName()
      await agenda.register(receipt)
      await agenda.withdraw(receipt)
      const withdrawn = { session: 'atelier', status: 'withdrawn' }
      expectEqual(await agenda.withdraw(receipt), withdrawn, 'a second withdrawal')
      expectEqual(await expectDocument(await agenda.ask(receipt), routes.readRegistration.answer), withdrawn, 'the end')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
      expectEqual((await agenda.register(randomName())).status, 'registered', 'who comes back')
    },
  },
  {
    name: 'does not register again by a request that was long on its way',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const receipt = randomName()
      await agenda.register(receipt)
      await agenda.withdraw(receipt)
      expectEqual((await agenda.register(receipt)).status, 'withdrawn', 'what the late request comes to')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
    },
  },
  {
    name: 'answers the same registration again with the same bytes, whatever came later',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [first] = await agenda.registerMany(2)
      const write = { receipt: randomName(), key: randomName(), body: person(9) }
      const answer = async () => expectBytes(await agenda.write(write), routes.register.answer)
      const waiting = await answer()
      expectEqual(JSON.parse(waiting), { session: 'atelier', status: 'waiting', position: 1 }, 'the first answer')
      await agenda.withdraw(first!)
      expectEqual(await answer(), waiting, 'the second answer')
      await agenda.expectStanding(write.receipt)
      await agenda.withdraw(write.receipt)
      expectEqual(await answer(), waiting, 'the third answer')
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 })
    },
  },
  {
    name: 'answers the same withdrawal again with the same bytes',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [receipt] = await agenda.registerMany(1)
      const write = { receipt: receipt!, key: randomName(), method: 'DELETE' as const }
      const answer = async () => expectBytes(await agenda.write(write), routes.withdraw.answer)
      expectEqual(await answer(), await answer(), 'the second answer')
    },
  },
  {
    name: 'refuses a key that served for another registration',
    async run(world) {
      const other = { ...workshop!, id: 'autre-atelier' }
      const agenda = await AgendaVisit.begin(world, { sessions: [workshop!, other] })
      const [receipt, key] = [randomName(), randomName()]
      await expectBytes(await agenda.write({ receipt, key }), routes.register.answer)
      const others = [
        { body: { ...person(), name: 'Autre Personne' } },
        { body: { ...person(), email: 'autre@example.org' } },
        { session: 'autre-atelier' },
        { method: 'DELETE' as const },
      ]
      for (const write of others) await expectProblem(await agenda.write({ receipt, key, ...write }), 'key-reused')
      await agenda.expectStanding(receipt)
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 }, 'autre-atelier')
    },
  },
  {
    name: 'takes the same key from two receipts',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const key = randomName()
      for (const number of [1, 2])
        await expectBytes(await agenda.write({ key, body: person(number) }), routes.register.answer)
      await agenda.expectPlaces({ capacity: 2, free: 0, waiting: 0 })
    },
  },
  {
    name: 'tries again what was refused, with the same key',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const [holder] = await agenda.registerMany(1)
      const write = { receipt: randomName(), key: randomName(), body: person(0) }
      await expectProblem(await agenda.write(write), 'already-registered')
      await agenda.withdraw(holder!)
      await expectBytes(await agenda.write(write), routes.register.answer)
    },
  },
  {
    name: 'does not take a receipt for another consultation’s',
    async run(world) {
      const [here, elsewhere] = [await AgendaVisit.begin(world), await AgendaVisit.begin(world)]
      const receipt = randomName()
      await here.register(receipt)
      await expectProblem(await elsewhere.ask(receipt), 'unknown-receipt')
      await elsewhere.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
    },
  },
  {
    name: 'ties a vote and a registration of one token to nothing',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const token = randomName()
      const key = randomName()
      const { visit } = agenda
      await expectBytes(await agenda.write({ receipt: token, key }), routes.register.answer)
      const vote = await visit.write({ voter: token, key, body: { choice: 'agree', revision: 1 } })
      await expectBytes(vote, routes.castBallot.answer)
      await visit.expectSaid(token, 'gouvernance', 'agree', 1)
      await agenda.expectStanding(token)
    },
  },
  {
    name: 'says nothing personal to anybody',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const someone = { name: 'Ondine Fictive', email: 'ondine@example.org' }
      const receipt = randomName()
      const write = { receipt, key: randomName(), body: someone }
      const answers = [
        await agenda.write(write),
        await agenda.write(write),
        await agenda.write({ ...write, body: { ...someone, name: 'Ondine' } }),
        await agenda.write({ body: someone }),
        await agenda.write({ body: { ...someone, email: 'ondine@example' } }),
        await agenda.write({ body: { ...someone, 'ondine@example.org': 'Ondine' } }),
        await agenda.ask(receipt),
        await agenda.visit.get(agenda.url),
        await agenda.visit.get(agenda.resolve(agenda.links.calendar.fr)),
        await agenda.visit.get(agenda.resolve(agenda.links.table.fr)),
        await agenda.write({ receipt, method: 'DELETE' }),
      ]
      expectEqual(
        answers.map(({ status }) => status),
        [200, 200, 422, 409, 400, 400, 200, 200, 200, 200, 200],
        'the statuses',
      )
      for (const [index, answer] of answers.entries()) {
        // A field that nobody knows is named in the words of who sent it.
        if (index === 5) continue
        const text = JSON.stringify([...answer.headers]) + (await answer.text())
        expect(!/ondine/i.test(text), `an answer says who registered: ${text}`)
      }
    },
  },
]
