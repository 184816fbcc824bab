import { nothingKnown, openResults, type ResultsClient } from '@ess-widgets/client/results.js'
import { html, svg } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { localeOf } from '../shared/locale.ts'
import { numbersIn, plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as Later from './results-later.ts'
import { fr, type ResultsMessages } from './results-messages.ts'
import { isHollow, shape, shapes } from './results-plot.ts'
import { enumerate, sentenceOf } from './results-sentences.ts'
import {
  rowsOf,
  shareOf,
  stateOf,
  unheardIn,
  type Reading,
  type ResultsState,
  type ResultsView,
} from './results-state.ts'
import { headingOf, resultsView } from './results-view.ts'
import styles from './results.styles.ts'

const languages: Languages<ResultsMessages> = { fr, load: () => import('./results-messages-en.ts') }

let later: typeof Later | undefined
/** Where the file cannot be had, it is asked for again at the next change. */
const loadLater = () =>
  import('./results-later.ts').then(
    (loaded) => (later = loaded),
    () => {},
  )

const moments = ['beforeprint', 'afterprint']

const tools = {
  html,
  svg,
  announce,
  numbersIn,
  plural,
  sheet,
  shape,
  shapes,
  isHollow,
  sentenceOf,
  headingOf,
  localeOf,
  enumerate,
  rowsOf,
  shareOf,
}
/**
 * What a consultation found: what is shared, where families diverge and what is not settled, each principle with the
 * numbers it is said from.
 *
 * @element ess-results
 * @summary Results by principle and family, as sentences, tables and pictures; live, or from a static file.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} src - Address of a results bundle (`results.json`), instead of a consultation: no server is needed.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 5.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 * @property {string | null} src - The attribute of that name.
 *
 * @slot - What to show when the results cannot be shown: a link to them. It also shows before the tag is defined.
 *
 * @csspart card - The frame around everything.
 * @csspart title - Its title.
 * @csspart about - What the consultation is about.
 * @csspart live - That it is live.
 * @csspart notice - What these results are, and what is to come.
 * @csspart people - How many people answered, and that it is no survey.
 * @csspart summary - How much is shared, divides, and is not settled.
 * @csspart tools - What is looked at, and what one can take away.
 * @csspart section - What stands under one of the three headings.
 * @csspart principle - One principle.
 * @csspart numbers - The table of a principle that is opened.
 * @csspart reasons - Why people disagree with it, in their words.
 * @csspart opinions - The groups of opinion that a computation found.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Focus, edge of a notice.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-agree=light-dark(#1f6fb2, #6db7f2)] - What is shared; agreement.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - What divides; disagreement; failures.
 * @cssprop [--ess-pass=light-dark(#6b7680, #94a0a9)] - What is not settled; passes; what is not live.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssResults extends Widget<ResultsClient, ResultsMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'src', 'heading-level']

  /** What the tag shows: loading, ready, stale (not live for the moment), closed (final, or not open) or error. To be read, not set. */
  state: ResultsState = 'loading'

  protected readonly languages = languages
  protected readonly open = (address: string | null) => openResults(this.src, address)

  #reading: Reading = 'families'
  /** The publication that was told last; undefined before the first. */
  #told: number | undefined

  /** Address of a results bundle, instead of a consultation. */
  get src(): string | null {
    return this.getAttribute('src')
  }
  set src(address: string | null) {
    this.write('src', address)
  }

  /** What is looked at: all families, the channels, or two families. */
  get reading(): Reading {
    return this.#reading
  }
  set reading(reading: Reading | undefined) {
    // Frameworks write undefined where they take a property away.
    this.#reading = reading ?? 'families'
    this.requestUpdate()
  }

  constructor() {
    super()
    this.addEventListener('click', this)
  }

  override connectedCallback() {
    super.connectedCallback()
    for (const moment of moments) addEventListener(moment, this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    for (const moment of moments) removeEventListener(moment, this)
    this.#told = undefined
  }

  override attributeChangedCallback(name: string) {
    if (name !== 'heading-level') {
      this.leave()
      this.#told = undefined
    }
    super.attributeChangedCallback(name)
  }

  handleEvent(event: Event) {
    if (event.type !== 'click') return later?.handlePaper(this, event)
    const control = event.composedPath()[0] as HTMLElement
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() === this.shadowRoot && control.closest('[name=retry]')) void this.client?.retry()
  }

  override render() {
    const { messages, text, client, reading } = this
    const known = client?.state ?? { ...nothingKnown, phase: 'error' }
    this.write('state', (this.state = stateOf(known, !!this.src)))
    const view: ResultsView = {
      known,
      state: this.state,
      messages,
      text,
      reading,
      unheard: unheardIn(known.results?.principles ?? []),
      level: +(/^[2-5]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    }
    if (!later) void loadLater().then(() => later && this.requestUpdate())
    else if (known.results) later.complete(this, view, tools)
    return resultsView(view)
  }

  override updated() {
    if (this.state === 'error') later?.warn(this)
    const { results } = this.client?.state ?? {}
    if (!results) return
    const isNews = this.#told !== undefined && results.publication > this.#told
    this.#told = results.publication
    // The sentence that sums up, once a publication.
    if (isNews) announce(this.shadowRoot!.querySelector<HTMLElement>('[part=summary]')?.innerText ?? '')
  }
}
