/** An equation: what is known is the sum of some unknowns, each so many times; the value itself does not matter here. */
export type Equation = ReadonlyMap<string, number>

/**
 * What a set of equations determines, solved exactly: integers only, rows divided by their greatest common divisor, and
 * an error rather than a rounded number.
 */
export class LinearSystem {
  /** Reduced rows, by the unknown each was solved for. */
  readonly #rows = new Map<string, Map<string, number>>()

  add(equation: Equation): void {
    const row = this.#reduce(equation)
    const pivot = row.keys().next().value
    if (pivot === undefined) return
    for (const other of this.#rows.values()) eliminate(other, pivot, row)
    this.#rows.set(pivot, row)
  }

  /** Whether the equations leave one value only for this sum of unknowns. */
  determines(sum: Equation): boolean {
    return this.#reduce(sum).size === 0
  }

  #reduce(equation: Equation): Map<string, number> {
    const row = new Map([...equation].filter(([, times]) => times !== 0))
    for (const unknown of [...row.keys()]) {
      const solved = this.#rows.get(unknown)
      if (solved) eliminate(row, unknown, solved)
    }
    return row
  }
}

/** Takes an unknown out of a row, with a row that has it. */
function eliminate(row: Map<string, number>, unknown: string, by: ReadonlyMap<string, number>): void {
  const times = row.get(unknown)
  if (!times) return
  const pivot = by.get(unknown)!
  for (const [name, value] of row) row.set(name, value * pivot)
  for (const [name, value] of by) row.set(name, (row.get(name) ?? 0) - value * times)
  let divisor = 0
  for (const [name, value] of row) {
    if (!Number.isSafeInteger(value)) throw new RangeError('the numbers of this system are too large')
    if (value === 0) row.delete(name)
    else divisor = gcd(divisor, Math.abs(value))
  }
  for (const [name, value] of row) row.set(name, value / divisor)
}

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other))
