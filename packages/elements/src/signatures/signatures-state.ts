import type { SignaturesState as Known } from '@ess-widgets/client/signatures.js'
import type { SignatureCounts } from '@ess-widgets/contract'
import { channels, type Channel } from '@ess-widgets/contract/vocabulary.js'
import type { Words } from '../shared/widget.ts'
import type { SignaturesMessages } from './signatures-messages.ts'

/** `stale`: nothing is heard for the moment, and what shows is what was known last. */
export type SignaturesState = 'loading' | 'ready' | 'stale' | 'closed' | 'error'

/** All that shows of the signatures. */
export interface SignaturesView extends Words<SignaturesMessages> {
  readonly known: Known
  readonly state: SignaturesState
  /** How many count; undefined where that is not shown. */
  readonly total: number | undefined
  readonly level: number
  /** What comes later, under the rest. */
  more?: unknown
}

/** The state of the tag, from what is known. */
export function stateOf({ phase, staleSince, signatures }: Known): SignaturesState {
  if (phase !== 'ready') return phase
  if (staleSince) return 'stale'
  return signatures!.status === 'open' ? 'ready' : 'closed'
}

export const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)

const all = (numbers: Record<Channel, number>) => sum(channels.map((channel) => numbers[channel]))

export const totalOf = ({ persons, organisations }: SignatureCounts) => all(persons) + all(organisations)

/** Words and the number they are about. */
export type Fact = [words: string, count: number]

/** The same signatures twice: by who signs, and by how they came. */
export const partsOf = ({ persons, organisations }: SignatureCounts, messages: SignaturesMessages): Fact[][] => [
  [
    [messages.persons, all(persons)],
    [messages.organisations, all(organisations)],
  ],
  channels.map((channel) => [messages.channels[channel], persons[channel] + organisations[channel]]),
]
