import type { PrincipleCounts, TotalsPolicy } from '@ess-widgets/contract'
import type { Cell } from '../counting.ts'
import { nobody, size, tabulate, total } from './table.ts'

/**
 * What is public of each principle with every ballot, in the order given: totals, and how many of their people came by
 * each channel. No family: a family beside a total that moves with each ballot would tell who voted what.
 */
export function publishCounts(
  principles: readonly string[],
  cells: readonly Cell[],
  totals: TotalsPolicy,
): PrincipleCounts[] {
  if (totals === 'never' || totals === 'at-close') return []
  const byPrinciple = Map.groupBy(cells, ({ principle }) => principle)
  return principles.map((principle) => {
    const byChannel = tabulate(byPrinciple.get(principle) ?? [], ({ channel }) => channel)
    const people = (channel: 'web' | 'room' | 'paper') => size(byChannel.get(channel) ?? nobody)
    return {
      principle,
      total: total(byChannel.values()),
      channels: { web: people('web'), room: people('room'), paper: people('paper') },
    }
  })
}
