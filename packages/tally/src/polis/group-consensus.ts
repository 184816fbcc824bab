import type { Tally } from '@ess-widgets/contract'
import { size } from '../publication/table.ts'

/**
 * Polis's group-informed consensus on one statement: Π over groups of (A + 1) / (S + 2), from 0 to 1, S counting those who
 * pass. Undefined without a group. For comparison only: it falls with the number of groups, and one agreement of one
 * person in each of two groups (0.444) comes before 65 % of 200 in each (0.421). Polis, `conversation.clj`, line 615.
 */
export function groupConsensus(groups: readonly Tally[]): number | undefined {
  if (groups.length === 0) return undefined
  return groups.reduce((product, group) => product * ((group.agree + 1) / (size(group) + 2)), 1)
}

/**
 * The same as a geometric mean, with Jeffreys's pseudocounts: exp(mean over groups of ln((A + ½) / (S + 1))), from 0 to 1.
 * Comparable across numbers of groups. Jeffreys’s ½ and 1 in place of Laplace’s. The mean of ½ + ½ and 0 + 1: nobody's answer counts for ½.
 */
export function meanGroupConsensus(groups: readonly Tally[]): number | undefined {
  if (groups.length === 0) return undefined
  const logarithms = groups.map((group) => Math.log((group.agree + 0.5) / (size(group) + 1)))
  return Math.exp(logarithms.reduce((sum, logarithm) => sum + logarithm, 0) / groups.length)
}
