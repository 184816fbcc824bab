import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Verdict } from '@ess-widgets/contract'
import fc from 'fast-check'
import { randomOf } from '../adversary/random.ts'
import { judge, type Voice } from './judge.ts'
import { headingOf, strength } from './order.ts'
import { steady } from './steady.ts'
import { anyVoices, lawful } from './testing/voices.ts'

const voices = (...counts: [agree: number, disagree: number, size: number][]): Voice[] =>
  counts.map(([agree, disagree, size], index) => ({ family: lawful[index]!, agree, disagree, size }))
const verdictOf = (...counts: [number, number, number][]) => judge([voices(...counts)])[0]!.verdict

describe('a verdict', () => {
  test('names what the voices show', () => {
    assert.equal(verdictOf([45, 2, 50], [28, 1, 30]), 'common')
    assert.equal(verdictOf([98, 1, 100], [70, 20, 100]), 'common-nuanced')
    assert.equal(verdictOf([2, 45, 50], [1, 28, 30]), 'rejected')
    assert.equal(verdictOf([1, 98, 100], [20, 70, 100]), 'rejected-nuanced')
    assert.equal(verdictOf([80, 10, 100], [20, 70, 100]), 'divergent-opposed')
    assert.equal(verdictOf([90, 5, 100], [52, 40, 100]), 'divergent')
    assert.equal(verdictOf([100, 100, 200], [98, 100, 200]), 'split')
    assert.equal(verdictOf([7, 2, 10], [6, 3, 10]), 'undecided')
    assert.equal(verdictOf([45, 2, 50]), 'insufficient')
    assert.equal(verdictOf([140, 20, 200], [100, 40, 200]), 'divergent', 'a gap of just twenty points')
  })

  test('a pass is no support: most who pass share nothing', () => {
    assert.equal(verdictOf([20, 0, 50], [10, 0, 30]), 'undecided')
  })

  test('a gap under twenty points is no divergence, however sure', () => {
    assert.equal(verdictOf([9500, 100, 10_000], [8000, 1000, 10_000]), 'common')
  })

  test('what is undecided says how many ballots would settle it, where a number would', () => {
    // 60 % of 20: n = 2.7055 / 4 / 0.1² is 67.6, so that 48 are missing.
    assert.equal(judge([voices([12, 5, 20], [35, 2, 50])])[0]!.missing, 48)
    assert.equal(judge([voices([10, 5, 20], [45, 2, 50])])[0]!.missing, null)
    const nothing = voices([10, 5, 20], [25, 5, 50])
    const among = judge([voices([14, 2, 20], [35, 2, 50]), ...Array.from({ length: 19 }, () => nothing)])[0]!
    assert.deepEqual([among.verdict, among.missing], ['undecided', null], 'more is asked of it than that')
  })

  test('beyond a thousand ballots, no number is told', () => {
    // 52.5 %: n = 2.7055 / 4 / 0.025² is 1082.2, of whom 120 have answered, or 40.
    const missing = (agree: number, size: number) => {
      const found = judge([voices([agree, 0, size], [35, 2, 50])])[0]!
      return [found.verdict, found.missing]
    }
    assert.deepEqual(missing(63, 120), ['undecided', 963])
    assert.deepEqual(missing(21, 40), ['undecided', null])
  })

  test('what is common is nuanced by how many agree, what is rejected by how many refuse', () => {
    assert.equal(verdictOf([98, 0, 100], [70, 0, 100]), 'common-nuanced')
    assert.equal(verdictOf([80, 0, 100], [80, 20, 100]), 'common')
    assert.equal(verdictOf([0, 98, 100], [0, 70, 100]), 'rejected-nuanced')
    assert.equal(verdictOf([0, 80, 100], [20, 80, 100]), 'rejected')
  })

  test('of thousands who are far apart, the chances are too small to be written', () => {
    assert.equal(verdictOf([9000, 500, 10_000], [1000, 8500, 10_000]), 'divergent-opposed')
    assert.equal(verdictOf([10_000, 0, 10_000], [10_000, 0, 10_000]), 'common')
  })

  test('of many principles, more evidence is asked of each', () => {
    // One-sided 3.6 %: kept alone, and not among twenty that show nothing.
    const one = voices([14, 2, 20], [35, 2, 50])
    const nothing = voices([10, 5, 20], [25, 5, 50])
    assert.equal(judge([one])[0]!.verdict, 'common')
    assert.equal(judge([one, ...Array.from({ length: 19 }, () => nothing)])[0]!.verdict, 'undecided')
  })

  test('neither the order of families nor that of principles changes any', () => {
    fc.assert(
      fc.property(fc.array(anyVoices, { minLength: 1, maxLength: 6 }), (principles) => {
        const found = judge(principles)
        assert.deepEqual(judge(principles.map((all) => all.toReversed())), found)
        assert.deepEqual(judge(principles.toReversed()), found.toReversed())
      }),
      { numRuns: 60 },
    )
  })

  test('five families that are truly at four in five are found common as often as the organiser is told', () => {
    const random = randomOf(7)
    const drawn = (size: number): Voice[] =>
      lawful.map((family) => {
        const agree = Array.from({ length: size }, () => random(1, 100) <= 80).filter(Boolean).length
        return { family, agree, disagree: 0, size }
      })
    // 16, 64 and 87 % of cases with 10, 20 and 30 ballots a family: aim at thirty.
    for (const [size, rate] of [
      [10, 0.16],
      [20, 0.64],
      [30, 0.87],
    ] as const) {
      const found = Array.from({ length: 600 }, () => judge([drawn(size)])[0]!.verdict === 'common').filter(Boolean)
      assert.ok(Math.abs(found.length / 600 - rate) < 0.06, `${size}: ${found.length / 600}`)
    }
  })
})

test('small families of one mind are not told apart for it', () => {
  const spanned = {
    family: 'mutual' as const,
    agree: 1,
    disagree: 4,
    size: 5,
    spans: { agree: { least: 0, most: 1 }, disagree: { least: 4, most: 5 } },
  }
  assert.notEqual(
    judge([[{ family: 'association', agree: 0, disagree: 200, size: 200 }, spanned]])[0]!.verdict,
    'divergent',
  )
})

describe('the order', () => {
  test('one ballot in each of two families comes after hundreds', () => {
    assert.ok(
      strength('common', voices([130, 20, 200], [130, 20, 200])) > strength('common', voices([1, 0, 1], [1, 0, 1])),
    )
  })

  test('what is shared goes by its weakest family, what divides by its least difference', () => {
    assert.ok(
      strength('common', voices([80, 0, 100], [80, 0, 100])) > strength('common', voices([100, 0, 100], [60, 0, 100])),
    )
    assert.ok(
      strength('rejected', voices([0, 80, 100], [0, 80, 100])) >
        strength('rejected', voices([0, 99, 100], [0, 60, 100])),
    )
    assert.ok(
      strength('divergent', voices([90, 0, 100], [30, 0, 100])) > strength('divergent', voices([9, 0, 10], [3, 0, 10])),
    )
    assert.equal(strength('undecided', voices([9, 0, 10], [3, 0, 10])), 0)
  })

  test('every verdict has its heading', () => {
    const under = (verdict: Verdict) => headingOf(verdict)
    assert.deepEqual(
      ['common', 'rejected-nuanced', 'split', 'insufficient'].map((each) => under(each as Verdict)),
      ['shared', 'shared', 'divergent', 'unsettled'],
    )
  })
})

describe('what is shown', () => {
  const found = (verdict: Verdict, chance = 0.03) => ({ verdict, chance, missing: null })

  test('is the first that is found, and changes when another holds twice running', () => {
    let standing = steady(undefined, found('undecided', 1))
    assert.equal(standing.verdict, 'undecided')
    standing = steady(standing, found('common'))
    assert.deepEqual(standing, { verdict: 'undecided', waiting: 'common' })
    standing = steady(standing, found('divergent'))
    assert.deepEqual(standing, { verdict: 'undecided', waiting: 'divergent' })
    standing = steady(standing, found('undecided', 1))
    assert.deepEqual(standing, { verdict: 'undecided', waiting: null })
    standing = steady(steady(standing, found('common')), found('common'))
    assert.deepEqual(standing, { verdict: 'common', waiting: null })
  })

  test('changes at once when it is plain, and at the last publication', () => {
    const standing = steady(undefined, found('undecided', 1))
    assert.equal(steady(standing, found('common', 0.009)).verdict, 'common')
    assert.equal(steady(standing, found('common'), { isFinal: true }).verdict, 'common')
    assert.equal(steady({ verdict: 'insufficient', waiting: null }, found('undecided', 1)).verdict, 'undecided')
    assert.equal(steady({ verdict: 'common', waiting: null }, found('insufficient', 1)).verdict, 'insufficient')
  })

  test('does not change for a publication where nothing of it moved', () => {
    const waiting = steady(steady(undefined, found('undecided', 1)), found('common'))
    assert.deepEqual(steady(waiting, found('common'), { hasMoved: false }), waiting)
  })
})
