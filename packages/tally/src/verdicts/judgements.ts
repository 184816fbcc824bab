import { Discoveries } from '../statistics/discoveries.ts'
import { decide } from './decide.ts'
import type { Judgement, Voice } from './judge.ts'
import { questions, weigh, type Question, type Weights } from './weights.ts'

type Kept = Readonly<Record<Question, Discoveries>>

/**
 * What each principle shows, by the rules in the README of this package; the order of principles, families and people does not
 * matter. The principles are judged together: with more of them, more evidence is asked of each (Benjamini–Hochberg
 * at 5 %, for each question). When one of them changes, only its own chances are computed again.
 */
export class Judgements {
  readonly #principles: (readonly Voice[])[]
  /** Undefined where fewer than two families are heard. */
  readonly #weights: (Weights | undefined)[]
  #kept: Kept

  /** The voices given, here and later, are not to be changed in place. */
  constructor(principles: readonly (readonly Voice[])[]) {
    this.#principles = [...principles]
    this.#weights = principles.map(weightsOf)
    this.#kept = this.#keep()
  }

  /** The voices on one principle, as they stand now. */
  set(index: number, voices: readonly Voice[]): void {
    const before = this.#weights[index]
    const weights = weightsOf(voices)
    this.#principles[index] = voices
    this.#weights[index] = weights
    if (before && weights) for (const question of questions) this.#kept[question].set(index, weights[question])
    else if (before || weights) this.#kept = this.#keep()
  }

  /** What one principle shows, among all the others. */
  at(index: number): Judgement {
    const weights = this.#weights[index]
    if (!weights) return { verdict: 'insufficient', chance: 1, missing: null }
    return decide(this.#principles[index]!, weights, (question) => this.#kept[question].has(index))
  }

  #keep(): Kept {
    const keep = (question: Question) => new Discoveries(this.#weights.map((weights) => weights?.[question]))
    return {
      common: keep('common'),
      rejected: keep('rejected'),
      divergent: keep('divergent'),
      uneven: keep('uneven'),
    }
  }
}

const weightsOf = (voices: readonly Voice[]) => (voices.length < 2 ? undefined : weigh(voices))
