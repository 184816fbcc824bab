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
import type { ownContributions as OwnContributions } from './contribution-later.ts'
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
} from './contribution-state.ts'
import { contributionView } from './contribution-view.ts'
import styles from './contribution.styles.ts'

const languages: Languages<ContributionMessages> = { fr, load: () => import('./contribution-messages-en.ts') }

let ownContributions: typeof OwnContributions | undefined
const loadLater = () =>
  import('./contribution-later.ts').then((loaded) => {
    ;({ ownContributions } = loaded)
    return loaded
  })
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

  messages = fr
  protected readonly languages = languages
  protected readonly open = openContributions

  #view!: ContributionView
  /** The receipt of the contribution that is being said otherwise. */
  #editing = ''
  #question = ''
  #typed = ''
  #faults: Faults = {}
  #said = ''
  #isFilled = false
  /** The receipt of what was sent, is not received, and which no device keeps: it stays in the form. */
  #pending = ''
  /** That of what was acted on last. */
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
    if (event.type === 'input') this.#type(control as HTMLInputElement)
    else if (control.closest('[name=retry]')) void this.client!.retry()
    else if (control.closest('[name=cancel]')) {
      this.#leaveForm(this.#view.table)
      this.requestUpdate()
    }
  }

  override render() {
    const { messages, text, client } = this
    const { phase, consultation, workshops, principles, own } = client?.state ?? { ...nothingKnown, phase: 'error' }
    const workshop = this.workshop ? workshops.find(({ id }) => id === this.workshop) : workshops[0]
    const view: ContributionView = (this.#view = {
      state: phase,
      messages,
      text,
      status: consultation?.status ?? 'open',
      workshop,
      principles,
      own: own.filter((each) => each.workshop === workshop?.id),
      table: undefined,
      editing: own.find(({ receipt }) => receipt === this.#editing),
      question: workshop?.questions[1] ? this.#question : workshop?.questions[0]!.id,
      typed: this.#typed,
      faults: this.#faults,
      said: this.#said,
      handleSubmit: this.#handleSubmit,
      last: own.find(({ receipt }) => receipt === this.#last),
      level: +(/^[2-5]$/.exec(this.getAttribute('heading-level')!) ?? 3),
    })
    if (workshop) {
      this.#receive(workshop.id)
      view.table = this.#table()
      view.state = stateOf(view, this.state !== 'loading')
    } else if (phase === 'ready') view.state = 'error'
    this.write('state', (this.state = view.state))
    return contributionView(view, this.#later(view))
  }

  /** What a person follows, once there is something to follow. It comes before the network may go: with the first word. */
  #later(view: ContributionView) {
    if (!view.own.length && !this.#typed) return ''
    if (!ownContributions)
      void loadLater().then(
        () => this.requestUpdate(),
        () => {}, // Asked again at the next change.
      )
    return view.own[0] && ownContributions?.(this, view, { html, announce, sheet, outcomeOf })
  }

  override updated() {
    const { workshop, own } = this.#view
    if (workshop && !this.#isFilled && this.#form) this.#recallDraft()
    this.#tellOutcomes(own)
    if (this.state === 'error') void loadLater().then(({ warn }) => warn(this))
  }

  get #form() {
    return this.shadowRoot!.querySelector('form')
  }

  #type({ name, value }: HTMLInputElement) {
    if (name === 'text') this.#typed = value
    else if (name === 'question') this.#question = value
    delete this.#faults[name]
    this.requestUpdate()
    if (this.hasAttribute('draft') && !this.#editing) remember(this.#key('draft'), JSON.stringify(givenIn(this.#form!)))
  }

  #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const { workshop, table, editing, question } = this.#view
    const { consent, ...typed } = givenIn(form)
    const given = { ...typed, question: typed.question ?? question! }
    if (this.state === 'sending' && !table) return
    this.#said = ''
    this.#faults = this.#faultsIn(given, consent || !!editing)
    this.requestUpdate()
    if (Object.keys(this.#faults).length) {
      await this.updateComplete
      return this.focusOn('[aria-invalid=true]')
    }
    const { id } = workshop!
    const client = this.client!
    if (editing) {
      const { receipt } = editing
      this.#leaveForm(table)
      void this.#act(receipt, new EssContributionChangedEvent(id), () => client.change(receipt, given))
    } else {
      const giving = this.#pending
        ? client.giveAgain(this.#pending, given)
        : client.contribute(id, given, table?.ticket)
      const { receipt } = client.state.own.find((own) => !this.#pending || own.receipt === this.#pending)!
      await this.#act(receipt, new EssContributionReceivedEvent(id, given.kind), async () => {
        const { isKept } = await giving
        this.#pending = isKept === false ? receipt : ''
        // What nothing else keeps stays where it was typed.
        const isLeft = !this.#pending && client.state.own.some((own) => own.receipt === receipt && !own.problem)
        if (isLeft && givenIn(form).text === given.text) this.#leaveForm(table)
      })
    }
    this.requestUpdate()
    await this.updateComplete
    if (this.isConnected) this.focusOn(table ? 'textarea' : '#last')
  }

  /** Makes room for the next one: what is the table's, or the person's, stays. */
  #leaveForm(table: Table | undefined) {
    const form = this.#form!
    const { consent } = form.elements as unknown as Record<string, HTMLInputElement>
    form.querySelector('textarea')!.value = this.#typed = this.#editing = ''
    consent!.checked = !!table && consent!.checked
    remember(this.#key('draft'), '')
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

  /** Brings a contribution back into the form; one that was never received leaves the list for it. */
  async edit({ receipt, contribution, given }: OwnContribution): Promise<void> {
    this.#editing = contribution ? receipt : ''
    await this.#refill(given ?? (contribution as Given))
    if (!contribution) this.client!.forget(receipt)
    this.focusOn('textarea')
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

  async #refill(given: Partial<Given>) {
    this.#question = given.question ?? ''
    this.#typed = given.text ?? ''
    this.#faults = {}
    this.requestUpdate()
    await this.updateComplete
    if (this.#form) fill(this.#form, given)
  }

  /** Tells what became of the acts since the last time, those the outbox sent later included. */
  #tellOutcomes(own: readonly OwnContribution[]) {
    for (const [receipt, act] of this.#acts) {
      const each = own.find((one) => one.receipt === receipt)
      // Of another workshop: the page names that one now.
      if (!each || each.isSending) continue
      const sentence = outcomeOf(each, this.#view)
      if (sentence !== act.told) announce((act.told = sentence))
      if (each.isKept !== undefined) continue
      this.#acts.delete(receipt)
      if (receipt === this.#pending && !each.problem) {
        this.#pending = ''
        if (this.#typed.trim() === each.contribution?.text) this.#leaveForm(this.#view.table)
      }
      if (each.problem) this.#giveBack(each)
      else if (!each.failure) this.dispatchEvent(act.event)
    }
  }

  /** What was refused goes back to where it was typed, with the reason, unless something else is being typed there. */
  #giveBack({ receipt, given, failure, problem }: OwnContribution) {
    const { messages } = this
    if (failure === 'invalid-ticket') remember(this.#key('ticket'), '')
    const typed = this.#typed.trim()
    if (!given || (typed && typed !== given.text && receipt !== this.#pending)) return
    this.#pending = ''
    void this.#refill(given).then(() => {
      this.#said = `${messages.refusedAct} ${this.text(problem!.titles)} ${messages.back}`
      for (const { pointer, detail } of problem!.errors ?? []) this.#faults[pointer.slice(1)] = this.text(detail)
      this.client!.forget(receipt)
      this.requestUpdate()
    })
  }

  #recallDraft() {
    this.#isFilled = true
    if (!this.hasAttribute('draft')) return
    try {
      void this.#refill(JSON.parse(recall(this.#key('draft'))!) as Given)
    } catch {
      // None, or a damaged one.
    }
  }

  #key(what: 'draft' | 'ticket') {
    return `ess-${what} ${this.client!.url} ${this.#view.workshop!.id}`
  }

  /** Takes an invitation or a receipt out of the address of the page: whoever shares the address must not have it. */
  #receive(workshop: string) {
    const [, kind, named, secret] = /^#ess-(ticket=|contribution-)([a-z0-9-]+)\.(.*)$/.exec(location.hash) ?? []
    if (named !== workshop) return
    history.replaceState(history.state, '', location.href.split('#')[0])
    if (kind === 'ticket=') remember(this.#key('ticket'), `${workshop}.${secret}`)
    else if (/^[\w-]{22,64}$/.test(secret!)) void this.client!.accept(workshop, secret!)
  }

  /** An invitation outlasts its hour here: the server knows the time, and devices do not. */
  #table(): Table | undefined {
    const ticket = recall(this.#key('ticket'))
    const [, printed, expires] = ticket?.split('.') ?? []
    if (ticket && parseInt(expires!, 36) * 1000 + day > Date.now()) return { name: printed!, ticket }
    const name = this.getAttribute('table')
    return name === null ? undefined : { name }
  }
}
