import type { OwnSignature } from '@ess-widgets/client/manifesto.js'
import type { TemplateResult } from 'lit/html.js'
import { unnamedIn } from './manifesto-faults.ts'
import { formMessages, type FormMessages } from './manifesto-form-messages.ts'
import type { Signing, Tools } from './manifesto-later.ts'
import type { ManifestoView } from './manifesto-state.ts'

/** Whether the server did not want it, so that nothing was signed. */
export const isRefused = ({ given, problem, signature }: OwnSignature) => given && problem && !signature

/** Leads to the signature from any device. The receipt stands in the fragment, which no server is sent. */
export const linkTo = ({ receipt }: OwnSignature) => `${location.href.split('#')[0]}#ess-signature-${receipt}`

/** One sentence on where a signature stands. */
export function sentenceOf(own: OwnSignature, view: ManifestoView): string {
  const { signature, given, isSending, isKept, problem, failure } = own
  const said = formMessages[view.messages.language]
  if (isSending) return isKept ? said.sendingKept : said.sending
  if (isKept !== undefined) return isKept ? said.kept : said.unsent
  if (problem) return [given && said.refusedAct, view.text(problem.titles)].filter(Boolean).join(' ')
  if (!signature) return failure ? said.unread : view.messages.loading
  const { status, number } = signature
  return status === 'confirmed' ? said.confirmed(number!) : said[status]
}

/** Where the signature of this device stands, and what its person can do about it. */
export function standing(signing: Signing, view: ManifestoView, tools: Tools): TemplateResult {
  const { html } = tools
  const { known, messages } = view
  const said = formMessages[messages.language]
  const own = known.own!
  const { signature, isKept, isSending, problem, failure } = own
  const { status, reason } = signature ?? {}
  const isWaiting = isKept !== undefined
  const isIdle = !isWaiting && !isSending
  const isGone = signature ? !signature.said : problem && !isRefused(own)
  const mark = isWaiting || isSending ? 'kept' : problem || status === 'refused' ? 'problem' : ''
  const isUnread = isIdle && !signature && failure && !problem
  return html`<div class="said" part="signature">
    <div class=${`notice ${mark}`} part="notice" id="last">
      <p><strong>${sentenceOf(own, view)}</strong></p>
      ${isIdle && status === 'pending' && !problem ? html`<p>${said.pendingNext}</p>` : ''}
      ${isIdle && reason ? html`<p>${said.reasons[reason]}</p>` : ''}
      ${isIdle && problem ? unnamedIn(problem, view).map((sentence) => html`<p>${sentence}</p>`) : ''}
    </div>
    ${(isWaiting && !isSending) || isUnread ? html`<div class="row"><button name="retry">${messages.retry}</button></div>` : ''}
    ${isIdle && signature?.said && !signing.isChanging ? [aboutVersions(view, tools, said), acts(signing, view, tools, said)] : ''}
    ${isIdle && isGone && known.consultation!.status === 'open' ? html`<div class="row"><button name="again">${said.again}</button></div>` : ''}
  </div>`
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
  const { isLeaving, isCopied } = signing
  const isOpen = known.consultation!.status === 'open'
  return html`<div class="row">
      ${isOpen ? html`<button name="change">${said.change}</button>` : ''}
      <button name="withdraw" class=${isLeaving ? 'leaving' : ''}>${isLeaving ? said.forGood : said.withdraw}</button>
      ${isLeaving ? html`<button name="stay">${said.cancel}</button>` : ''}
    </div>
    <div class="small">
      <p>${said.linkWhy}</p>
      <div class="row">
        <a href=${linkTo(known.own!)}>${said.link}</a>
        ${'clipboard' in navigator ? html`<button class="plain" name="copy">${isCopied ? said.copied : said.copy}</button>` : ''}
        ${isOpen ? html`<button class="plain" name="another">${said.another}</button>` : ''}
      </div>
    </div>`
}
