import type { BallotState } from '@ess-widgets/client'
import type { Principle } from '@ess-widgets/contract'
import type { Choice, Family } from '@ess-widgets/contract/vocabulary.js'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators/property.js'
import { announce, announcer } from '../shared/announcer.ts'
import { ConsultationController } from '../shared/consultation-controller.ts'
import { version } from '../shared/define.ts'
import { LocaleController } from '../shared/locale-controller.ts'
import { base } from '../shared/styles.ts'
import { VoteActs } from './vote-acts.ts'
import { voteChoices } from './vote-choices.ts'
import { familyQuestion } from './vote-family.ts'
import { title, voteHeading } from './vote-heading.ts'
import { failureSentence, voteNotice, voteUnavailable } from './vote-notice.ts'
import { voteResult } from './vote-result.ts'
import { faultOf, stateOf, type VoteState } from './vote-state.ts'
import { voteSteps } from './vote-steps.ts'
import { voteSummary } from './vote-summary.ts'
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

  /** Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`. */
  @property() consultation: string | null = null

  /** Id of the principle to vote on; without it, all of them one after the other. */
  @property() principle: string | null = null

  /** Level of the statement among the headings of the page, from 2 to 6. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3

  /** What the card shows: loading, ready, sending, done, closed (or not open yet) or error. To be read, not set. */
  @property({ reflect: true }) state: VoteState = 'loading'

  #consultation = new ConsultationController(this)
  #locale = new LocaleController(this)

  #acts = new VoteActs()
  /** Place in the set, found once: the first principle without a vote. */
  #position: number | undefined
  #changing = false
  #removing = false
  #fault: string | undefined

  override connectedCallback() {
    super.connectedCallback()
    announcer()
  }

  override willUpdate(changed: PropertyValues<this>) {
    this.#consultation.read()
    if (changed.has('consultation')) {
      this.#position = undefined
      this.#acts = new VoteActs()
    }
    const { principles, ballots, phase } = this.#consultation.state ?? {}
    if (phase === 'ready' && !this.principle) {
      const first = principles!.findIndex(({ id }) => !ballots!.get(id)?.choice)
      this.#position ??= first < 0 ? principles!.length : first
    }
    this.state = stateOf(this.#consultation.state, this.#current, this.#ended)
  }

  override updated() {
    const { state } = this.#consultation
    if (state) this.#acts.settle(this, state.ballots, this.#locale.messages)
    this.#warn()
  }

  override render() {
    const { language, direction } = this.#locale.messages
    return html`<div class="card" part="card" lang=${language} dir=${direction}>${this.#view()}</div>`
  }

  get #current(): Principle | undefined {
    const principles = this.#consultation.state?.principles ?? []
    return this.principle ? principles.find(({ id }) => id === this.principle) : principles[this.#position!]
  }

  get #ballot(): BallotState | undefined {
    return this.#consultation.state?.ballots.get(this.#current?.id ?? '')
  }

  /** True past the last principle of the set, where the votes are summed up. */
  get #ended() {
    return !this.principle && this.#position === this.#consultation.state?.principles.length
  }

  #view() {
    const { messages } = this.#locale
    const state = this.#consultation.state
    if (this.state === 'loading') return html`<p class="small">${messages.loading}</p>`
    if (this.#ended) return this.#summary()
    const principle = this.#current
    if (state?.phase !== 'ready' || !principle)
      return voteUnavailable(messages, state?.phase === 'error' && this.#handleReload)
    const { choice = null, sending } = this.#ballot ?? {}
    const busy = this.state === 'sending'
    const { status, totals } = state.consultation!
    const shown = totals === 'always' || (totals === 'after-vote' && (choice || status === 'closed'))
    const tally = state.counts?.principles.find((counts) => counts.principle === principle.id)?.total
    const [position, total] = [this.#position!, state.principles.length]
    const progress = this.principle ? '' : messages.progress(position + 1, total)
    return html`${voteHeading(principle, progress, this.headingLevel, this.#locale)}
    ${status === 'open' ? voteChoices(sending === undefined ? choice : sending, busy, messages, this.#handleVote) : nothing}
    ${tally && shown ? voteResult(tally, messages) : nothing}
    ${voteNotice({
      status,
      ballot: this.#ballot,
      changing: this.#changing,
      removing: this.#removing,
      messages,
      handleChange: this.#handleChange,
      handleRemove: this.#handleRemove,
      handleRetry: this.#handleRetry,
    })}
    ${this.#family(principle)}
    ${this.principle ? nothing : voteSteps({ position, total, done: this.state === 'done', messages, go: this.#go })}`
  }

  #summary() {
    const { principles, ballots } = this.#consultation.state!
    const { messages, text } = this.#locale
    return html`${title(messages.end, this.headingLevel)} ${voteSummary(principles, ballots, messages, text, this.#go)}
    ${this.#family()}`
  }

  /** Asked under the first vote and at the end, not under each. */
  #family(principle?: Principle) {
    const { ballots, consultation, family, familyAsked } = this.#consultation.state!
    const first = [...ballots].find(([, { choice }]) => choice)?.[0]
    if (consultation!.status !== 'open' || !first || (principle && principle.id !== first)) return nothing
    return familyQuestion({
      family,
      asked: familyAsked,
      minimum: consultation!.familyMinimum,
      messages: this.#locale.messages,
      handleSubmit: this.#handleFamily,
      handleSkip: this.#handleFamilySkip,
    })
  }

  #go = async (position: number) => {
    this.#position = position
    this.#changing = this.#removing = false
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#statement')?.focus()
  }

  #handleVote(event: SubmitEvent) {
    event.preventDefault()
    const choice = (event.submitter as HTMLButtonElement).value as Choice
    this.#changing = false
    this.requestUpdate()
    if (this.state !== 'sending' && (this.state !== 'done' || choice !== this.#ballot?.choice)) this.#act(choice)
  }

  #handleRemove() {
    // The button leaves with the vote: focus goes to the answers, not to the top of the page.
    this.#focusChoice()
    this.#act(null)
  }

  #handleRetry() {
    this.#focusChoice()
    void this.#consultation.client!.retry(this.#current!.id)
  }

  #handleChange() {
    this.#changing = true
    this.requestUpdate()
    announce(this.#locale.messages.changing)
    this.#focusChoice()
  }

  #handleReload() {
    void this.#consultation.client!.reload()
  }

  #handleFamily(event: SubmitEvent) {
    event.preventDefault()
    const { value } = this.renderRoot.querySelector('select')!
    if (value || this.#consultation.state!.family) void this.#saveFamily((value || null) as Family | null)
    else this.#handleFamilySkip()
  }

  #handleFamilySkip() {
    this.#consultation.client!.skipFamily()
    void this.#closeFamily()
  }

  async #saveFamily(family: Family | null) {
    const saved = this.#consultation.client!.setFamily(family)
    await this.#closeFamily()
    const ballot = await saved
    const { messages } = this.#locale
    announce(ballot?.failure ? failureSentence(ballot, messages) : messages.familyRecorded)
  }

  /** The question folds into one line, which takes the focus its buttons had. */
  async #closeFamily() {
    await this.updateComplete
    const line = this.renderRoot.querySelector('details')
    if (line) line.open = false
    line?.querySelector('summary')!.focus()
  }

  #focusChoice() {
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.choices button')
    ;([...buttons].find((button) => button.ariaPressed === 'true') ?? buttons[0])?.focus()
  }

  #act(choice: Choice | null) {
    const { client } = this.#consultation
    const { id } = this.#current!
    this.#changing = false
    this.#removing = !choice
    this.#acts.start(id, choice)
    void (choice ? client!.cast(id, choice) : client!.remove(id))
  }

  /** Says once what is wrong with the tag. */
  #warn() {
    if (this.state !== 'error' || this.#current) return
    const fault = faultOf(this.#consultation.client, this.consultation, this.principle)
    if (fault !== this.#fault) console.warn(`<ess-vote>: ${fault}`, this)
    this.#fault = fault
  }
}
