import {
  nothingKnown,
  openConsultation,
  recall,
  remember,
  type ConsultationClient,
  type ConsultationState,
} from '@ess-widgets/client'
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { html } from 'lit/html.js'
import { announce } from '../shared/announcer.ts'
import { sheet } from '../shared/sheet.ts'
import { base } from '../shared/styles.ts'
import { Widget, type Languages } from '../shared/widget.ts'
import { settle, type VoteActs } from './vote-acts.ts'
import type * as Later from './vote-later.ts'
import { fr, type VoteMessages } from './vote-messages.ts'
import { stateOf, type VoteState, type VoteView } from './vote-state.ts'
import { voteView } from './vote-view.ts'
import styles from './vote.styles.ts'

let later: typeof Later | undefined
const languages: Languages<VoteMessages> = { fr, load: () => import('./vote-messages-en.ts') }
/** Where it cannot be loaded, it is asked for again at the next change. */
const loadLater = (act: () => void) =>
  import('./vote-later.ts').then((module) => ((later = module), act())).catch(() => {})

/**
 * Vote on a principle of a consultation, or on all of them one after the other.
 *
 * @element ess-vote
 * @summary A statement, three answers, and what everyone answered.
 *
 * @attr {string} consultation - Address of the consultation; without it, that of the page's `<link rel="ess-consultation">`.
 * @attr {string} principle - Id of the principle to vote on; without it, all of them one after the other.
 * @attr {number} [heading-level=3] - Level of the statement among the headings of the page, from 2 to 6.
 * @attr {string} lang - Language of the words, `fr` or `en`; without it, that of the nearest ancestor that has one, else French.
 *
 * @property {string | null} consultation - The attribute of that name.
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
export class EssVote extends Widget<ConsultationClient, VoteMessages> {
  static override readonly styles = [base, styles]
  static readonly observedAttributes = ['consultation', 'principle', 'heading-level']

  /** What the card shows: loading, ready, sending, done, closed (or not open yet) or error. To be read, not set. */
  state: VoteState = 'loading'

  protected readonly languages = languages
  protected readonly open = openConsultation

  readonly #acts: VoteActs = new Map()
  /** Place in the set, from 1, found once: the first principle without a vote. */
  #step = 0
  #changing = false
  #view!: VoteView

  /** Id of the principle to vote on; without it, all of them one after the other. */
  get principle(): string | null {
    return this.getAttribute('principle')
  }
  set principle(id: string | null) {
    this.write('principle', id)
  }

  override attributeChangedCallback(name: string) {
    if (name === 'consultation') this.#step = 0
    this.requestUpdate()
  }

  /** What is known of the consultation now. */
  get known(): ConsultationState {
    return this.client?.state ?? { ...nothingKnown, phase: 'error' }
  }

  override render() {
    const { messages, text, known, principle: asked } = this
    const { phase, principles, ballots } = known
    if (phase === 'ready')
      this.#step ||= principles.findIndex(({ id }) => !ballots.get(id)?.choice) + 1 || principles.length + 1
    const principle = asked ? principles.find(({ id }) => id === asked) : principles[this.#step - 1]
    const view = {
      ...known,
      state: this.state,
      messages,
      text,
      principle,
      ballot: ballots.get(principle?.id as string),
      step: asked ? 0 : this.#step,
      ended: phase === 'ready' && !asked && !principle,
      changing: this.#changing,
      level: /^[2-6]$/.exec(this.getAttribute('heading-level')!) ?? 3,
      handleSubmit: this.#handleSubmit,
    }
    this.write('state', (view.state = this.state = stateOf(view)))
    return voteView((this.#view = view), this.#later(view))
  }

  override updated() {
    settle(this, this.#acts, this.#view.ballots)
    if (this.state === 'error' && !this.#view.principle) void loadLater(() => later!.warn(this))
  }

  /** What comes after a vote. */
  #later(view: VoteView) {
    const { ended, ballots } = view
    if (!ended && !ballots.size) return ''
    if (!later) void loadLater(() => this.requestUpdate())
    return later?.render(this, view, { html, announce, recall, remember, sheet })
  }

  #handleSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const { name, value } = event.submitter as HTMLButtonElement
    const { state, messages, client } = this
    this.requestUpdate()
    this.#changing = name === 'change'
    if (name === 'go') {
      this.#step = +value
      later?.place(client!, +value)
      void this.updateComplete?.then(() => this.focusOn('[role=heading]'))
    } else if (name === 'cast') {
      if (state !== 'sending' && (state !== 'done' || value !== this.#view.ballot?.choice)) this.#act(value as Choice)
    } else if (name === 'change') announce(messages.changing)
    else if (name === 'withdraw') this.#act(null)
    else void client!.retry()
  }

  #act(choice: Choice | null) {
    const { id } = this.#view.principle!
    this.#acts.set(id, { choice })
    void this.client!.cast(id, choice)
  }
}
