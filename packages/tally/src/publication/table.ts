import type { Family, Tally } from '@ess-widgets/contract'
import { choices, families } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '../counting.ts'

/** Those who may be told apart on a principle: a family, or null for the people who have not said theirs. */
export type Group = Family | null
export const groups: readonly Group[] = [...families, null]

/** What each group with at least one ballot answered to one principle. */
export type Table = ReadonlyMap<Group, Tally>

export const size = ({ agree, disagree, pass }: Tally): number => agree + disagree + pass

export const combine = (sign: 1 | -1, one: Tally, other: Tally): Tally => ({
  agree: one.agree + sign * other.agree,
  disagree: one.disagree + sign * other.disagree,
  pass: one.pass + sign * other.pass,
})

export const nobody: Tally = { agree: 0, disagree: 0, pass: 0 }

export const total = (tallies: Iterable<Tally>): Tally =>
  [...tallies].reduce((sum, tally) => combine(1, sum, tally), nobody)

/** The cells of one principle, added up by what `keyOf` says of them. */
export function tabulate<Key>(cells: readonly Cell[], keyOf: (cell: Cell) => Key): Map<Key, Tally> {
  const table = new Map<Key, Tally>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const tally = { ...(table.get(key) ?? nobody) }
    tally[cell.choice] += cell.count
    table.set(key, tally)
  }
  for (const [key, tally] of table) if (choices.every((choice) => tally[choice] === 0)) table.delete(key)
  return table
}
