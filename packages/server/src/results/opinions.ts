import type { Choice, Opinions } from '@ess-widgets/contract'
import { opinionGroups, votesOf, type Vote } from '@ess-widgets/tally'
import type { Answers } from '../store/publications.ts'

const votes = { agree: 1, disagree: -1, pass: 0 } satisfies Record<Choice, Vote>

/** The groups of opinion among these people, on these principles, where they may be told of. */
export function opinionsOf(people: readonly Answers[], principles: readonly string[]): Opinions | undefined {
  const places = new Map(principles.map((principle, place) => [principle, place]))
  const rows = people.map((answers) =>
    answers.flatMap(([principle, choice]) => {
      const place = places.get(principle)
      return place === undefined ? [] : [[place, votes[choice]] as const]
    }),
  )
  const found = opinionGroups(votesOf(rows, principles.length))
  if (!found) return undefined
  const { count, groups, statements } = found
  return {
    count,
    groups,
    principles: statements.map(({ statement, ...placed }) => ({ principle: principles[statement]!, ...placed })),
  }
}
