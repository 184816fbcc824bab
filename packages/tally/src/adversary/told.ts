import type { Channel, Choice, PrincipleCounts, PrincipleResult, Span, Tally } from '@ess-widgets/contract'
import { channels } from '@ess-widgets/contract/vocabulary.js'
import { exactly } from '../publication/spans.ts'
import { size, type Group } from '../publication/table.ts'

/** What is said of one group of people on one principle, in whatever document it was read. */
export interface Told {
  principle: string
  of: { family: Group } | { channel: Channel } | 'everybody'
  people: number
  /** Absent where only the number of people is said. */
  choices?: Record<Choice, Span>
}

/** What results say of a principle. */
export const toldByResult = ({
  principle,
  families,
  channels = [],
  total,
}: Pick<PrincipleResult, 'principle' | 'families' | 'channels' | 'total'>): Told[] => [
  ...families.map(({ family, people, ...spans }) => told(principle, { family }, people, spans)),
  ...channels.map(({ channel, people, ...spans }) => told(principle, { channel }, people, spans)),
  ...everybody(principle, total),
]

/** What counts that are public with each vote say of one. */
export const toldByCounts = ({ principle, total, channels: people }: PrincipleCounts): Told[] => [
  ...channels.map((channel): Told => ({ principle, of: { channel }, people: people[channel] })),
  ...everybody(principle, total),
]

type Spans = Record<Choice, Span>

const told = (principle: string, of: Told['of'], people: number, { agree, disagree, pass }: Spans): Told => ({
  principle,
  of,
  people,
  choices: { agree, disagree, pass },
})

function everybody(principle: string, total: Tally | undefined): Told[] {
  if (!total) return []
  const spans = { agree: exactly(total.agree), disagree: exactly(total.disagree), pass: exactly(total.pass) }
  return [told(principle, 'everybody', size(total), spans)]
}
