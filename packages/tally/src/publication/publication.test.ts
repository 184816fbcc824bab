import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import { publishCounts } from './counts.ts'
import { publishResults, type Memory } from './results.ts'
import { spansOf } from './spans.ts'
import { size } from './table.ts'
import { cellsOf, rulesOf, tallyOf } from './testing/tables.ts'

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

  test('end with twenty people', () => {
    assert.deepEqual(spansOf(tallyOf([19, 0, 0])).agree, { least: 18, most: 19 })
    assert.deepEqual(spansOf(tallyOf([20, 0, 0])).agree, { least: 20, most: 20 })
  })
})

describe('results', () => {
  const many = cellsOf({ association: [40, 5, 5], cooperative: [28, 1, 1], mutual: [3, 1, 0] })

  test('name who spoke, and assume nothing of the others', () => {
    const { principles, people } = publishResults({}, ['a'], many, 84, rulesOf())
    assert.deepEqual(principles[0]!.spoke, ['association', 'cooperative'])
    assert.equal(principles[0]!.verdict, 'common')
    assert.equal(principles[0]!.total, undefined)
    assert.deepEqual(people, { least: 80 })
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
        const published = publishResults({}, ['a', 'b'], [...cellsOf(one), ...cellsOf(other, 'b')], 0, rulesOf())
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
    const { principles } = publishResults(
      {},
      ['a'],
      cellsOf({ none: [40, 5, 5], unstated: [40, 5, 5] }),
      100,
      rulesOf(),
    )
    assert.deepEqual(
      principles[0]!.families.map(({ family }) => family),
      ['none', null],
    )
    assert.equal(principles[0]!.verdict, 'insufficient')
  })

  test('with totals that move with each vote, families wait for the close, and stand beside it', () => {
    const open = publishResults({}, ['a'], many, 84, rulesOf({ totals: 'always' }))
    assert.deepEqual(open.principles[0]!.families, [])
    const { principles, people } = publishResults(
      open.memory,
      ['a'],
      many,
      84,
      rulesOf({ totals: 'always', isFinal: true }),
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

  test('how many are missing is told beside « undecided » alone', () => {
    const later = (agree: number, disagree: number) =>
      cellsOf({ association: [38, 5, 7], cooperative: [agree, disagree, 2] })
    const first = publishResults({}, ['a'], later(28, 0), 80, rulesOf())
    const second = publishResults(first.memory, ['a'], later(18, 10), 80, rulesOf())
    assert.deepEqual([second.principles[0]!.verdict, second.principles[0]!.missing], ['common', undefined])
    // 3 in 5 of 35: n = 2.7055 / 4 / 0.1² is 67.6.
    const third = publishResults(second.memory, ['a'], later(21, 12), 85, rulesOf())
    assert.deepEqual([third.principles[0]!.verdict, third.principles[0]!.missing], ['undecided', 33])
  })

  test('what was published of a principle is remembered when the file has it no more', () => {
    const { memory } = publishResults({}, ['a'], many, 84, rulesOf())
    const without: Memory = publishResults(memory, ['b'], many, 84, rulesOf()).memory
    assert.deepEqual(without['a'], memory['a'])
  })

  test('nothing is published where results never are', () => {
    const { principles } = publishResults({}, ['a'], many, 84, rulesOf({ totals: 'never', isFinal: true }))
    assert.deepEqual([principles[0]!.families, principles[0]!.total], [[], undefined])
  })
})
