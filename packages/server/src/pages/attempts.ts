import { createHmac, randomBytes } from 'node:crypto'

const window = 10 * 60_000
/** A table of people behind one address mistypes; nobody guesses 140 bits. */
const perAddress = 20
const overall = 300

/** Counts failed attempts to enter, in memory alone. Addresses are known by a hash whose key ends with the process. */
export class Attempts {
  readonly #key = randomBytes(32)
  #since = 0
  #total = 0
  #failures = new Map<string, number>()

  /** Whether one more may be tried from there. */
  isAllowed(address: string, now: number): boolean {
    if (now - this.#since >= window) {
      this.#since = now
      this.#total = 0
      this.#failures.clear()
    }
    return this.#total < overall && (this.#failures.get(this.#hash(address)) ?? 0) < perAddress
  }

  addFailure(address: string): void {
    const hash = this.#hash(address)
    this.#total++
    this.#failures.set(hash, (this.#failures.get(hash) ?? 0) + 1)
  }

  #hash(address: string): string {
    return createHmac('sha256', this.#key).update(address).digest('base64url')
  }
}
