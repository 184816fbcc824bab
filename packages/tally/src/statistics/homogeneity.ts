import { chiSquareTail } from './distributions.ts'
import type { Part } from './intervals.ts'
import { permuted } from './permutation.ts'

/** Under this expected number in a cell, the chi-square law is not to be trusted: W. G. Cochran, Biometrics 10 (1954), p. 417. */
const leastExpected = 5

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
  if (expected < leastExpected) return permuted(ordered)
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
