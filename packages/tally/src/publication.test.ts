import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Family, Tally } from '@ess-widgets/contract'
import { channels, choices, families } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import type { Cell } from './counting.ts'
import { publish, type PublicationRules } from './publication.ts'

const final: PublicationRules = { totals: 'always', isFinal: true, familyMinimum: 10 }
type Table = Partial<Record<Family | 'unstated', [agree: number, disagree: number, pass: number]>>

const cellsOf = (table: Table): Cell[] =>
  Object.entries(table).flatMap(([family, counts]) =>
    choices.map((choice, index) => ({
      principle: 'a',
      channel: 'web' as const,
      family: family === 'unstated' ? null : (family as Family),
      choice,
      count: counts[index]!,
    })),
  )
const shown = (table: Table, rules = final) =>
  publish(['a'], cellsOf(table), rules)[0]!.families.map(({ family }) => family)
const people = ({ agree, disagree, pass }: Tally) => agree + disagree + pass

test('while a ballot may still come no family is published, however large', () => {
  assert.deepEqual(shown({ association: [50, 30, 20] }, { ...final, isFinal: false }), [])
})

test('a consultation that publishes no totals publishes nothing', () => {
  assert.deepEqual(publish(['a'], cellsOf({ association: [50, 30, 20] }), { ...final, totals: 'never' }), [])
})

test('every principle is there, those nobody answered too', () => {
  assert.deepEqual(publish(['a', 'b'], [], final)[1], {
    principle: 'b',
    total: { agree: 0, disagree: 0, pass: 0 },
    channels: { web: 0, room: 0, paper: 0 },
    families: [],
  })
})

/** The same ballots, each cell cut in three between the channels. */
const spread = (cells: Cell[], cuts: [room: number, paper: number][]): Cell[] =>
  cells.flatMap((cell, index) => {
    const [first, second] = cuts[index % cuts.length]!
    const room = Math.min(first, cell.count)
    const paper = Math.min(second, cell.count - room)
    const web = cell.count - room - paper
    return [
      { ...cell, channel: 'web', count: web },
      { ...cell, channel: 'room', count: room },
      { ...cell, channel: 'paper', count: paper },
    ]
  })

test('the channels of a principle add up to its total, and each has its own people', () => {
  const counts = fc.tuple(fc.nat(14), fc.nat(14), fc.nat(6))
  const table = fc.record(Object.fromEntries([...families, 'unstated'].map((family) => [family, counts])))
  const cuts = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { minLength: 1 })
  fc.assert(
    fc.property(table, cuts, (random, those) => {
      const cells = spread(cellsOf(random), those)
      const published = publish(['a'], cells, final)[0]!
      const by = channels.map((channel) => published.channels[channel])
      assert.equal(
        by.reduce((sum, count) => sum + count),
        people(published.total),
      )
      for (const [index, channel] of channels.entries()) {
        const own = cells.filter((cell) => cell.channel === channel)
        assert.equal(
          by[index],
          own.reduce((sum, { count }) => sum + count, 0),
          channel,
        )
      }
    }),
  )
})

test('families are the same however their ballots came', () => {
  const cells = cellsOf({ association: [30, 10, 5], mutual: [6, 4, 1], unstated: [9, 9, 0] })
  const [web] = publish(['a'], cells, final)
  const [mixed] = publish(['a'], spread(cells, [[2, 1]]), final)
  assert.deepEqual(mixed!.families, web!.families)
  assert.deepEqual(web!.families.length, 2)
})

test('families of ten and more are shown when nothing is hidden', () => {
  assert.deepEqual(shown({ association: [5, 4, 1], mutual: [20, 5, 5] }), ['association', 'mutual'])
})

test('a family of nine hides the smallest of the others with it', () => {
  assert.deepEqual(shown({ association: [30, 10, 5], cooperative: [6, 6, 2], mutual: [4, 4, 1] }), ['association'])
})

test('people without a family count in what is left over', () => {
  assert.deepEqual(shown({ association: [30, 10, 5], mutual: [4, 4, 1], unstated: [3, 2, 0] }), ['association'])
})

test('a small unanimous family is not shown, a large one is', () => {
  assert.deepEqual(shown({ association: [30, 10, 5], mutual: [12, 0, 0], cooperative: [3, 5, 6] }), ['association'])
  assert.deepEqual(shown({ association: [30, 10, 5], mutual: [24, 0, 0] }), ['association', 'mutual'])
})

test('an adversary who subtracts what is shown from the total finds nobody', () => {
  const counts = fc.tuple(fc.nat(14), fc.nat(14), fc.nat(6))
  const table = fc.record(Object.fromEntries([...families, 'unstated'].map((family) => [family, counts])))
  fc.assert(
    fc.property(table, fc.integer({ min: 5, max: 20 }), (random, familyMinimum) => {
      const { total, families: published } = publish(['a'], cellsOf(random), { ...final, familyMinimum })[0]!
      const rest = { ...total }
      for (const family of published) for (const choice of choices) rest[choice] -= family[choice]
      for (const group of [...published, ...(people(rest) > 0 && published.length > 0 ? [rest] : [])]) {
        assert.ok(people(group) >= familyMinimum, 'a group under the minimum can be computed')
        if (people(group) < 20) {
          for (const count of [group.agree, group.disagree])
            assert.ok(count > 0 && count < people(group), 'a small unanimous group can be computed')
        }
      }
    }),
    { numRuns: 2000 },
  )
})
