import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { Hypergeometric } from './hypergeometric.ts'
import type { Part } from './intervals.ts'

/** At most so many tables are drawn, and no more once so many of them are as uneven as the one observed. */
const draws = 9999
const enough = 500

/**
 * The chance of parts at least as uneven as these if who belongs to which part were drawn anew and the rest stayed. With every
 * margin fixed, Pearson’s chi-square grows with Σ countᵢ² / sizeᵢ alone. Drawn from one seed, so that the same parts, in the
 * same order, always give the same answer; stopped early when the answer is plainly large: J. Besag and P. Clifford,
 * Biometrika 78 (1991), p. 301. Parts from the smallest to the largest take least time.
 */
export function permuted(parts: readonly Part[]): number {
  let [size, count, observed] = [0, 0, 0]
  for (const part of parts) {
    size += part.size
    count += part.count
    observed += part.count ** 2 / part.size
  }
  // As uneven is not less so for having been added up otherwise.
  observed *= 1 - 1e-12
  const random = xoroshiro128plus(size)
  // Its first numbers are nearly 1, or nearly the seed: each first table would be as uneven as any.
  random.jump()
  const laws = lawsOf(parts, size)
  let asUneven = 0
  for (let draw = 1; draw <= draws; draw++) {
    let left = count
    let sum = 0
    for (let index = 0; index < parts.length; index++) {
      const those = index < laws.length ? laws[index]!.at(uniformFloat64(random), left) : left
      sum += those ** 2 / parts[index]!.size
      left -= those
    }
    if (sum >= observed) asUneven++
    if (asUneven === enough) return enough / draw
  }
  return (asUneven + 1) / (draws + 1)
}

/**
 * One part after the other takes its people from those whom the parts before it left, and the last takes them all. No person
 * is drawn, so that thousands take little longer than dozens.
 */
function lawsOf(parts: readonly Part[], size: number): Hypergeometric[] {
  let left = size
  return parts.slice(0, -1).map((part) => {
    const law = new Hypergeometric(left, part.size)
    left -= part.size
    return law
  })
}
