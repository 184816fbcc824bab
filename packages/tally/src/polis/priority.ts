import type { Tally } from '@ess-widgets/contract'
import { size } from '../publication/table.ts'

/** What Polis gives a statement about the conversation itself, in place of its formula. */
export const metaPriority = 49

/**
 * Polis's priority of the next statement to show, a weight for drawing at random: [(1 − p)(E + 1) a (1 + 8 · 2^(−S / 5))]²
 * with p = (P + 1) / (S + 2) and a = (A + 1) / (S + 2) over everybody who is in a group, and E the extremity of the statement.
 * Polis, `conversation.clj`, lines 308–329 and 638. For comparison only: it favours what is agreed already.
 */
export function priority(tally: Tally, extremity: number): number {
  const seen = size(tally)
  const passing = (tally.pass + 1) / (seen + 2)
  const agreeing = (tally.agree + 1) / (seen + 2)
  const importance = (1 - passing) * (extremity + 1) * agreeing
  return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2
}

/**
 * How far from the centre somebody stands who agrees with this statement and has seen no other: √M · (1 − m) · ‖(v₁, v₂)‖,
 * M being the number of statements, m the mean of its votes (agree 1, disagree −1, pass 0) and v its components on both
 * axes, each axis of length 1. Polis, `conversation.clj`, lines 308–329 and 638; the same whichever way an axis points, and whichever sign agreement has.
 */
export const extremity = (statements: number, mean: number, components: readonly [number, number]): number =>
  Math.sqrt(statements) * Math.abs(1 - mean) * Math.hypot(...components)
