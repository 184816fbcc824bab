import type { ManifestoState as Known } from '@ess-widgets/client/manifesto.js'
import type { Words } from '../shared/widget.ts'
import type { ManifestoMessages } from './manifesto-messages.ts'

/** `kept`: a signature waits on this device. `done`: it was received, whatever became of it since. */
export type ManifestoState = 'loading' | 'ready' | 'sending' | 'kept' | 'done' | 'closed' | 'error'

/** All that the tag shows. */
export interface ManifestoView extends Words<ManifestoMessages> {
  readonly known: Known
  readonly state: ManifestoState
  /** Whether the text shows in both languages. */
  readonly isBoth: boolean
  readonly level: number
  /** What became of the signature, and the form, once their file is there. */
  signing?: unknown
}

/** The state of the tag, from what is known of the text and of the person's signature. */
export function stateOf({ phase, own, consultation }: Known): ManifestoState {
  if (phase !== 'ready') return phase
  if (own?.isSending) return 'sending'
  if (own?.isKept !== undefined) return 'kept'
  if (consultation!.status !== 'open') return 'closed'
  return own?.signature ? 'done' : 'ready'
}
