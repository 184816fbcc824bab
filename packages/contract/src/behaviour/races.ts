import { routes } from '../routes.ts'
import { AgendaVisit, person } from './agenda-visit.ts'
import { expectBytes, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
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
]
