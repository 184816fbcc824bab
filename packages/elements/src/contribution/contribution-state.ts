import type { Principle, Workshop } from '@ess-widgets/contract'
import type { Given, OwnContribution } from '@ess-widgets/client/contributions.js'
import type { Status } from '@ess-widgets/contract/vocabulary.js'
import type { Words } from '../shared/widget.ts'
import type { ContributionMessages } from './contribution-messages.ts'

/** `kept`: something waits on this device. `done`: all that was sent was received. */
export type ContributionState = 'loading' | 'ready' | 'sending' | 'kept' | 'done' | 'closed' | 'error'

export type Field = 'question' | 'kind' | 'text' | 'consent' | 'people'
/** What is wrong with a field: one of our sentences, or the server's. */
export type Faults = Partial<Record<string, string>>

/** A table in the room: with its invitation, or because the page says so. */
export interface Table {
  readonly name: string
  readonly ticket?: string | undefined
}

/** What is in the form, and why. */
export interface Writing {
  typed: string
  /** The id of the question that was chosen. */
  question: string | undefined
  faults: Faults
  /** A sentence above the form, on what happened to what is in it. */
  said: string
  /** The receipt of the contribution that is being said otherwise. */
  edited: string
  /** What was in the form before that. */
  aside?: Partial<Given> | undefined
  /** The receipt of what was sent, is not received, and which no device keeps: it stays in the form. */
  pending: string
  /** The receipt of what was refused and came back into the form. */
  returned: string
}

/** All that the card shows. */
export interface ContributionView extends Words<ContributionMessages>, Writing {
  state: ContributionState
  /** Whether the form takes something: with an invitation, after the closing too. */
  isOpen: boolean
  /** Whether what is in the form is being written down or sent. */
  readonly isGiving: boolean
  readonly status: Status
  readonly workshop: Workshop | undefined
  readonly principles: readonly Principle[]
  /** Those of this workshop, the latest first. */
  readonly own: readonly OwnContribution[]
  table: Table | undefined
  /** The contribution that is being said otherwise. */
  readonly editing: OwnContribution | undefined
  /** The contribution that was acted on last, here. */
  readonly last: OwnContribution | undefined
  readonly handleSubmit: (event: SubmitEvent) => void
  readonly level: number
}

/** What comes later, for its places in the card. */
export interface Extras {
  /** The fields in which people may say something of themselves. */
  you: unknown
  /** What to think of before this text is sent. */
  caution: unknown
  /** The contributions given here, and what became of each. */
  own: unknown
}

/** As `defaultContributionLength` of the contract, which comes with schemas. */
export const defaultLength = 600

/** Code points, as the server counts them. */
export const lengthOf = (text: string) => [...text.trim().normalize('NFC')].length

/** One sentence on what became of the last act on a contribution. */
export function outcomeOf(own: OwnContribution, { messages, text }: Words<ContributionMessages>): string {
  const { contribution, isSending, isKept, problem } = own
  if (isSending) return messages.sending
  if (isKept !== undefined) return isKept ? messages.kept : messages.unsent
  if (problem) return `${messages.refusedAct} ${text(problem.titles)}`
  if (!contribution) return messages.sending
  const { status, number, revision } = contribution
  return status === 'withdrawn' ? messages.withdrawn : messages[revision > 1 ? 'changed' : 'received'](number)
}

/** What a form says. Fields that are empty are not given. */
export function givenIn(form: HTMLFormElement): Given & { consent: boolean } {
  const fields = Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, `${value}`.trim()]).filter(([, value]) => value),
  ) as Record<string, string> & Given
  const { people, consent, principle, ...given } = fields
  return {
    ...given,
    ...(principle && given.kind === 'divergence' && { principle }),
    ...(people && { people: +people }),
    consent: !!consent,
  }
}

/** Puts into a form what was given before: all but the consent, which is the person's each time. */
export function fill(form: HTMLFormElement, given: { [Name in keyof Given]?: Given[Name] | undefined }) {
  for (const name of ['question', 'kind', 'text', 'principle', 'family', 'organisation', 'author', 'people'] as const) {
    const field = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null
    if (field) field.value = `${given[name] ?? ''}`
  }
}

/** The state of the card, from what is known of the person's contributions. */
export function stateOf({ isOpen, own }: ContributionView, isReady: boolean): ContributionState {
  if (own.some(({ isSending }) => isSending)) return 'sending'
  if (own.some(({ isKept }) => isKept !== undefined)) return 'kept'
  if (!isOpen) return 'closed'
  return isReady && own.length ? 'done' : 'ready'
}
