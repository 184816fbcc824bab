import type { OwnSignature } from '@ess-widgets/client/manifesto.js'
import type { Signature } from '@ess-widgets/contract'
import type { TemplateResult } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { unnamedIn } from './manifesto-faults.ts'
import { formMessages, type FormMessages } from './manifesto-form-messages.ts'
import type { Signing, Tools } from './manifesto-later.ts'
import type { ManifestoView } from './manifesto-state.ts'

type Said = NonNullable<Signature['said']>

/** Whether the server did not want it, so that nothing was signed. */
export const isRefused = ({ given, problem, signature }: OwnSignature) => given?.email && problem && !signature

/**
 * Leads to the signature from any device. The receipt stands in the fragment, which no server is sent, with the name of the
 * consultation: a page may hold several.
 */
export const linkTo = ({ own, consultation }: ManifestoView['known']) =>
  `${location.href.split('#')[0]}#ess-signature-${consultation!.id}.${own!.receipt}`

/** One sentence on where a signature stands. */
export function sentenceOf(own: OwnSignature, view: ManifestoView): string {
  const { signature, given, isSending, isKept, isWithdrawing, problem, failure } = own
  const said = formMessages[view.messages.language]
  if (isSending) return isWithdrawing ? said.withdrawing : isKept ? said.sendingKept : said.sending
  if (isKept !== undefined)
    return isWithdrawing ? (isKept ? said.withdrawKept : said.withdrawUnsent) : isKept ? said.kept : said.unsent
  if (problem) {
    const what = isWithdrawing ? said.refusedWithdrawal : given && said.refusedAct
    return [what, view.text(problem.titles)].filter(Boolean).join(' ')
  }
  if (!signature) return failure ? said.unread : view.messages.loading
  const { status, number } = signature
  return status === 'confirmed' ? said.confirmed(number!.toLocaleString(view.messages.language)) : said[status]
}

/** Where the signature of this device stands, and what its person can do about it. */
export function standing(signing: Signing, view: ManifestoView, tools: Tools): TemplateResult {
  const { html } = tools
  const { known, messages } = view
  const said = formMessages[messages.language]
  const own = known.own!
  const { signature, given, isKept, isSending, isWithdrawing, problem, failure } = own
  const { status, reason } = signature ?? {}
  const isWaiting = isKept !== undefined
  const isIdle = !isWaiting && !isSending
  const isGone = signature ? !signature.said : problem && !given
  const isOpen = known.consultation!.status === 'open'
  const hasForm = isOpen && (signing.isChanging || isRefused(own))
  const mark = isWaiting || isSending ? 'kept' : problem || status === 'refused' ? 'problem' : ''
  const isUnread = isIdle && !signature && failure && !problem
  return html`<div class="said" part="signature">
    <div class=${`notice ${mark}`} part="notice" id="last">
      <p><strong>${sentenceOf(own, view)}</strong></p>
      ${isIdle && signing.isSaved && !problem ? html`<p>${said.saved}</p>` : ''}
      ${isKept && !isSending && !isWithdrawing ? html`<p>${said.keptNext}</p>` : ''}
      ${isIdle && status === 'pending' && !problem ? howToConfirm(signing, tools, said) : ''}
      ${isIdle && signature?.said ? recap(signature.said, view, tools, said) : ''}
      ${isIdle && reason ? html`<p>${said.reasons[reason]}</p>` : ''}
      ${isIdle && problem ? unnamedIn(problem, view).map((sentence) => html`<p>${sentence}</p>`) : ''}
    </div>
    ${(isWaiting && !isSending) || isUnread ? html`<div class="row"><button name="retry">${messages.retry}</button></div>` : ''}
    ${isIdle && signature?.said && !hasForm ? [aboutVersions(view, tools, said), acts(signing, view, tools, said)] : ''}
    ${isIdle && isGone && isOpen ? html`<div class="row"><button name="again">${said.again}</button></div>` : ''}
    ${isIdle && given && problem && !signing.isChanging ? html`<div class="row"><button name="erase">${said.erase}</button></div>` : ''}
  </div>`
}

/** What is to be done with the message, and where there is none. */
const howToConfirm = ({ page }: Signing, { html }: Tools, said: FormMessages) =>
  html`<p>${said.pendingNext} ${page && html`<a href=${page}>${said.pendingAgain}</a>`}</p>
    <p>${said.pendingWrong}</p>`

/** What of a signature others will see. */
function recap({ visibility, ...of }: Said, { text, known }: ManifestoView, { html }: Tools, said: FormMessages) {
  const name =
    of.signer === 'organisation'
      ? of.organisation
      : `${of.firstName} ${visibility === 'full' ? of.lastName : `${[...of.lastName!][0]}.`}`
  const { articles } = known.versions[of.version] ?? known.manifesto!
  const article = articles.find(({ id }) => id === of.reservation?.article)
  return html`<p part="recap">
    ${visibility === 'none' ? said.notShown : html`${said.shownAs} <span dir=${ownDirection}>${name}</span>`}
    ${of.reservation ? html`<br />${said.withReservation} ${article ? text(article.title) : of.reservation.article}` : ''}
  </p>`
}

/** That the text has changed since, what was signed, and how the new one is. */
function aboutVersions(view: ManifestoView, { html, whole }: Tools, said: FormMessages) {
  const { own, manifesto, versions, consultation } = view.known
  const signed = own!.signature!.said!.version
  if (signed === manifesto!.version) return ''
  const before = versions[signed]
  return html`<div class="notice" part="notice"><p>${said.newVersion}</p></div>
    <div class="row">
      ${consultation!.status === 'open' ? html`<button name="sign-new">${said.signNew}</button>` : ''}
      ${before ? '' : html`<button name="read-signed">${said.readSigned}</button>`}
    </div>
    ${before ? html`<div class="signed" part="signed">${whole(before, view)}</div>` : ''}`
}

function acts(signing: Signing, { known }: ManifestoView, { html }: Tools, said: FormMessages) {
  const { isLeaving, isParting, isCopied } = signing
  const isOpen = known.consultation!.status === 'open'
  return html`<div class="row">
      ${isOpen ? html`<button name="change">${said.change}</button>` : ''}
      <button name="withdraw" class=${isLeaving ? 'leaving' : ''}>${isLeaving ? said.forGood : said.withdraw}</button>
      ${isLeaving ? html`<button name="stay">${said.cancel}</button>` : ''}
    </div>
    <div class="small">
      <p>${said.linkWhy}</p>
      <div class="row">
        <a href=${linkTo(known)}>${said.link}</a>
        ${'clipboard' in navigator ? html`<button class="plain" name="copy">${isCopied ? said.copied : said.copy}</button>` : ''}
        ${isOpen && !isParting ? html`<button class="plain" name="another">${said.another}</button>` : ''}
      </div>
      ${
        isParting
          ? html`<p>${said.anotherWhy}</p>
              <div class="row">
                <button name="forget">${said.forget}</button>
                <button name="stay">${said.cancel}</button>
              </div>`
          : ''
      }
    </div>`
}
