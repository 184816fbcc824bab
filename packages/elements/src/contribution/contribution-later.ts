import type { OwnContribution } from '@ess-widgets/client/contributions.js'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { sheet } from '../shared/sheet.ts'
import type { EssContribution } from './contribution.ts'
import { laterMessages } from './contribution-later-messages.ts'
import styles from './contribution-later.styles.ts'
import type { ContributionView } from './contribution-state.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  sheet: typeof sheet
  /** The sentence on what became of the last act. */
  outcomeOf: (own: OwnContribution, view: ContributionView) => string
}

/** The receipt of the contribution whose author asked once to take it back: once more, and it is done. */
const leaving = new WeakMap<EssContribution, string>()

/** What nobody needs to contribute, and so comes by itself: the person's contributions, and what became of each. */
export function ownContributions(tag: EssContribution, view: ContributionView, tools: Tools) {
  const { own, messages, level } = view
  const { html, sheet } = tools
  const later = laterMessages[messages.language]
  const { adoptedStyleSheets } = tag.shadowRoot!
  if (!adoptedStyleSheets.includes(sheet(styles))) adoptedStyleSheets.push(sheet(styles))
  return html`<section part="own">
    <div class="name" role="heading" aria-level=${level + 1}>${later.yours}</div>
    <p class="small">${later.keep}</p>
    <ul>
      ${own.map((each) => item(tag, each, view, tools))}
    </ul>
  </section>`
}

function item(tag: EssContribution, own: OwnContribution, view: ContributionView, tools: Tools) {
  const { messages } = view
  const { html } = tools
  const later = laterMessages[messages.language]
  const { contribution, given, isSending, isKept, failure, problem } = own
  const { text, kind } = given ?? contribution ?? {}
  const isWaiting = isKept !== undefined
  const canEdit = given ? problem : contribution?.status === 'received' && !isWaiting
  const isReceived = contribution && contribution.status !== 'withdrawn' && !isWaiting
  return html`<li part="contribution">
    <p class="small" ?hidden=${!kind}>${kind && messages[kind]}</p>
    <p class="words" dir="auto" ?hidden=${!text}>${text}</p>
    <div class="notice ${isWaiting ? 'kept' : failure ? 'problem' : ''}" part="notice">
      <p><strong>${statusOf(own, view, tools)}</strong></p>
      ${isSending || isWaiting ? '' : story(own, view, tools)}
    </div>
    <div class="row acts" ?hidden=${isSending || !(canEdit || isReceived)}>
      <button ?hidden=${!canEdit} @click=${() => tag.edit(own)}>${later.edit}</button>
      ${isReceived ? acts(tag, own, tools, later) : ''}
    </div>
  </li>`
}

function acts(
  tag: EssContribution,
  own: OwnContribution,
  { html, announce }: Tools,
  later: (typeof laterMessages)['fr'],
) {
  const { receipt } = own
  const isLeaving = leaving.get(tag) === receipt
  const handleCopy = async () => {
    await navigator.clipboard.writeText(linkTo(own))
    announce(later.copied)
  }
  const handleWithdraw = () => {
    leaving.set(tag, isLeaving ? '' : receipt)
    if (isLeaving) void tag.withdraw(own)
    else announce(later.forGood)
    tag.requestUpdate()
  }
  return html`<a href=${linkTo(own)}>${later.link}</a>
    ${'clipboard' in navigator ? html`<button @click=${handleCopy}>${later.copy}</button>` : ''}
    <button class=${isLeaving ? 'leaving' : ''} @click=${handleWithdraw}>${isLeaving ? later.forGood : later.withdraw}</button>`
}

/** Leads to the contribution from any device. It stands in the fragment, which no server is sent. */
const linkTo = ({ workshop, receipt }: OwnContribution) =>
  `${location.href.split('#')[0]}#ess-contribution-${workshop}.${receipt}`

/** One sentence on where a contribution stands. */
function statusOf(own: OwnContribution, view: ContributionView, { outcomeOf }: Tools): string {
  const { contribution, isSending, isKept, failure, problem } = own
  const later = laterMessages[view.messages.language]
  if (failure === 'unknown-receipt') return later.unknown
  if (isSending || isKept !== undefined || problem) return outcomeOf(own, view)
  if (!contribution) return later.unread
  const { status, number, into } = contribution
  return status === 'received' || status === 'withdrawn'
    ? outcomeOf(own, view)
    : later[status](status === 'merged' ? into!.number : number)
}

/** What comes after that sentence: the way of a contribution, from its receipt to the principle it became. */
function story(
  { contribution, problem }: OwnContribution,
  { messages, text, principles }: ContributionView,
  { html }: Tools,
) {
  if (!contribution || problem) return ''
  const later = laterMessages[messages.language]
  const { status, reason, note, into, principles: became = [] } = contribution
  return [
    status === 'received' ? html`<p class="small">${messages.receivedNext}</p>` : '',
    reason ? html`<p>${later.reasons[reason]}</p>` : '',
    note ? html`<p>${later.note(note)}</p>` : '',
    into?.text ? html`<p class="words" dir="auto">${into.text}</p>` : '',
    principles
      .filter(({ id }) => became.includes(id))
      .map(({ statement }) => html`<p>${later.becamePrinciple(text(statement))}</p>`),
  ]
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssContribution, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssContribution) {
  const { client, consultation, workshop } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem ?? `no workshop "${workshop ?? ''}"`}`
    : `no address in consultation="${consultation}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-contribution> ${fault}`, tag)
  warned.set(tag, fault)
}
