import assert from 'node:assert/strict'
import type { FamilyAnswers, PrincipleResult, Results, Span } from '@ess-widgets/contract'
import { groupConsensus, judge, representativeness, voicesOf } from '@ess-widgets/tally'

/** Of the normal law, for 90 % on both sides together. */
const z = 1.6448536269514722

/** Fails unless an interval is Wilson's of what is shown beside it: it says nothing else. */
export function assertSupport(
  { people, agree }: { people: number; agree: Span },
  { low, high }: { low: number; high: number },
): void {
  for (const [sign, count, shown] of [[-1, agree.least, low] as const, [1, agree.most, high] as const]) {
    const share = count / people
    const half = z * Math.sqrt((share * (1 - share)) / people + z ** 2 / (4 * people ** 2))
    const end = (share + z ** 2 / (2 * people) + sign * half) / (1 + z ** 2 / people)
    assert.ok(Math.abs(end - shown) < 0.000_051, `${shown} is not ${end}, of ${count} of ${people}`)
  }
}

/**
 * Fails unless all but the sums of people follows from the tables: intervals, who spoke, what is missing, and verdicts. While
 * ballots come a verdict may be the one that was shown before.
 */
export function assertFollows({ principles, isFinal }: Results, before: Results | undefined): void {
  const judgements = judge(principles.map(({ families }) => voicesOf(families)))
  for (const [index, { principle, families, channels = [], spoke, missing, verdict }] of principles.entries()) {
    for (const each of [...families, ...channels]) assertSupport(each, each.support)
    assert.deepEqual(
      spoke,
      voicesOf(families).map(({ family }) => family),
    )
    const judged = judgements[index]!
    if (missing !== undefined) assert.equal(missing, judged.missing)
    const shown = before?.principles.find((each) => each.principle === principle)?.verdict
    const may: PrincipleResult['verdict'][] = [judged.verdict, ...(shown && !isFinal ? [shown] : [])]
    assert.ok(may.includes(verdict), `${verdict} does not follow: ${may.join(', ')}`)
  }
}

/** Fails unless Polis’s numbers are those of the families of the law that are shown, where all of them are exact. */
export function assertPolis(rows: readonly (readonly string[])[], { principles }: Results): void {
  const isExact = ({ agree, disagree, pass }: FamilyAnswers) =>
    [agree, disagree, pass].every(({ least, most }) => least === most)
  const follows = principles.flatMap(({ principle, families, spoke }) => {
    const exact = families.filter(({ family }) => spoke.some((each) => each === family))
    if (exact.length < 2 || !exact.every(isExact)) return []
    const tallies = exact.map(({ agree, disagree, pass }) => ({
      agree: agree.least,
      disagree: disagree.least,
      pass: pass.least,
    }))
    return exact.map(({ family }, index) => {
      const sides = Object.values(representativeness(tallies, index)).flatMap((side) => Object.values(side))
      return [principle, family, groupConsensus(tallies), ...sides]
    })
  })
  assert.deepEqual(
    rows.map(([principle, family]) => [principle, family]),
    follows.map(([principle, family]) => [principle, family]),
  )
  for (const [index, [, , ...numbers]] of rows.entries()) {
    const expected = follows[index]!.slice(2) as number[]
    assert.equal(numbers.length, expected.length)
    for (const [place, number] of numbers.entries()) assert.ok(Math.abs(Number(number) - expected[place]!) <= 1e-6)
  }
}
