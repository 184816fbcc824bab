import type { Part } from '../statistics/intervals.ts'

/**
 * Polis's test that a proportion is over one half: z = 2√(n + 1) · ((s + 1) / (n + 1) − ½), a standard normal deviate where
 * it is one half and n is large. Both counts get one more, so that of nobody z = 1. Polis, `stats.clj`, lines 10–18.
 */
export const oneProportion = ({ count, size }: Part): number =>
  2 * Math.sqrt(size + 1) * ((count + 1) / (size + 1) - 0.5)

/**
 * Polis's test that a first proportion is over a second: z = (s₁/n₁ − s₂/n₂) / √(π(1 − π)(1/n₁ + 1/n₂)) with
 * π = (s₁ + s₂) / (n₁ + n₂) and one more in each of the four counts; 0 where π = 1. Polis, `stats.clj`, lines 10–18.
 */
export function twoProportions(first: Part, second: Part): number {
  const [s1, n1, s2, n2] = [first.count + 1, first.size + 1, second.count + 1, second.size + 1]
  const pooled = (s1 + s2) / (n1 + n2)
  if (pooled === 1) return 0
  return (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}
