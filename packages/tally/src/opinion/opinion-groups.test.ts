import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { randomOf } from '../adversary/random.ts'
import { inOrder } from './chance.ts'
import { leaning } from './leaning.ts'
import { opinionGroups } from './opinion-groups.ts'
import { conversation, conversationNames, missing } from './testing/conversations.ts'
import { anyCamps, matrixOf, type Rows } from './testing/matrices.ts'
import { votesOf, type Vote } from './votes.ts'

const statements = 10

/** One person of a camp: for the first half and against the second, or the reverse, but for a pass in seven. */
const person = (side: 1 | -1, index: number): (Vote | undefined)[] => {
  const random = randomOf(index + 1)
  return Array.from({ length: statements }, (_, statement) => {
    const vote = (statement < 5 ? side : -side) as Vote
    return random(1, 7) === 1 ? 0 : vote
  })
}
const camp = (side: 1 | -1, size: number): Rows => Array.from({ length: size }, (_, index) => person(side, index))
const shown = (rows: Rows) => opinionGroups(matrixOf(rows, statements))

test('nothing under 50 people', () => {
  assert.equal(shown([...camp(1, 30), ...camp(-1, 19)]), undefined)
  assert.ok(shown([...camp(1, 30), ...camp(-1, 20)]))
  assert.equal(opinionGroups(votesOf([], 0)), undefined)
})

test('whoever answered fewer than 7 statements is not among the 50, and where there are fewer, all of them', () => {
  const answering = (count: number) => person(1, 0).map((vote, statement) => (statement < count ? vote : undefined))
  const others = [...camp(1, 30), ...camp(-1, 19)]
  assert.equal(shown([...others, ...Array.from({ length: 40 }, () => answering(6))]), undefined)
  assert.ok(shown([...others, answering(7)]))
  const short = (rows: Rows) =>
    opinionGroups(
      matrixOf(
        rows.map((row) => row.slice(0, 3)),
        3,
      ),
    )
  assert.ok(short([...others, person(1, 9)]))
  assert.equal(short([...others, [1, 1, undefined]]), undefined)
})

test('nothing where nobody differs', () => {
  assert.equal(shown(Array.from({ length: 60 }, () => Array<Vote>(statements).fill(1))), undefined)
})

test('two camps: their shares to 5 %, where statements stand, and who leans which way', () => {
  const found = shown([...camp(1, 42), ...camp(-1, 20)])!
  assert.equal(found.count, 2)
  assert.deepEqual(found.groups.map(({ share }) => share).sort(), [0.3, 0.7])
  const large = found.groups.findIndex(({ share }) => share === 0.7)
  assert.deepEqual(
    found.statements.map(({ statement, agree, disagree }) => [statement, agree, disagree]),
    Array.from({ length: statements }, (_, statement) =>
      statement < 5 ? [statement, [large], [1 - large]] : [statement, [1 - large], [large]],
    ),
  )
  for (const { statement, x, y } of found.statements) {
    assert.ok(Math.hypot(x, y) <= 1.01 && Math.abs(x) > 0.8, `${x} ${y}`)
    assert.equal(Math.sign(x), Math.sign(found.statements[0]!.x) * (statement < 5 ? 1 : -1))
    assert.ok([x, y].every((value) => value === Number(value.toFixed(2)) && !Object.is(value, -0)))
  }
})

test('a group of under 10 people is counted and not told of', () => {
  assert.equal(shown([...camp(1, 60), ...camp(-1, 10)])!.groups.length, 2)
  const found = shown([...camp(1, 60), ...camp(-1, 9)])!
  assert.deepEqual([found.count, found.groups], [2, [{ share: 0.85 }]])
  assert.ok(found.statements.every(({ agree, disagree }) => [...agree, ...disagree].every((place) => place === 0)))
})

test('a statement seen by under 10 of them is not shown, nor how a group leans where under 10 of it saw', () => {
  const seenBy = (large: number, small: number) =>
    shown([
      ...camp(1, 40).map((row, index) => (index < large ? row : row.with(0, undefined))),
      ...camp(-1, 40).map((row, index) => (index < small ? row : row.with(0, undefined))),
    ])!.statements.find(({ statement }) => statement === 0)
  assert.equal(seenBy(9, 0), undefined)
  assert.equal(seenBy(5, 4), undefined)
  const leans = (large: number, small: number) => {
    const { agree, disagree } = seenBy(large, small)!
    return agree.length + disagree.length
  }
  assert.deepEqual([leans(20, 9), leans(40, 9), leans(40, 10)], [1, 1, 2])
})

test('a group leans at two for one, and further where few saw', () => {
  assert.equal(leaning({ agree: 20, disagree: 10, pass: 0 }), 'agree')
  assert.equal(leaning({ agree: 19, disagree: 11, pass: 0 }), undefined)
  assert.equal(leaning({ agree: 10, disagree: 20, pass: 0 }), 'disagree')
  assert.equal(leaning({ agree: 20, disagree: 10, pass: 1 }), undefined)
  // Of 10, z / √10 = 0.52: six more of one side are needed.
  assert.equal(leaning({ agree: 8, disagree: 2, pass: 0 }), 'agree')
  assert.equal(leaning({ agree: 7, disagree: 2, pass: 1 }), undefined)
  assert.equal(leaning({ agree: 0, disagree: 0, pass: 0 }), undefined)
})

const shuffle = <T>(rows: readonly T[], ranks: Iterator<number>) =>
  rows
    .map((row) => [ranks.next().value as number, row] as const)
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)

test('the order of people changes nothing, to the last bit, and no more is said than is meant', () => {
  let pictures = 0
  fc.assert(
    fc.property(anyCamps({ people: 64, statements: 12 }), fc.infiniteStream(fc.nat()), (rows, ranks) => {
      const found = opinionGroups(matrixOf(rows, 12))
      assert.deepEqual(opinionGroups(matrixOf(shuffle(rows, ranks), 12)), found)
      if (!found) return
      pictures++
      assert.deepEqual(Object.keys(found), ['count', 'groups', 'statements'])
      for (const group of found.groups) {
        assert.deepEqual(Object.keys(group), ['share'])
        assert.ok(Number.isInteger(Math.round(group.share * 2000) / 100), `${group.share}`)
      }
      for (const placed of found.statements) {
        assert.deepEqual(Object.keys(placed), ['statement', 'x', 'y', 'agree', 'disagree'])
        // And nothing is lost when it is written: no −0.
        assert.deepEqual(JSON.parse(JSON.stringify(placed)), placed)
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(pictures > 30, `${pictures} pictures`)
})

test('chance draws no picture: of votes without any tie, one in a hundred', () => {
  const random = randomOf(7)
  const chance = (people: number, skew: number): Rows =>
    Array.from({ length: people }, () =>
      Array.from({ length: statements }, (_, statement) =>
        random(1, 100) <= skew + 2 * statement ? 1 : ([-1, -1, 0, undefined] as const)[random(0, 3)],
      ),
    )
  let pictures = 0
  const rooms = 300
  for (let room = 0; room < rooms; room++) if (shown(chance(60 + (room % 90), 40 + (room % 40)))) pictures++
  assert.ok(pictures <= 9, `${pictures} pictures of ${rooms}`)
})

for (const name of conversationNames)
  test(`${name}: the same groups in any order of people, and none under 50`, { skip: missing }, () => {
    const { people, last, statements: ids } = conversation(name)
    const rows = people.map((voter) =>
      [...(last.get(voter) ?? [])].map(([id, vote]) => [ids.indexOf(id), vote] as const),
    )
    const found = opinionGroups(votesOf(rows, ids.length))
    assert.equal(found === undefined, name === 'london-youth-policing')
    const random = randomOf(1)
    const ranks = { next: () => ({ value: random(0, 1e9), done: false }) }
    for (let round = 0; round < 3; round++)
      assert.deepEqual(opinionGroups(votesOf(shuffle(rows, ranks), ids.length)), found)
    if (found)
      assert.ok(found.count >= 2 && found.statements.some(({ agree, disagree }) => agree.length && disagree.length))
  })

test('a statement on which fewer than ten differ has no place: it would be theirs', () => {
  const rooms = (dissenters: number) => {
    const rows = [...camp(1, 40), ...camp(-1, 40)].map((row, index) => [
      ...row,
      index < dissenters ? (-1 as Vote) : (1 as Vote),
    ])
    return opinionGroups(matrixOf(rows, statements + 1))!
  }
  const isPlaced = (dissenters: number) =>
    rooms(dissenters).statements.some(({ statement }) => statement === statements)
  assert.deepEqual([isPlaced(1), isPlaced(9), isPlaced(10)], [false, false, true])
  // Whoever differs, all that is said is the same but for who passes.
  const one = (dissenter: number) =>
    opinionGroups(
      matrixOf(
        [...camp(1, 40), ...camp(-1, 40)].map((row, index) => [...row, index === dissenter ? -1 : 1] as Vote[]),
        statements + 1,
      ),
    )!
  assert.ok([one(0), one(79)].every((found) => found.statements.length === statements))
})

test('an organiser may ask for more people than ten', () => {
  const rows = matrixOf([...camp(1, 60), ...camp(-1, 15)], statements)
  assert.equal(opinionGroups(rows)!.groups.length, 2)
  assert.equal(opinionGroups(rows, 16)!.groups.length, 1)
  const few = matrixOf([...camp(1, 60), ...camp(-1, 9)], statements)
  assert.equal(opinionGroups(few, 5)!.groups.length, 1, 'nor for fewer')
})

test('along one axis people differ by degrees, and what chance would draw as a second one is not drawn', () => {
  const random = randomOf(5)
  let flat = 0
  const rooms = 40
  for (let room = 0; room < rooms; room++) {
    const rows: Rows = Array.from({ length: 200 }, () => {
      const leaning = random(5, 95)
      return Array.from({ length: 12 }, () => (random(1, 100) <= leaning ? 1 : -1) as Vote)
    })
    const found = opinionGroups(matrixOf(rows, 12))!
    if (found.statements.every(({ y }) => y === 0)) flat++
  }
  assert.ok(flat >= rooms - 3, `${flat} of ${rooms}`)
})

test('whoever is looked at, of many, is chosen by what was voted, at even steps', () => {
  const random = randomOf(3)
  const rows = Array.from({ length: 1500 }, (_, person) =>
    person < 3 ? Array<Vote>(4).fill(-1) : person < 750 ? Array<Vote>(4).fill(0) : Array<Vote>(4).fill(1),
  )
  const ranks = { next: () => ({ value: random(0, 1e9), done: false }) }
  const [one, other] = [inOrder(matrixOf(rows, 4)), inOrder(matrixOf(shuffle(rows, ranks), 4))]
  assert.deepEqual(one, other)
  const means = one.values.reduce((sum, value) => sum + value, 0) / one.values.length
  assert.deepEqual([one.people, Math.round(means * 100)], [500, 50])
  assert.equal(inOrder(matrixOf(rows.slice(0, 40), 4)).people, 40)
})
