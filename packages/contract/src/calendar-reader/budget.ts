/** What a reading may cost: steps, so that it is the same on every machine, and a deadline for the slowest of them. */
export class Budget {
  #steps: number
  readonly #deadline: number
  #spent = false

  /** `deadline` is on the clock of `performance.now()`, in milliseconds. */
  constructor(steps: number, deadline: number) {
    this.#steps = steps
    this.#deadline = deadline
  }

  /** Takes one step; false when there are none left. */
  spend(): boolean {
    this.#steps -= 1
    if (this.#steps < 0 || (this.#steps % 256 === 0 && performance.now() > this.#deadline)) this.#spent = true
    return !this.#spent
  }

  get isSpent(): boolean {
    return this.#spent
  }
}
