import type { Consultation, Counts, Principle, ProblemName } from '@ess-widgets/contract'
import type { Choice, Family } from '@ess-widgets/contract/vocabulary.js'

/** Why something did not happen: the server's word for it, or `unreachable` when none was heard. */
export type Failure = ProblemName | 'unreachable'

/** All that is known of a consultation at one moment. A snapshot: the next change brings another object. */
export interface ConsultationState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`. */
  readonly problem?: Failure
  readonly consultation?: Consultation
  readonly principles: readonly Principle[]
  readonly counts?: Counts
  readonly family: Family | null
  /** Whether the person answered or skipped the question of the family on this device. */
  readonly familyAsked: boolean
  /** By the principle's id; absent where nothing was ever said. */
  readonly ballots: ReadonlyMap<string, BallotState>
}

/** What is known of one's ballot on one principle. */
export interface BallotState {
  /** What the server is known to hold; null for none, or one that was removed. */
  readonly choice: Choice | null
  /** The revision the server is known to hold; 0 for none. */
  readonly revision: number
  /** The act on its way, null being a removal. Absent when there is none. */
  readonly sending?: Choice | null
  /** Why the last act did not arrive. While `sending` is there too, the act is kept and `retry` sends it again. */
  readonly failure?: Failure
  /** The server held a more recent ballot, from another tab for instance: it is now `choice`. */
  readonly superseded?: boolean
}
