import type { FamilyAnswers, Span, Tally } from '@ess-widgets/contract'
import { wilson } from '../statistics/intervals.ts'
import type { Voice } from '../verdicts/judge.ts'
import { spansOf, type Spans } from './spans.ts'
import { size } from './table.ts'

/**
 * The voices a verdict stands on: the families of the law that are shown. People without a family, and those who have
 * not said theirs, are shown and decide nothing. Made of what is published alone, so that a verdict tells nothing more
 * and anyone may find it again; of a span, the number that says least.
 */
export const voicesOf = (
  families: readonly Pick<FamilyAnswers, 'family' | 'people' | 'agree' | 'disagree'>[],
): Voice[] =>
  families.flatMap(({ family, people, agree, disagree }) =>
    family === null || family === 'none'
      ? []
      : [
          {
            family,
            size: people,
            agree: moderate(agree, people),
            disagree: moderate(disagree, people),
            spans: { agree, disagree },
          },
        ],
  )

const moderate = ({ least, most }: Span, people: number) => (least + most <= people ? most : least)

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/** What is published of a group's answers. */
export function answersOf(tally: Tally): Spans & Pick<FamilyAnswers, 'people' | 'support'> {
  const people = size(tally)
  const spans = spansOf(tally)
  return {
    people,
    ...spans,
    support: {
      low: rounded(wilson({ count: spans.agree.least, size: people }).low),
      high: rounded(wilson({ count: spans.agree.most, size: people }).high),
    },
  }
}
