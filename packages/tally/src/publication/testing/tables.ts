import type { Channel, Family, Tally } from '@ess-widgets/contract'
import { channels, choices } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '../../counting.ts'
import type { ResultsRules } from '../shown.ts'

export type Three = [agree: number, disagree: number, pass: number]

export const tallyOf = ([agree, disagree, pass]: Three): Tally => ({ agree, disagree, pass })

export const tableOf = (table: Record<string, Three>) =>
  new Map(Object.entries(table).map(([name, counts]) => [name, tallyOf(counts)]))

/** One channel a choice. */
export const cellsOf = (table: Partial<Record<Family | 'unstated', Three>>, principle = 'a'): Cell[] =>
  Object.entries(table).flatMap(([family, counts]) =>
    choices.map((choice, index) => ({
      principle,
      channel: channels[index]!,
      family: family === 'unstated' ? null : (family as Family),
      choice,
      count: counts[index]!,
    })),
  )

/** Of one family, all by one channel. */
export const cellsBy = (family: Family, channel: Channel, counts: Three): Cell[] =>
  cellsOf({ [family]: counts }).map((each) => ({ ...each, channel }))

export const rulesOf = (fields: Partial<ResultsRules> = {}): ResultsRules => ({
  totals: 'at-close',
  isFinal: false,
  familyMinimum: 10,
  ...fields,
})
