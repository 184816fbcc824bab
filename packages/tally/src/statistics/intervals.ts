/** The 95th centile of the normal law: what leaves 5 % beyond one bound, and so 90 % between two. */
export const z = 1.6448536269514722

/** A proportion, from 0 to 1. */
export interface Interval {
  low: number
  high: number
}

/** So many out of so many. */
export interface Part {
  count: number
  size: number
}

/**
 * Wilson's interval of a proportion p = count / size at 90 %, so that each bound alone holds at 95 %: centre
 * (p + z²/2n) / (1 + z²/n), half-width z√(p(1−p)/n + z²/4n²) / (1 + z²/n). Of nobody, everything is possible.
 * E. B. Wilson, Journal of the American Statistical Association 22 (1927), p. 209.
 */
export function wilson({ count, size }: Part): Interval {
  if (size === 0) return { low: 0, high: 1 }
  const p = count / size
  const shrink = 1 + (z * z) / size
  const centre = (p + (z * z) / (2 * size)) / shrink
  const half = (z * Math.sqrt((p * (1 - p)) / size + (z * z) / (4 * size * size))) / shrink
  // Where all answer alike the bound is exact, and rounding must not move it.
  return { low: count === 0 ? 0 : centre - half, high: count === size ? 1 : centre + half }
}

/**
 * The lower bound at 95 % of the difference between two proportions, p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²), with Wilson's
 * bounds of each. R. G. Newcombe, Statistics in Medicine 17 (1998), p. 873, method 10.
 */
export function leastDifference(more: Part, less: Part): number {
  const p1 = more.count / more.size
  const p2 = less.count / less.size
  return p1 - p2 - Math.hypot(p1 - wilson(more).low, wilson(less).high - p2)
}
