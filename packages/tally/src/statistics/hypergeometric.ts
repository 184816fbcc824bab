/** ln n! for n from 0 on, as far as anyone asked. */
let logFactorials = new Float64Array(1)

function logFactorialsUpTo(most: number): Float64Array {
  const known = logFactorials.length
  if (most >= known) {
    const longer = new Float64Array(Math.max(most + 1, 2 * known))
    longer.set(logFactorials)
    for (let n = known; n < longer.length; n++) longer[n] = longer[n - 1]! + Math.log(n)
    logFactorials = longer
  }
  return logFactorials
}

/**
 * How many of `taken` people, drawn among `size`, said yes. Numbers are drawn by inversion, from the likeliest outwards, one
 * more and one fewer in turn: the steps grow with the standard deviation, as the root of the people. Where `count` of all said
 * yes, the likeliest is ⌊(taken + 1)(count + 1) / (size + 2)⌋; the chance of k is
 * C(count, k) C(size − count, taken − k) / C(size, taken), and follows from its neighbour’s.
 * V. Kachitvichyanukul and B. Schmeiser, Journal of Statistical Computation and Simulation 22 (1985), p. 127, for the
 * inversion; C. D. Kemp, Communications in Statistics – Theory and Methods 15 (1986), p. 805, for where to start.
 */
export class Hypergeometric {
  readonly #size: number
  readonly #taken: number
  /** By the number of all who said yes, the chance of the likeliest; 0 until asked. */
  readonly #chances: Float64Array

  constructor(size: number, taken: number) {
    this.#size = size
    this.#taken = taken
    this.#chances = new Float64Array(size + 1)
  }

  /** The number that `share`, from 0 to 1, falls on, where `count` of all said yes. */
  at(share: number, count: number): number {
    const taken = this.#taken
    // So many of those who did not are not taken, and one more for each who is and said yes.
    const spare = this.#size - count - taken
    const least = Math.max(0, -spare)
    const most = Math.min(taken, count)
    const likeliest = Math.floor(((taken + 1) * (count + 1)) / (this.#size + 2))
    const chance = (this.#chances[count] ||= this.#chance(likeliest, count))
    let left = share - chance
    let more = likeliest
    let fewer = likeliest
    let chanceOfMore = chance
    let chanceOfFewer = chance
    while (left >= 0 && (more < most || fewer > least)) {
      if (more < most) {
        chanceOfMore *= ((count - more) * (taken - more)) / ((more + 1) * (spare + more + 1))
        more++
        left -= chanceOfMore
        if (left < 0) return more
      }
      if (fewer > least) {
        chanceOfFewer *= (fewer * (spare + fewer)) / ((count - fewer + 1) * (taken - fewer + 1))
        fewer--
        left -= chanceOfFewer
        if (left < 0) return fewer
      }
    }
    // Found at once, or not at all: what rounding leaves of 1 is the likeliest’s.
    return likeliest
  }

  #chance(k: number, count: number): number {
    const [size, taken, others] = [this.#size, this.#taken, this.#size - count]
    const ln = logFactorialsUpTo(size)
    const ways = (all: number, some: number) => ln[all]! - ln[some]! - ln[all - some]!
    return Math.exp(ways(count, k) + ways(others, taken - k) - ways(size, taken))
  }
}
