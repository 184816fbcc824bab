import type { Heading, Verdict } from '@ess-widgets/contract'
import { leastDifference, wilson, type Part } from '../statistics/intervals.ts'
import type { Voice } from './judge.ts'

const headings: Record<Verdict, Heading> = {
  common: 'shared',
  'common-nuanced': 'shared',
  rejected: 'shared',
  'rejected-nuanced': 'shared',
  'divergent-opposed': 'divergent',
  divergent: 'divergent',
  split: 'divergent',
  undecided: 'unsettled',
  insufficient: 'unsettled',
}

export const headingOf = (verdict: Verdict): Heading => headings[verdict]

/**
 * Where a principle stands under its heading, the greatest first. What is shared goes by its weakest family: the least
 * lower bound of the agreement (or refusal) in any of them. What divides goes by the lower bound of the difference
 * between the two families farthest apart. Never by a product of shares over families, where one ballot in each of two
 * families comes before hundreds. What is not settled keeps the order of the file.
 */
export function strength(verdict: Verdict, voices: readonly Voice[]): number {
  const parts = voices.map(({ agree, disagree, size }): Part => ({
    count: verdict.startsWith('rejected') ? disagree : agree,
    size,
  }))
  if (voices.length === 0 || headingOf(verdict) === 'unsettled') return 0
  if (headingOf(verdict) === 'shared') return Math.min(...parts.map((part) => wilson(part).low))
  const ordered = parts.toSorted((one, other) => one.count / one.size - other.count / other.size)
  return leastDifference(ordered.at(-1)!, ordered[0]!)
}
