import { choices, type Choice } from '@ess-widgets/contract/vocabulary.js'
import { html } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'

export { choices }

const marks = { agree: '✓', disagree: '✕', pass: '–' }

/** The shape of a choice, beside its words: never colour alone. */
export const choiceMark = (choice: Choice) => html`<span class="mark" aria-hidden="true">${marks[choice]}</span>`

/** The three answers: one tap votes. */
export function voteChoices(
  chosen: Choice | null,
  busy: boolean,
  messages: Messages,
  handleVote: (event: SubmitEvent) => void,
) {
  return html`<form @submit=${handleVote}>
    <fieldset aria-describedby="statement">
      <legend class="small">${messages.opinion}</legend>
      <div class="choices" part="choices">
        ${choices.map(
          (choice) =>
            html`<button class=${choice} part="choice" value=${choice} aria-pressed=${choice === chosen} aria-disabled=${busy}>
              ${choiceMark(choice)} ${messages.choices[choice]}
            </button>`,
        )}
      </div>
    </fieldset>
  </form>`
}
