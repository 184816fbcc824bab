import type { Tally } from '@ess-widgets/contract'
import { html, svg } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'
import { choiceMark, choices } from './vote-choices.ts'

/** Under this many votes one person weighs more than five points: people are counted, not percentages. */
const fewest = 20

/**
 * Percentages that add up to 100, by largest remainder. Someone is never rounded to nobody: a choice with a
 * vote has at least 1 %, so that no unanimity shows where one person differed.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count)
  const exact = counts.map((count) => (count * 100) / total)
  const shares = exact.map((share) => share && Math.max(1, Math.floor(share)))
  let left = 100 - shares.reduce((sum, share) => sum + share)
  for (; left > 0; left--) {
    const gaps = exact.map((share, index) => share - shares[index]!)
    shares[gaps.indexOf(Math.max(...gaps))]!++
  }
  // Never positive here: what the floor of 1 gave too much is taken from the largest.
  shares[shares.indexOf(Math.max(...shares))]! += left
  return shares
}

/** The votes on a principle: in words first, then as a bar that only repeats them. */
export function voteResult(tally: Tally, messages: Messages) {
  const counts = choices.map((choice) => tally[choice])
  const total = counts.reduce((sum, count) => sum + count)
  if (!total) return html`<p class="small" part="result">${messages.noVotes}</p>`
  const shares = percentages(counts)
  let before = 0
  return html`<div class="result" part="result">
    <ul class="small">
      ${choices.map((choice, index) => {
        const count = counts[index]!
        const amount = total < fewest ? String(count) : messages.percent(shares[index]!)
        return html`<li class=${choice}>${choiceMark(choice)} ${messages.shares[choice](amount, count)}</li>`
      })}
      <li>${messages.votes(total)}</li>
    </ul>
    <svg part="bar" aria-hidden="true">
      ${choices.map((choice, index) => {
        const start = before
        before += shares[index]!
        return svg`<rect class=${choice} x="${start}%" width="${shares[index]}%" height="100%"></rect>`
      })}
    </svg>
  </div>`
}
