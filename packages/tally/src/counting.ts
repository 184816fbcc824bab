import type { Channel, Choice, Family } from '@ess-widgets/contract'

/** How many ballots a principle has from one family (null: not stated), by one channel, for one choice. */
export interface Cell {
  principle: string
  family: Family | null
  channel: Channel
  choice: Choice
  count: number
}

/** Where a ballot stands in the counts; a null choice stands nowhere. */
export interface Place {
  choice: Choice | null
  family: Family | null
  channel: Channel
}

/**
 * The steps that take a ballot from one place to another: −1 where it leaves, +1 where it arrives,
 * nothing where it stays. Integers only, so that any order of the same steps gives the same counts.
 */
export function move(principle: string, from: Place, to: Place): Cell[] {
  if (from.choice === to.choice && from.family === to.family && from.channel === to.channel) return []
  return [...step(principle, from, -1), ...step(principle, to, 1)]
}

const step = (principle: string, { choice, family, channel }: Place, count: number): Cell[] =>
  choice === null ? [] : [{ principle, family, channel, choice, count }]

/** Adds up the steps that touch the same cell, and forgets those that cancel out. */
export function sum(steps: Iterable<Cell>): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { principle, family, channel, choice, count } of steps) {
    const name = `${principle} ${family ?? ''} ${channel} ${choice}`
    const cell = cells.get(name)
    if (cell) cell.count += count
    else cells.set(name, { principle, family, channel, choice, count })
  }
  return [...cells.values()].filter((cell) => cell.count !== 0)
}
