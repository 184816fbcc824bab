import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { sparseAxes } from './axes.ts'
import { votesOf, type Vote, type VoteMatrix } from './votes.ts'

/** So many times the votes are dealt anew: what none of these reaches, chance reaches at most once in a hundred. */
const draws = 99
/** At most so many people are looked at. */
const most = 500

/**
 * Along how many of their two axes people differ more than chance makes them: more than if each statement's votes, the same
 * votes, were dealt anew among those who saw it. J. L. Horn's parallel analysis (Psychometrika 30 (1965), p. 179), by
 * permutation. It says that some answers go together, not that people fall into groups. Beyond 500 people, a sample of
 * them taken at even steps. The order of people changes nothing, to the last bit.
 */
export function axesBeyondChance(matrix: VoteMatrix): 0 | 1 | 2 {
  const sample = inOrder(matrix)
  const [first, second] = valuesOf(sample).map((value) => value * (1 - 1e-12)) as [number, number]
  const { statements, columns } = sample
  const votesOn = Array.from({ length: statements }, (): number[] => [])
  for (const [index, statement] of columns.entries()) votesOn[statement]!.push(index)
  const dealt = { ...sample, values: Int8Array.from(sample.values) }
  const random = xoroshiro128plus(columns.length)
  let isSecond = true
  for (let draw = 0; draw < draws; draw++) {
    for (const those of votesOn) shuffle(dealt.values, those)
    const [one, other] = valuesOf(dealt)
    if (one >= first) return 0
    isSecond &&= other < second
  }
  return isSecond ? 2 : 1

  function shuffle(values: Int8Array, those: readonly number[]) {
    for (let left = those.length - 1; left > 0; left--) {
      const [one, other] = [those[left]!, those[uniformInt(random, 0, left)]!]
      const value = values[one]!
      values[one] = values[other]!
      values[other] = value
    }
  }
}

const valuesOf = (matrix: VoteMatrix) => sparseAxes(matrix).map(({ value }) => value) as [number, number]

/** The people in the order of what they voted, whatever order they were given in, or as many of them as are looked at. */
export function inOrder({ people, statements, starts, columns, values }: VoteMatrix): VoteMatrix {
  const rows = Array.from({ length: people }, (_, person) =>
    Array.from(
      columns.subarray(starts[person], starts[person + 1]),
      (statement, at) => [statement, values[starts[person]! + at] as Vote] as const,
    ),
  )
  const words = new Map(rows.map((row) => [row, row.join()]))
  rows.sort((one, other) => (words.get(one)! < words.get(other)! ? -1 : 1))
  const size = Math.min(most, people)
  return votesOf(
    Array.from({ length: size }, (_, index) => rows[Math.floor((index * people) / size)]!),
    statements,
  )
}
