import { idempotencyHeader, voterHeader, type Choice, type Family } from '@ess-widgets/contract/vocabulary.js'
import { randomName } from './device.ts'
import type { Write } from './outbox.ts'

/** One act of a person on a ballot, complete: sent once or ten times, it acts once. */
export interface Intention extends Omit<Write, 'proof'> {
  /** Null removes the ballot. */
  readonly choice: Choice | null
}

/** Writes down an act. An undefined family leaves the family as it is: JSON leaves out what is undefined. */
export const intend = (
  choice: Choice | null,
  voter: string,
  { url, family, revision }: { url: string; family?: Family | null | undefined; revision: number },
): Intention => ({
  url,
  choice,
  method: choice ? 'PUT' : 'DELETE',
  headers: { 'Content-Type': 'application/json', [voterHeader]: voter, [idempotencyHeader]: randomName() },
  body: JSON.stringify(choice ? { choice, family, revision } : { revision }),
  // Whoever votes and leaves at once has voted.
  keepalive: true,
})
