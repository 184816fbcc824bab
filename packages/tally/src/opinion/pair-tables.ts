import type { Vote, VoteMatrix } from './votes.ts'

/**
 * Three tables of integers, statement by statement, over the people who saw both: `products` Σ xⱼxₖ, `sums` Σ xⱼ (of the row's
 * statement) and `seen` Σ 1. They hold all that the axes need of the votes, in 12 M² bytes whatever the number of people,
 * follow each vote exactly, and depend neither on order nor on history.
 */
export class PairTables {
  readonly statements: number
  readonly products: Int32Array
  readonly sums: Int32Array
  readonly seen: Int32Array

  constructor(statements: number) {
    this.statements = statements
    this.products = new Int32Array(statements ** 2)
    this.sums = new Int32Array(statements ** 2)
    this.seen = new Int32Array(statements ** 2)
  }

  /** From every vote at once: people × M² at most. */
  static of({ people, statements, starts, columns, values }: VoteMatrix): PairTables {
    const tables = new PairTables(statements)
    const { products, sums, seen } = tables
    for (let person = 0; person < people; person++) {
      const end = starts[person + 1]!
      for (let row = starts[person]!; row < end; row++) {
        const offset = columns[row]! * statements
        const value = values[row]!
        for (let column = starts[person]!; column < end; column++) {
          const cell = offset + columns[column]!
          products[cell]! += value * values[column]!
          sums[cell]! += value
          seen[cell]!++
        }
      }
    }
    return tables
  }

  /**
   * One person casts, changes or withdraws (`to` undefined) one vote. `votes` are all of that person's, by statement, as they
   * stood before; the caller keeps them. As many steps as that person has votes.
   */
  change(votes: ReadonlyMap<number, Vote>, statement: number, to: Vote | undefined): void {
    const from = votes.get(statement)
    const step = (to ?? 0) - (from ?? 0)
    const came = Number(to !== undefined) - Number(from !== undefined)
    if (step === 0 && came === 0) return
    const { statements, products, sums, seen } = this
    for (const [other, vote] of votes) {
      if (other === statement) continue
      const there = statement * statements + other
      const back = other * statements + statement
      products[there]! += step * vote
      products[back]! += step * vote
      sums[there]! += step
      sums[back]! += came * vote
      seen[there]! += came
      seen[back]! += came
    }
    const itself = statement * statements + statement
    products[itself]! += (to ?? 0) ** 2 - (from ?? 0) ** 2
    sums[itself]! += step
    seen[itself]! += came
  }
}
