import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Discoveries } from './discoveries.ts'
import { chiSquareTail, normalTail } from './distributions.ts'
import { homogeneity } from './homogeneity.ts'
import { leastDifference, wilson, z, type Part } from './intervals.ts'
import { block, ones } from './ones.ts'

const near = (found: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${found}, not ${expected}`)
const part = (least = 0): fc.Arbitrary<Part> =>
  fc
    .integer({ min: Math.max(1, least), max: 200 })
    .chain((size) => fc.record({ count: fc.nat(size), size: fc.constant(size) }))

describe('laws', () => {
  test('the normal tail at the centiles that tables print', () => {
    for (const [at, tail] of [
      [0, 0.5],
      [1.2815515655446004, 0.1],
      [z, 0.05],
      [2.3263478740408408, 0.01],
      [-1.959963984540054, 0.975],
    ] as const)
      near(normalTail(at), tail, 1e-12)
    near(normalTail(6) / 9.865876450376946e-10, 1)
  })

  test('the chi-square tail at the centiles that tables print, and in closed form for two degrees of freedom', () => {
    for (const [x, freedom, tail] of [
      [3.841458820694124, 1, 0.05],
      [7.814727903251179, 3, 0.05],
      [13.276704135987622, 4, 0.01],
      [20.515005652432873, 5, 0.001],
    ] as const)
      near(chiSquareTail(x, freedom), tail, 1e-12)
    for (const x of [0, 0.5, 10, 60]) near(chiSquareTail(x, 2), Math.exp(-x / 2), 1e-12)
    for (const x of [0.1, 1, 9]) near(chiSquareTail(x, 1), 2 * normalTail(Math.sqrt(x)), 1e-12)
  })

  test('the chi-square tail as far as numbers go, and 0 beyond', () => {
    near(chiSquareTail(1300, 2) / Math.exp(-650), 1, 1e-12)
    for (const freedom of [1, 4, 5, 60, 1000])
      for (let x = 0, before = 1; x < 4000; x += 7) {
        const tail = chiSquareTail(x, freedom)
        assert.ok(tail <= before && (tail > 0 || before < 1e-298), `${before}, then ${tail} at ${x}, ${freedom}`)
        before = tail
      }
    assert.equal(chiSquareTail(1e-300, 9), 1)
    assert.equal(chiSquareTail(1e9, 4), 0)
  })
})

describe('intervals', () => {
  test('each of Wilson’s bounds is the proportion from which the one observed is just z away', () => {
    fc.assert(
      fc.property(part(), ({ count, size }) => {
        const { low, high } = wilson({ count, size })
        assert.ok(low >= 0 && low <= count / size && count / size <= high && high <= 1)
        for (const bound of [low, high]) {
          if (bound < 1e-12 || bound > 1 - 1e-12) continue
          near(Math.abs(count / size - bound), z * Math.sqrt((bound * (1 - bound)) / size))
        }
      }),
    )
  })

  test('nobody leaves everything open', () => assert.deepEqual(wilson({ count: 0, size: 0 }), { low: 0, high: 1 }))

  test('Newcombe’s least difference is under the one observed, and grows towards it with the number of people', () => {
    const at = (people: number) =>
      leastDifference({ count: 0.8 * people, size: people }, { count: 0.4 * people, size: people })
    assert.ok(at(10) < at(40) && at(40) < at(1000) && at(1000) < 0.4)
    // 56 of 70 against 48 of 80, the example of the paper, at 90 %.
    const [more, less] = [
      { count: 56, size: 70 },
      { count: 48, size: 80 },
    ]
    near(leastDifference(more, less), 0.2 - Math.hypot(0.8 - wilson(more).low, wilson(less).high - 0.6))
    assert.ok(leastDifference(more, less) > 0.0524, 'its bound at 95 % of two is lower')
    near(leastDifference(more, less), 0.0772, 0.01)
  })
})

describe('homogeneity', () => {
  test('of parts that are alike it is sure, of parts that are not it is not, and of one part it says nothing', () => {
    const half = { count: 50, size: 100 }
    assert.equal(homogeneity([half, half, half]), 1)
    assert.equal(homogeneity([half]), 1)
    assert.equal(
      homogeneity([
        { count: 0, size: 40 },
        { count: 0, size: 10 },
      ]),
      1,
    )
    assert.ok(homogeneity([{ count: 90, size: 100 }, half]) < 1e-9)
  })

  test('with enough people everywhere, it is Pearson’s chi-square', () => {
    // χ² = 200 × (60 × 55 − 40 × 45)² / (100 × 100 × 105 × 95).
    near(
      homogeneity([
        { count: 60, size: 100 },
        { count: 45, size: 100 },
      ]),
      chiSquareTail((200 * 1500 ** 2) / (1e4 * 105 * 95), 1),
    )
    // χ² = 4 × 2² / 5, five being expected in every cell.
    near(
      homogeneity([
        { count: 7, size: 10 },
        { count: 3, size: 10 },
      ]),
      chiSquareTail(16 / 5, 1),
    )
  })

  test('with few, it is what the hypergeometric law says', () => {
    // 9 of 10 against 5 of 10: as uneven or more in 2 × (C(10,9) C(10,5) + C(10,10) C(10,4)) of C(20,14) draws.
    near(
      homogeneity([
        { count: 9, size: 10 },
        { count: 5, size: 10 },
      ]),
      (2 * (2520 + 210)) / 38760,
      0.015,
    )
    // 6 of 6 against 0 of 6 cannot be more uneven: 2 of 924.
    near(
      homogeneity([
        { count: 6, size: 6 },
        { count: 0, size: 6 },
      ]),
      2 / 924,
      0.001,
    )
  })

  test('the order of the parts does not matter, nor which answer is counted', () => {
    const alike = [10, 10, 16].map((count) => ({ count, size: 30 }))
    assert.equal(homogeneity(alike.toReversed()), homogeneity(alike))
    fc.assert(
      fc.property(fc.array(part(5), { minLength: 2, maxLength: 5 }), (parts) => {
        const chance = homogeneity(parts)
        assert.ok(chance >= 0 && chance <= 1)
        assert.equal(homogeneity(parts.toReversed()), chance)
        const others = parts.map(({ count, size }) => ({ count: size - count, size }))
        near(homogeneity(others), chance, 0.05)
      }),
      { numRuns: 40 },
    )
  })
})

describe('discoveries', () => {
  const discoveries = (chances: readonly (number | undefined)[]) => {
    const kept = new Discoveries(chances)
    return chances.map((_, test) => kept.has(test))
  }

  test('keep the k smallest, k being the last that is under its line', () => {
    assert.deepEqual(discoveries([0.01, 0.02, 0.03, 0.04, 0.05]), [true, true, true, true, true])
    assert.deepEqual(discoveries([0.2, 0.004, 0.04, 0.011]), [false, true, false, true])
    assert.deepEqual(discoveries([0.06]), [false])
    assert.deepEqual(discoveries([]), [])
    // The example of Benjamini and Hochberg, page 295: four of fifteen.
    const paper = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    assert.equal(discoveries(paper).filter(Boolean).length, 4)
  })

  test('count only those that are tests: beside two others 3 % is not kept, without them it is', () => {
    assert.deepEqual(discoveries([0.03, 0.9, 0.9]), [false, false, false])
    assert.deepEqual(discoveries([0.03, undefined, undefined]), [true, false, false])
    assert.deepEqual(discoveries([0.03, NaN, 0.9]), [false, false, false], 'what has no chance is one that is not kept')
  })

  test('after any changes, they are those of the paper, by sorting', () => {
    // Many on a line, many equal, many far from any.
    const chance = fc.oneof(
      fc.integer({ min: 0, max: 12 }).map((rank) => (rank / 12) * 0.05),
      fc.double({ min: 0, max: 0.06, noNaN: true }),
      fc.constantFrom(0, 1),
    )
    const change = fc.record({ test: fc.nat(11), chance })
    fc.assert(
      fc.property(fc.array(chance, { minLength: 12, maxLength: 12 }), fc.array(change), (chances, changes) => {
        const kept = new Discoveries(chances)
        for (const { test, chance } of changes) {
          kept.set(test, chance)
          chances[test] = chance
          const ordered = chances.toSorted((one, other) => one - other)
          const last = ordered.findLastIndex((value, index) => value <= ((index + 1) / 12) * 0.05)
          assert.deepEqual(
            chances.map((_, index) => kept.has(index)),
            chances.map((value) => last >= 0 && value <= ordered[last]!),
          )
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('the ones of whole blocks of words are counted, wherever they are', () => {
  const words = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 2 ** 32 - 1)), {
    minLength: 3 * block,
    maxLength: 3 * block,
  })
  fc.assert(
    fc.property(words, fc.nat(3), fc.nat(3), (words, one, other) => {
      const [start, end] = [block * Math.min(one, other), block * Math.max(one, other)]
      const bits = words.slice(start, end).map((word) => word.toString(2).replaceAll('0', '').length)
      assert.equal(
        ones(Uint32Array.from(words), start, end),
        bits.reduce((sum, count) => sum + count, 0),
      )
    }),
  )
})
