import type { BallotReceipt } from '@ess-widgets/contract'
import { idempotencyHeader, voterHeader, type Choice, type Family } from '@ess-widgets/contract/vocabulary.js'
import { randomName } from './device.ts'
import { request, type Outcome } from './request.ts'

/** One act of a person, complete: sent once or ten times, it acts once. */
export interface Intention {
  /** The address of the ballot. */
  readonly url: string
  readonly init: RequestInit
  /** Null removes the ballot. */
  readonly choice: Choice | null
}

/** Writes down an act. An undefined family leaves the family as it is: JSON leaves out what is undefined. */
export const intend = (
  url: string,
  voter: string,
  choice: Choice | null,
  family: Family | null | undefined,
  revision: number,
): Intention => ({
  url,
  choice,
  init: {
    method: choice ? 'PUT' : 'DELETE',
    // Whoever votes and leaves at once has voted.
    keepalive: true,
    headers: { 'Content-Type': 'application/json', [voterHeader]: voter, [idempotencyHeader]: randomName() },
    body: JSON.stringify(choice ? { choice, family, revision } : { revision }),
  },
})

/** The one place where intentions leave the device. Gives up between two tries once `isWanted` says no. */
export const deliver = ({ url, init }: Intention, isWanted: () => boolean): Promise<Outcome<BallotReceipt>> =>
  request(url, init, isWanted)
