import type { ConsultationClient, recall, remember } from '@ess-widgets/client'
import { see } from '@ess-widgets/client/next-principle.js'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { sheet } from '../shared/sheet.ts'
import type { EssVote } from './vote.ts'
import { familyQuestion } from './vote-family.ts'
import styles from './vote-later.styles.ts'
import type { VoteView } from './vote-state.ts'
import { voteSummary } from './vote-summary.ts'

export { place } from '@ess-widgets/client/next-principle.js'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  recall: typeof recall
  remember: typeof remember
  sheet: typeof sheet
}

/** The principle under which each client's question stands: that of the first vote, whatever is changed later. */
const asksUnder = new WeakMap<ConsultationClient, string>()

/**
 * What nobody needs to vote, and so comes by itself, when it is first shown: the question about the family, under the
 * first vote and at the end, and the summary of a set.
 */
export function render(card: EssVote, view: VoteView, tools: Tools) {
  const { consultation, principle, ballot, ballots, step } = view
  const client = card.client!
  const voted = [...ballots].find(([, { choice }]) => choice)?.[0]
  const first = asksUnder.get(client) ?? voted
  if (first) asksUnder.set(client, first)
  wear(card.shadowRoot!, tools)
  if (step) see(client, step)
  const asks = consultation!.status === 'open' && voted && (!principle || principle.id === first)
  const family = asks ? familyQuestion(card, tools) : ''
  if (!principle) return voteSummary(view, family, tools)
  return ballot?.failure === 'foreign-origin' ? elsewhere(client, tools) : family
}

/** The consultations whose integrator was told that this page is none of their partners'. */
const strangers = new WeakSet<ConsultationClient>()

/** Where this site may not vote for anybody: the link that the page put inside the tag. */
function elsewhere(client: ConsultationClient, { html }: Tools) {
  if (!strangers.has(client))
    console.warn(
      `<ess-vote> ${client.url}: to take votes here, add ${location.origin} to "partners" of the consultation`,
    )
  strangers.add(client)
  return html`<slot></slot>`
}

/** What each card's integrator was told last. */
const faults = new WeakMap<EssVote, string>()

/** Tells whoever looks after the page why a card shows nothing to vote on, once. */
export function warn(card: EssVote) {
  const { client, consultation, principle } = card
  const fault = client
    ? `${client.url}: ${client.state.problem ?? `no principle "${principle}"`}`
    : `no address in consultation="${consultation}" nor <link rel="ess-consultation">`
  if (fault !== faults.get(card)) console.warn(`<ess-vote> ${fault}`, card)
  faults.set(card, fault)
}

/** Adds the styles of what is here to those of the tag. */
function wear(root: ShadowRoot, { sheet }: Tools) {
  const later = sheet(styles)
  if (!root.adoptedStyleSheets.includes(later)) root.adoptedStyleSheets.push(later)
}
