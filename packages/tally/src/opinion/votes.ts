/** Agree 1, disagree −1, pass 0. Of a statement a person has not seen there is no vote. */
export type Vote = -1 | 0 | 1

/**
 * Who voted what, compactly: 3 bytes a vote. The votes of person p are those from `starts[p]` up to `starts[p + 1]`, in the
 * order of their statements.
 */
export interface VoteMatrix {
  people: number
  statements: number
  /** people + 1 indices into both arrays below. */
  starts: Uint32Array
  /** The statement of each vote, from 0. */
  columns: Uint16Array
  /** Each vote: 1, −1 or 0. */
  values: Int8Array
}

/** The matrix of these people, each given by their votes: [statement, vote], in any order, at most one a statement. */
export function votesOf(people: readonly Iterable<readonly [number, Vote]>[], statements: number): VoteMatrix {
  if (statements > 65_536) throw new RangeError(`${statements} statements are more than 65536`)
  // In the order of statements, so that what is added up over them does not depend on when each vote was cast.
  const rows = people.map((votes) => [...votes].sort(([one], [other]) => one - other))
  const starts = new Uint32Array(rows.length + 1)
  for (const [person, row] of rows.entries()) starts[person + 1] = starts[person]! + row.length
  const columns = new Uint16Array(starts[rows.length]!)
  const values = new Int8Array(starts[rows.length]!)
  let index = 0
  for (const row of rows) {
    let last = -1
    for (const [statement, vote] of row) {
      if (!(Number.isInteger(statement) && statement >= 0 && statement < statements))
        throw new RangeError(`${statement} is none of the ${statements} statements`)
      if (statement === last) throw new RangeError(`two votes of one person on statement ${statement}`)
      last = columns[index] = statement
      values[index++] = vote
    }
  }
  return { people: rows.length, statements, starts, columns, values }
}

/** How many statements a person has seen, those passed too. */
export const seenBy = ({ starts }: VoteMatrix, person: number): number => starts[person + 1]! - starts[person]!

/** The mean vote on each statement over those who saw it; 0 where nobody did. */
export function meansOf({ statements, columns, values }: VoteMatrix): Float64Array {
  const sums = new Float64Array(statements)
  const seen = new Float64Array(statements)
  for (let index = 0; index < columns.length; index++) {
    sums[columns[index]!]! += values[index]!
    seen[columns[index]!]!++
  }
  return sums.map((sum, statement) => (seen[statement] ? sum / seen[statement]! : 0))
}
