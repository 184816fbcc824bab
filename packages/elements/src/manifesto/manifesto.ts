import { nothingKnown, openManifesto, type ManifestoClient } from '@ess-widgets/client/manifesto.js'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as Later from './manifesto-later.ts'
import { fr, type ManifestoMessages } from './manifesto-messages.ts'
import { stateOf, type ManifestoState, type ManifestoView } from './manifesto-state.ts'
import { manifestoView, whole } from './manifesto-view.ts'
import styles from './manifesto.styles.ts'

const languages: Languages<ManifestoMessages> = { fr, load: () => import('./manifesto-messages-en.ts') }

let later: typeof Later | undefined
/** Where the file cannot be had, it is asked for again at the next change. */
const loadLater = () =>
  import('./manifesto-later.ts').then(
    (loaded) => (later = loaded),
    () => {},
  )

/**
 * A political text, and a form to sign it: for oneself or an organisation, with a reservation if need be.
 *
 * @element ess-manifesto
 * @summary The whole text beside the form; what became of one's signature, which counts once an e-mail has answered.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {boolean} both - Shows the text in French and in English, side by side where there is room.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 5.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 *
 * @slot - What to show when the text cannot be shown: a link to it. It also shows before the tag is defined.
 *
 * @fires {EssSignatureSentEvent} ess-signature-sent - A signature was received: `signer`.
 * @fires {EssSignatureChangedEvent} ess-signature-changed - One was said otherwise, or is on another version now.
 * @fires {EssSignatureWithdrawnEvent} ess-signature-withdrawn - One was withdrawn.
 *
 * @csspart card - The frame around everything.
 * @csspart text - The text.
 * @csspart title - Its title.
 * @csspart article - One of its articles.
 * @csspart signature - What became of the person's signature.
 * @csspart signed - The version that the person signed, once they ask for it.
 * @csspart notice - What happened, and what can be done about it.
 * @csspart reservation - What a person disagrees with.
 * @csspart rights - The links to the privacy notice, and to what whoever lost their receipt needs.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Primary action, focus.
 * @cssprop [--ess-on-accent=light-dark(#fff, #06251d)] - Text on the accent.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - Failures.
 * @cssprop [--ess-pass=light-dark(#6b7680, #94a0a9)] - What waits on the device.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssManifesto extends Widget<ManifestoClient, ManifestoMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'both', 'heading-level']

  /** What the tag shows: loading, ready, sending, kept, done, closed (or not open yet) or error. To be read, not set. */
  state: ManifestoState = 'loading'

  protected readonly languages = languages
  protected readonly open = openManifesto

  /** What a person does with the text. Who only reads it needs none of that: it comes while they do. */
  #signing: Later.Signing | undefined
  /** Whose text it is about. */
  #signed: ManifestoClient | undefined
  #view!: ManifestoView
  /** The article that the address of the page leads to, until its reader is there. */
  #article = ''

  constructor() {
    super()
    this.addEventListener('click', this)
    this.addEventListener('input', this)
  }

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('hashchange', this)
    this.#readAddress()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('hashchange', this)
  }

  handleEvent(event: Event) {
    if (event.type === 'hashchange') return this.#readAddress()
    const control = event.composedPath()[0] as HTMLElement
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() !== this.shadowRoot) return
    if (event.type === 'input') this.#signing?.type(control as HTMLInputElement)
    else this.#press(control.closest('button')?.name, event as MouseEvent)
    this.requestUpdate()
  }

  override render() {
    const { messages, text, client } = this
    const known = client?.state ?? { ...nothingKnown, phase: 'error' }
    this.write('state', (this.state = stateOf(known)))
    this.#view = {
      known,
      state: this.state,
      messages,
      text,
      isBoth: this.hasAttribute('both'),
      level: +(/^[2-5]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    }
    if (!later) void loadLater().then(() => later && this.requestUpdate())
    else if (known.consultation) {
      const signing = this.#signs(later)
      if (known.phase === 'ready') this.#receive(signing, known.consultation.id)
      this.#view.signing = signing.show(this.#view)
    }
    return manifestoView(this.#view)
  }

  override updated() {
    if (this.state === 'error') later?.warn(this)
    else this.#signing?.follow(this.#view)
    const article = this.#article && this.shadowRoot!.getElementById(this.#article)
    if (!article) return
    this.#article = ''
    this.focusOn(`#${article.id}`)
  }

  #signs({ Signing }: typeof Later) {
    const focusOn = (...selectors: string[]) => this.focusOn(...selectors)
    if (this.#signed !== this.client) this.#signing = undefined
    this.#signed = this.client
    return (this.#signing ??= new Signing(this, { html, announce, plural, sheet, whole, focusOn }))
  }

  #press(name: string | undefined, event: MouseEvent) {
    if (name === 'both') this.toggleAttribute('both')
    else if (name === 'go') this.focusOn('#last', '#sign')
    else if (this.state === 'error') {
      if (name === 'retry') void this.client?.retry()
    } else this.#signing?.press(name, event, this.#view)
  }

  #readAddress() {
    this.#article = /^#(ess-article-[a-z0-9-]+)$/.exec(location.hash)?.[1] ?? ''
    this.requestUpdate()
  }

  /** Takes a receipt out of the address of the page: whoever shares the address must not have it. */
  #receive(signing: Later.Signing, consultation: string) {
    const [, of, receipt] = /^#ess-signature-([a-z0-9-]+)\.([\w-]{22,64})$/.exec(location.hash) ?? []
    if (of !== consultation) return
    history.replaceState(history.state, '', location.href.split('#')[0])
    void signing.accept(receipt!, this.#view)
  }
}
