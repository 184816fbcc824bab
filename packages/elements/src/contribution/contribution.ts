import {
  nothingKnown,
  openContributions,
  recall,
  remember,
  type ContributionsClient,
  type Given,
  type OwnContribution,
} from '@ess-widgets/client/contributions.js'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { plural } from '../shared/plural.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import {
  EssContributionChangedEvent,
  EssContributionReceivedEvent,
  EssContributionWithdrawnEvent,
} from './contribution-events.ts'
import type * as Later from './contribution-later.ts'
import { fr, type ContributionMessages } from './contribution-messages.ts'
import {
  defaultLength,
  fill,
  givenIn,
  lengthOf,
  outcomeOf,
  stateOf,
  type ContributionState,
  type ContributionView,
  type Faults,
  type Table,
  type Writing,
} from './contribution-state.ts'
import { contributionView } from './contribution-view.ts'
import styles from './contribution.styles.ts'

const languages: Languages<ContributionMessages> = { fr, load: () => import('./contribution-messages-en.ts') }

let later: typeof Later | undefined
/** Where the file cannot be had, it is asked for again at the next change. */
const loadLater = () =>
  import('./contribution-later.ts').then(
    (loaded) => (later = loaded),
    () => {},
  )
/** Lent to what comes later, so that it brings no copy. */
const tools = { html, announce, sheet, outcomeOf, givenIn, remember }
const day = 86_400_000

/**
 * What people say in a workshop: kept on their device until it is received, and followed by its author from there on.
 *
 * @element ess-contribution
 * @summary The workshop's questions, a form, and what became of each contribution given here.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} workshop - Id of the workshop; without it, the first one.
 * @attr {string} table - One device for a table: a head count, and one contribution after the other. Its value is the table's name.
 * @attr {boolean} draft - Keeps on the device what is typed and not sent yet.
 * @attr {number} [heading-level=3] - Level of the title among the headings of the page, from 2 to 5.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
 *
 * @slot - What to show when the workshop cannot be shown: a link to it. It also shows before the tag is defined.
 *
 * @fires {EssContributionReceivedEvent} ess-contribution-received - A contribution was received: `workshop`, `kind`.
 * @fires {EssContributionChangedEvent} ess-contribution-changed - One was said otherwise: `workshop`.
 * @fires {EssContributionWithdrawnEvent} ess-contribution-withdrawn - One was taken back: `workshop`.
 *
 * @csspart card - The frame around everything.
 * @csspart table - The name of the table, and what it can count on.
 * @csspart title - The title of the workshop.
 * @csspart summary - What the organiser adds to it.
 * @csspart questions - What the workshop asks.
 * @csspart kinds - The choice of a kind.
 * @csspart left - How many characters are left.
 * @csspart you - What people may say of themselves.
 * @csspart notice - What happened, and what can be done about it.
 * @csspart own - The contributions given here.
 * @csspart contribution - One of them.
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
export class EssContribution extends Widget<ContributionsClient, ContributionMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'workshop', 'table', 'draft', 'heading-level']

  /** What the card shows: loading, ready, sending, kept, done, closed (or not open yet) or error. To be read, not set. */
  state: ContributionState = 'loading'

  protected readonly languages = languages
  protected readonly open = openContributions

  /** For `contribution-later.ts` too, which brings words back into the form. */
  readonly writing: Writing = {
    typed: '',
    question: '',
    faults: {},
    said: '',
    edited: '',
    pending: '',
    returned: '',
  }

  #view!: ContributionView
  #isGiving = false
  #isFilled = false
  /** The receipt of what was acted on last. */
  #last = ''
  /** What people did here and were not told the outcome of, by receipt: the sentence they were told last. */
  readonly #acts = new Map<string, { told: string; event: Event }>()

  /** Id of the workshop; without it, the first one. */
  get workshop(): string | null {
    return this.getAttribute('workshop')
  }
  set workshop(id: string | null) {
    this.write('workshop', id)
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
  }

  handleEvent(event: Event) {
    if (event.type === 'hashchange') return this.requestUpdate()
    const control = event.composedPath()[0] as HTMLElement
    // What the page put inside the tag has controls of its own.
    if (control.getRootNode() !== this.shadowRoot) return
    this.#load()
    if (event.type === 'input') this.#type(control as HTMLInputElement)
    else if (control.closest('[name=retry]')) void this.client!.retry()
    else if (control.closest('[name=cancel]')) {
      this.#leaveForm()
      this.requestUpdate()
    }
  }

  override render() {
    const { messages, text, client } = this
    const { phase, consultation, workshops, principles, own } = client?.state ?? { ...nothingKnown, phase: 'error' }
    const workshop = this.workshop ? workshops.find(({ id }) => id === this.workshop) : workshops[0]
    const { writing } = this
    const view: ContributionView = (this.#view = {
      ...writing,
      state: phase,
      messages,
      text,
      status: consultation?.status ?? 'open',
      isOpen: true,
      isGiving: this.#isGiving,
      workshop,
      principles,
      // What came back into the form is there.
      own: own.filter(
        ({ workshop: id, receipt, contribution }) =>
          id === workshop?.id && (contribution || receipt !== writing.returned),
      ),
      table: undefined,
      editing: own.find(({ receipt }) => receipt === writing.edited),
      question: workshop?.questions[1] ? writing.question : workshop?.questions[0]!.id,
      handleSubmit: this.#handleSubmit,
      last: own.find(({ receipt }) => receipt === this.#last),
      level: +(/^[2-5]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    })
    if (workshop) {
      this.#receive(workshop.id)
      view.table = this.#table()
      view.isOpen = view.status === 'open' || !!view.table?.ticket
      view.state = stateOf(view, this.state !== 'loading')
    } else if (phase === 'ready') view.state = 'error'
    this.write('state', (this.state = view.state))
    if (view.own[0] || view.table) this.#load()
    return contributionView(view, later?.extras(this, view, tools))
  }

  /** What nobody needs to contribute comes with the first touch, before the network may go; to a table, at once. */
  #load() {
    if (!later) void loadLater().then(() => later && this.requestUpdate())
  }

  override updated() {
    const { workshop, own } = this.#view
    if (workshop && !this.#isFilled && this.#form) void this.#recallDraft()
    this.#tellOutcomes(own)
    if (this.state === 'error') void loadLater().then(() => later?.warn(this))
  }

  get #form() {
    return this.shadowRoot!.querySelector('form')
  }

  #type({ name, value }: HTMLInputElement) {
    const { writing } = this
    if (name === 'text') writing.typed = value
    else if (name === 'question') writing.question = value
    delete writing.faults[name]
    this.requestUpdate()
    if (this.hasAttribute('draft') && !writing.edited) remember(this.key('draft'), JSON.stringify(givenIn(this.#form!)))
  }

  #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.#isGiving) return
    const { writing } = this
    const { workshop, table, editing, question } = this.#view
    const form = event.target as HTMLFormElement
    const { consent, ...typed } = givenIn(form)
    const given = { ...typed, question: typed.question ?? question! }
    writing.said = ''
    writing.faults = this.#faultsIn(given, consent || !!editing)
    this.requestUpdate()
    if (Object.keys(writing.faults).length) {
      await this.updateComplete
      return this.focusOn('[aria-invalid=true]')
    }
    const client = this.client!
    const { id } = workshop!
    const again = editing ? editing.receipt : writing.pending
    this.#isGiving = true
    const giving = editing
      ? client.change(again, given)
      : again
        ? client.giveAgain(again, given)
        : client.contribute(id, given, table?.ticket)
    const receipt = again || client.state.own[0]!.receipt
    const told = editing ? new EssContributionChangedEvent(id) : new EssContributionReceivedEvent(id, given.kind)
    await this.#act(receipt, told, async () => {
      const { isKept, problem } = await giving
      this.#isGiving = false
      // What nothing else keeps stays where it was typed, and so does what was refused.
      const isLeft = isKept !== false && !problem
      writing.pending = editing || isLeft || problem ? '' : receipt
      if (isLeft && givenIn(form).text === given.text) this.#leaveForm()
    })
    this.requestUpdate()
    await this.updateComplete
    // Whoever has gone on elsewhere on the page stays there.
    if (this.shadowRoot!.activeElement || document.activeElement === document.body)
      this.focusOn(table ? 'textarea' : '#last')
  }

  /**
   * Makes room for the next one: what is the person's stays, what is the table's too, and what one of those at it said of
   * themselves does not. After an edit, what was there before comes back.
   */
  #leaveForm() {
    const { writing } = this
    const form = this.#form
    if (!form) return
    const { consent: isAgreed, ...given } = givenIn(form)
    const { kind, people } = given
    const { aside, edited, returned } = writing
    const isAtTable = !!this.#view.table
    fill(form, aside ?? (isAtTable ? { question: writing.question!, kind, people } : { ...given, text: '' }))
    ;(form.elements.namedItem('consent') as HTMLInputElement).checked = isAgreed && !!edited
    writing.typed = aside?.text ?? ''
    writing.question = aside ? aside.question : writing.question
    writing.edited = ''
    writing.aside = undefined
    if (!aside) remember(this.key('draft'), '')
    if (edited || !returned) return
    this.client!.forget(returned)
    writing.returned = ''
  }

  #faultsIn({ text, kind, question, people }: Partial<Given>, consent: boolean): Faults {
    const { messages } = this
    const { workshop } = this.#view
    const { kinds } = workshop!.questions.find(({ id }) => id === question) ?? {}
    const over = lengthOf(text ?? '') - (workshop!.maxLength ?? defaultLength)
    return {
      ...(!question && { question: messages.questionMissing }),
      ...((!kind || kinds?.includes(kind) === false) && { kind: messages.kindMissing }),
      ...(text ? over > 0 && { text: plural(over, messages.over, messages.language) } : { text: messages.textMissing }),
      ...(people !== undefined && !(people >= 1 && people <= 100) && { people: messages.peopleWrong }),
      ...(!consent && { consent: messages.consentMissing }),
    }
  }

  /** Takes a contribution back. */
  withdraw({ receipt, workshop }: OwnContribution): Promise<void> {
    return this.#act(receipt, new EssContributionWithdrawnEvent(workshop), (client) => client.withdraw(receipt))
  }

  /** Does something to a contribution; the event says that it was received. */
  async #act(receipt: string, event: Event, does: (client: ContributionsClient) => Promise<unknown>) {
    this.#last = receipt
    this.#acts.set(receipt, { told: '', event })
    await does(this.client!)
  }

  /** Puts this into the form, if there is one, and gives it. */
  async refill(given: Partial<Given>) {
    this.writing.question = given.question
    this.writing.typed = given.text ?? ''
    this.writing.faults = {}
    this.requestUpdate()
    await this.updateComplete
    if (this.#form) fill(this.#form, given)
  }

  /** Tells what became of the acts since the last time, those the outbox sent later included. */
  #tellOutcomes(own: readonly OwnContribution[]) {
    const { writing } = this
    const sentences: string[] = []
    for (const [receipt, act] of this.#acts) {
      const each = own.find((one) => one.receipt === receipt)
      // Of another workshop: the page names that one now.
      if (!each || each.isSending || (each.problem && !later)) continue
      const sentence = outcomeOf(each, this.#view)
      if (sentence !== act.told) sentences.push((act.told = sentence))
      if (each.isKept !== undefined) continue
      this.#acts.delete(receipt)
      if (receipt === writing.pending && !each.problem) {
        writing.pending = ''
        if (writing.typed.trim() === each.contribution?.text) this.#leaveForm()
      }
      if (each.problem) void later!.giveBack(this, each, this.#view, tools)
      else if (!each.failure) this.dispatchEvent(act.event)
    }
    if (sentences[0]) announce(sentences.join(' '))
  }

  async #recallDraft() {
    this.#isFilled = true
    const draft = this.hasAttribute('draft') && recall(this.key('draft'))
    if (!draft) return
    // What people said of themselves has its fields by then.
    await loadLater()
    try {
      if (!this.writing.typed) await this.refill(JSON.parse(draft) as Given)
    } catch {
      // A damaged one.
    }
  }

  key(what: 'draft' | 'ticket') {
    return `ess-${what} ${this.client!.url} ${this.#view.workshop!.id}`
  }

  /** Takes an invitation or a receipt out of the address of the page: whoever shares the address must not have it. */
  #receive(workshop: string) {
    const [, kind, named, secret] =
      /^#ess-(ticket=|contribution-)([a-z0-9-]+)\.((?:\d+\.\w+\.)?[\w-]{22,64})$/.exec(location.hash) ?? []
    if (named !== workshop) return
    history.replaceState(history.state, '', location.href.split('#')[0])
    // Whoever scans a card, or follows a link, came for this.
    setTimeout(() => this.focusOn('#title'))
    if (kind === 'ticket=') remember(this.key('ticket'), `${workshop}.${secret}`)
    else void this.client!.accept(workshop, secret!)
  }

  /** An invitation outlasts its hour here: the server knows the time, and devices do not. */
  #table(): Table | undefined {
    const ticket = recall(this.key('ticket'))
    const [, printed, expires] = ticket?.split('.') ?? []
    if (ticket && parseInt(expires!, 36) * 1000 + day > Date.now()) return { name: printed!, ticket }
    const name = this.getAttribute('table')
    return name === null ? undefined : { name }
  }
}
