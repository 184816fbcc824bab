/**
 * Which of several tests to keep so that, on average, at most that share of those kept are false: the k smallest chances,
 * k being the greatest for which the k-th is at most k / m × level. Y. Benjamini and Y. Hochberg, Journal of the Royal
 * Statistical Society B 57 (1995), p. 289. In the order given; equal chances are kept or left together.
 */
export function discoveries(chances: readonly number[], level = 0.05): boolean[] {
  const ordered = chances.toSorted((one, other) => one - other)
  const rank = ordered.findLastIndex((chance, index) => chance <= ((index + 1) / chances.length) * level)
  return chances.map((chance) => rank >= 0 && chance <= ordered[rank]!)
}
