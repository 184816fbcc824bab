import type { BallotState, ConsultationClient } from '@ess-widgets/client'
import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { EssVote } from './vote.ts'
import { laterMessages } from './vote-later-messages.ts'
import type { Tools } from './vote-later.ts'

const families = [
  null,
  'association',
  'cooperative',
  'mutual',
  'foundation',
  'commercial',
  'none',
] as const satisfies (Family | null)[]

const askedKey = ({ url }: ConsultationClient) => `ess-family-asked ${url}`

/** Says the family, or takes it back with null, with a new revision of the latest ballot. */
async function save(client: ConsultationClient, family: Family | null): Promise<BallotState | undefined> {
  const latest = [...client.state.ballots].findLast(([, { choice, sending = choice }]) => sending)
  if (!latest) return undefined
  const [principle, { choice, sending = choice }] = latest
  const ballot = await client.cast(principle, sending, family)
  // Another tab's ballot stands: the family is still to be said.
  return ballot.superseded ? save(client, family) : ballot
}

/**
 * Asks for the person's family, with the reason, and lets it be declined. Once that is done, what was a question
 * is a quiet line that opens.
 */
export function familyQuestion(card: EssVote, { html, announce, recall, remember }: Tools) {
  const { client, messages } = card
  const { family, consultation } = client!.state
  const isAsked = family || recall(askedKey(client!))
  const said = laterMessages[messages.language]
  const root = card.shadowRoot!

  /** The question folds into one line, on every card, which takes the focus its buttons had. */
  const close = async () => {
    remember(askedKey(client!), 'yes')
    const question = root.querySelector('details')
    if (question) question.open = false
    for (const other of document.querySelectorAll('ess-vote')) other.requestUpdate()
    card.requestUpdate()
    await card.updateComplete
    // Unless the person has left the card meanwhile.
    if (root.activeElement) root.querySelector('summary')?.focus()
  }
  const handleSave = async () => {
    const ballot = await save(client!, (root.querySelector('select')!.value || null) as Family | null)
    if (ballot && !ballot.failure) {
      announce(said.saved)
      await close()
    } else if (ballot?.sending !== undefined) announce(messages[ballot.isKept ? 'kept' : 'unsent'])
    else announce(`${said.unsaved} ${ballot?.titles ? card.text(ballot.titles) : ''}`)
  }

  return html`<details part="family" ?open=${!isAsked}>
    <summary id="family">${family ? said.stated(said[family]) : said.question}</summary>
    <p class="small" id="reason">${said.reason(consultation!.familyMinimum)}</p>
    <div class="row">
      <select aria-labelledby="family" aria-describedby="reason">
        ${families.map(
          (value) =>
            html`<option value=${value ?? ''} .selected=${value === family}>${said[value ?? 'unstated']}</option>`,
        )}
      </select>
      <button type="button" @click=${handleSave}>${said.save}</button>
      ${isAsked ? '' : html`<button type="button" @click=${close}>${said.skip}</button>`}
    </div>
  </details>`
}
