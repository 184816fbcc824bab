import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { chiSquareTail } from './distributions.ts'
import type { Part } from './intervals.ts'

/** Under this expected number in a cell, the chi-square law is not to be trusted: W. G. Cochran, Biometrics 10 (1954), p. 417. */
const leastExpected = 5

/** At most so many tables are drawn, and no more once so many of them are as uneven as the one observed. */
const draws = 9999
/** Fewer where each of them is long, so that no publication holds a server up: a thousandth can still be told. */
const mostSteps = 2_000_000
const fewest = 1999
const enough = 500

/**
 * The chance of parts at least as uneven as these if all came from one proportion: Pearson's chi-square test of
 * homogeneity on the 2 × F table, with F − 1 degrees of freedom, or a permutation test where a cell expects less than 5.
 * The order of the parts does not matter, to the last bit.
 */
export function homogeneity(parts: readonly Part[]): number {
  let size = 0
  let count = 0
  let smallest = Infinity
  for (const part of parts) {
    size += part.size
    count += part.count
    smallest = Math.min(smallest, part.size)
  }
  if (parts.length < 2 || count === 0 || count === size) return 1
  const share = count / size
  const expected = Math.min(share, 1 - share) * smallest
  const ordered = inOrder(parts)
  if (expected < leastExpected) return permuted(ordered, count, size)
  // Σ (O − E)² / E over both rows is Σ (countᵢ − sizeᵢ·p)² / (sizeᵢ·p·(1 − p)).
  let x = 0
  for (const part of ordered) x += (part.count - part.size * share) ** 2 / part.size
  return chiSquareTail(x / (share * (1 - share)), parts.length - 1)
}

/** By insertion: of a handful of parts, the sort of the language takes longer than the whole of the test. */
function inOrder(parts: readonly Part[]): Part[] {
  const ordered: Part[] = []
  for (const part of parts) {
    let place = ordered.length
    for (; place > 0 && isAfter(ordered[place - 1]!, part); place--) ordered[place] = ordered[place - 1]!
    ordered[place] = part
  }
  return ordered
}

const isAfter = (one: Part, other: Part) =>
  one.size > other.size || (one.size === other.size && one.count > other.count)

/**
 * The same chance by drawing: who belongs to which part is shuffled, the rest stays. With every margin fixed, the
 * chi-square grows with Σ countᵢ² / sizeᵢ alone. Drawn from one seed, so that the same parts always give the same answer;
 * stopped early when the answer is plainly large: J. Besag and P. Clifford, Biometrika 78 (1991), p. 301.
 */
function permuted(parts: readonly Part[], count: number, size: number): number {
  const observed = parts.reduce((sum, part) => sum + part.count ** 2 / part.size, 0) * (1 - 1e-12)
  const random = xoroshiro128plus(size)
  // Drawing the fewer of the two answers is drawing the others.
  const few = Math.min(count, size - count)
  const partOf = Uint8Array.from(parts.flatMap((part, index) => Array<number>(part.size).fill(index)))
  const drawn = new Int32Array(parts.length)
  let asUneven = 0
  const enoughDraws = Math.max(fewest, Math.min(draws, Math.floor(mostSteps / Math.max(1, few))))
  for (let draw = 1; draw <= enoughDraws; draw++) {
    drawn.fill(0)
    for (let person = 0; person < few; person++) {
      const other = uniformInt(random, person, size - 1)
      const part = partOf[other]!
      partOf[other] = partOf[person]!
      partOf[person] = part
      drawn[part]!++
    }
    let sum = 0
    for (const [index, part] of parts.entries()) {
      const those = few === count ? drawn[index]! : part.size - drawn[index]!
      sum += those ** 2 / part.size
    }
    if (sum >= observed) asUneven++
    if (asUneven === enough) return enough / draw
  }
  return (asUneven + 1) / (enoughDraws + 1)
}
