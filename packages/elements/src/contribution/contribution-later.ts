import type { Given, OwnContribution, remember } from '@ess-widgets/client/contributions.js'
import type { families as Families } from '@ess-widgets/contract/vocabulary.js'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import { ownDirection } from '../shared/own-direction.ts'
import type { sheet } from '../shared/sheet.ts'
import type { EssContribution } from './contribution.ts'
import { laterMessages } from './contribution-later-messages.ts'
import styles from './contribution-later.styles.ts'
import type { ContributionView, Extras, givenIn } from './contribution-state.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  sheet: typeof sheet
  remember: typeof remember
  givenIn: typeof givenIn
  /** The sentence on what became of the last act. */
  outcomeOf: (own: OwnContribution, view: ContributionView) => string
}

/** Brings a contribution back into the form: one that may be changed, or a text that was refused. */
async function edit(tag: EssContribution, own: OwnContribution, { givenIn }: Tools) {
  const { writing } = tag
  const { receipt, contribution, given } = own
  const form = tag.shadowRoot!.querySelector('form')!
  if (isEditable(own)) {
    writing.aside ??= givenIn(form)
    writing.edited = receipt
  } else writing.returned = receipt
  await tag.refill(given ?? (contribution as Given))
  form.querySelector('textarea')!.focus()
}

/** What was refused goes back to where it was typed, with the reason, unless something else is being typed there. */
export async function giveBack(
  tag: EssContribution,
  own: OwnContribution,
  { messages, isOpen }: ContributionView,
  { remember }: Tools,
) {
  const { writing } = tag
  const { receipt, given, failure, problem, contribution } = own
  if (failure === 'invalid-ticket') remember(tag.key('ticket'), '')
  const typed = writing.typed.trim()
  if (!isOpen || !given || (typed && typed !== given.text)) return
  writing.pending = ''
  // Of what was received, the same words may be tried again; once it was read, they are another contribution.
  if (writing.edited !== receipt || failure === 'already-moderated') {
    writing.edited = ''
    writing.returned = receipt
  }
  await tag.refill(given)
  const faults = problem!.errors ?? []
  const unnamed = faults
    .filter(({ pointer }) => !named.includes(pointer.slice(1)))
    .map(({ detail }) => tag.text(detail))
  writing.said = [
    messages.refusedAct,
    tag.text(problem!.titles),
    ...unnamed,
    laterMessages[messages.language].back,
  ].join(' ')
  for (const { pointer, detail } of faults) writing.faults[pointer.slice(1)] = tag.text(detail)
  if (contribution) void tag.client!.refresh()
  tag.requestUpdate()
}

/** The fields that have a place for what is wrong with them. */
const named = ['question', 'kind', 'text', 'people', 'consent']

/** Whether its author may say it otherwise: until it is read, and not while another word is on its way. */
const isEditable = ({ contribution, isKept }: OwnContribution) =>
  contribution?.status === 'received' && isKept === undefined

/** The receipt of the contribution whose author asked once to take it back: once more, and it is done. */
const leaving = new WeakMap<EssContribution, string>()
/** The receipt of the contribution whose link was copied last. */
const copied = new WeakMap<EssContribution, string>()

/** What nobody needs to contribute, and so comes by itself. */
export function extras(tag: EssContribution, view: ContributionView, tools: Tools): Extras {
  const { html } = tools
  const { messages, typed, own } = view
  const { personal } = laterMessages[messages.language]
  return {
    you: aboutYou(view, tools),
    caution: looksPersonal(typed) ? html`<p class="notice small" part="notice">${personal}</p>` : '',
    own: html`${view.table?.ticket && leaveTable(tag, view, tools)} ${own[0] && ownContributions(tag, view, tools)}`,
  }
}

/** What reads like an e-mail address or a telephone number of any country: nine digits or more, apart or not. */
const looksPersonal = (text: string) => /[^\s@]@[^\s@]+\.[^\s@]|\+?\d(?:[ .\-()/\u00a0\u202f]*\d){8}/.test(text)

/** The fields in which people may say something of themselves. */
function aboutYou({ messages }: ContributionView, { html }: Tools) {
  const later = laterMessages[messages.language]
  return html`<div class="fields">
    <p class="small">${later.shown}</p>
    <label
      >${later.family}
      <select name="family">
        <option value="">${messages.none}</option>
        ${(Object.keys(later.families) as (typeof Families)[number][]).map((family) => html`<option value=${family}>${later.families[family]}</option>`)}
      </select></label
    >
    <label
      >${later.organisation} <input name="organisation" maxlength="200" autocomplete="organization"
    /></label>
    <label>${later.author} <input name="author" maxlength="200" autocomplete="name" /></label>
  </div>`
}

/** A device that has served a table serves its owner again. */
function leaveTable(tag: EssContribution, { messages, table }: ContributionView, { html, announce, remember }: Tools) {
  const later = laterMessages[messages.language]
  const handleLeave = () => {
    remember(tag.key('ticket'), '')
    tag.requestUpdate()
    announce(later.left)
  }
  return html`<div class="row small">
    <span>${later.serves(table!.name)}</span> <button @click=${handleLeave}>${later.leave}</button>
  </div>`
}

/** The person's contributions, and what became of each. */
function ownContributions(tag: EssContribution, view: ContributionView, tools: Tools) {
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
  // Nothing that is being typed makes room for it.
  const isReturnable = given && problem && !view.typed.trim()
  const canEdit = view.isOpen && (isEditable(own) || isReturnable)
  const isReceived = contribution && contribution.status !== 'withdrawn' && !isWaiting
  return html`<li part="contribution">
    <p class="small" ?hidden=${!kind}>${kind && messages[kind]}</p>
    <p class="words" dir=${ownDirection} ?hidden=${!text}>${text}</p>
    <div class="notice ${isWaiting ? 'kept' : failure ? 'problem' : ''}" part="notice">
      <p><strong>${statusOf(own, view, tools)}</strong></p>
      ${isSending || isWaiting ? '' : story(own, view, tools)}
    </div>
    <div class="row acts" ?hidden=${isSending || !(canEdit || isReceived)}>
      <button ?hidden=${!canEdit} @click=${() => edit(tag, own, tools)}>${later.edit}</button>
      ${isReceived ? acts(tag, own, view, tools) : ''}
    </div>
  </li>`
}

function acts(tag: EssContribution, own: OwnContribution, { messages }: ContributionView, { html, announce }: Tools) {
  const later = laterMessages[messages.language]
  const { receipt } = own
  const isLeaving = leaving.get(tag) === receipt
  const handleCopy = () =>
    navigator.clipboard.writeText(linkTo(own)).then(
      () => {
        copied.set(tag, receipt)
        tag.requestUpdate()
        announce(later.copied)
      },
      () => {}, // Not allowed here: the link itself is beside.
    )
  const ask = (whom: string) => {
    leaving.set(tag, whom)
    tag.requestUpdate()
  }
  const handleWithdraw = ({ detail }: MouseEvent) => {
    // The second click of a double one decides nothing.
    if (detail > 1) return
    ask(isLeaving ? '' : receipt)
    if (isLeaving) void tag.withdraw(own)
    else announce(later.forGood)
  }
  return html`<a href=${linkTo(own)}>${later.link}</a>
    ${'clipboard' in navigator ? html`<button @click=${handleCopy}>${copied.get(tag) === receipt ? later.copied : later.copy}</button>` : ''}
    <button class=${isLeaving ? 'leaving' : ''} @click=${handleWithdraw}>${isLeaving ? later.forGood : later.withdraw}</button>
    ${isLeaving ? html`<button @click=${() => ask('')}>${messages.cancel}</button>` : ''}`
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
    status === 'received' ? html`<p class="small">${later.receivedNext}</p>` : '',
    reason ? html`<p>${later.reasons[reason]}</p>` : '',
    note ? html`<p>${later.note(note)}</p>` : '',
    into?.text ? html`<p class="words" dir=${ownDirection}>${into.text}</p>` : '',
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
