import type { Tally } from '@ess-widgets/contract'
import { choices, type Choice } from '@ess-widgets/contract/vocabulary.js'
import { html, svg } from 'lit'
import type { Messages } from '../shared/messages/messages.ts'

const marks = { agree: '✓', disagree: '✕', pass: '–' }

/** The shape of a choice, beside its words: never colour alone. */
export const choiceMark = (choice: Choice) => html`<span class="mark" aria-hidden="true">${marks[choice]}</span>`

/** Under this many votes one person weighs more than five points: people are counted, not percentages. */
const fewest = 20

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number)

/**
 * Percentages that add up to 100, by largest remainder. Someone is never rounded to nobody: a choice with a
 * vote has at least 1 %, so that no unanimity shows where one person differed.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = sum(counts)
  const exact = counts.map((count) => (count * 100) / total)
  const shares = exact.map((share) => share && Math.max(1, Math.floor(share)))
  for (let left; (left = 100 - sum(shares)); ) {
    const remainders = exact.map((share, index) => share - shares[index]!)
    // Negative where the floor of 1 gave too much: it is taken back from the one choice above it.
    shares[remainders.indexOf(Math.max(...remainders))]! += Math.sign(left)
  }
  return shares
}

/** The votes on a principle: in words first, then as a bar that only repeats them. */
export function voteResult(tally: Tally, messages: Messages) {
  const counts = choices.map((choice) => tally[choice])
  const total = sum(counts)
  if (!total) return html`<p class="small" part="result">${messages.noVotes}</p>`
  const shares = percentages(counts)
  let end = 0
  return html`<div class="result" part="result">
    <ul class="row small">
      ${choices.map((choice, index) => {
        const count = counts[index]!
        const amount = total < fewest ? `${count}` : messages.percent(shares[index]!)
        return html`<li class=${choice}>${choiceMark(choice)} ${messages.shares[choice](amount, count)}</li>`
      })}
      <li>${messages.votes(total)}</li>
    </ul>
    <svg part="bar" aria-hidden="true">
      ${shares.map(
        (share, index) =>
          svg`<rect class=${choices[index]!} x="${(end += share) - share}%" width="${share}%" height="100%"></rect>`,
      )}
    </svg>
  </div>`
}
