import { routes } from '../routes.ts'
import { expectBytes, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import type { Behaviour } from './world.ts'

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
]
