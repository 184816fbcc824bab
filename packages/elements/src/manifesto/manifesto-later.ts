import type { OwnSignature } from '@ess-widgets/client/manifesto.js'
import type { Signature } from '@ess-widgets/contract'
import type { html, TemplateResult } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { plural } from '../shared/plural.ts'
import type { sheet } from '../shared/sheet.ts'
import { EssSignatureChangedEvent, EssSignatureSentEvent, EssSignatureWithdrawnEvent } from './manifesto-events.ts'
import { faultsIn, faultsOf, type Faults } from './manifesto-faults.ts'
import { chooseArticle, lengthOf, fields, fill, givenIn } from './manifesto-form.ts'
import styles from './manifesto-form.styles.ts'
import { formMessages } from './manifesto-form-messages.ts'
import { isRefused, linkTo, sentenceOf, standing } from './manifesto-standing.ts'
import type { ManifestoView } from './manifesto-state.ts'
import type { whole } from './manifesto-view.ts'
import type { EssManifesto } from './manifesto.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  plural: typeof plural
  sheet: typeof sheet
  whole: typeof whole
  /** Moves the focus to the first of these that shows. */
  focusOn: (...selectors: string[]) => void
}

/** What was told to the page, by events. */
const dispatched = new WeakSet<Signature>()

/** What a person does with a text: signs it, says it otherwise, withdraws. */
export class Signing {
  /** What is wrong with each field. */
  faults: Faults = {}
  /** Characters of the reservation so far. */
  length = 0
  /** Whether what was signed is being said otherwise. */
  isChanging = false
  /** Whether the person asked once to withdraw: once more, and it is done. */
  isLeaving = false
  /** Whether they asked once to leave the form to somebody else. */
  isParting = false
  /** Whether what they said otherwise was just taken. */
  isSaved = false
  /** Whether their link was copied. */
  isCopied = false

  readonly #tag: EssManifesto
  readonly #tools: Tools
  /** Why a private link led nowhere. */
  #astray = ''
  /** The version that the form spoke of last. */
  #version = 0
  /** What was known of the signature when it was shown last. */
  #before: OwnSignature | undefined
  #form: HTMLFormElement | null = null
  #isSubmitting = false

  constructor(tag: EssManifesto, tools: Tools) {
    this.#tag = tag
    this.#tools = tools
    const { adoptedStyleSheets } = tag.shadowRoot!
    const own = tools.sheet(styles)
    if (!adoptedStyleSheets.includes(own)) adoptedStyleSheets.push(own)
  }

  /** What became of the signature of this device, the form where there is something to sign, and what one has a right to. */
  show(view: ManifestoView): TemplateResult {
    const { html } = this.#tools
    const { known, messages } = view
    const said = formMessages[messages.language]
    const { own, consultation, manifesto } = known
    const { status } = consultation!
    const isSigned = own && !isRefused(own)
    // What was being changed may be gone meanwhile.
    if (!own?.given && !own?.signature?.said) this.isChanging = false
    const notice = this.#tag.client!.page('notice')
    return html`${this.#astray && html`<p class="notice problem" part="notice" id="astray">${this.#astray}</p>`}
      ${own ? standing(this, view, this.#tools) : ''}
      ${status === 'open' || isSigned ? '' : html`<p class="notice" part="notice">${said[status as 'closed']}</p>`}
      ${status === 'open' && (!isSigned || this.isChanging) ? fields(this, view, this.#tools) : ''}
      <p class="small" part="rights">
        ${said.controller(manifesto!.controller.name)} ${notice && html`<a href=${notice}>${said.notice}</a>`}${
          isSigned || !this.page ? '' : html` · <a href=${this.page}>${said.lost}</a>`
        }
      </p>`
  }

  /** Address of the page that sends another link, where there is one. */
  get page(): string | undefined {
    return this.#tag.client!.page('page')
  }

  /** Someone wrote something. */
  type({ name }: { name: string }): void {
    this.faults[name] = undefined
    this.length = lengthOf((this.#form?.elements.namedItem('reservation') as HTMLTextAreaElement | null)?.value)
  }

  /** Someone pressed a button. What takes it away leads its person on. */
  press(name: string | undefined, { detail }: MouseEvent, { known, messages }: ManifestoView): void {
    const client = this.#tag.client!
    const { own, manifesto } = known
    const content = own?.signature?.said
    const said = formMessages[messages.language]
    if (name === 'retry') this.#act(client.retry())
    else if (name === 'change') void this.#change(content!.version)
    else if (name === 'cancel') this.#cancel(own!)
    else if (name === 'again' || name === 'forget') this.#startOver()
    else if (name === 'erase') {
      if (own!.signature) this.#cancel(own!)
      else this.#startOver()
      this.#lead('#last', '#sign')
    } else if (name === 'another') {
      this.isParting = true
      this.#tools.announce(said.anotherWhy)
      this.#lead('[name=forget]')
    } else if (name === 'copy') void this.#copy(known, said.copied)
    else if (name === 'sign-new') this.#act(client.change({ ...content!, version: manifesto!.version }))
    else if (name === 'read-signed')
      client.readVersion(content!.version).then(
        () => this.#lead('[part=signed]'),
        () => {}, // The button stays.
      )
    else if (name === 'stay') {
      const left = this.isLeaving ? '[name=withdraw]' : '[name=another]'
      this.isLeaving = this.isParting = false
      this.#lead(left)
    }
    // The second click of a double one decides nothing.
    else if (name === 'withdraw' && detail < 2) {
      this.isParting = false
      if (this.isLeaving) {
        this.isLeaving = false
        this.#act(client.withdraw())
      } else {
        this.isLeaving = true
        this.#tools.announce(said.forGood)
        // A key held down must not withdraw.
        this.#lead('[name=stay]')
      }
    }
  }

  /** Signs, or says otherwise what was signed. */
  async submit(event: SubmitEvent, view: ManifestoView): Promise<void> {
    event.preventDefault()
    if (this.#isSubmitting) return
    const tag = this.#tag
    const form = event.target as HTMLFormElement
    const { consent, ...given } = givenIn(form, this.versionIn(view), view.messages.language)
    this.faults = faultsIn({ ...given, consent: consent || this.isChanging }, this.isChanging, view)
    tag.requestUpdate()
    if (Object.values(this.faults).some(Boolean)) return this.#leadToFault()
    const { email: _, language: __, ...said } = given
    this.#isSubmitting = true
    const { problem } = await (this.isChanging ? tag.client!.change(said) : tag.client!.sign(given))
    this.#isSubmitting = false
    // What is kept on the device, or received, needs the form no more.
    if (!problem) this.isChanging = false
    tag.requestUpdate()
  }

  /** The version that the form speaks of. What is changed stays on the one that was signed, until the new one is signed. */
  versionIn({ known: { own, manifesto } }: ManifestoView): number {
    // Another text is on its way, or what was being changed has left the device: there is none, for a moment.
    const said = this.isChanging && (own?.given ?? own?.signature?.said)
    return (said || manifesto)?.version ?? 0
  }

  /** Tells what became of the signature since it was shown last, what the outbox sent later included. */
  follow(view: ManifestoView): void {
    const { own } = view.known
    const before = this.#before
    this.#before = own
    if (own && own !== before) this.#hear(own, before, view)
    const form = this.#tag.shadowRoot!.querySelector('form')
    const version = this.versionIn(view)
    if (form && form === this.#form && version !== this.#version) chooseArticle(form, own?.given)
    this.#version = version
    if (form === this.#form) return
    this.#form = form
    if (form) {
      // One that comes holds what was typed, or what was signed.
      if (own) fill(form, own.given ?? own.signature?.said ?? {}, !!isRefused(own))
      this.#refresh()
    } else if (this.#isHere()) this.#tools.focusOn('#last')
  }

  #hear(own: OwnSignature, before: OwnSignature | undefined, view: ManifestoView) {
    const { signature, problem, given, isSending } = own
    const wasActing = before?.receipt === own.receipt && (before.isSending || before.isKept !== undefined)
    if (signature && signature !== before?.signature && wasActing && !problem) this.#dispatch(signature, before)
    if (!isSending && before && before.receipt === own.receipt) this.#announce(own, before, view)
    const isNew = problem !== before?.problem
    // Of a change that was refused before, the signature comes later.
    if (!problem || (!isNew && signature === before?.signature)) return
    this.faults = faultsOf(problem, view)
    // What was refused of a change is given back to its author.
    this.isChanging = !!signature && !!given
    this.#refresh()
    if (before && isNew) void this.#leadToFault()
  }

  #dispatch(now: Signature, { signature, given }: OwnSignature) {
    const { status, said } = now
    // Two tags of one text hear of it; it is told once.
    if (dispatched.has(now)) return
    dispatched.add(now)
    if (status === 'withdrawn') this.#tag.dispatchEvent(new EssSignatureWithdrawnEvent())
    else if (signature) {
      this.isSaved = true
      this.#tag.dispatchEvent(new EssSignatureChangedEvent())
    } else if (given) this.#tag.dispatchEvent(new EssSignatureSentEvent(said!.signer))
  }

  #announce(own: OwnSignature, before: OwnSignature, view: ManifestoView) {
    const sentence = sentenceOf(own, view)
    const said = formMessages[view.messages.language]
    if (this.isSaved && before.isSending) this.#tools.announce(`${said.saved} ${sentence}`)
    else if (sentence !== sentenceOf(before, view)) this.#tools.announce(sentence)
  }

  /** Whoever has gone on elsewhere on the page stays there. */
  #isHere() {
    return this.#tag.shadowRoot!.activeElement || document.activeElement === document.body
  }

  async #leadToFault() {
    await this.#tag.updateComplete
    const details = this.#form?.querySelector('details')
    if (details && (this.faults['article'] || this.faults['reservation'])) details.open = true
    if (this.#isHere()) this.#tools.focusOn('[aria-invalid=true]', '#last')
  }

  /** Puts what was signed into a form, on the version that was signed. */
  async #change(version: number) {
    const client = this.#tag.client!
    // Where it cannot be had, the articles of the new one serve.
    if (version !== client.state.manifesto!.version) await client.readVersion(version).catch(() => {})
    this.isChanging = true
    this.isSaved = this.isParting = this.isLeaving = false
    this.faults = {}
    this.#lead('#sign')
  }

  #cancel({ given }: OwnSignature) {
    this.isChanging = false
    if (given) this.#tag.client!.forget()
  }

  /** Leaves what was signed, for whoever signs now. */
  #startOver() {
    this.isLeaving = this.isParting = this.isChanging = this.isCopied = this.isSaved = false
    this.faults = {}
    this.#tag.client!.forget()
    this.#lead('#sign')
  }

  #act(_act: Promise<unknown>) {
    this.isSaved = false
    this.#lead('#last')
  }

  /** Takes in the private link that the page was opened with. */
  async accept(receipt: string, { messages, text }: ManifestoView): Promise<void> {
    this.#astray = ''
    const { signature, problem } = await this.#tag.client!.accept(receipt)
    if (!signature) {
      this.#astray = problem ? text(problem.titles) : formMessages[messages.language].linkUnread
      this.#tools.announce(this.#astray)
    }
    this.#lead('#astray', '#last', '[part=title]')
  }

  #lead(...selectors: string[]) {
    this.#refresh()
    void this.#tag.updateComplete?.then(() => this.#isHere() && this.#tools.focusOn(...selectors))
  }

  #copy(known: ManifestoView['known'], copied: string) {
    return navigator.clipboard.writeText(linkTo(known)).then(
      () => {
        this.isCopied = true
        this.#tools.announce(copied)
        this.#refresh()
      },
      () => {}, // Not allowed here: the link itself is beside.
    )
  }

  #refresh() {
    this.type({ name: '' })
    this.#tag.requestUpdate()
  }
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssManifesto, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssManifesto): void {
  const { client, consultation } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem}`
    : `no address in consultation="${consultation}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-manifesto> ${fault}`, tag)
  warned.set(tag, fault)
}
