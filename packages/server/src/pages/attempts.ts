import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '../http/network-limit.ts'

const window = 10 * 60_000
/** A table of people behind one address mistypes; nobody guesses 140 bits. */
const perNetwork = 20

/**
 * Counts failed attempts to enter, in memory alone: who fails is slowed down, and a right code is let in whatever others
 * did. Networks are known by a hash whose key ends with the process.
 */
export class Attempts {
  readonly #key = randomBytes(32)
  #since = 0
  #failures = new Map<string, number>()

  /** Counts a failure, and says whether there were too many from there. */
  addFailure(address: string, now: number): boolean {
    if (now - this.#since >= window) {
      this.#since = now
      this.#failures.clear()
    }
    const hash = createHmac('sha256', this.#key).update(networkOf(address)).digest('base64url')
    const count = (this.#failures.get(hash) ?? 0) + 1
    this.#failures.set(hash, count)
    return count > perNetwork
  }
}
