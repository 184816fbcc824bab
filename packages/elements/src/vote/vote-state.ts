import type { BallotState, ConsultationState } from '@ess-widgets/client'
import type { Principle } from '@ess-widgets/contract'
import type { Words } from '../shared/widget.ts'
import type { VoteMessages } from './vote-messages.ts'

/** `closed` is also said of a consultation that is not open yet: it takes no votes. */
export type VoteState = 'loading' | 'ready' | 'sending' | 'done' | 'closed' | 'error'

/** A consultation, as one card shows and says it. */
export interface VoteView extends ConsultationState, Words<VoteMessages> {
  state: VoteState
  /** The principle on show. */
  principle: Principle | undefined
  ballot: BallotState | undefined
  /** Place of the principle in the set, from 1; 0 for one that is shown alone. */
  step: number
  /** True past the last principle of the set, where the votes are summed up. */
  ended: boolean
  /** True while the person looks for another answer. */
  changing: boolean
  /** Level of the heading. */
  level: unknown
  /** Every button of the card submits, and says by its name what it does. */
  handleSubmit: (event: SubmitEvent) => void
}

export function stateOf({ phase, consultation, principle, ended, ballot }: VoteView): VoteState {
  if (phase === 'loading') return phase
  if (!principle && !ended) return 'error'
  if (consultation!.status !== 'open') return 'closed'
  if (ballot?.failure) return 'error'
  if (ballot?.sending !== undefined) return 'sending'
  return ballot?.choice || ended ? 'done' : 'ready'
}

/** What became of the last act on a ballot, in words. */
export function outcomeOf(
  { choice, failure, sending, superseded, isKept, titles }: BallotState,
  { messages, text }: Words<VoteMessages>,
) {
  if (sending !== undefined) return failure ? (isKept ? messages.kept : messages.unsent) : messages.sending
  if (failure) return `${messages.refused} ${titles ? text(titles) : ''}`
  return superseded ? messages.superseded : choice ? messages.recorded : messages.removed
}
