import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { BallotState, ConsultationClient, recall, remember } from '@ess-widgets/client'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { Messages } from '../shared/messages/messages.ts'
import type { VoteView } from './vote-state.ts'
import type { EssVote } from './vote.ts'

/** The words of what comes later. */
interface LaterMessages extends Record<Family, string> {
  end: string
  answered: (answers: number, total: number) => string

  question: string
  reason: (minimum: number) => string
  stated: (family: string) => string
  unstated: string
  save: string
  skip: string
  saved: string
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
  },
  en: {
    end: 'Your votes',
    answered: (answers, total) => `Answers given: ${answers} of ${total}.`,

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
  },
}

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
interface Tools {
  html: typeof html
  announce: typeof announce
  recall: typeof recall
  remember: typeof remember
}

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
 * What nobody needs to vote, and so comes by itself, when it is first shown: the question about the family, under the
 * first vote and at the end, and the summary of a set.
 */
export function voteLater(card: EssVote, view: VoteView, tools: Tools) {
  const { consultation, principle, ballots } = view
  const first = [...ballots].find(([, { choice }]) => choice)?.[0]
  const asks = consultation!.status === 'open' && first && (!principle || principle.id === first)
  const family = asks ? familyQuestion(card, tools) : ''
  return principle ? family : summary(view, family, tools)
}

/** All the votes of the person, each a way back to its principle. */
function summary({ principles, ballots, messages, text, level }: VoteView, family: unknown, { html }: Tools) {
  const given = principles.map(({ id }) => ballots.get(id)?.choice)
  const said = words[messages.language]
  return html`<div part="statement" id="statement" role="heading" aria-level=${level}>${said.end}</div>
    <p>${said.answered(given.filter(Boolean).length, principles.length)}</p>
    <ol class="row">
      ${principles.map(
        ({ statement }, index) =>
          html`<li>
            <button name="go" value=${index + 1}>
              ${text(statement)} <span class="small ${given[index]}">${messages[given[index]!]}</span>
            </button>
          </li>`,
      )}
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

  /** The question folds into one line, which takes the focus its buttons had. */
  const close = async () => {
    remember(askedKey(client!), 'yes')
    root.querySelector('details')!.open = false
    card.requestUpdate()
    await card.updateComplete
    root.querySelector('summary')!.focus()
  }
  const handleSave = async () => {
    const saved = save(client!, (root.querySelector('select')!.value || null) as Family | null)
    void close()
    announce((await saved)?.failure ? messages.unsent : said.saved)
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
