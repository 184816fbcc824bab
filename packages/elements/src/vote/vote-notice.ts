import type { BallotState } from '@ess-widgets/client'
import type { Status } from '@ess-widgets/contract/vocabulary.js'
import { html, nothing } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'

export interface VoteNotice {
  status: Status
  ballot: BallotState | undefined
  changing: boolean
  removing: boolean
  messages: Messages
  handleChange: () => void
  handleRemove: () => void
  handleRetry: () => void
}

/** Why a vote or its removal is not recorded: refused, or kept here and not sent yet. */
export function failureSentence({ failure, sending }: BallotState, messages: Messages) {
  if (sending === undefined) return failure === 'foreign-origin' ? messages.foreign : messages.refused
  return sending ? messages.unsent : messages.removalUnsent
}

/** What happened to the vote, and what the person can do about it. */
export function voteNotice({
  status,
  ballot,
  changing,
  removing,
  messages,
  handleChange,
  handleRemove,
  handleRetry,
}: VoteNotice) {
  const notice = (sentences: unknown, actions: unknown = nothing, kind = '') =>
    html`<div class="notice ${kind}" part="notice">
      <p>${sentences}</p>
      <div class="actions">${actions}</div>
    </div>`
  if (status !== 'open')
    return notice([messages.refusals[status], ballot?.choice && ` ${messages.yours(ballot.choice)}`])
  if (ballot?.failure)
    return notice(
      failureSentence(ballot, messages),
      ballot.sending === undefined ? nothing : html`<button @click=${handleRetry}>${messages.retry}</button>`,
      'problem',
    )
  if (ballot?.sending !== undefined) return notice(messages.sending)
  if (!ballot?.choice)
    return ballot?.superseded ? notice(messages.superseded) : removing ? notice(messages.removed) : nothing
  return notice(
    changing ? messages.changing : ballot.superseded ? messages.superseded : messages.recorded,
    html`${changing ? nothing : html`<button @click=${handleChange}>${messages.change}</button>`}
      <button @click=${handleRemove}>${messages.remove}</button>`,
  )
}

/** Nothing to vote on can be shown: what the page's author put inside the tag is the way out. */
export const voteUnavailable = (messages: Messages, handleReload: (() => void) | false) =>
  html`<div class="notice problem" part="notice">
      <p>${messages.unavailable}</p>
      ${handleReload ? html`<button @click=${handleReload}>${messages.retry}</button>` : nothing}
    </div>
    <slot></slot>`
