import fc from 'fast-check'
import { votesOf, type Vote, type VoteMatrix } from '../votes.ts'

/** A vote, or undefined for a statement that was not seen. */
export const anyVote = fc.constantFrom<Vote | undefined>(1, 1, -1, 0, undefined)

/** Votes by person and statement, undefined where not seen. */
export type Rows = readonly (readonly (Vote | undefined)[])[]

export const matrixOf = (rows: Rows, statements: number): VoteMatrix =>
  votesOf(
    rows.map((row) => row.flatMap((vote, statement) => (vote === undefined ? [] : [[statement, vote] as const]))),
    statements,
  )

export const anyRows = ({ people, statements }: { people: number; statements: number }): fc.Arbitrary<Rows> =>
  fc.array(fc.array(anyVote, { minLength: statements, maxLength: statements }), {
    minLength: people,
    maxLength: people,
  })

export const anyMatrix = (size: { people: number; statements: number }): fc.Arbitrary<VoteMatrix> =>
  anyRows(size).map((rows) => matrixOf(rows, size.statements))

/** The same with something to find: half of the people turned the sign of half of their votes. */
export const anyCamps = (size: { people: number; statements: number }): fc.Arbitrary<Rows> =>
  anyRows(size).map((rows) =>
    rows.map((row, person) =>
      row.map((vote, statement) => {
        const side = statement % 2 ? -1 : 1
        return vote && statement % 4 > 1 ? ((person % 2 ? side : -side) as Vote) : vote
      }),
    ),
  )
