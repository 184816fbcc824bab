import { openFigures, type FiguresClient } from '@ess-widgets/client/figures-file.js'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as FiguresLater from './figures-later.ts'
import { fr, type FiguresMessages } from './figures-messages.ts'
import { formatOf, headOf, nameOf, percentOf, type FiguresState, type FiguresView } from './figures-state.ts'
import { cell, fact, figuresView, named, note, own } from './figures-view.ts'
import styles from './figures.styles.ts'

const languages: Languages<FiguresMessages> = { fr, load: () => import('./figures-messages-en.ts') }

let later: typeof FiguresLater | undefined
let toCsv: FiguresLater.Tools['toCsv']
/** Where the files cannot be had, they are asked for again at the next change. */
const loadLater = () =>
  Promise.all([import('./figures-later.ts'), import('@ess-widgets/contract/csv.js')]).then(
    ([loaded, csv]) => {
      later = loaded
      ;({ toCsv } = csv)
    },
    () => {},
  )

const lent = { html, announce, sheet, cell, fact, named, nameOf, headOf, note, own, formatOf, percentOf }

/**
 * Figures of a sector, from a file. Each says its year, its perimeter and its source: one that does not shows no number,
 * and says instead what it lacks; the console says in which field, and on which line.
 *
 * The file is JSON (`@ess-widgets/contract/figures.schema.json`):
 *
 * ```json
 * {
 *   "title": { "fr": "Les entreprises ESUS", "en": "ESUS companies" },
 *   "figures": [
 *     {
 *       "label": { "fr": "Entreprises agréées ESUS par famille", "en": "ESUS companies by family" },
 *       "unit": { "fr": "% des entreprises agréées", "en": "% of accredited companies" },
 *       "year": 2022,
 *       "perimeter": { "fr": "France", "en": "France" },
 *       "source": { "name": "Avise", "url": "https://avise.org/comprendre-ess/economie-sociale-solidaire-ess-contexte" },
 *       "parts": [
 *         { "family": "association", "value": 70 },
 *         { "family": "commercial", "value": 19 },
 *         { "family": "cooperative", "value": 10 }
 *       ],
 *       "partition": true
 *     }
 *   ]
 * }
 * ```
 *
 * - A text is `{ "fr", "en" }`; in one language, or alone, it serves for both.
 * - `unit` says what is counted. One that begins with `%` makes percentages of the values.
 * - A part has a `family` (`association`, `cooperative`, `mutual`, `foundation`, `commercial`, `none`), which gives it a
 *   name and a shape, or a `label`, or both; a `value`, or `null` where the source gives none; a `note` if need be.
 * - `overlaps: true` says of a part that it is counted in others too: it is drawn apart, and never added. ESUS companies
 *   always are.
 * - `total` is what the source prints.
 * - `partition: true` says that the parts add up to a whole. They are drawn as 100 % only if they do, but for rounding:
 *   percentages add up to 100 within 1 point (99 to 101), values to the total, where there is one, within 1 % of it, and a
 *   sentence says what is left. Else plain bars show, and a sentence says why.
 *
 * Or CSV, with a line a part, commas, semicolons or tabs between cells, and these columns, in French or in English: `chiffre`, `unite`,
 * `annee`, `perimetre`, `source`, `adresse`, `famille`, `partie`, `valeur`, `recoupe`, `note`, `total`, `partition`; or `figure`,
 * `unit`, `year`, `perimeter`, `source`, `source_url`, `family`, `part`, `value`, `overlaps`, `note`, `total`, `partition`. A text in
 * English stands in a column whose name ends with `_en`, such as `unit_en`. A line that names no figure goes on with the one before,
 * unless its year, unit, perimeter or source is another. Numbers are written as in France or in England, `12 500,50` or
 * `12500.5`, and `n.d.` where the source gives none; `1,284`, which they read otherwise, is refused rather than guessed.
 *
 * In French, spaces before `; ! ? : %` and between thousands are made ones that do not break.
 *
 * @element ess-figures
 * @summary Figures with their year, perimeter and source, as tables and bars; never 100 % of what does not add up.
 *
 * @attr {string} src - Address of the file, JSON or CSV: it is read once.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 5; figures come under it.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @slot - What to show when the figures cannot be shown: a link to them. It also shows before the tag is defined.
 *
 * @csspart card - The frame around everything.
 * @csspart title - The title of the file.
 * @csspart empty - The sentence that says that there are none.
 * @csspart notice - Why the figures, or one of them, do not show.
 * @csspart figure - One figure.
 * @csspart label - What it measures.
 * @csspart facts - Its year, its unit and its perimeter.
 * @csspart refusal - Why its parts are not drawn as 100 %.
 * @csspart table - Its numbers.
 * @csspart picture - The same, as bars.
 * @csspart source - Its source.
 * @csspart comparison - Another figure beside it.
 * @csspart copy - The copy of all figures, and what came of it.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Bars, focus.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice, and of a whole.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - Failures.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssFigures extends Widget<FiguresClient, FiguresMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['src', 'heading-level']

  /** What the tag shows: loading, ready, empty or error. To be read, not set. */
  state: FiguresState = 'loading'

  protected readonly languages = languages
  protected readonly open = () => openFigures(this.src)

  /** Address of the file, JSON or CSV. */
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

  override attributeChangedCallback(name: string) {
    if (name === 'src') this.leave()
    super.attributeChangedCallback(name)
  }

  handleEvent(event: Event) {
    const control = event.composedPath()[0] as HTMLElement
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() === this.shadowRoot && control.closest('[name=retry]')) void this.client?.retry()
  }

  override render() {
    const { messages, text, client } = this
    const known = client?.state ?? { phase: 'error' }
    const { phase, file } = known
    this.state = file && !file.figures.length ? 'empty' : phase
    this.write('state', this.state)
    const view: FiguresView = {
      known,
      state: this.state,
      messages,
      text,
      level: +(/^[2-5]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    }
    // What nobody needs to read a figure comes by itself, beside the reading of the file.
    if (!later) void loadLater().then(() => later && this.requestUpdate())
    else if (file) view.more = later.more(this, view, { ...lent, toCsv })
    return figuresView(view)
  }

  override updated() {
    later?.warn(this)
  }
}
