import type { Tally } from '@ess-widgets/contract'
import { size, total } from '../publication/table.ts'
import { agreeProbability, disagreeProbability } from './probabilities.ts'
import { oneProportion, twoProportions } from './proportion-tests.ts'

/** How much one side of a statement is a group's own, by Polis. */
export interface Side {
  /** pa or pd: the probability that somebody of the group takes this side. */
  probability: number
  /** pat or pdt: z of the test that this probability is over one half. */
  probabilityTest: number
  /** ra or rd: how many times as probable as with everybody else. */
  representativeness: number
  /** rat or rdt: z of the test that it is more probable than with everybody else. */
  representativenessTest: number
}

/**
 * Polis's representativeness of one statement for one of its groups: ra = pa / [(1 + ΣA) / (2 + ΣS)], the sums over all other
 * groups, and rat = the test of two proportions of the group against them; rd and rdt the same with D. Polis, `repness.clj`, lines 85–170. For comparison only: with families drawn at random, the rule made of it calls 24 to 46 % of statements typical
 * of one.
 */
export function representativeness(groups: readonly Tally[], group: number): { agree: Side; disagree: Side } {
  const own = groups[group]!
  const rest = total(groups.filter((_, index) => index !== group))
  const side = (choice: 'agree' | 'disagree', probability: (tally: Tally) => number): Side => {
    const part = (tally: Tally) => ({ count: tally[choice], size: size(tally) })
    return {
      probability: probability(own),
      probabilityTest: oneProportion(part(own)),
      representativeness: probability(own) / probability(rest),
      representativenessTest: twoProportions(part(own), part(rest)),
    }
  }
  return { agree: side('agree', agreeProbability), disagree: side('disagree', disagreeProbability) }
}
