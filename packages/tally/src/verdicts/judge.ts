import type { Family, Span, Verdict } from '@ess-widgets/contract'
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
  /** Where a number may be one of two: `agree` and `disagree` are those that say least of a majority. */
  spans?: { agree: Span; disagree: Span }
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

/** Of numbers that may be one of two, those that tell families apart least: the nearest to the share of all. */
function alike(voices: readonly Voice[], choice: 'agree' | 'disagree'): Part[] {
  const sum = (what: 'agree' | 'disagree' | 'size') => voices.reduce((all, voice) => all + voice[what], 0)
  const common = sum(choice) / sum('size')
  return voices.map(({ spans, size, ...voice }) => {
    const { least, most } = spans?.[choice] ?? { least: voice[choice], most: voice[choice] }
    return { count: Math.abs(least / size - common) < Math.abs(most / size - common) ? least : most, size }
  })
}

/** How likely each answer is if it were only noise. */
function weigh(voices: readonly Voice[]): Weights {
  return {
    common: minority(voices.map(support)),
    rejected: minority(voices.map(refusal)),
    divergent: homogeneity(alike(voices, 'agree')),
    uneven: homogeneity(alike(voices, 'disagree')),
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
    return said(is('divergent') && isGap(alike(voices, 'agree')) ? 'common-nuanced' : 'common', weights.common)
  if (is('rejected')) {
    const nuanced = is('uneven') && isGap(alike(voices, 'disagree'))
    return said(nuanced ? 'rejected-nuanced' : 'rejected', weights.rejected)
  }
  const intervals = supports.map(wilson)
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
