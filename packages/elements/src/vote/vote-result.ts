import type { Tally } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { html } from 'lit/html.js'
import { numbersIn, plural } from '../shared/plural.ts'
import type { VoteMessages } from './vote-messages.ts'

/** Under this many votes one person weighs more than five points: people are counted, not percentages. */
const fewest = 20

/**
 * Percentages that add up to 100. Someone is never rounded to nobody: a choice with a vote has at least 1 %, so
 * that no unanimity shows where one person differed. What rounding leaves goes to the largest.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count)
  const shares = counts.map((count) => count && Math.max(1, Math.round((count * 100) / total)))
  shares[counts.indexOf(Math.max(...counts))]! += 100 - shares.reduce((sum, share) => sum + share)
  return shares
}

/** The votes on a principle, if there are any: in words first, then as a bar that only repeats them. */
export function voteResult(tally: Tally, messages: VoteMessages) {
  const counts = choices.map((choice) => tally[choice])
  const total = counts.reduce((sum, count) => sum + count)
  if (!total) return ''
  const shares = percentages(counts)
  const { percent } = numbersIn(messages.language)
  const words = choices.map(
    (choice, index) => `${messages[choice]} ${total < fewest ? counts[index] : percent.format(shares[index]! / 100)}`,
  )
  return html`<div part="result">
    <ul class="row small">
      <li class="agree" .textContent=${words[0]}></li>
      <li class="disagree" .textContent=${words[1]}></li>
      <li class="pass" .textContent=${words[2]}></li>
      <li .textContent=${plural(total, messages.votes, messages.language)}></li>
    </ul>
    <svg part="bar" aria-hidden="true">
      <rect class="pass" width="100%"></rect>
      <rect class="disagree" width="${shares[0]! + shares[1]!}%"></rect>
      <rect class="agree" width="${shares[0]}%"></rect>
    </svg>
  </div>`
}
