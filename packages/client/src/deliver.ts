import type { BallotReceipt } from '@ess-widgets/contract'
import { idempotencyHeader, voterHeader, type Choice, type Family } from '@ess-widgets/contract/vocabulary.js'
import { request, type Outcome } from './request.ts'

/** One act of a person, complete: sent once or ten times, it acts once. */
export interface Intention {
  /** The address of the ballot. */
  readonly url: string
  readonly voter: string
  readonly key: string
  /** Null removes the ballot. */
  readonly choice: Choice | null
  /** Undefined leaves the family as it is. */
  readonly family: Family | null | undefined
  readonly revision: number
}

/** The one place where intentions leave the device. Gives up between two tries once `isWanted` says no. */
export function deliver(intention: Intention, isWanted: () => boolean): Promise<Outcome<BallotReceipt>> {
  const { url, voter, key, choice, family, revision } = intention
  const init = {
    method: choice ? 'PUT' : 'DELETE',
    // Whoever votes and leaves at once has voted.
    keepalive: true,
    headers: { 'Content-Type': 'application/json', [voterHeader]: voter, [idempotencyHeader]: key },
    // JSON leaves out what is undefined.
    body: JSON.stringify(choice ? { choice, family, revision } : { revision }),
  }
  return request(url, init, isWanted)
}
