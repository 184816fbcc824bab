import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { BallotState, ConsultationClient, recall, remember } from '@ess-widgets/client'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { Messages } from '../shared/messages/messages.ts'
import type { sheet } from '../shared/sheet.ts'
import styles from './vote-later.styles.ts'
import type { VoteView } from './vote-state.ts'
import type { EssVote } from './vote.ts'

/** The words of what comes later. */
interface LaterMessages extends Record<Family, string> {
  end: string
  answered: (answers: number, total: number) => string
  pending: string

  question: string
  reason: (minimum: number) => string
  stated: (family: string) => string
  unstated: string
  save: string
  skip: string
  saved: string
  unsaved: string
}

const families = [
  null,
  'association',
  'cooperative',
  'mutual',
  'foundation',
  'commercial',
  'none',
] as const satisfies (Family | null)[]

const words: Record<Messages['language'], LaterMessages> = {
  fr: {
    end: 'Vos votes',
    answered: (answers, total) => `Réponses données\xa0: ${answers} sur ${total}.`,
    pending: 'pas encore parti',

    question: 'De quelle famille êtes-vous\u202f?',
    reason: (minimum) =>
      `Facultatif, pour voir où les familles se rejoignent ou divergent. Rien n’est montré d’une famille de moins de ${minimum} personnes.`,
    stated: (family) => `Votre famille\xa0: ${family}`,
    association: 'Association',
    cooperative: 'Coopérative',
    mutual: 'Mutuelle',
    foundation: 'Fondation',
    commercial: 'Entreprise commerciale',
    none: 'Hors famille',
    unstated: 'Sans réponse',
    save: 'Enregistrer',
    skip: 'Ne pas répondre',
    saved: 'Réponse enregistrée.',
    unsaved: 'Réponse non enregistrée.',
  },
  en: {
    end: 'Your votes',
    answered: (answers, total) => `Answers given: ${answers} of ${total}.`,
    pending: 'not sent yet',

    question: 'Which family are you from?',
    reason: (minimum) =>
      `Optional, to see where families meet or diverge. Nothing is shown of a family of fewer than ${minimum} people.`,
    stated: (family) => `Your family: ${family}`,
    association: 'Association',
    cooperative: 'Cooperative',
    mutual: 'Mutual society',
    foundation: 'Foundation',
    commercial: 'Commercial company',
    none: 'No family',
    unstated: 'No answer',
    save: 'Save',
    skip: 'Do not answer',
    saved: 'Answer recorded.',
    unsaved: 'Answer not recorded.',
  },
}

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
interface Tools {
  html: typeof html
  announce: typeof announce
  recall: typeof recall
  remember: typeof remember
  sheet: typeof sheet
}

const askedKey = ({ url }: ConsultationClient) => `ess-family-asked ${url}`

/** The principle under which each client's question stands: that of the first vote, whatever is changed later. */
const asksUnder = new WeakMap<ConsultationClient, string>()

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
 * What nobody needs to vote, and so comes by itself, when it is first shown: the question about the family, under the
 * first vote and at the end, and the summary of a set.
 */
export function voteLater(card: EssVote, view: VoteView, tools: Tools) {
  const { consultation, principle, ballots } = view
  const client = card.client!
  const voted = [...ballots].find(([, { choice }]) => choice)?.[0]
  const first = asksUnder.get(client) ?? voted
  if (first) asksUnder.set(client, first)
  wear(card.shadowRoot!, tools)
  const asks = consultation!.status === 'open' && voted && (!principle || principle.id === first)
  const family = asks ? familyQuestion(card, tools) : ''
  return principle ? family : summary(view, family, tools)
}

/** Adds the styles of what is here to those of the tag. */
function wear(root: ShadowRoot, { sheet }: Tools) {
  const later = sheet(styles)
  if (!root.adoptedStyleSheets.includes(later)) root.adoptedStyleSheets.push(later)
}

/** All the votes of the person, each a way back to its principle, those that did not leave included. */
function summary({ principles, ballots, messages, text, level }: VoteView, family: unknown, { html }: Tools) {
  const said = words[messages.language]
  const given = principles.map(({ id }) => {
    const { choice = null, sending = choice, failure } = ballots.get(id) ?? {}
    return { choice: sending, failure }
  })
  const answers = given.filter(({ choice }) => choice).length
  return html`<div part="statement" id="statement" role="heading" aria-level=${level}>${said.end}</div>
    <p>${said.answered(answers, principles.length)}</p>
    ${
      given.some(({ failure }) => failure)
        ? html`<div class="row notice problem" part="notice">
            <p>${messages.unsent}</p>
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
    ${family}`
}

/**
 * Asks for the person's family, with the reason, and lets it be declined. Once that is done, what was a question
 * is a quiet line that opens.
 */
function familyQuestion(card: EssVote, { html, announce, recall, remember }: Tools) {
  const { client, messages } = card
  const { family, consultation } = client!.state
  const isAsked = family || recall(askedKey(client!))
  const said = words[messages.language]
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
    } else if (ballot?.sending !== undefined) announce(messages.unsent)
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
