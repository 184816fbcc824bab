import type { Consultation, Counts, LocalizedText, Principle, ProblemName } from '@ess-widgets/contract'
import type { Choice, Family } from '@ess-widgets/contract/vocabulary.js'

/** Why something did not happen: the server's word for it, or `unreachable` when none was heard. */
export type Failure = ProblemName | 'unreachable'

/** All that is known of a consultation at one moment. A snapshot: the next change brings another object. */
export interface ConsultationState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`. */
  readonly problem?: Failure | undefined
  readonly consultation?: Consultation
  readonly principles: readonly Principle[]
  readonly counts?: Counts
  readonly family: Family | null
  /** By the principle's id; absent where nothing was ever said. */
  readonly ballots: ReadonlyMap<string, BallotState>
}

/** What is known of one's ballot on one principle. */
export interface BallotState {
  /** What the server is known to hold; null for none, or one that was removed. */
  readonly choice: Choice | null
  /** The revision the server is known to hold; 0 for none. */
  readonly revision: number
  /** The act on its way, null being a removal. Undefined when there is none. */
  readonly sending?: Choice | null | undefined
  /** Why the last act did not arrive. While `sending` is there too, the act is kept and `retry` sends it again. */
  readonly failure?: Failure | undefined
  /** Whether the device keeps it, and sends it even once the page was closed; else only this page has it. */
  readonly isKept?: boolean | undefined
  /** The failure in words, where the server refused it. */
  readonly titles?: LocalizedText | undefined
  /** The server held a more recent ballot, from another tab for instance: it is now `choice`. */
  readonly superseded?: boolean
}

export const nothingSaid: BallotState = { choice: null, revision: 0 }

export const nothingKnown: ConsultationState = {
  phase: 'loading',
  principles: [],
  family: null,
  ballots: new Map(),
}
