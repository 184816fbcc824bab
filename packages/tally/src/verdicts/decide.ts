import type { Verdict } from '@ess-widgets/contract'
import { wilson, z, type Interval, type Part } from '../statistics/intervals.ts'
import type { Judgement, Voice } from './judge.ts'
import { alike, type Question, type Weights } from './weights.ts'

/** The greatest difference of support between two families that is called one of degree. */
const leastGap = 0.2
/** Where each family's interval lies inside these, it is cut in two. */
const middle: Interval = { low: 0.35, high: 0.65 }
/** Beyond so many ballots, a family cannot be said to be nearly settled. */
const mostMissing = 1000

const support = ({ agree, size }: Voice): Part => ({ count: agree, size })
const refusal = ({ disagree, size }: Voice): Part => ({ count: disagree, size })
const share = ({ count, size }: Part) => count / size

/** What two voices or more show, given which of the answers are more than noise. */
export function decide(voices: readonly Voice[], weights: Weights, is: (question: Question) => boolean): Judgement {
  const said = (verdict: Verdict, chance: number): Judgement => ({ verdict, chance, missing: null })
  if (is('common'))
    return said(is('divergent') && isGap(alike(voices, 'agree')) ? 'common-nuanced' : 'common', weights.common)
  if (is('rejected')) {
    const nuanced = is('uneven') && isGap(alike(voices, 'disagree'))
    return said(nuanced ? 'rejected-nuanced' : 'rejected', weights.rejected)
  }
  const intervals = voices.map(support).map(wilson)
  if (is('divergent') && isGap(alike(voices, 'agree'))) {
    const opposed = intervals.some(({ low }) => low > 0.5) && intervals.some(({ high }) => high < 0.5)
    return said(opposed ? 'divergent-opposed' : 'divergent', weights.divergent)
  }
  if (intervals.every(({ low, high }) => low >= middle.low && high <= middle.high)) return said('split', 1)
  return { verdict: 'undecided', chance: 1, missing: missing(voices) }
}

/** Whether the greatest share and the least are that far apart; twenty points are, however computers write 0.7 − 0.5. */
function isGap(parts: readonly Part[]): boolean {
  const shares = parts.map(share)
  return Math.max(...shares) - Math.min(...shares) >= leastGap - 1e-9
}

/**
 * How many more ballots of one family would settle that all are for it, or all against: at n = z² / 4(p − ½)² a share p
 * that holds leaves ½ outside its bound. The largest number any family needs.
 */
function missing(voices: readonly Voice[]): number | null {
  const sides = [voices.map(support), voices.map(refusal)]
  const side = sides.find((parts) => parts.every((part) => share(part) > 0.5))
  if (!side) return null
  const most = Math.max(...side.map((part) => (z / 2 / (share(part) - 0.5)) ** 2 - part.size))
  // Where that many are there already, more is asked because there are many principles: no number is honest.
  return most <= 0 || most > mostMissing ? null : Math.ceil(most)
}
