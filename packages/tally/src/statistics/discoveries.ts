/**
 * Which of several tests to keep so that, on average, at most that share of those kept are false: the k smallest chances,
 * k being the greatest for which the k-th is at most k / m × level. Y. Benjamini and Y. Hochberg, Journal of the Royal
 * Statistical Society B 57 (1995), p. 289. Equal chances are kept or left together.
 *
 * Nothing is sorted: each chance needs a rank, the least k for which it is at most k / m × level, and k is the greatest such
 * that k chances need k at most. So one chance changes without the others being looked at.
 */
export class Discoveries {
  /** By rank, from 1: k / m × level. */
  readonly #lines: Float64Array
  /** By test, the rank it needs; m + 1 where none is enough. */
  readonly #ranks: Uint32Array
  /** By rank, how many tests need it. */
  readonly #needing: Uint32Array
  #kept: number | undefined

  /** The chance of each test; undefined of one that is not among them. */
  constructor(chances: readonly (number | undefined)[], level = 0.05) {
    const size = chances.filter((chance) => chance !== undefined).length
    this.#lines = Float64Array.from({ length: size + 1 }, (_, rank) => (rank / size) * level)
    this.#ranks = Uint32Array.from(chances, (chance) => (chance === undefined ? size + 1 : this.#rankOf(chance)))
    this.#needing = new Uint32Array(size + 2)
    for (const rank of this.#ranks) this.#needing[rank]!++
  }

  /** Another chance of a test that is among them. */
  set(test: number, chance: number): void {
    const before = this.#ranks[test]!
    const rank = this.#rankOf(chance)
    if (rank === before) return
    this.#needing[before]!--
    this.#needing[rank]!++
    this.#ranks[test] = rank
    this.#kept = undefined
  }

  /** Whether a test is kept. */
  has(test: number): boolean {
    this.#kept ??= this.#greatest()
    return this.#ranks[test]! <= this.#kept
  }

  #rankOf(chance: number): number {
    let least = 1
    let most = this.#lines.length
    while (least < most) {
      const middle = (least + most) >> 1
      if (chance <= this.#lines[middle]!) most = middle
      else least = middle + 1
    }
    return least
  }

  #greatest(): number {
    let rank = this.#lines.length - 1
    let upTo = this.#ranks.length - this.#needing[rank + 1]!
    while (upTo < rank) upTo -= this.#needing[rank--]!
    return rank
  }
}
