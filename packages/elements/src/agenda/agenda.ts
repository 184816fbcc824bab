import { recall, remember } from '@ess-widgets/client'
import { inLines, openAgenda, type AgendaClient } from '@ess-widgets/client/agenda.js'
import { html, render } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import type * as AgendaLater from './agenda-later.ts'
import { fr, type AgendaMessages } from './agenda-messages.ts'
import { Rows } from './agenda-rows.ts'
import {
  daysOf,
  entriesOf,
  noFilter,
  type AgendaState,
  type AgendaView,
  type ArrangedDay,
  type Entry,
} from './agenda-state.ts'
import { agendaView, fold } from './agenda-view.ts'
import styles from './agenda.styles.ts'

const languages: Languages<AgendaMessages> = { fr, load: () => import('./agenda-messages-en.ts') }
const longestSleep = 3_600_000

let later: typeof AgendaLater | undefined
const loadLater = () => import('./agenda-later.ts').then((loaded) => (later = loaded))

/**
 * The programme of a seminar: what, where and when, in everyone's own calendar.
 *
 * @element ess-agenda
 * @summary Sessions by day, with search, a personal programme and registration.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} src - Address of a file instead, with no server: an agenda in JSON, or any iCalendar feed.
 * @attr {'list' | 'day'} [view=list] - All the days one below the other, or one day with what runs at the same time side by side.
 * @attr {boolean} json-ld - Describes the sessions to search engines, as schema.org events in the head of the page.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 4; days and sessions come under it.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 *
 * @slot - What to show when the agenda cannot be shown: a link to the programme. It also shows before the tag is defined.
 *
 * @fires {EssAgendaPickedEvent} ess-agenda-picked - A person put a session into their own programme: `session`.
 * @fires {EssAgendaDroppedEvent} ess-agenda-dropped - A person took a session out of it: `session`.
 * @fires {EssAgendaRegisteredEvent} ess-agenda-registered - A person's registration was recorded: `session`, `isWaiting`.
 * @fires {EssAgendaWithdrawnEvent} ess-agenda-withdrawn - A person gave a place back: `session`.
 *
 * @csspart card - The frame around everything.
 * @csspart title - The title of the agenda.
 * @csspart filters - Search and filters.
 * @csspart days - The choice of a day.
 * @csspart sessions - All the sessions.
 * @csspart day - The name of a day.
 * @csspart session - One session.
 * @csspart time - When it takes place.
 * @csspart session-title - Its title, which opens it.
 * @csspart detail - What is said of it once it is open.
 * @csspart registration - The place to take or to give back.
 * @csspart notice - What the visitor should know, and what can be done about it.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Primary action, focus, what is under way.
 * @cssprop [--ess-on-accent=light-dark(#fff, #06251d)] - Text on the accent.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - What is cancelled, failures.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssAgenda extends Widget<AgendaClient, AgendaMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'src', 'view', 'json-ld', 'heading-level']

  /** What the tag shows: loading, ready or error. To be read, not set. */
  state: AgendaState = 'loading'

  protected readonly languages = languages
  protected readonly open = (consultation: string | null) => openAgenda(this.src, consultation)

  #filter = noFilter
  /** The day on show in the view by day, once one was chosen. */
  #day = ''
  /** The session that is open. */
  #opened = ''
  #isSubscribing = false
  #entries: readonly Entry[] = []
  #days: readonly ArrangedDay[] = []
  readonly #rows = new Rows()
  /** What the entries were made of. */
  #made: unknown[] = []
  #view!: AgendaView
  /** What is said of the session that is open. */
  #detail: unknown
  #fault = ''
  #focused: Element | null | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #announcing: ReturnType<typeof setTimeout> | undefined

  /** Address of a file, with no server: an agenda in JSON, or any iCalendar feed. */
  get src(): string | null {
    return this.getAttribute('src')
  }
  set src(address: string | null) {
    this.write('src', address)
  }

  constructor() {
    super()
    this.addEventListener('click', this)
    this.addEventListener('input', this)
  }

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('hashchange', this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('hashchange', this)
    clearTimeout(this.#timer)
    clearTimeout(this.#announcing)
    later?.forgetMarkup(this)
  }

  override attributeChangedCallback(name: string) {
    if (name === 'json-ld') later?.forgetMarkup(this)
    if (name === 'src') {
      this.leave()
      this.#made = []
    }
    super.attributeChangedCallback(name)
  }

  handleEvent(event: Event) {
    const control = event.composedPath()[0] as HTMLButtonElement | HTMLInputElement
    if (event.type === 'hashchange') this.#follow()
    // What the page put inside the tag has controls of its own.
    else if (control.getRootNode() !== this.shadowRoot) return
    else if (event.type === 'input') this.#look(control as HTMLInputElement)
    else if (control.closest?.('button')) this.#act(control.closest('button')!)
  }

  override render() {
    const { messages, text, client } = this
    const known = client?.state ?? { phase: 'error' as const, notes: [] }
    const { phase, agenda } = known
    this.state = phase
    this.write('state', phase)
    const isFirst = !this.#made.length
    if (agenda && (this.#made[0] !== agenda || this.#made[1] !== messages)) {
      this.#made = [agenda, messages]
      this.#entries = entriesOf(known, this)
      this.#focused = this.shadowRoot?.activeElement
      this.#days = this.#rows.arrange(daysOf(this.#entries), this.#days)
      if (isFirst) this.#follow()
    }
    const now = Date.now()
    const level = +(/^[2-4]$/.exec(this.getAttribute('heading-level')!) ?? 3)
    const view: AgendaView = {
      ...known,
      state: phase,
      messages,
      text,
      entries: phase === 'ready' ? this.#entries : [],
      days: this.#days,
      filter: this.#filter,
      day: this.getAttribute('view') === 'day' ? this.#dayOnShow(now) : undefined,
      now,
      picked: programmeOf(client),
      opened: this.#opened,
      level,
    }
    const { subscription, detail } = this.#later(view)
    this.#view = view
    this.#detail = detail
    return agendaView(view, subscription)
  }

  override updated() {
    const { client, state } = this
    const { notes, problem } = this.#view
    // Whoever stood in a session that was moved stands there again.
    if (this.#focused?.checkVisibility()) (this.#focused as HTMLElement).focus({ preventScroll: true })
    this.#focused = null
    this.#show()
    clearTimeout(this.#timer)
    const changes = this.#entries.flatMap(({ bounds }) => bounds).filter((instant) => instant > this.#view.now)
    const sleep = Math.min(...changes) - this.#view.now
    // What is under way, and what is next, changes at the hours of the programme.
    if (sleep < Infinity) this.#timer = setTimeout(() => this.requestUpdate(), Math.min(sleep, longestSleep))
    const fault = notes.length
      ? inLines(notes)
      : state !== 'error'
        ? ''
        : client
          ? problem
          : `no address in src="${this.src}", consultation="${this.consultation}" nor <link rel="ess-consultation">`
    if (fault && fault !== this.#fault) console.warn(`<ess-agenda> ${client?.url ?? ''} ${fault}`, this)
    this.#fault = fault ?? ''
  }

  /** Writes the sessions and shows those looked for: at each key, without rendering anything else. */
  #show() {
    const root = this.shadowRoot!
    const { activeElement } = root
    const found = this.#rows.show(this.#view, this.#detail)
    fold(root, found)
    // Whoever stood on what has gone is led to what became of it.
    if (activeElement && !activeElement.checkVisibility()) this.focusOn('.registration', this.#title)
    return found
  }

  /** What few visitors need, and so comes by itself when it is first asked for. */
  #later(view: AgendaView): { subscription?: unknown; detail?: unknown } {
    const describes = this.hasAttribute('json-ld')
    // Whoever registered may have left before that was received.
    const isRegistered = recall(`ess-receipts ${this.client?.url}`)
    if (!view.agenda || !(this.#opened || this.#isSubscribing || describes || isRegistered)) return {}
    if (!later)
      void loadLater().then(
        () => this.requestUpdate(),
        // Asked again a little later.
        () => setTimeout(() => this.requestUpdate(), 5000),
      )
    const wait = html`<p class="small">${view.messages.loading}</p>`
    if (describes) later?.writeMarkup(this, view, tools)
    return {
      subscription: this.#isSubscribing ? (later?.subscription(this, view, tools) ?? wait) : '',
      detail: later?.detail(this, view, tools) ?? (this.#opened ? wait : ''),
    }
  }

  /** The day that was chosen; else today, else the first to come, else the first, for as long as the tag is there. */
  #dayOnShow(now: number) {
    const isThere = this.#days.some(({ day }) => day === this.#day)
    if (!isThere) this.#day = (this.#entries.find(({ bounds }) => bounds[1] > now) ?? this.#entries[0])?.day ?? ''
    return this.#day
  }

  /** Opens the session that the address of the page names; what opens takes a receipt out of it. */
  #follow() {
    const [, name] = /^#ess-(?:agenda|receipt)-([^.]+)/.exec(location.hash) ?? []
    const entry = this.#entries.find(({ session }) => encodeURIComponent(session.id) === name)
    if (!entry) return
    this.#opened = entry.session.id
    this.#day = entry.day
    this.#clear()
    this.requestUpdate()
    void this.updateComplete?.then(() => this.focusOn(this.#title))
  }

  /** The button of the session that is open. */
  get #title() {
    return `[name=open][value="${CSS.escape(this.#opened)}"]`
  }

  /** Takes what is looked for from a control of the filters. */
  #look({ name, type, value, checked }: HTMLInputElement) {
    if (!(name in noFilter)) return
    this.#filter = { ...this.#filter, [name]: type === 'checkbox' ? checked : value }
    const { messages } = this
    this.#view = { ...this.#view, filter: this.#filter }
    const found = this.#show()
    clearTimeout(this.#announcing)
    this.#announcing = setTimeout(() => announce(plural(found, messages.found, messages.language)), 700)
  }

  #clear() {
    this.#filter = noFilter
    this.shadowRoot?.querySelector('form')?.reset()
  }

  #act({ name, value }: HTMLButtonElement) {
    if (name === 'retry') void this.client?.retry()
    else if (name === 'view') this.write('view', value)
    else if (name === 'day') this.#day = value
    else if (name === 'open') this.#opened = this.#opened === value ? '' : value
    else if (name === 'subscribe') this.#isSubscribing = !this.#isSubscribing
    else if (name === 'clear') this.#clear()
    else return
    this.requestUpdate()
    if (name === 'clear') void this.updateComplete?.then(() => this.focusOn('input'))
  }
}

/** Under what this device keeps the person's own programme. */
const programmeKey = ({ url }: AgendaClient) => `ess-programme ${url}`

/** The sessions of the person's own programme. */
function programmeOf(client: AgendaClient | undefined): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(recall(programmeKey(client!))!))
  } catch {
    return new Set()
  }
}

/** Keeps it on this device; every agenda of the page shows it. */
function keepProgramme(client: AgendaClient, sessions: readonly string[]) {
  remember(programmeKey(client), JSON.stringify(sessions))
  client.change({})
}

/** What the tag lends. Imported there too, bundlers would move it to one more file for everyone to download. */
const tools = { html, render, announce, recall, remember, sheet, plural, programmeOf, keepProgramme }
export type Tools = typeof tools
