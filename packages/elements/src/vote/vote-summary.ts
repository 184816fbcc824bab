import { laterMessages } from './vote-later-messages.ts'
import type { Tools } from './vote-later.ts'
import type { VoteView } from './vote-state.ts'

/** All the votes of the person, each a way back to its principle, those that did not leave included. */
export function voteSummary(
  { principles, ballots, consultation, messages, text, level }: VoteView,
  family: unknown,
  { html }: Tools,
) {
  const said = laterMessages[messages.language]
  const given = principles.map(({ id }) => {
    const { choice = null, sending = choice, failure, isKept } = ballots.get(id) ?? {}
    return { choice: sending, failure, isKept }
  })
  const unsent = given.filter(({ failure }) => failure)
  const answers = given.filter(({ choice }) => choice).length
  return html`<div part="statement" id="statement" role="heading" aria-level=${level}>${said.end}</div>
    <p>${said.answered(answers, principles.length)}</p>
    ${
      unsent.length
        ? html`<div class="row notice problem" part="notice">
            <p>${messages[unsent.every(({ isKept }) => isKept) ? 'kept' : 'unsent']}</p>
            <button name="retry">${messages.retry}</button>
          </div>`
        : ''
    }
    <ol class="row">
      ${principles.map(({ statement }, index) => {
        const { choice, failure } = given[index]!
        return html`<li>
          <button name="go" value=${index + 1}>
            ${text(statement)}
            <span class="small ${choice ?? ''}">${choice ? messages[choice] : ''}${failure ? ` · ${said.pending}` : ''}</span>
          </button>
        </li>`
      })}
    </ol>
    <p class="small" ?hidden=${consultation!.status !== 'open'}>${said.results[consultation!.totals]}</p>
    ${family}`
}
