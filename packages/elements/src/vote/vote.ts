import type { BallotState } from '@ess-widgets/client'
import type { Choice, Family } from '@ess-widgets/contract/vocabulary.js'
import { html, LitElement, type PropertyValues } from 'lit'
import { announce, announcer } from '../shared/announcer.ts'
import { ConsultationController } from '../shared/consultation-controller.ts'
import { version } from '../shared/define.ts'
import { LocaleController } from '../shared/locale-controller.ts'
import { base } from '../shared/styles.ts'
import { voteCard, type VoteView } from './vote-card.ts'
import { EssVoteCastEvent, EssVoteRemovedEvent } from './vote-events.ts'
import { faultOf, outcomeOf, stateOf, type VoteState } from './vote-state.ts'
import styles from './vote.styles.ts'

/**
 * Vote on a principle of a consultation, or on all of them one after the other.
 *
 * @element ess-vote
 * @summary A statement, three answers, and what everyone answered.
 *
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @slot - What to show when the vote cannot be shown: a link to the consultation. It also shows before the tag is defined.
 *
 * @fires {EssVoteCastEvent} ess-vote-cast - A person's vote was recorded: `principle`, `choice`.
 * @fires {EssVoteRemovedEvent} ess-vote-removed - A person's vote was removed: `principle`.
 *
 * @csspart card - The frame around everything.
 * @csspart origin - Where the statement comes from, after its place in the set.
 * @csspart statement - The statement.
 * @csspart explanation - What the organiser adds to the statement.
 * @csspart choices - The three answers.
 * @csspart choice - Each of them.
 * @csspart notice - What just happened, and what can be done about it.
 * @csspart result - What everyone answered.
 * @csspart bar - The same, drawn.
 * @csspart family - The question about the person's family.
 * @csspart steps - Previous and next.
 *
 * @cssprop [--ess-accent=light-dark(#0a5c4a, #7fd6bd)] - Primary action, focus.
 * @cssprop [--ess-on-accent=light-dark(#fff, #06251d)] - Text on the accent.
 * @cssprop [--ess-text=light-dark(#1b1f23, #e9ecee)] - Text.
 * @cssprop [--ess-muted=light-dark(#55606a, #a5b0b9)] - Secondary text, edges of controls.
 * @cssprop [--ess-surface=light-dark(#fff, #171c20)] - Ground of the card.
 * @cssprop [--ess-sunken=light-dark(#f4f6f7, #1f262b)] - Ground of a notice.
 * @cssprop [--ess-line=light-dark(#d5dbe0, #3a444c)] - Quiet lines.
 * @cssprop [--ess-agree=light-dark(#1f6fb2, #6db7f2)] - Agreement.
 * @cssprop [--ess-disagree=light-dark(#b2541a, #f0a066)] - Disagreement, failures.
 * @cssprop [--ess-pass=light-dark(#6b7680, #94a0a9)] - Passes.
 * @cssprop [--ess-radius=0.5em] - Roundness of corners.
 * @cssprop [--ess-font-size=medium] - Size of the text.
 * @cssprop [--ess-font-family=inherit] - Typeface.
 */
export class EssVote extends LitElement {
  static readonly version = version
  static override styles = [base, styles]
  static override properties = {
    consultation: {},
    principle: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    state: { reflect: true },
  }

  /** Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`. */
  declare consultation: string | null

  /** Id of the principle to vote on; without it, all of them one after the other. */
  declare principle: string | null

  /** Level of the statement among the headings of the page, from 2 to 6. */
  declare headingLevel: number

  /** What the card shows: loading, ready, sending, done, closed (or not open yet) or error. To be read, not set. */
  declare state: VoteState

  #consultation = new ConsultationController(this)
  #locale = new LocaleController(this)

  #view!: VoteView
  /** Place in the set, found once: the first principle without a vote. */
  #position: number | undefined
  #about: VoteView['about']
  /** This visitor's acts that are not recorded yet, with what they were told. Other changes of a ballot are not theirs. */
  #acts = new Map<string, { choice: Choice | null; told: string }>()
  #fault: string | undefined

  constructor() {
    super()
    this.consultation = null
    this.principle = null
    this.headingLevel = 3
    this.state = 'loading'
  }

  override connectedCallback() {
    super.connectedCallback()
    announcer()
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('consultation')) {
      this.#consultation.follow()
      this.#position = undefined
      this.#acts.clear()
    }
    const known = this.#consultation.state
    const { phase, principles, ballots } = known
    const named = this.principle
    if (phase === 'ready' && !named) {
      const first = principles.findIndex(({ id }) => !ballots.get(id)?.choice)
      this.#position ??= first < 0 ? principles.length : first
    }
    const principle = named ? principles.find(({ id }) => id === named) : principles[this.#position!]
    const ballot: Partial<BallotState> = ballots.get(principle?.id ?? '') ?? {}
    this.state = stateOf(known, principle, ballot, !named)
    this.#view = {
      state: this.state,
      known,
      principle,
      ballot,
      position: named ? undefined : this.#position,
      about: this.#about,
      level: this.headingLevel,
      messages: this.#locale.messages,
      text: this.#locale.text,
    }
  }

  override updated() {
    this.#tell()
    this.#warn()
  }

  override render() {
    const { language, direction } = this.#locale.messages
    return html`<form class="card" part="card" lang=${language} dir=${direction} @submit=${this.#handleSubmit}>
      ${voteCard(this.#view)}
    </form>`
  }

  /** Every button of the card comes here, and does what its name says. */
  #handleSubmit(event: SubmitEvent) {
    // The page's author may have put a form inside the tag.
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    const { name, value } = event.submitter as HTMLButtonElement
    this.#actions[name]!(value)
    this.requestUpdate()
  }

  #actions: Record<string, (value: string) => void> = {
    vote: (choice: string) => {
      this.#about = undefined
      if (this.state !== 'sending' && (this.state !== 'done' || choice !== this.#view.ballot.choice))
        this.#act(choice as Choice)
    },
    change: () => {
      this.#about = 'change'
      announce(this.#locale.messages.changing)
      this.#focusChoice()
    },
    remove: () => {
      this.#about = 'remove'
      this.#focusChoice()
      this.#act(null)
    },
    retry: () => {
      this.#focusChoice()
      void this.#consultation.client!.retry(this.#view.principle!.id)
    },
    reload: () => this.#consultation.client!.reload(),
    family: () => void this.#sayFamily(this.renderRoot.querySelector('select')!.value),
    skip: () => void this.#sayFamily(''),
    go: async (position: string) => {
      this.#position = +position
      this.#about = undefined
      this.requestUpdate()
      await this.updateComplete
      this.#focus('.statement')
    },
  }

  #act(choice: Choice | null) {
    const { client } = this.#consultation
    const { id } = this.#view.principle!
    this.#acts.set(id, { choice, told: 'sending' })
    void (choice ? client!.cast(id, choice) : client!.remove(id))
  }

  /** The question folds into one line, which takes the focus its buttons had. */
  async #sayFamily(family: string) {
    const said = this.#consultation.client!.setFamily((family || null) as Family | null)
    await this.updateComplete
    this.renderRoot.querySelector('details')?.removeAttribute('open')
    this.#focus('summary')
    const ballot = await said
    if (ballot) announce(this.#locale.messages[ballot.failure ? outcomeOf(ballot) : 'familyRecorded'])
  }

  /** For buttons that leave: the focus goes to the answers, not to the top of the page. */
  #focusChoice() {
    this.#focus('[aria-pressed=true]') ?? this.#focus('[part=choice]')
  }

  #focus(selector: string) {
    const target = this.renderRoot.querySelector<HTMLElement>(selector)
    target?.focus()
    return target
  }

  /** Tells what became of the acts since the last time, those the client sent again by itself included. */
  #tell() {
    for (const [principle, act] of this.#acts) {
      const ballot = this.#view.known.ballots.get(principle)!
      const outcome = outcomeOf(ballot)
      if (outcome !== 'sending' && outcome !== act.told) announce(this.#locale.messages[outcome])
      act.told = outcome
      if (ballot.sending === undefined) this.#acts.delete(principle)
      if (outcome === 'recorded') this.dispatchEvent(new EssVoteCastEvent(principle, act.choice!))
      if (outcome === 'removed') this.dispatchEvent(new EssVoteRemovedEvent(principle))
    }
  }

  /** Says once what is wrong with the tag. */
  #warn() {
    if (this.state !== 'error' || this.#view.principle) return
    const fault = faultOf(this.#consultation.client, this.consultation, this.principle)
    if (fault !== this.#fault) console.warn(`<ess-vote>: ${fault}`, this)
    this.#fault = fault
  }
}
