import type { ChannelAnswers, FamilyAnswers, Tally, TotalsPolicy } from '@ess-widgets/contract'
import { channels } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '../counting.ts'
import { areApart, isSafeTotal, partsBeside } from './at-close.ts'
import { batch, nextReleases, type Release } from './batches.ts'
import { groups, size, tabulate, total, type Group } from './table.ts'
import { answersOf } from './voices.ts'

/** What a consultation has decided about publishing, and where it stands. */
export interface ResultsRules {
  totals: TotalsPolicy
  /** Whether nothing moves any more, for ever. */
  isFinal: boolean
  /** The least number of answers of a family that may be shown: k, never under 5. */
  familyMinimum: number
}

/** What keeps answers from being computed. The proofs take one away, and see that it was needed. */
export interface Guards {
  /** The least number of people whose answers changed when what is shown of a family does. */
  batch: number
  /** Whether families are hidden with those whose answers the total would tell. */
  complement: boolean
}
export const everyGuard: Guards = { batch, complement: true }

/** What is shown of one principle, and what is to be remembered of it. */
export interface Shown {
  releases: [Group, Release][]
  families: FamilyAnswers[]
  /** Once nothing moves any more, and it gives nobody away. */
  whole: { total?: Tally; channels?: ChannelAnswers[] }
}

/**
 * Where totals are public with each vote, families are published once, at the close, beside them; where they are not,
 * families are published meanwhile, each alone, and the total joins them at the close if it gives nobody away.
 */
export function show(
  before: readonly [Group, Release][],
  cells: readonly Cell[],
  { totals, isFinal, familyMinimum }: ResultsRules,
  guards: Guards,
): Shown {
  const nothing: Shown = { releases: [...before], families: [], whole: {} }
  const table = tabulate(cells, ({ family }) => family)
  const whole = (parts: ReadonlyMap<Group, Tally>) => {
    const channels = partsBeside(byChannel(cells), familyMinimum, guards.complement)
    const areSafe = !guards.complement || areApart(cells, [...parts.keys()], [...channels.keys()])
    return { total: total(table.values()), channels: channelsOf(areSafe ? channels : new Map()) }
  }
  switch (totals) {
    case 'never':
      return nothing
    case 'after-vote':
    case 'always': {
      if (!isFinal) return nothing
      const parts = partsBeside(table, familyMinimum, guards.complement)
      return { ...nothing, families: familiesOf(parts), whole: whole(parts) }
    }
    case 'at-close': {
      const releases = nextReleases(new Map(before), table, familyMinimum, guards.batch)
      const parts = new Map([...releases].flatMap(([group, { tally, isShown }]) => (isShown ? [[group, tally]] : [])))
      // What was shown once stays known: hidden since, it would be subtracted from the total too.
      const isAllShown = [...releases.values()].every(({ isShown }) => isShown)
      const isWhole = isFinal && (!guards.complement || (isAllShown && isSafeTotal(parts, table, familyMinimum)))
      return { releases: [...releases], families: familiesOf(parts), whole: isWhole ? whole(parts) : {} }
    }
  }
}

/** In the order of the vocabulary, whatever their size. */
const familiesOf = (parts: ReadonlyMap<Group, Tally>): FamilyAnswers[] =>
  groups.flatMap((family) => {
    const tally = parts.get(family)
    return tally && size(tally) > 0 ? [{ family, ...answersOf(tally) }] : []
  })

const byChannel = (cells: readonly Cell[]) => tabulate(cells, ({ channel }) => channel)

const channelsOf = (parts: ReturnType<typeof byChannel>): ChannelAnswers[] =>
  channels.flatMap((channel) => {
    const tally = parts.get(channel)
    return tally ? [{ channel, ...answersOf(tally) }] : []
  })
