import { families, type Family } from '@ess-widgets/contract/vocabulary.js'
import { html } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'

export interface FamilyQuestion {
  family: Family | null
  /** True once the person answered or declined: what was a question becomes a quiet line that opens. */
  asked: boolean
  minimum: number
  messages: Messages
  handleSubmit: (event: SubmitEvent) => void
  handleSkip: () => void
}

/** Asks for the person's family, with the reason, and lets it be declined. */
export function familyQuestion({ family, asked, minimum, messages, handleSubmit, handleSkip }: FamilyQuestion) {
  const form = html`<form class="family" part="family" @submit=${handleSubmit}>
    <label for="family">${messages.family}</label>
    <p class="small" id="reason">${messages.familyReason(minimum)}</p>
    <div class="actions">
      <select id="family" aria-describedby="reason">
        ${[null, ...families].map(
          (value) =>
            html`<option value=${value ?? ''} .selected=${value === family}>${value ? messages.families[value] : messages.familyUnstated}</option>`,
        )}
      </select>
      <button>${messages.familySave}</button>
      ${asked ? '' : html`<button type="button" @click=${handleSkip}>${messages.familySkip}</button>`}
    </div>
  </form>`
  if (!asked) return form
  return html`<details class="small">
    <summary>${family ? messages.familyStated(family) : messages.family}</summary>
    ${form}
  </details>`
}
