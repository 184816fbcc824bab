import type { Family, Verdict } from '@ess-widgets/contract'
import { discoveries } from '../statistics/discoveries.ts'
import { normalTail } from '../statistics/distributions.ts'
import { homogeneity } from '../statistics/homogeneity.ts'
import { wilson, z, type Interval, type Part } from '../statistics/intervals.ts'

/** What one family answered to a principle, in numbers of people: those who pass are in `size`, and support nothing. */
export interface Voice {
  family: Family
  agree: number
  disagree: number
  size: number
}

/** What the voices on a principle show. */
export interface Judgement {
  verdict: Verdict
  /** The chance that what is said of it is only noise: 1 where nothing is said. */
  chance: number
  /** How many more ballots of the family in doubt would settle it if its opinion stays; null where no number would. */
  missing: number | null
}

/** The greatest difference of support between two families that is called one of degree. */
const leastGap = 0.2
/** Where each family's interval lies inside these, it is cut in two. */
const middle: Interval = { low: 0.35, high: 0.65 }
/** Beyond so many ballots, a family cannot be said to be nearly settled. */
const mostMissing = 1000

/**
 * What each principle shows, by the rules in the README of this package; the order of principles, families and people does not
 * matter. The principles are judged together: with more of them, more evidence is asked of each (Benjamini–Hochberg
 * at 5 %, for each of three questions).
 */
export function judge(principles: readonly (readonly Voice[])[]): Judgement[] {
  const heard = principles.filter((voices) => voices.length >= 2).map(weigh)
  const kept = {
    common: discoveries(heard.map(({ common }) => common)),
    rejected: discoveries(heard.map(({ rejected }) => rejected)),
    divergent: discoveries(heard.map(({ divergent }) => divergent)),
    // Of a principle rejected, whether as much by each family.
    uneven: discoveries(heard.map(({ uneven }) => uneven)),
  }
  let next = 0
  return principles.map((voices) => {
    if (voices.length < 2) return { verdict: 'insufficient', chance: 1, missing: null }
    const index = next++
    const is = (what: keyof typeof kept) => kept[what][index]!
    return decide(voices, heard[index]!, is)
  })
}

type Weights = Record<'common' | 'rejected' | 'divergent' | 'uneven', number>

const support = ({ agree, size }: Voice): Part => ({ count: agree, size })
const refusal = ({ disagree, size }: Voice): Part => ({ count: disagree, size })
const share = ({ count, size }: Part) => count / size

/** How likely each answer is if it were only noise. */
function weigh(voices: readonly Voice[]): Weights {
  return {
    common: minority(voices.map(support)),
    rejected: minority(voices.map(refusal)),
    divergent: homogeneity(voices.map(support)),
    uneven: homogeneity(voices.map(refusal)),
  }
}

/**
 * The chance that one of the parts is no majority: the largest of the one-sided chances that z = 2√n (p − ½) is only
 * noise. Every part must pass, so that none of them corrects for the others (intersection–union test: R. L. Berger,
 * Technometrics 24 (1982), p. 295).
 */
const minority = (parts: readonly Part[]) =>
  Math.max(...parts.map((part) => normalTail(2 * Math.sqrt(part.size) * (share(part) - 0.5))))

function decide(voices: readonly Voice[], weights: Weights, is: (what: keyof Weights) => boolean): Judgement {
  const supports = voices.map(support)
  const said = (verdict: Verdict, chance: number): Judgement => ({ verdict, chance, missing: null })
  if (is('common'))
    return said(is('divergent') && gap(supports) >= leastGap ? 'common-nuanced' : 'common', weights.common)
  if (is('rejected')) {
    const nuanced = is('uneven') && gap(voices.map(refusal)) >= leastGap
    return said(nuanced ? 'rejected-nuanced' : 'rejected', weights.rejected)
  }
  const intervals = supports.map(wilson)
  if (is('divergent') && gap(supports) >= leastGap) {
    const opposed = intervals.some(({ low }) => low > 0.5) && intervals.some(({ high }) => high < 0.5)
    return said(opposed ? 'divergent-opposed' : 'divergent', weights.divergent)
  }
  if (intervals.every(({ low, high }) => low >= middle.low && high <= middle.high)) return said('split', 1)
  return { verdict: 'undecided', chance: 1, missing: missing(voices) }
}

/** The difference between the greatest share and the least. */
function gap(parts: readonly Part[]): number {
  const shares = parts.map(share)
  return Math.max(...shares) - Math.min(...shares)
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
  return most > mostMissing ? null : Math.max(1, Math.ceil(most))
}
