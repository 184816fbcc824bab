import type { Choice } from '@ess-widgets/contract/vocabulary.js'

/** A person's vote was recorded by the server. It says what was voted, never by whom. */
export class EssVoteCastEvent extends Event {
  declare readonly principle: string
  declare readonly choice: Choice

  constructor(principle: string, choice: Choice) {
    super('ess-vote-cast', { bubbles: true, composed: true })
    this.principle = principle
    this.choice = choice
  }
}

/** A person's vote was removed from the server. */
export class EssVoteRemovedEvent extends Event {
  declare readonly principle: string

  constructor(principle: string) {
    super('ess-vote-removed', { bubbles: true, composed: true })
    this.principle = principle
  }
}

declare global {
  interface HTMLElementEventMap {
    'ess-vote-cast': EssVoteCastEvent
    'ess-vote-removed': EssVoteRemovedEvent
  }
}
