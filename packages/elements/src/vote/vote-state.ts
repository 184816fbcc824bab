import type { BallotState, ConsultationClient, ConsultationState } from '@ess-widgets/client'
import type { Principle } from '@ess-widgets/contract'

/** `closed` is also said of a consultation that is not open yet: it takes no votes. */
export type VoteState = 'loading' | 'ready' | 'sending' | 'done' | 'closed' | 'error'

/** The state of a card that shows this principle, or with none and `ended`, the end of a set. */
export function stateOf(
  { phase, consultation }: ConsultationState,
  principle: Principle | undefined,
  { choice, failure, sending }: Partial<BallotState>,
  ended: boolean,
): VoteState {
  if (phase === 'loading') return phase
  if (phase === 'error' || !(principle || ended)) return 'error'
  if (consultation!.status !== 'open') return 'closed'
  if (failure) return 'error'
  if (sending !== undefined) return 'sending'
  return choice || ended ? 'done' : 'ready'
}

/** What became of the last act on a ballot, by the name of the sentence that says it. */
export function outcomeOf({ choice, sending, failure, superseded }: BallotState) {
  if (failure && sending) return 'unsent'
  if (failure && sending === null) return 'removalUnsent'
  if (failure) return failure === 'foreign-origin' ? 'foreign' : 'refused'
  if (sending !== undefined) return 'sending'
  if (superseded) return 'superseded'
  return choice ? 'recorded' : 'removed'
}

/** What is wrong with the tag, told to whoever pasted it: visitors read a calm sentence instead. */
export function faultOf(client: ConsultationClient | undefined, asked: string | null, principle: string | null) {
  if (!client)
    return `no consultation at "${asked ?? ''}". Set consultation="https://…" or <link rel="ess-consultation" href="https://…">.`
  const { phase, problem, principles } = client.state
  if (phase === 'error') return `${client.url} cannot be read (${problem}).`
  return `no principle "${principle}" in ${client.url}, which has ${principles.map(({ id }) => id).join(', ')}.`
}
