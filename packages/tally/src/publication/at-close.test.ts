import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { move, sum } from '../counting.ts'
import { areApart, isSafeTotal, partsBeside } from './at-close.ts'
import { publishResults, type Memory } from './results.ts'
import { cellsBy, cellsOf, rulesOf, tableOf, tallyOf, type Three } from './testing/tables.ts'

describe('parts beside a total', () => {
  const shown = (table: Record<string, Three>, minimum = 10) => [...partsBeside(tableOf(table), minimum).keys()].sort()

  test('are those with enough people, when nothing is hidden', () => {
    assert.deepEqual(shown({ a: [5, 4, 3], b: [20, 5, 5] }), ['a', 'b'])
  })

  test('one too small hides the smallest of the others with it', () => {
    assert.deepEqual(shown({ a: [30, 10, 5], b: [6, 6, 2], c: [4, 4, 1] }), ['a'])
  })

  test('one of one mind is shown beside others that are told as spans too, and not alone', () => {
    assert.deepEqual(shown({ a: [30, 10, 5], b: [12, 0, 0], c: [13, 1, 0] }), ['a', 'b', 'c'])
    assert.deepEqual(shown({ a: [30, 10, 5], b: [12, 0, 0], c: [5, 5, 4] }), ['a'])
    assert.deepEqual(shown({ a: [30, 10, 5], b: [24, 0, 0] }), ['a', 'b'])
  })

  test('those left over are no more of one mind than a family may be, for or against', () => {
    for (const [c, d] of [
      [
        [3, 1, 2],
        [3, 0, 3],
      ],
      [
        [1, 3, 2],
        [0, 3, 3],
      ],
    ] as [Three, Three][])
      assert.deepEqual(shown({ a: [30, 10, 5], b: [15, 6, 3], c, d }), ['a'])
    assert.deepEqual(shown({ a: [30, 10, 5], b: [15, 6, 3], c: [3, 1, 2], d: [3, 1, 2] }), ['a', 'b'])
  })

  test('one whom nobody is for, or against, is not shown alone', () => {
    for (const b of [
      [0, 6, 6],
      [6, 0, 6],
    ] as Three[])
      assert.deepEqual(shown({ a: [30, 10, 5], b }), [])
    assert.deepEqual(shown({ a: [30, 10, 5], b: [6, 0, 6], c: [5, 1, 6] }), ['a', 'b', 'c'])
  })
})

describe('a total beside batches', () => {
  const isSafe = (shown: Record<string, Three>, table: Record<string, Three>) =>
    isSafeTotal(tableOf(shown), tableOf(table), 10)

  test('joins them where those who came since and those who are hidden are enough', () => {
    assert.ok(isSafe({ a: [12, 8, 5] }, { a: [14, 9, 6], b: [5, 4, 2] }))
    assert.ok(!isSafe({ a: [12, 8, 5] }, { a: [11, 7, 5], b: [5, 4, 2] }), 'eleven less the two who took theirs back')
  })

  test('not where those who are hidden are too few without those who came since', () => {
    assert.ok(!isSafe({ a: [12, 8, 0] }, { a: [14, 10, 0], b: [4, 3, 0] }))
    assert.ok(isSafe({ a: [12, 8, 0] }, { a: [14, 10, 0], b: [5, 5, 0] }))
    assert.ok(isSafe({ a: [12, 8, 0] }, { a: [12, 8, 0] }), 'nobody is left')
  })

  test('not where more took an answer back than gave it: what is left are no people', () => {
    const small: Record<string, Three> = { b: [7, 0, 2], c: [7, 0, 2], d: [6, 1, 2] }
    assert.ok(!isSafe({ a: [30, 12, 8] }, { a: [30, 9, 8], ...small }))
    assert.ok(isSafe({ a: [30, 12, 8] }, { a: [30, 12, 8], ...small }))
  })

  test('joins them at the close if it gives nobody away', () => {
    const final = rulesOf({ isFinal: true })
    const many = cellsOf({ association: [40, 5, 5], cooperative: [28, 1, 1], mutual: [3, 1, 0] })
    assert.equal(publishResults({}, ['a'], many, 84, final).principles[0]!.total, undefined, 'four would be left')
    const enough = cellsOf({ association: [40, 5, 5], mutual: [3, 2, 1], unstated: [6, 5, 4] })
    const { memory } = publishResults({}, ['a'], enough, 71, rulesOf())
    const later = [
      ...enough,
      ...move(
        'a',
        { choice: null, family: null, channel: 'web' },
        { choice: 'pass', family: 'mutual', channel: 'web' },
      ),
    ]
    assert.deepEqual(
      publishResults(memory, ['a'], sum(later), 72, final).principles[0]!.total,
      undefined,
      'seven mutuals would be left',
    )
    const others = cellsOf({ association: [40, 5, 5], unstated: [26, 5, 4] })
    assert.deepEqual(publishResults({}, ['a'], others, 85, final).principles[0]!.total, tallyOf([66, 10, 9]))
  })

  test('is kept away by a family that was shown once and is hidden now', () => {
    const rest = cellsOf({ association: [40, 20, 10] })
    const mutuals = (counts: Three) => [...rest, ...cellsOf({ mutual: counts })]
    let memory: Memory = {}
    for (const counts of [
      [6, 6, 2],
      [3, 4, 2],
      [6, 5, 2],
    ] as Three[])
      memory = publishResults(memory, ['a'], mutuals(counts), 84, rulesOf()).memory
    const { principles } = publishResults(memory, ['a'], mutuals([6, 5, 2]), 83, rulesOf({ isFinal: true }))
    assert.deepEqual(
      [principles[0]!.families.map(({ family }) => family), principles[0]!.total],
      [['association'], undefined],
    )
  })
})

describe('channels', () => {
  /** So many people of the room are not of the family that is there. */
  const roomWith = (people: number) => [
    ...cellsBy('association', 'room', [18, 8, 4]),
    ...cellsBy('mutual', 'room', [people, 0, 0]),
    ...cellsBy('mutual', 'web', [12, 8, 4]),
    ...cellsBy('cooperative', 'web', [12, 8, 4]),
  ]

  test('stand beside families where those who tell them apart are twenty', () => {
    for (const [people, isIt] of [
      [1, false],
      [15, false],
      [19, false],
      [20, true],
    ] as const) {
      assert.equal(
        areApart(roomWith(people), ['association', 'mutual', 'cooperative'], ['web', 'room']),
        isIt,
        `${people}`,
      )
    }
  })

  test('do not stand beside families that tell one person of them apart', () => {
    for (const totals of ['always', 'at-close'] as const)
      assert.deepEqual(
        publishResults({}, ['a'], roomWith(1), 79, rulesOf({ totals, isFinal: true })).principles[0]!.channels,
        [],
        totals,
      )
  })

  test('nor beside a total that, less both, tells the one person of neither, or of both', () => {
    const neither = [
      ...cellsBy('association', 'web', [6, 2, 3]),
      ...cellsBy('association', 'paper', [2, 0, 1]),
      ...cellsBy('cooperative', 'paper', [1, 0, 0]),
      ...cellsBy('mutual', 'room', [5, 1, 0]),
      ...cellsBy('foundation', 'room', [4, 2, 0]),
    ]
    const both = [
      ...cellsBy('commercial', 'paper', [6, 3, 1]),
      ...cellsBy('commercial', 'web', [0, 1, 0]),
      ...cellsBy('commercial', 'room', [0, 1, 0]),
      ...cellsBy('association', 'room', [4, 1, 3]),
      ...cellsBy('mutual', 'room', [1, 1, 0]),
    ]
    for (const cells of [neither, both]) {
      const last = publishResults({}, ['a'], cells, 27, rulesOf({ totals: 'always', isFinal: true }))
      assert.deepEqual([last.principles[0]!.families.length, last.principles[0]!.channels], [1, []])
    }
  })
})
