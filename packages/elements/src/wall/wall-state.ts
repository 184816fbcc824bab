import type { PublishedContribution, Workshop } from '@ess-widgets/contract'
import type { WallState as Known } from '@ess-widgets/client/wall.js'
import { contributionKinds, type ContributionKind } from '@ess-widgets/contract/vocabulary.js'
import type { Words } from '../shared/widget.ts'
import type { WallMessages } from './wall-messages.ts'

/** `stale`: nothing is heard for the moment, and what shows is what was known last. */
export type WallState = 'loading' | 'ready' | 'stale' | 'closed' | 'error'

/** All that the wall shows. */
export interface WallView extends Words<WallMessages> {
  readonly known: Known
  readonly state: WallState
  /** The latest first, whatever their kind. */
  readonly shown: readonly PublishedContribution[]
  /** The numbers of those that came last, while someone looked. */
  readonly fresh: ReadonlySet<number>
  readonly kinds: readonly ContributionKind[]
  /** The kind that is looked for; undefined for all of them. */
  readonly kind: ContributionKind | undefined
  /** How many came since the wall was paused; undefined when it is not. */
  readonly waiting: number | undefined
  readonly level: number
  /** What comes later, under a contribution and under all of them. */
  readonly more: (contribution: PublishedContribution) => unknown
  others?: unknown
}

/** The kinds that the questions take, and those of what is there all the same. */
export const kindsOf = ({ questions }: Workshop, contributions: readonly PublishedContribution[]) =>
  contributionKinds.filter(
    (kind) =>
      questions.some(({ kinds }) => kinds?.includes(kind) ?? true) || contributions.some((each) => each.kind === kind),
  )

/** The state of the wall, from what is known of its workshop. */
export function stateOf({ phase, staleSince, consultation }: Known): WallState {
  if (phase !== 'ready') return phase
  if (staleSince) return 'stale'
  return consultation!.status === 'open' ? 'ready' : 'closed'
}
