import { nothingKnown, openSignatures, type SignaturesClient } from '@ess-widgets/client/signatures.js'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as SignaturesLater from './signatures-later.ts'
import { fr, type SignaturesMessages } from './signatures-messages.ts'
import { stateOf, totalOf, type SignaturesState, type SignaturesView } from './signatures-state.ts'
import { facts, name, signaturesView } from './signatures-view.ts'
import styles from './signatures.styles.ts'

const languages: Languages<SignaturesMessages> = { fr, load: () => import('./signatures-messages-en.ts') }

let later: typeof SignaturesLater | undefined
/** Where the file cannot be had, it is asked for again at the next change. */
const loadLater = () =>
  import('./signatures-later.ts').then(
    (loaded) => (later = loaded),
    () => {},
  )
const tools = { html, announce, plural, sheet, facts, name }

/** A number that moves is told at most once in this time, in milliseconds. */
const pace = 10_000

/**
 * How many have signed a text, of whom those who wish it are named.
 *
 * @element ess-signatures
 * @summary The number of signatures, the goal, the latest public names and a list to search, live.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} src - Address of a static file of the same numbers, instead of a consultation: it is read once.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 6.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 *
 * @slot - What to show when the signatures cannot be shown: a link to them. It also shows before the tag is defined.
 *
 * @csspart card - The frame around everything.
 * @csspart title - The title of the text.
 * @csspart live - The word that says that it is live.
 * @csspart notice - Why what shows may not be the last word.
 * @csspart count - How many have signed, and how many of them with a reservation.
 * @csspart goal - How far the goal is.
 * @csspart numbers - The same number, people and organisations apart, and by channel.
 * @csspart earlier - How many are on an earlier version of the text.
 * @csspart latest - The latest public names.
 * @csspart reservations - How many reservations there are, by article.
 * @csspart names - The public list, and its search.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Progress, focus.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice, and of what is left to the goal.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - Failures.
 * @cssprop [--ess-pass=light-dark(#6b7680, #94a0a9)] - What is not live.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssSignatures extends Widget<SignaturesClient, SignaturesMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'src', 'heading-level']

  /** What the tag shows: loading, ready, stale (not live for the moment), closed (or not open yet) or error. To be read, not set. */
  state: SignaturesState = 'loading'

  protected readonly languages = languages
  protected readonly open = (address: string | null) => openSignatures(this.src, address)

  /** The number that showed last; undefined before the first. */
  #shown: number | undefined
  /** Whether it has just changed, while someone looked. */
  #isFresh = false
  /** When a number was told last, in milliseconds since 1970 UTC. */
  #toldAt = 0
  #telling: ReturnType<typeof setTimeout> | undefined

  /** Address of a static file of the same numbers, instead of a consultation. */
  get src(): string | null {
    return this.getAttribute('src')
  }
  set src(address: string | null) {
    this.write('src', address)
  }

  constructor() {
    super()
    this.addEventListener('click', this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#forget()
  }

  override attributeChangedCallback(name: string) {
    if (name !== 'heading-level') {
      this.leave()
      this.#forget()
    }
    super.attributeChangedCallback(name)
  }

  handleEvent(event: Event) {
    const control = event.composedPath()[0] as HTMLElement
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() === this.shadowRoot && control.closest('[name=retry]')) void this.client?.retry()
  }

  override render() {
    const { messages, text, client } = this
    const known = client?.state ?? { ...nothingKnown, phase: 'error' }
    const { counts } = known.signatures ?? {}
    const total = counts && totalOf(counts)
    if (known.phase === 'ready') this.#welcome(total)
    this.state = stateOf(known)
    this.write('state', this.state)
    const view: SignaturesView = {
      known,
      state: this.state,
      messages,
      text,
      total,
      level: +(/^[2-6]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    }
    // What nobody needs to read the number comes by itself, beside the reading of it: nothing moves when it is there.
    if (!later) void loadLater().then(() => later && this.requestUpdate())
    else if (counts) view.more = later.more(this, view, tools)
    return signaturesView(view)
  }

  override updated() {
    if (this.state === 'error') later?.warn(this)
    if (this.#isFresh && matchMedia('(prefers-reduced-motion: no-preference)').matches)
      this.shadowRoot!.querySelector('.count')!.animate({ translate: ['0 -0.25em', '0'] }, 180)
    this.#isFresh = false
  }

  /** Sees whether the number has changed while someone looked, and has that told. */
  #welcome(total: number | undefined) {
    this.#isFresh = this.#shown !== undefined && total !== undefined && total !== this.#shown
    this.#shown = total
    if (this.#isFresh) this.#telling ??= setTimeout(this.#tell, Math.max(0, this.#toldAt + pace - Date.now()))
  }

  #tell = () => {
    const { messages } = this
    if (this.#shown !== undefined) announce(plural(this.#shown, messages.now, messages.language))
    this.#toldAt = Date.now()
    this.#telling = undefined
  }

  /** Other signatures have a number of their own. */
  #forget() {
    clearTimeout(this.#telling)
    this.#telling = this.#shown = undefined
  }
}
