import type { Tally } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import type { KeptPublication } from '../store/publications.ts'

/** What publications are as one sequence, by whatever process they were made. */
export interface Sequence {
  publications: number
  /** Numbers under which nothing was published though something was under a higher one. */
  absent: number[]
  /** Numbers under which more than one thing was published. */
  contested: number[]
  /** Changes of a family by fewer than five people. */
  small: string[]
}

/** All that a store gave as the publication that stands, in any order. */
export function sequenceOf(kept: readonly KeptPublication[]): Sequence {
  const byNumber = Map.groupBy(kept, ({ number }) => number)
  const publications = Math.max(0, ...byNumber.keys())
  const numbers = Array.from({ length: publications }, (_, index) => index + 1)
  const absent = numbers.filter((number) => !byNumber.has(number))
  const textsOf = (number: number) => new Set(byNumber.get(number)?.map((each) => JSON.stringify(each)))
  const contested = numbers.filter((number) => textsOf(number).size > 1)
  const small = numbers.flatMap((number) =>
    (byNumber.get(number) ?? []).flatMap((publication) => {
      const before = releasesOf(byNumber.get(number - 1)?.[0])
      return [...releasesOf(publication)].flatMap(([group, tally]) => {
        const known = before.get(group)
        const people = known ? movedBetween(known, tally) : 5
        return people > 0 && people < 5 ? [`${group} by ${people} at ${number}`] : []
      })
    }),
  )
  return { publications, absent, contested, small }
}

const releasesOf = (publication: KeptPublication | undefined) =>
  new Map(publication?.memory['garde']?.releases.map(([group, { tally }]) => [group, tally]))

/** The least number of people a change can come from. */
function movedBetween(one: Tally, other: Tally): number {
  const rises = (from: Tally, to: Tally) =>
    choices.reduce((sum, choice) => sum + Math.max(0, to[choice] - from[choice]), 0)
  return Math.max(rises(one, other), rises(other, one))
}
