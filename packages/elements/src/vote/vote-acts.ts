import type { BallotState } from '@ess-widgets/client'
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { announce } from '../shared/announcer.ts'
import type { EssVote } from './vote.ts'
import { EssVoteCastEvent, EssVoteRemovedEvent } from './vote-events.ts'
import { outcomeOf } from './vote-state.ts'

/**
 * The acts of one card's visitor that are not recorded yet, by principle: what was chosen, null being a removal, and
 * the failure the person was told of. Whatever else changes a ballot is not theirs to tell.
 */
export type VoteActs = Map<string, { choice: Choice | null; told?: BallotState['failure'] }>

/** Tells what became of the acts since the last time, those the client sent again by itself included. */
export function settle(card: EssVote, acts: VoteActs, ballots: ReadonlyMap<string, BallotState>) {
  for (const [principle, act] of acts) {
    const ballot = ballots.get(principle)
    // Not of this consultation: the page names another one now.
    if (!ballot) continue
    const { failure, sending, choice } = ballot
    const isOver = sending === undefined
    if (isOver || failure !== act.told) announce(outcomeOf(ballot, card))
    act.told = failure
    if (isOver) acts.delete(principle)
    // Another card may have said something else since: what the server holds is told, and nothing else.
    if (isOver && !failure && choice === act.choice)
      card.dispatchEvent(act.choice ? new EssVoteCastEvent(principle, act.choice) : new EssVoteRemovedEvent(principle))
  }
}
