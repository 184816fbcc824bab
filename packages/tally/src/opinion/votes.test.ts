import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversation, conversationNames, latest, missing } from './testing/conversations.ts'
import { readCsv } from './testing/read-csv.ts'
import { meansOf, seenBy, votesOf } from './votes.ts'

test('the order in which a person voted does not matter, and nobody votes twice', () => {
  const matrix = votesOf(
    [
      [
        [2, -1],
        [0, 1],
      ],
      [],
      [[1, 0]],
    ],
    3,
  )
  assert.deepEqual(
    matrix,
    votesOf(
      [
        [
          [0, 1],
          [2, -1],
        ],
        [],
        [[1, 0]],
      ],
      3,
    ),
  )
  assert.deepEqual(
    [0, 1, 2].map((person) => seenBy(matrix, person)),
    [2, 0, 1],
  )
  assert.throws(
    () =>
      votesOf(
        [
          [
            [1, 1],
            [0, 0],
            [1, 1],
          ],
        ],
        3,
      ),
    RangeError,
  )
  assert.throws(() => votesOf([[[3, 1]]], 3), RangeError)
})

test('the mean of a statement is over those who saw it, those who passed too', () => {
  const matrix = votesOf(
    [
      [[0, 1]],
      [
        [0, 1],
        [1, -1],
      ],
      [[0, 0]],
      [[0, -1]],
    ],
    3,
  )
  assert.deepEqual([...meansOf(matrix)], [0.25, -1, 0])
})

test('CSV: values hold commas, quotes and line ends', () => {
  assert.deepEqual(readCsv('a,b\n"1, ""one""\nor\r\ntwo",\r\n,""\n'), [
    ['a', 'b'],
    ['1, "one"\nor\r\ntwo', ''],
    ['', ''],
  ])
  assert.throws(() => readCsv('a"b,c'), SyntaxError)
})

test('of several votes the last by its time counts, and of those at one time the last in the file', () => {
  const rows = ['7,,s,p,1', '5,,s,p,-1', '3,,t,p,1', '3,,t,p,0', '5,,s,q,-1'].map((row) => row.split(','))
  const votes = latest(rows)
  assert.deepEqual([...votes.get('p')!].sort(), [
    ['s', 1],
    ['t', 0],
  ])
  assert.deepEqual([...votes.get('q')!], [['s', -1]])
})

for (const name of conversationNames)
  test(`${name}: the last vote of each person on each statement is Polis's own`, { skip: missing }, () => {
    const { statements, people, last, truth, comments, matrix } = conversation(name)
    assert.ok(truth.size > 20 && statements.length > 30)
    // Their texts hold commas, quotes and line ends: no row is cut, joined or lost.
    const texts = new Map(comments.map((row) => [row[2]!, row]))
    assert.equal(texts.size, comments.length)
    assert.ok(comments.every((row) => row.length === 8 && /^\d+$/.test(row[0]!)))
    assert.deepEqual(
      statements.filter((id) => !texts.has(id)),
      [],
    )
    // Everybody's, and nobody's besides: some people opened the conversation and voted on nothing.
    for (const person of new Set([...people, ...last.keys()])) {
      const votes = [...(last.get(person) ?? [])]
      assert.deepEqual(new Map(votes.toSorted()), new Map([...(truth.get(person) ?? [])].toSorted()), person)
    }
    const tallies = {
      agree: new Map<string, number>(),
      pass: new Map<string, number>(),
      disagree: new Map<string, number>(),
    }
    const expected = structuredClone(tallies)
    const count = (to: Map<string, number>, id: string) => to.set(id, (to.get(id) ?? 0) + 1)
    const choiceOf = (vote: number) => (['disagree', 'pass', 'agree'] as const)[vote + 1]!
    for (const [index, vote] of matrix.values.entries())
      count(tallies[choiceOf(vote)], statements[matrix.columns[index]!]!)
    for (const votes of truth.values()) for (const [id, vote] of votes) count(expected[choiceOf(vote)], id)
    assert.deepEqual(tallies, expected)
  })
