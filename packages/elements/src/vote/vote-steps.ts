import { html, nothing } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'

export interface VoteSteps {
  position: number
  total: number
  /** Once the vote is done, going on is the primary action. */
  done: boolean
  messages: Messages
  go: (position: number) => void
}

/** The way through a set: back, and on to the next principle or to the summary. */
export const voteSteps = ({ position, total, done, messages, go }: VoteSteps) =>
  html`<div class="actions steps" part="steps">
    ${position ? html`<button @click=${() => go(position - 1)}>${messages.previous}</button>` : nothing}
    <button class=${done ? 'primary' : ''} @click=${() => go(position + 1)}>
      ${position + 1 === total ? messages.summary : messages.next}
    </button>
  </div>`
