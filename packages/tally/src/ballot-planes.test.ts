import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Family, Tally } from '@ess-widgets/contract'
import { BallotPlanes } from './ballot-planes.ts'
import { conversation, conversationNames, missing } from './opinion/testing/conversations.ts'
import { matrixOf, type Rows } from './opinion/testing/matrices.ts'
import type { Vote, VoteMatrix } from './opinion/votes.ts'
import { groups } from './publication/table.ts'
import { randomOf } from './adversary/random.ts'

type Random = ReturnType<typeof randomOf>
type Families = readonly (Family | null)[]

/** One vote after the other. */
function counted({ people, statements, starts, columns, values }: VoteMatrix, families: Families) {
  const tables = Array.from({ length: statements }, () => new Map<Family | null, Tally>())
  for (let person = 0; person < people; person++)
    for (let index = starts[person]!; index < starts[person + 1]!; index++) {
      const table = tables[columns[index]!]!
      const tally = table.get(families[person]!) ?? { agree: 0, disagree: 0, pass: 0 }
      table.set(families[person]!, tally)
      tally[(['disagree', 'pass', 'agree'] as const)[values[index]! + 1]!]++
    }
  return tables
}

const anyFamilies = (random: Random, people: number): Families => {
  const there = groups.filter(() => random(0, 3) > 0)
  return Array.from({ length: people }, () => there[random(0, there.length - 1)] ?? null)
}
const anyVote = (random: Random) => ([1, 1, -1, 0, undefined] as const)[random(0, 4)]

test('tallies are those of a count one vote after the other, of nobody, of a few and of thousands', () => {
  const random = randomOf(1)
  for (const people of [0, 1, 31, 32, 33, 223, 224, 225, ...Array.from({ length: 20 }, () => random(0, 3000))]) {
    const rows: Rows = Array.from({ length: people }, () => Array.from({ length: 4 }, () => anyVote(random)))
    const families = anyFamilies(random, people)
    const matrix = matrixOf(rows, 4)
    assert.deepEqual(BallotPlanes.of(matrix, families).tallies(), counted(matrix, families))
  }
})

test('ballots that are cast, changed and withdrawn leave what a count of the last ones finds', () => {
  const random = randomOf(2)
  const families = anyFamilies(random, 300)
  const rows = families.map((): (Vote | undefined)[] => Array(6).fill(undefined))
  const planes = new BallotPlanes(families, 6)
  for (let ballot = 0; ballot < 5000; ballot++) {
    const [person, principle, vote] = [random(0, 299), random(0, 5), anyVote(random)]
    rows[person]![principle] = vote
    planes.cast(person, principle, vote)
  }
  assert.deepEqual(planes.tallies(), counted(matrixOf(rows, 6), families))
})

test('families come in the order of the vocabulary, and only those that answered', () => {
  const planes = new BallotPlanes([null, 'mutual', 'none', 'association'], 2)
  for (const person of [0, 1, 3]) planes.cast(person, 0, 1)
  const [first, second] = planes.tallies()
  assert.deepEqual([...first!.keys()], ['association', 'mutual', null])
  assert.equal(second!.size, 0)
})

test('a family, a person or a principle that is not there is refused, not counted elsewhere', () => {
  assert.throws(() => new BallotPlanes(['guild' as Family], 1), RangeError)
  assert.throws(() => BallotPlanes.of(matrixOf([[1]], 1), ['mutual', null]), RangeError)
  const planes = new BallotPlanes(['mutual', null], 2)
  for (const [person, principle] of [
    [2, 0],
    [-1, 0],
    [0, 2],
    [0, -1],
    [0.5, 0],
  ] as const)
    assert.throws(() => planes.cast(person, principle, 1), RangeError)
})

for (const name of conversationNames)
  test(`${name}: the ballots of every person, in random families`, { skip: missing }, () => {
    const { matrix } = conversation(name)
    for (let draw = 1; draw <= 5; draw++) {
      const families = anyFamilies(randomOf(draw), matrix.people)
      assert.deepEqual(BallotPlanes.of(matrix, families).tallies(), counted(matrix, families))
    }
  })
