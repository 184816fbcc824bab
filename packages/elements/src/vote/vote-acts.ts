import type { BallotState } from '@ess-widgets/client'
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { announce } from '../shared/announcer.ts'
import type { Messages } from '../shared/messages/messages.ts'
import { EssVoteCastEvent, EssVoteRemovedEvent } from './vote-events.ts'
import { failureSentence } from './vote-notice.ts'

interface VoteAct {
  /** Null removes the vote. */
  choice: Choice | null
  /** True when the person was told that it failed. */
  told?: boolean
}

/** The acts of one card's visitor that are not recorded yet. Whatever else changes a ballot is not theirs to tell. */
export class VoteActs {
  #acts = new Map<string, VoteAct>()

  start(principle: string, choice: Choice | null) {
    this.#acts.set(principle, { choice })
  }

  /** Tells what became of the acts since the last time, those the client sent again by itself included. */
  settle(card: EventTarget, ballots: ReadonlyMap<string, BallotState>, messages: Messages) {
    for (const [principle, act] of this.#acts) {
      const ballot = ballots.get(principle)!
      if (ballot.failure && !act.told) announce(failureSentence(ballot, messages))
      act.told = !!ballot.failure
      if (ballot.sending !== undefined) continue
      this.#acts.delete(principle)
      if (ballot.failure) continue
      announce(ballot.superseded ? messages.superseded : act.choice ? messages.recorded : messages.removed)
      if (ballot.superseded) continue
      card.dispatchEvent(act.choice ? new EssVoteCastEvent(principle, act.choice) : new EssVoteRemovedEvent(principle))
    }
  }
}
