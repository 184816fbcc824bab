import type { Span } from '@ess-widgets/contract'
import { normalTail } from '../statistics/distributions.ts'
import { homogeneity } from '../statistics/homogeneity.ts'
import type { Part } from '../statistics/intervals.ts'
import type { Voice } from './judge.ts'

/** What is asked of the voices on a principle; of one rejected, `uneven` is whether it is as much by each family. */
export const questions = ['common', 'rejected', 'divergent', 'uneven'] as const
export type Question = (typeof questions)[number]

/** How likely each answer is if it were only noise. */
export type Weights = Record<Question, number>

export const weigh = (voices: readonly Voice[]): Weights => ({
  common: minority(voices, 'agree'),
  rejected: minority(voices, 'disagree'),
  divergent: homogeneity(alike(voices, 'agree')),
  uneven: homogeneity(alike(voices, 'disagree')),
})

/**
 * The chance that in one of the families it is no majority: the largest of the one-sided chances that z = 2√n (p − ½) is
 * only noise, which is that of the least z. Every family must pass, so that none of them corrects for the others
 * (intersection–union test: R. L. Berger, Technometrics 24 (1982), p. 295).
 */
function minority(voices: readonly Voice[], choice: 'agree' | 'disagree'): number {
  let least = Infinity
  for (const voice of voices) least = Math.min(least, 2 * Math.sqrt(voice.size) * (voice[choice] / voice.size - 0.5))
  return normalTail(least)
}

/** Of numbers that may be one of two, those that tell families apart least: the nearest to the share of all. */
export function alike(voices: readonly Voice[], choice: 'agree' | 'disagree'): Part[] {
  let count = 0
  let size = 0
  for (const voice of voices) {
    count += voice[choice]
    size += voice.size
  }
  const common = count / size
  return voices.map((voice) => ({ count: nearest(voice, choice, common), size: voice.size }))
}

function nearest(voice: Voice, choice: 'agree' | 'disagree', share: number): number {
  const span: Span | undefined = voice.spans?.[choice]
  if (!span) return voice[choice]
  const away = (count: number) => Math.abs(count / voice.size - share)
  return away(span.least) < away(span.most) ? span.least : span.most
}
