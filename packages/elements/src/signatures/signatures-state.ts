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
  /** Whether the number has just changed, while someone looked. */
  readonly isFresh: boolean
  readonly level: number
  /** What comes later, under the rest. */
  readonly names: unknown
}

/** The state of the tag, from what is known. A file is what it says, whatever its status. */
export function stateOf({ phase, staleSince, signatures }: Known): SignaturesState {
  if (phase !== 'ready') return phase
  if (staleSince) return 'stale'
  return signatures!.status === 'open' ? 'ready' : 'closed'
}

const sum = (numbers: Record<Channel, number>) => channels.reduce((all, channel) => all + numbers[channel], 0)

export const totalOf = ({ persons, organisations }: SignatureCounts) => sum(persons) + sum(organisations)

/** The numbers that show apart, each with its word; those of nobody are left out. */
export function partsOf({ persons, organisations }: SignatureCounts, messages: SignaturesMessages): [string, number][] {
  const kinds: [string, number][] = [
    [messages.persons, sum(persons)],
    [messages.organisations, sum(organisations)],
  ]
  const ways = channels.map((channel): [string, number] => [
    messages.channels[channel],
    persons[channel] + organisations[channel],
  ])
  return [...kinds, ...ways].filter(([, count]) => count)
}
