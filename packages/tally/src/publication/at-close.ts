import type { Channel, Tally } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '../counting.ts'
import { isExact, isTelling, spansOf, unanimityMinimum } from './spans.ts'
import { combine, size, total, type Group } from './table.ts'

/**
 * Which parts may be shown beside a known total, once, when nothing moves any more. What the total and the parts shown
 * let anyone compute of the others must be as safe as a part: else the smallest of the parts shown is hidden with them,
 * until it is. Nobody is hidden alone: what is left over has at least `minimum` people, or none.
 */
export function partsBeside<Key>(table: ReadonlyMap<Key, Tally>, minimum: number, isGuarded = true): Map<Key, Tally> {
  const bySize = [...table].sort(([, one], [, other]) => size(other) - size(one))
  const shown = bySize.filter(([, tally]) => size(tally) >= minimum)
  const tallies = () => shown.map(([, tally]) => tally)
  while (isGuarded && shown.length > 0 && !isSafe(tallies(), [...table.values()], minimum)) shown.pop()
  return new Map(shown)
}

/** Whether nothing can be computed that may not be known. */
function isSafe(shown: readonly Tally[], all: readonly Tally[], minimum: number): boolean {
  const hidden = all.filter((tally) => !shown.includes(tally))
  return (
    isSafeRest(total(hidden), minimum) &&
    (['agree', 'disagree'] as const).every((choice) => {
      // Parts that are told as spans, and those that are hidden, share what the total leaves of that choice: that must
      // not say of fewer than 20 people that they all chose, or that none did.
      const spanned = shown.filter((tally) => !isExact(spansOf(tally)[choice]))
      return spanned.length === 0 || size(total([...spanned, ...hidden])) >= unanimityMinimum
    })
  )
}

/**
 * Whether the total may join parts that are already shown, each as it was at its last batch. What it leaves of them is
 * those who are hidden and those who came since: both must be safe, the hidden alone too, for who knows that nobody came.
 */
export function isSafeTotal<Key>(shown: ReadonlyMap<Key, Tally>, table: ReadonlyMap<Key, Tally>, minimum: number) {
  const hidden = total([...table].flatMap(([key, tally]) => (shown.has(key) ? [] : [tally])))
  const rest = combine(-1, total(table.values()), total(shown.values()))
  const isPeople = choices.every((choice) => rest[choice] >= 0)
  return isPeople && isSafe([...shown.values()], [...shown.values(), rest], minimum) && isSafeRest(hidden, minimum)
}

/**
 * Whether families and channels may stand beside each other, and the total. Some families less some channels is what the
 * people of the one who are not of the other answered, less the reverse; both together less the total is what those of
 * both answered, less those of neither. Of each such difference there must be 20 people, or none.
 */
export function areApart(cells: readonly Cell[], families: readonly Group[], channels: readonly Channel[]): boolean {
  const isIn = (set: number, index: number) => index >= 0 && (set >> index) % 2 === 1
  const everybody = cells.reduce((sum, { count }) => sum + count, 0)
  for (let some = 1; some < 2 ** families.length; some++)
    for (let those = 1; those < 2 ** channels.length; those++) {
      const apart = cells.reduce((sum, { family, channel, count }) => {
        const isApart = isIn(some, families.indexOf(family)) !== isIn(those, channels.indexOf(channel))
        return isApart ? sum + count : sum
      }, 0)
      if ([apart, everybody - apart].some((people) => people > 0 && people < unanimityMinimum)) return false
    }
  return true
}

/** Whether what is left of a total may be known. */
function isSafeRest(rest: Tally, minimum: number): boolean {
  const people = size(rest)
  if (people === 0) return true
  return people >= minimum && !isTelling(rest.agree, people) && !isTelling(rest.disagree, people)
}
