import { nothingKnown, openWall, type WallClient } from '@ess-widgets/client/wall.js'
import type { PublishedContribution } from '@ess-widgets/contract'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as WallLater from './wall-later.ts'
import { fr, type WallMessages } from './wall-messages.ts'
import { kindsOf, stateOf, type WallState, type WallView } from './wall-state.ts'
import { arrange, author, wallView, words } from './wall-view.ts'
import styles from './wall.styles.ts'

const languages: Languages<WallMessages> = { fr, load: () => import('./wall-messages-en.ts') }

let later: typeof WallLater | undefined
/** Where the file cannot be had, it is asked for again at the next change. */
const loadLater = () =>
  import('./wall-later.ts').then(
    (loaded) => (later = loaded),
    () => {},
  )
const tools = { html, plural, sheet, author, words }

/** New contributions are told together, at most once in this time, in milliseconds. */
const pace = 10_000

/**
 * What a workshop published, live: on a partner's page, or projected in the room.
 *
 * @element ess-wall
 * @summary Published contributions, the latest first, by kind; those that say the same are joined.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} workshop - Id of the workshop; not needed where there is only one.
 * @attr {'vision' | 'principle' | 'lever' | 'brake' | 'divergence'} kind - The kind that shows; without it, all of them.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 6.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 *
 * @slot - What to show when the wall cannot be shown: a link to it. It also shows before the tag is defined.
 *
 * @csspart card - The frame around everything.
 * @csspart title - The title of the workshop.
 * @csspart question - What it asks, where that is one question.
 * @csspart live - The word that says that it is live.
 * @csspart notice - Why what shows may not be the last word.
 * @csspart kinds - The choice of a kind.
 * @csspart contributions - All of them.
 * @csspart contribution - One of them.
 * @csspart text - What it says.
 * @csspart merged - Those that say the same.
 * @csspart empty - The sentence that says that there are none.
 * @csspart others - How many do not show for themselves, and why.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Kinds, what is new, focus.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - Failures.
 * @cssprop [--ess-pass=light-dark(#6b7680, #94a0a9)] - What is not live.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text, from which it grows with the width of the tag.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssWall extends Widget<WallClient, WallMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'workshop', 'kind', 'heading-level']

  /** What the wall shows: loading, ready, stale (not live for the moment), closed (or not open yet) or error. To be read, not set. */
  state: WallState = 'loading'

  protected readonly languages = languages
  protected readonly open = (consultation: string | null) => openWall(consultation, this.workshop)

  #view!: WallView
  /** The numbers of all that was ever on this wall; undefined before the first reading. */
  #seen: Set<number> | undefined
  #fresh: ReadonlySet<number> = new Set()
  /** Those that stay while the wall is paused. */
  #held: ReadonlySet<number> | undefined
  #untold = 0
  /** When new ones were told last, in milliseconds since 1970 UTC. */
  #toldAt = 0
  #telling: ReturnType<typeof setTimeout> | undefined

  /** Id of the workshop; not needed where there is only one. */
  get workshop(): string | null {
    return this.getAttribute('workshop')
  }
  set workshop(id: string | null) {
    this.write('workshop', id)
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
    if (name === 'consultation' || name === 'workshop') {
      this.leave()
      this.#forget()
    }
    super.attributeChangedCallback(name)
  }

  handleEvent(event: Event) {
    const control = event.composedPath()[0] as HTMLElement
    const { name, value } = control.closest('button') ?? {}
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() !== this.shadowRoot) return
    if (name === 'retry') void this.client?.retry()
    else if (name === 'kind') this.write('kind', value || null)
    else if (name === 'pause') this.#pause()
  }

  override render() {
    const { messages, text, client } = this
    const known = client?.state ?? { ...nothingKnown, phase: 'error' }
    const { phase, workshop, contributions } = known
    const held = this.#held
    const shown = held ? contributions.filter(({ number }) => held.has(number)) : contributions
    if (phase === 'ready') this.#welcome(shown)
    const kinds = workshop ? kindsOf(workshop, contributions) : []
    this.state = stateOf(known)
    this.write('state', this.state)
    this.#view = {
      known,
      state: this.state,
      messages,
      text,
      shown,
      fresh: this.#fresh,
      kinds,
      kind: kinds.find((kind) => kind === this.getAttribute('kind')),
      waiting: held && contributions.length - shown.length,
      level: +(/^[2-6]$/.exec(this.getAttribute('heading-level')!) ?? 3),
      more: (each) => later?.more(each, this.#view, tools),
    }
    if (phase === 'ready') this.#view.others = this.#others()
    return wallView(this.#view)
  }

  override updated() {
    const { state } = this
    const root = this.shadowRoot!
    const list = root.querySelector<HTMLElement>('.items')
    const { activeElement } = root
    if (list) arrange(list, this.#view)
    // Whoever stood in a card that has gone is led to the choice of a kind.
    if (activeElement && !activeElement.checkVisibility()) this.focusOn('[aria-pressed=true]')
    if (state === 'error') void loadLater().then(() => later?.warn(this))
  }

  /** What nobody needs to read the wall, and so comes by itself. */
  #others() {
    if (!later) void loadLater().then(() => later && this.requestUpdate())
    return later?.others(this, this.#view, tools)
  }

  /** What comes while the wall is paused waits; what leaves it leaves all the same. */
  #pause() {
    this.#held = this.#held ? undefined : new Set(this.#view.shown.map(({ number }) => number))
    this.requestUpdate()
  }

  /** Marks those that were never on the wall, and has them told. */
  #welcome(shown: readonly PublishedContribution[]) {
    const isFirst = !this.#seen
    const seen = (this.#seen ??= new Set())
    const came = shown.filter(({ number }) => !seen.has(number))
    for (const { number, merged } of shown)
      for (const each of [number, ...merged.map((one) => one.number)]) seen.add(each)
    if (isFirst || !came.length) return
    this.#fresh = new Set(came.map(({ number }) => number))
    const { kind: wanted } = this.#view
    this.#untold += came.filter(({ kind }) => !wanted || kind === wanted).length
    if (this.#untold) this.#telling ??= setTimeout(this.#tell, Math.max(0, this.#toldAt + pace - Date.now()))
  }

  #tell = () => {
    const { messages } = this
    announce(plural(this.#untold, messages.came, messages.language))
    this.#toldAt = Date.now()
    this.#untold = 0
    this.#telling = undefined
  }

  /** Another workshop, or none, is a wall of its own. */
  #forget() {
    clearTimeout(this.#telling)
    this.#telling = this.#seen = this.#held = undefined
    this.#fresh = new Set()
    this.#untold = 0
  }
}
