import type { Tally } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { combine, groups, nobody, size, type Group, type Table } from './table.ts'

/** What of a group was last published, and whether it still is: what was public once stays known. */
export interface Release {
  tally: Tally
  isShown: boolean
}

/** The releases of one principle. */
export type Releases = ReadonlyMap<Group, Release>

/** What is shown of a group changes with this number of people at least. */
export const batch = 5

/**
 * What may be shown of each group while ballots still come, one publication after another. Each group stands alone: no
 * total is public meanwhile, so that nothing can be subtracted from anything but from what the same group was before.
 * It is shown from `minimum` people on; then it changes when the answers of at least five people did. It is shown no more
 * once it is found under the minimum, at a change that large.
 */
export function nextReleases(before: Releases, now: Table, minimum: number, least = batch): Releases {
  const next = new Map<Group, Release>()
  for (const group of groups) {
    const release = nextRelease(before.get(group), now.get(group) ?? nobody, minimum, least)
    if (release) next.set(group, release)
  }
  return next
}

function nextRelease(before: Release | undefined, now: Tally, minimum: number, least: number): Release | undefined {
  const isEnough = size(now) >= minimum
  if (!before) return isEnough ? { tally: now, isShown: true } : undefined
  const step = combine(-1, now, before.tally)
  if (choices.every((choice) => step[choice] === 0)) return { ...before, isShown: isEnough }
  if (peopleOf(step) < least) return before
  return isEnough ? { tally: now, isShown: true } : { ...before, isShown: false }
}

/**
 * The least number of people that a difference between two counts can come from: each adds at most one somewhere and
 * takes at most one away somewhere.
 */
function peopleOf(step: Tally): number {
  const sum = (sign: 1 | -1) => choices.reduce((people, choice) => people + Math.max(0, sign * step[choice]), 0)
  return Math.max(sum(1), sum(-1))
}
