import type { Tally } from '@ess-widgets/contract'
import { size } from '../publication/table.ts'
import { z } from '../statistics/intervals.ts'

/** Two for one on the other side. */
const leastCentre = 1 / 3

/**
 * Which way a group leans on a statement: the sign of its centre (A − D) / S, S counting those who pass, where that is at
 * least 1/3 and z / √S; undefined between. A third, for at two against one a reader would say so; z / √S (0.52 of 10
 * people, 1/3 from 25 on), for a vote varies by 1 at most, so that a coin passes it one time in twenty on each side at most,
 * about. It is a description and no test: the groups were made from these votes.
 */
export function leaning(tally: Tally): 'agree' | 'disagree' | undefined {
  const people = size(tally)
  const centre = (tally.agree - tally.disagree) / people
  if (people === 0 || Math.abs(centre) < Math.max(leastCentre, z / Math.sqrt(people))) return undefined
  return centre > 0 ? 'agree' : 'disagree'
}
