import type { ConsultationClient, ConsultationState } from '@ess-widgets/client'
import type { Principle } from '@ess-widgets/contract'

/** `closed` is also said of a consultation that is not open yet: it takes no votes. */
export type VoteState = 'loading' | 'ready' | 'sending' | 'done' | 'closed' | 'error'

/** The state of a card that shows this principle, or with none and `ended`, the end of a set. */
export function stateOf(
  consultation: ConsultationState | undefined,
  principle: Principle | undefined,
  ended: boolean,
): VoteState {
  if (consultation?.phase === 'loading') return 'loading'
  if (consultation?.phase !== 'ready' || (!principle && !ended)) return 'error'
  if (consultation.consultation!.status !== 'open') return 'closed'
  const { choice, failure, sending } = consultation.ballots.get(principle?.id ?? '') ?? {}
  if (failure) return 'error'
  if (sending !== undefined) return 'sending'
  return choice || ended ? 'done' : 'ready'
}

/** What is wrong with the tag, told to whoever pasted it: visitors read a calm sentence instead. */
export function faultOf(
  client: ConsultationClient | undefined,
  asked: string | null,
  principle: string | null,
): string {
  if (!client) {
    const given = asked ? `consultation="${asked}" is not a web address` : 'no consultation'
    return `${given}. Set consultation="https://…", or add <link rel="ess-consultation" href="https://…"> to the page.`
  }
  const { phase, problem, principles } = client.state
  if (phase === 'error') return `${client.url} cannot be read (${problem}).`
  return `no principle "${principle}" in ${client.url}. It has: ${principles.map(({ id }) => id).join(', ')}.`
}
