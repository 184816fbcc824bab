import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { randomOf } from '../adversary/random.ts'
import { chiSquareTail } from './distributions.ts'
import { Hypergeometric } from './hypergeometric.ts'
import type { Part } from './intervals.ts'
import { permuted } from './permutation.ts'

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
/** C(n, k). */
const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
/** Numbers from 0 to 1 that are as far from one another. */
const even = (many: number) => Array.from({ length: many }, (_, index) => (index + 0.5) / many)

describe('the hypergeometric law', () => {
  test('of numbers drawn evenly, each count comes as often as it says', () => {
    const urn = fc
      .integer({ min: 1, max: 40 })
      .chain((size) => fc.record({ size: fc.constant(size), count: fc.nat(size), taken: fc.nat(size) }))
    fc.assert(
      fc.property(urn, ({ size, count, taken }) => {
        const law = new Hypergeometric(size, taken)
        const found = Map.groupBy(even(1000), (share) => law.at(share, count))
        for (let k = -1; k <= taken + 1; k++) {
          const chance = (choose(count, k) * choose(size - count, taken - k)) / choose(size, taken)
          const times = found.get(k)?.length ?? 0
          assert.ok(Math.abs(times - 1000 * chance) <= 1, `${k}: ${times} times in 1000, not ${chance}`)
        }
      }),
    )
  })

  test('of tens of thousands too, and to the ends of it', () => {
    const [size, count, taken] = [40_000, 17_000, 9000]
    const law = new Hypergeometric(size, taken)
    const found = even(20_000).map((share) => law.at(share, count))
    const mean = sumOf(found) / found.length
    const variance = sumOf(found.map((those) => (those - mean) ** 2)) / found.length
    const share = count / size
    assert.ok(Math.abs(mean - taken * share) < 0.1, `${mean}`)
    const expected = (taken * share * (1 - share) * (size - taken)) / (size - 1)
    assert.ok(Math.abs(variance / expected - 1) < 0.001, `${variance}, not ${expected}`)
    for (const last of [0, 1 - 2 ** -53, 1]) {
      const those = law.at(last, count)
      assert.ok(Math.abs(those - mean) < 10 * Math.sqrt(variance), `${those}`)
    }
  })
})

describe('the permutation test', () => {
  const inOrder = (parts: readonly Part[]) => parts.toSorted((one, other) => one.size - other.size)
  const random = randomOf(3)
  const drawnParts = (sizes: readonly number[], share: number): Part[] =>
    inOrder(
      sizes.map((size) => ({
        size,
        count: Array.from({ length: size }, () => random(1, 100) <= share).filter(Boolean).length,
      })),
    )
  const unevenness = (parts: readonly Part[]) => sumOf(parts.map(({ count, size }) => count ** 2 / size))

  /** Of every table with these margins, how likely those are that are as uneven. */
  function exact(parts: readonly Part[]): number {
    const observed = unevenness(parts) - 1e-9
    let all = 0
    let asUneven = 0
    const fill = (index: number, left: number, ways: number, sum: number): void => {
      const part = parts[index]
      if (part)
        for (let count = 0; count <= Math.min(left, part.size); count++)
          fill(index + 1, left - count, ways * choose(part.size, count), sum + count ** 2 / part.size)
      else if (left === 0) {
        all += ways
        if (sum >= observed) asUneven += ways
      }
    }
    fill(0, sumOf(parts.map(({ count }) => count)), 1, 0)
    return asUneven / all
  }

  const isExact = (parts: readonly Part[]) => {
    const chance = exact(parts)
    // By 9,999 draws; by as many as bring 500 tables as uneven, where they are fewer.
    const error = chance * Math.sqrt((1 - chance) / Math.min(500, 9999 * chance)) + 1e-4
    const found = permuted(parts)
    assert.ok(Math.abs(found - chance) < 4 * error, `${found}, not ${chance}: ${JSON.stringify(parts)}`)
  }

  test('says what counting every table does, within four standard errors', () => {
    const sizes = [
      [5, 5],
      [3, 9],
      [12, 12],
      [2, 5, 11],
      [6, 6, 6, 6],
      [5, 7, 8, 10],
    ]
    for (const each of [...sizes, ...sizes, ...sizes]) isExact(drawnParts(each, random(20, 80)))
  })

  test('takes tables for as uneven whose numbers are the same in another order', () => {
    // 25/7 + 4/7 + 1/7 is more than 1/7 + 4/7 + 25/7, as computers write it.
    isExact([5, 2, 1].map((count) => ({ count, size: 7 })))
  })

  test('says what the chi-square law does where everybody is many', () => {
    for (let table = 0; table < 20; table++) {
      const parts = drawnParts([random(80, 200), random(80, 2000), random(80, 2000), random(80, 2000)], random(35, 65))
      const size = sumOf(parts.map((part) => part.size))
      const share = sumOf(parts.map(({ count }) => count)) / size
      const x = sumOf(parts.map((part) => (part.count - part.size * share) ** 2 / part.size)) / share / (1 - share)
      const [found, law] = [permuted(parts), chiSquareTail(x, 3)]
      assert.ok(Math.abs(found - law) < 0.04, `${found}, not ${law}: ${JSON.stringify(parts)}`)
    }
  })

  test('tells a small chance under a thousandth, however many people there are, and never as none', () => {
    for (const many of [12, 500, 20_000]) {
      const parts = [
        { size: 12, count: 0 },
        { size: many, count: many },
      ]
      assert.equal(permuted(parts), 1 / 10_000)
    }
  })
})
