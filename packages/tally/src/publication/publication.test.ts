import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Channel, Family, Tally } from '@ess-widgets/contract'
import { channels, choices } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import { move, sum, type Cell } from '../counting.ts'
import { partsBeside } from './at-close.ts'
import { nextReleases, type Releases } from './batches.ts'
import { publishCounts } from './counts.ts'
import { publishResults, type Memory } from './results.ts'
import type { ResultsRules } from './shown.ts'
import { spansOf } from './spans.ts'
import { size } from './table.ts'

type Three = [agree: number, disagree: number, pass: number]
const tallyOf = ([agree, disagree, pass]: Three): Tally => ({ agree, disagree, pass })
const cellsOf = (table: Partial<Record<Family | 'unstated', Three>>, principle = 'a'): Cell[] =>
  Object.entries(table).flatMap(([family, counts]) =>
    choices.map((choice, index) => ({
      principle,
      channel: channels[index]!,
      family: family === 'unstated' ? null : (family as Family),
      choice,
      count: counts[index]!,
    })),
  )
const tableOf = (table: Record<string, Three>) =>
  new Map(Object.entries(table).map(([name, counts]) => [name, tallyOf(counts)]))

describe('counts', () => {
  test('tell every principle, its total, and its people by channel', () => {
    const cells = cellsOf({ association: [30, 10, 5], unstated: [9, 0, 1] })
    assert.deepEqual(publishCounts(['a', 'b'], cells, 'always'), [
      { principle: 'a', total: tallyOf([39, 10, 6]), channels: { web: 39, room: 10, paper: 6 } },
      { principle: 'b', total: tallyOf([0, 0, 0]), channels: { web: 0, room: 0, paper: 0 } },
    ])
  })

  test('are nobody’s where totals wait for the close, or for ever', () => {
    for (const totals of ['never', 'at-close'] as const)
      assert.deepEqual(publishCounts(['a'], cellsOf({ mutual: [9, 9, 9] }), totals), [])
  })
})

describe('spans', () => {
  test('hold the truth, say « all » and « all but one » alike, and leave large groups exact', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(25), fc.nat(25), fc.nat(25)), (counts) => {
        const tally = tallyOf(counts)
        const spans = spansOf(tally)
        for (const choice of choices)
          assert.ok(spans[choice].least <= tally[choice] && tally[choice] <= spans[choice].most)
        if (size(tally) >= 20) for (const choice of choices) assert.equal(spans[choice].least, spans[choice].most)
      }),
    )
    assert.deepEqual(spansOf(tallyOf([12, 0, 0])), spansOf(tallyOf([11, 1, 0])))
    assert.deepEqual(spansOf(tallyOf([12, 0, 0])).agree, { least: 11, most: 12 })
    assert.deepEqual(spansOf(tallyOf([8, 0, 4])).disagree, { least: 0, most: 1 })
    assert.deepEqual(spansOf(tallyOf([8, 0, 4])).pass, { least: 3, most: 4 })
  })
})

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
})

describe('batches', () => {
  const step = (before: Releases, counts: Three) => nextReleases(before, new Map([['mutual', tallyOf(counts)]]), 10)
  const shown = (releases: Releases) => {
    const { tally, isShown } = releases.get('mutual') ?? {}
    return isShown ? [tally!.agree, tally!.disagree, tally!.pass] : undefined
  }

  test('a family is shown from the minimum on, and changes by five people', () => {
    let releases = step(new Map(), [5, 4, 0])
    assert.equal(shown(releases), undefined)
    releases = step(releases, [5, 5, 0])
    assert.deepEqual(shown(releases), [5, 5, 0])
    releases = step(releases, [7, 6, 1])
    assert.deepEqual(shown(releases), [5, 5, 0], 'four more')
    releases = step(releases, [7, 6, 2])
    assert.deepEqual(shown(releases), [7, 6, 2], 'five more')
    releases = step(releases, [3, 10, 2])
    assert.deepEqual(shown(releases), [7, 6, 2], 'four who changed')
    releases = step(releases, [2, 11, 2])
    assert.deepEqual(shown(releases), [2, 11, 2], 'five who changed')
  })

  test('one that falls under the minimum is shown no more, and comes back by five people or as it was', () => {
    const before = step(new Map(), [6, 6, 2])
    const gone = step(before, [3, 4, 2])
    assert.equal(shown(gone), undefined)
    assert.equal(shown(step(gone, [4, 6, 2])), undefined, 'two fewer than were shown once')
    assert.deepEqual(shown(step(gone, [6, 6, 2])), [6, 6, 2])
    assert.deepEqual(shown(step(gone, [9, 7, 3])), [9, 7, 3])
  })
})

describe('results', () => {
  const rules = (fields: Partial<ResultsRules> = {}): ResultsRules => ({
    totals: 'at-close',
    isFinal: false,
    familyMinimum: 10,
    ...fields,
  })
  const many = cellsOf({ association: [40, 5, 5], cooperative: [28, 1, 1], mutual: [3, 1, 0] })

  test('name who spoke, and assume nothing of the others', () => {
    const { principles, people } = publishResults({}, ['a'], many, 84, rules())
    assert.deepEqual(principles[0]!.spoke, ['association', 'cooperative'])
    assert.equal(principles[0]!.verdict, 'common')
    assert.equal(principles[0]!.total, undefined)
    assert.deepEqual(people, { least: 80, most: 89 })
  })

  test('a verdict follows from what is published alone', async () => {
    const { voicesOf } = await import('./voices.ts')
    const { judge } = await import('../verdicts/judge.ts')
    const counts = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(9))
    const table = fc.record({
      association: counts,
      cooperative: counts,
      mutual: counts,
      none: counts,
      unstated: counts,
    })
    fc.assert(
      fc.property(table, table, (one, other) => {
        const published = publishResults({}, ['a', 'b'], [...cellsOf(one), ...cellsOf(other, 'b')], 0, rules())
        const again = judge(published.principles.map(({ families }) => voicesOf(families)))
        assert.deepEqual(
          published.principles.map(({ verdict }) => verdict),
          again.map(({ verdict }) => verdict),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('people outside the families, and those who did not say, are shown and decide nothing', () => {
    const { principles } = publishResults({}, ['a'], cellsOf({ none: [40, 5, 5], unstated: [40, 5, 5] }), 100, rules())
    assert.deepEqual(
      principles[0]!.families.map(({ family }) => family),
      ['none', null],
    )
    assert.equal(principles[0]!.verdict, 'insufficient')
  })

  test('with totals that move with each vote, families wait for the close, and stand beside it', () => {
    const open = publishResults({}, ['a'], many, 84, rules({ totals: 'always' }))
    assert.deepEqual(open.principles[0]!.families, [])
    const { principles, people } = publishResults(
      open.memory,
      ['a'],
      many,
      84,
      rules({ totals: 'always', isFinal: true }),
    )
    assert.deepEqual(
      principles[0]!.families.map(({ family }) => family),
      ['association'],
      'four mutuals hide the cooperatives',
    )
    assert.deepEqual(principles[0]!.total, tallyOf([71, 7, 6]))
    assert.deepEqual(people, { least: 84, most: 84 })
    assert.deepEqual(principles[0]!.channels, [], 'room and paper are thirteen, of whom nobody agrees')
  })

  test('at the close, the total joins batches if it gives nobody away', () => {
    const final = rules({ isFinal: true })
    assert.equal(publishResults({}, ['a'], many, 84, final).principles[0]!.total, undefined, 'four would be left')
    const enough = cellsOf({ association: [40, 5, 5], mutual: [3, 2, 1], unstated: [6, 5, 4] })
    const { memory } = publishResults({}, ['a'], enough, 71, rules())
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

  test('at the close, a family that was shown once and is hidden now keeps the total away', () => {
    const rest = cellsOf({ association: [40, 20, 10] })
    const mutuals = (counts: Three) => [...rest, ...cellsOf({ mutual: counts })]
    let memory: Memory = {}
    for (const counts of [
      [6, 6, 2],
      [3, 4, 2],
      [6, 5, 2],
    ] as Three[])
      memory = publishResults(memory, ['a'], mutuals(counts), 84, rules()).memory
    const { principles } = publishResults(memory, ['a'], mutuals([6, 5, 2]), 83, rules({ isFinal: true }))
    assert.deepEqual(
      [principles[0]!.families.map(({ family }) => family), principles[0]!.total],
      [['association'], undefined],
    )
  })

  test('channels do not stand beside families that tell one person of them apart', () => {
    const cell = (family: Family, channel: 'web' | 'room', counts: Three): Cell[] =>
      cellsOf({ [family]: counts }).map((each) => ({ ...each, channel }))
    const cells = [
      ...cell('association', 'room', [18, 8, 4]),
      ...cell('mutual', 'room', [1, 0, 0]),
      ...cell('mutual', 'web', [12, 8, 4]),
      ...cell('cooperative', 'web', [12, 8, 4]),
    ]
    for (const totals of ['always', 'at-close'] as const)
      assert.deepEqual(
        publishResults({}, ['a'], cells, 79, rules({ totals, isFinal: true })).principles[0]!.channels,
        [],
        totals,
      )
  })

  test('nor beside a total that, less both, tells the one person of neither, or of both', () => {
    const cell = (family: Family, channel: Channel, counts: Three): Cell[] =>
      cellsOf({ [family]: counts }).map((each) => ({ ...each, channel }))
    const neither = [
      ...cell('association', 'web', [6, 2, 3]),
      ...cell('association', 'paper', [2, 0, 1]),
      ...cell('cooperative', 'paper', [1, 0, 0]),
      ...cell('mutual', 'room', [5, 1, 0]),
      ...cell('foundation', 'room', [4, 2, 0]),
    ]
    const both = [
      ...cell('commercial', 'paper', [6, 3, 1]),
      ...cell('commercial', 'web', [0, 1, 0]),
      ...cell('commercial', 'room', [0, 1, 0]),
      ...cell('association', 'room', [4, 1, 3]),
      ...cell('mutual', 'room', [1, 1, 0]),
    ]
    for (const cells of [neither, both]) {
      const last = publishResults({}, ['a'], cells, 27, rules({ totals: 'always', isFinal: true }))
      assert.deepEqual([last.principles[0]!.families.length, last.principles[0]!.channels], [1, []])
    }
  })

  test('what was published of a principle is remembered when the file has it no more', () => {
    const { memory } = publishResults({}, ['a'], many, 84, rules())
    const without: Memory = publishResults(memory, ['b'], many, 84, rules()).memory
    assert.deepEqual(without['a'], memory['a'])
  })

  test('nothing is published where results never are', () => {
    const { principles } = publishResults({}, ['a'], many, 84, rules({ totals: 'never', isFinal: true }))
    assert.deepEqual([principles[0]!.families, principles[0]!.total], [[], undefined])
  })
})
