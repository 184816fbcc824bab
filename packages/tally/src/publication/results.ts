import type { People, PrincipleResult } from '@ess-widgets/contract'
import { headings } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '../counting.ts'
import { judge } from '../verdicts/judge.ts'
import { headingOf, strength } from '../verdicts/order.ts'
import { steady, type Standing } from '../verdicts/steady.ts'
import type { Release } from './batches.ts'
import { everyGuard, show, type ResultsRules, type Shown } from './shown.ts'
import { size, type Group } from './table.ts'
import { voicesOf } from './voices.ts'

/** What is remembered from one publication to the next, by principle; of one taken out of the file too. */
export type Memory = Record<string, { releases: [Group, Release][]; standing: Standing }>

/** What of a principle comes from its answers. */
export type Found = Pick<
  PrincipleResult,
  'principle' | 'heading' | 'verdict' | 'spoke' | 'missing' | 'families' | 'total' | 'channels'
>

export interface Publication {
  memory: Memory
  people: People
  /** In the order they are to be shown in. */
  principles: Found[]
}

/**
 * What may be published next, and what is to be remembered of it, given the exact counts as they stand and how many
 * people answered. Pure: the same memory and counts give the same publication.
 */
export function publishResults(
  before: Memory,
  principles: readonly string[],
  cells: readonly Cell[],
  people: number,
  rules: ResultsRules,
  guards = everyGuard,
): Publication {
  const byPrinciple = Map.groupBy(cells, ({ principle }) => principle)
  const shown = principles.map((principle) =>
    show(before[principle]?.releases ?? [], byPrinciple.get(principle) ?? [], rules, guards),
  )
  const voices = shown.map(({ families }) => voicesOf(families))
  const judgements = judge(voices)
  const memory = Object.fromEntries(
    principles.map((principle, index) => {
      const known = before[principle]
      const hasMoved = JSON.stringify(known?.releases) !== JSON.stringify(shown[index]!.releases)
      const standing = steady(known?.standing, judgements[index]!, { isFinal: rules.isFinal, hasMoved })
      return [principle, { releases: shown[index]!.releases, standing }]
    }),
  )
  const found = principles.map((principle, index) => {
    const { verdict } = memory[principle]!.standing
    const { missing } = judgements[index]!
    const result: Found = {
      principle,
      heading: headingOf(verdict),
      verdict,
      spoke: voices[index]!.map(({ family }) => family),
      ...(verdict === 'undecided' && missing !== null && { missing }),
      families: shown[index]!.families,
      ...shown[index]!.whole,
    }
    return { result, strength: strength(verdict, voices[index]!) }
  })
  return {
    memory: { ...before, ...memory },
    people: shown.every(({ whole }) => whole.total) ? { least: people, most: people } : { least: seenIn(shown) },
    principles: headings.flatMap((heading) =>
      found
        .filter(({ result }) => result.heading === heading)
        // What is refused after what is shared. Stable: equals keep the order of the file.
        .sort((one, other) => isRefused(one.result) - isRefused(other.result) || other.strength - one.strength)
        .map(({ result }) => result),
    ),
  }
}

const isRefused = ({ verdict }: Found) => Number(verdict.startsWith('rejected'))

/** How many people can be seen on one principle: what is told of all tells no more. */
const seenIn = (shown: readonly Shown[]) =>
  Math.max(
    0,
    ...shown.map(({ families, whole }) =>
      whole.total ? size(whole.total) : families.reduce((sum, { people }) => sum + people, 0),
    ),
  )
