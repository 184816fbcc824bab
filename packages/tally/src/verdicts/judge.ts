import type { Family, Span, Verdict } from '@ess-widgets/contract'
import { Judgements } from './judgements.ts'

/** What one family answered to a principle, in numbers of people: those who pass are in `size`, and support nothing. */
export interface Voice {
  family: Family
  agree: number
  disagree: number
  size: number
  /** Where a number may be one of two: `agree` and `disagree` are those that say least of a majority. */
  spans?: { agree: Span; disagree: Span }
}

/** What the voices on a principle show. */
export interface Judgement {
  verdict: Verdict
  /** The chance that what is said of it is only noise: 1 where nothing is said. */
  chance: number
  /** How many more ballots of the family in doubt would settle it if its opinion stays; null where no number would. */
  missing: number | null
}

/** What each principle shows; as `Judgements` say, of principles that do not change. */
export function judge(principles: readonly (readonly Voice[])[]): Judgement[] {
  const judgements = new Judgements(principles)
  return principles.map((_, index) => judgements.at(index))
}
