import type { Span, Tally } from '@ess-widgets/contract'
import { size } from './table.ts'

/** From this number of people on, « all of them » and « none of them » give nobody's answer away. */
export const unanimityMinimum = 20

export type Spans = Record<keyof Tally, Span>

export const exactly = (count: number): Span => ({ least: count, most: count })
export const isExact = ({ least, most }: Span): boolean => least === most

/** Whether a count is, among so few people, next to nobody or next to everybody: what is told as a span. */
export const isTelling = (count: number, people: number): boolean =>
  people < unanimityMinimum && (count <= 1 || count >= people - 1)

/**
 * What may be said of a group's answers. Under 20 people, « all » and « all but one » who agree are one and the same:
 * from n − 1 to n; so are « nobody » and « one person »: 0 to 1. Was only unanimity told so, the span would say it. The
 * passes are what is left of those who answered.
 */
export function spansOf(tally: Tally): Spans {
  const people = size(tally)
  const span = (count: number): Span => {
    if (!isTelling(count, people)) return exactly(count)
    return count <= 1 ? { least: 0, most: Math.min(1, people) } : { least: people - 1, most: people }
  }
  const agree = span(tally.agree)
  const disagree = span(tally.disagree)
  return {
    agree,
    disagree,
    pass: {
      least: Math.max(0, people - agree.most - disagree.most),
      most: people - agree.least - disagree.least,
    },
  }
}
