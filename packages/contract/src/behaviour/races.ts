import { routes } from '../routes.ts'
import { AgendaVisit, person } from './agenda-visit.ts'
import { expectBytes, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { saying, WorkshopVisit } from './workshop-visit.ts'
import { sampleProgramme, type Behaviour } from './world.ts'

const atOnce = 50

/** What happens when the same is said many times at once. */
export const races: Behaviour[] = [
  {
    name: 'acts once for fifty requests with one key, and answers them alike',
    async run(world) {
      const visit = await Visit.begin(world)
      const write = { voter: randomName(), key: randomName(), body: { choice: 'agree', revision: 1 } }
      const responses = await Promise.all(Array.from({ length: atOnce }, () => visit.write(write)))
      const answers = await Promise.all(responses.map((response) => expectBytes(response, routes.castBallot.answer)))
      expectEqual(new Set(answers).size, 1, 'the number of different answers')
      await visit.expectTotal('gouvernance', { agree: 1 })
    },
  },
  {
    name: 'takes one of fifty requests with one revision and a key each',
    async run(world) {
      const visit = await Visit.begin(world)
      const write = { voter: randomName(), body: { choice: 'agree', revision: 1 } }
      const responses = await Promise.all(Array.from({ length: atOnce }, () => visit.write(write)))
      const [taken, ...others] = responses.toSorted((one, other) => one.status - other.status)
      await expectBytes(taken!, routes.castBallot.answer)
      for (const other of others) await expectProblem(other, 'stale-revision')
      await visit.expectTotal('gouvernance', { agree: 1 })
    },
  },
  {
    name: 'counts fifty voters at once, none lost and none twice',
    async run(world) {
      const visit = await Visit.begin(world)
      const cast = () => visit.cast(randomName(), 'gouvernance', { choice: 'disagree', revision: 1 })
      await Promise.all(Array.from({ length: atOnce }, cast))
      await visit.expectTotal('gouvernance', { disagree: atOnce })
    },
  },
  {
    name: 'lets the highest revision stand, in whatever order changes arrive',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      const revisions = Array.from({ length: atOnce }, (_, index) => index + 1)
      const choice = (revision: number) => (revision % 2 ? 'agree' : 'disagree')
      const responses = revisions
        .toReversed()
        .map((revision) => visit.write({ voter, body: { choice: choice(revision), revision } }))
      await Promise.all(responses)
      await visit.expectSaid(voter, 'gouvernance', 'disagree', atOnce)
      await visit.expectTotal('gouvernance', { disagree: 1 })
    },
  },
  {
    name: 'gives three places to three of fifty who ask at once, and a turn of its own to each of the others',
    async run(world) {
      const sessions = [{ ...sampleProgramme.sessions[0]!, capacity: 3 }]
      const agenda = await AgendaVisit.begin(world, { sessions })
      const people = Array.from({ length: atOnce }, (_, index) => agenda.register(randomName(), person(index)))
      const positions = (await Promise.all(people))
        .map(({ position = 0 }) => position)
        .sort((one, other) => one - other)
      const waiting = Array.from({ length: atOnce - 3 }, (_, index) => index + 1)
      expectEqual(positions, [0, 0, 0, ...waiting], 'the positions')
      await agenda.expectPlaces({ capacity: 3, free: 0, waiting: atOnce - 3 })
    },
  },
  {
    name: 'takes one person once of fifty requests with a receipt each',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const responses = await Promise.all(Array.from({ length: atOnce }, () => agenda.write()))
      const [taken, ...others] = responses.toSorted((one, other) => one.status - other.status)
      await expectBytes(taken!, routes.register.answer)
      for (const other of others) await expectProblem(other, 'already-registered')
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 })
    },
  },
  {
    name: 'registers once for fifty requests with one key, and answers them alike',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const write = { receipt: randomName(), key: randomName() }
      const responses = await Promise.all(Array.from({ length: atOnce }, () => agenda.write(write)))
      const answers = await Promise.all(responses.map((response) => expectBytes(response, routes.register.answer)))
      expectEqual(new Set(answers).size, 1, 'the number of different answers')
      await agenda.expectPlaces({ capacity: 2, free: 1, waiting: 0 })
    },
  },
  {
    name: 'takes one contribution of fifty requests with one receipt and a key each',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const texts = Array.from({ length: atOnce }, (_, index) => `Parole ${index}.`)
      const answers = await Promise.all(texts.map((text) => workshop.give(receipt, { text })))
      const standing = await workshop.standing(receipt)
      for (const answer of answers) expectEqual(answer, standing, 'each answer')
      await workshop.expectWall([], { received: 1 })
    },
  },
  {
    name: 'contributes once for fifty requests with one key, and answers them alike',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const write = { receipt: randomName(), key: randomName() }
      const responses = await Promise.all(Array.from({ length: atOnce }, () => workshop.write(write)))
      const answers = await Promise.all(responses.map((response) => expectBytes(response, routes.contribute.answer)))
      expectEqual(new Set(answers).size, 1, 'the number of different answers')
      await workshop.expectWall([], { received: 1 })
    },
  },
  {
    name: 'gives each of fifty contributions at once a number of its own',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const given = await Promise.all(Array.from({ length: atOnce }, () => workshop.give(randomName())))
      const numbers = given.map(({ number }) => number).sort((one, other) => one - other)
      expectEqual(
        numbers,
        Array.from({ length: atOnce }, (_, index) => index + 1),
        'the numbers',
      )
      await workshop.expectWall([], { received: atOnce })
    },
  },
  {
    name: 'lets the highest revision of a contribution stand, in whatever order changes arrive',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      await workshop.give(receipt)
      const revisions = Array.from({ length: atOnce }, (_, index) => index + 2)
      const changes = revisions.map((revision) =>
        workshop.write({ receipt, method: 'PUT', body: saying({ text: `Parole ${revision}.`, revision }) }),
      )
      await Promise.all(changes.toReversed())
      const { text, revision } = await workshop.standing(receipt)
      expectEqual({ text, revision }, { text: `Parole ${atOnce + 1}.`, revision: atOnce + 1 }, 'what stands')
    },
  },
  {
    name: 'leaves nothing of a contribution that is withdrawn while it is changed and published',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      await workshop.give(receipt)
      await Promise.allSettled([
        ...[2, 3, 4].map((revision) => workshop.write({ receipt, method: 'PUT', body: saying({ revision }) })),
        workshop.visit.moderate(1, { name: 'publish' }),
        workshop.withdraw(receipt),
        ...[5, 6, 7].map((revision) => workshop.write({ receipt, method: 'PUT', body: saying({ revision }) })),
        workshop.visit.moderate(1, { name: 'publish' }),
      ])
      const { status, text } = await workshop.standing(receipt)
      expectEqual([status, text], ['withdrawn', undefined], 'what stands')
      await workshop.expectWall([])
    },
  },
]
