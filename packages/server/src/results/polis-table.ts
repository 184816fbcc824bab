import type { FamilyAnswers, Results, Tally } from '@ess-widgets/contract'
import { toCsv } from '@ess-widgets/contract/csv.js'
import { groupConsensus, representativeness } from '@ess-widgets/tally'

/** Polis’s own names, in English in both languages. */
const heads = [
  'principle',
  'group',
  'group-aware-consensus',
  'agree-prob',
  'agree-prob-test',
  'agree-rep',
  'agree-rep-test',
  'disagree-prob',
  'disagree-prob-test',
  'disagree-rep',
  'disagree-rep-test',
]

/**
 * What Polis would say of the same numbers, for comparison: nothing here is decided by it. A line a principle and family of the
 * law, which stand for its groups; of published numbers that are exact, so that it tells nothing more of anybody. A principle with
 * a family that is told as a span, or with one family alone, has no line: Polis would say something else of all of them.
 */
export function toPolisTable({ principles }: Results): string {
  const lines = principles.flatMap(({ principle, families, spoke }) => {
    const groups = families.filter(({ family }) => family && spoke.includes(family))
    const tallies = groups.map(tallyOf)
    if (tallies.length < 2 || !tallies.every((tally) => tally !== undefined)) return []
    return groups.map(({ family }, group) => {
      const { agree, disagree } = representativeness(tallies, group)
      const sides = [agree, disagree].flatMap((side) => [
        side.probability,
        side.probabilityTest,
        side.representativeness,
        side.representativenessTest,
      ])
      return [principle, family!, ...[groupConsensus(tallies)!, ...sides].map((value) => Number(value.toFixed(6)))]
    })
  })
  return toCsv([heads, ...lines])
}

/** Undefined where one of the numbers may be one of two. */
function tallyOf({ agree, disagree, pass }: FamilyAnswers): Tally | undefined {
  if ([agree, disagree, pass].some(({ least, most }) => least !== most)) return undefined
  return { agree: agree.least, disagree: disagree.least, pass: pass.least }
}
