import { html, nothing } from 'lit/html.js'
import type { VoteMessages } from './vote-messages.ts'
import { voteResult } from './vote-result.ts'
import { outcomeOf, type VoteView } from './vote-state.ts'

/** What a tag shows in that state, with the question about the family or, at the end of a set, the summary. */
export function voteView(view: VoteView, later: unknown) {
  const { principle, state, ended, messages, problem, handleSubmit } = view
  return principle
    ? card(view, later)
    : html`<form class="card" part="card" dir="ltr" lang=${messages.language} @submit=${handleSubmit}>
        ${
          state === 'error'
            ? html`${notice(messages.unavailable, problem && action('retry', messages), true)}<slot></slot>`
            : (ended && later) || html`<p class="small">${messages.loading}</p>${ended ? steps(view) : ''}`
        }
      </form>`
}

/** No name that a form has itself: with a button of that name, `form.remove` would be the button. */
const action = (name: 'change' | 'withdraw' | 'retry', messages: VoteMessages) =>
  html`<button name=${name}>${messages[name]}</button>`

/** A sentence on what happened, and what the person can do about it. */
const notice = (sentences: unknown, actions: unknown, problem?: unknown) =>
  html`<div class="row notice ${problem ? 'problem' : ''}" part="notice">
    <p>${sentences}</p>
    ${actions}
  </div>`

// The regular expression below is `isWeb` of the vocabulary, for which the tag has no bytes left.
/** One template for all that a card always has: a page may hold a thousand, and each nested one is cloned apart. */
function card(view: VoteView, later: unknown) {
  const { principle, state, ballot, step, principles, consultation, counts, messages, text, level, handleSubmit } = view
  const { id, statement, explanation, origin } = principle!
  const { status, totals } = consultation!
  const { choice, sending = choice } = ballot ?? {}
  const isOpen = status === 'open'
  // Without totals to publish, the server sends no counts.
  const tally =
    (choice || status === 'closed' || (isOpen && totals === 'always')) &&
    counts?.principles.find((each) => each.principle === id)?.total
  const busy = state === 'sending'
  return html`<form class="card" part="card" dir="ltr" lang=${messages.language} @submit=${handleSubmit}>
    <div class="heading">
      <p part="origin" class="small">
        ${step ? `${messages.progress(step, principles.length)} · ` : ''}<a href=${/^https?:/.test(origin.url!) ? origin.url! : nothing}>${text(origin.label)}</a>
      </p>
      <div part="statement" id="statement" role="heading" aria-level=${level} .textContent=${text(statement)}></div>
      <p part="explanation" ?hidden=${!explanation} .textContent=${explanation && text(explanation)}></p>
    </div>
    <fieldset ?hidden=${!isOpen} aria-describedby="statement">
      <legend class="small" .textContent=${messages.opinion}></legend>
      <div class="row" part="choices">
        <button part="choice" name="cast" value="agree" class="agree" aria-pressed=${sending === 'agree'} aria-disabled=${busy}>${messages.agree}</button>
        <button part="choice" name="cast" value="disagree" class="disagree" aria-pressed=${sending === 'disagree'} aria-disabled=${busy}>${messages.disagree}</button>
        <button part="choice" name="cast" value="pass" class="pass" aria-pressed=${sending === 'pass'} aria-disabled=${busy}>${messages.pass}</button>
      </div>
    </fieldset>
    ${tally ? voteResult(tally, messages) : ''}${isOpen || ballot?.failure ? lastAct(view) : notice([messages[status], choice && ` ${messages.yours(messages[choice])}`], '')}${later}${step ? steps(view) : ''}
  </form>`
}

/** What became of the last act, and what can be done about it. */
function lastAct(view: VoteView) {
  const { ballot, changing, messages } = view
  if (!ballot) return ''
  const { choice, sending, failure } = ballot
  return notice(
    changing ? messages.changing : outcomeOf(ballot, view),
    sending !== undefined
      ? failure && action('retry', messages)
      : choice && [changing ? '' : action('change', messages), action('withdraw', messages)],
    failure,
  )
}

/** The way through the set. */
const steps = ({ step, principles, state, messages }: VoteView) =>
  html`<div class="row" part="steps">
    ${step > 1 ? html`<button name="go" value=${step - 1}>${messages.previous}</button>` : ''}
    <button name="go" class=${state === 'done' ? 'primary' : ''} value=${step + 1}>${messages[step < principles.length ? 'next' : 'summary']}</button>
  </div>`
