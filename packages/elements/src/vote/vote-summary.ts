import type { BallotState } from '@ess-widgets/client'
import type { LocalizedText, Principle } from '@ess-widgets/contract'
import { html } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'
import { choiceMark } from './vote-choices.ts'

/** All the votes of the person, each a way back to its principle. */
export function voteSummary(
  principles: readonly Principle[],
  ballots: ReadonlyMap<string, BallotState>,
  messages: Messages,
  text: (text: LocalizedText) => string,
  handleReturn: (position: number) => void,
) {
  const answers = principles.filter(({ id }) => ballots.get(id)?.choice).length
  return html`<p>${messages.answered(answers, principles.length)}</p>
    <ol>
      ${principles.map(({ id, statement }, position) => {
        const choice = ballots.get(id)?.choice
        return html`<li>
          <button @click=${() => handleReturn(position)}>${text(statement)}</button>
          <div class="small ${choice}">${choice ? [choiceMark(choice), ' ', messages.choices[choice]] : messages.unanswered}</div>
        </li>`
      })}
    </ol>`
}
