import assert from 'node:assert/strict'
import type { PrincipleResult } from '@ess-widgets/contract'
import { groupWords } from '@ess-widgets/contract/results-words.js'
import type { Told } from '@ess-widgets/tally/adversary.js'
import type { Language } from '../../pages/view.ts'

/** Fails unless what a sentence says of the two families farthest apart follows from the percentages of the table. */
export function assertFinding(
  finding: string,
  rows: readonly Told[],
  { verdict, spoke }: PrincipleResult,
  language: Language,
): void {
  const numbers = finding.match(/\d+/g)
  if (!numbers) return
  assert.match(verdict, /^divergent/)
  const ranked = rows
    .flatMap(({ of, people, choices }) =>
      typeof of === 'object' && 'family' in of && spoke.some((family) => family === of.family)
        ? [{ family: of.family!, people, ...choices!.agree }]
        : [],
    )
    .map((each) => ({ ...each, middle: (each.least + each.most) / 2 / each.people }))
  const [top, bottom] = [Math.max, Math.min].map((of) => of(...ranked.map(({ middle }) => middle)))
  const [more, less] = [top, bottom].map((middle) => ranked.filter((each) => each.middle === middle))
  const named = more!
    .flatMap((one) => less!.map((other) => [one, other] as const))
    .filter(([one, other]) => {
      const [high, low] = [(100 * one.least) / one.people, (100 * other.most) / other.people].map(Math.round)
      const [name, otherName] = [one, other].map(({ family }) => groupWords[family][language].toLowerCase())
      const atLeast =
        one.least !== one.most || other.least !== other.most ? { fr: 'au moins ', en: 'at least ' }[language] : ''
      const between = language === 'fr' ? `entre ${name} et ${otherName}` : `between ${name} and ${otherName}`
      return new RegExp(`: ${atLeast}${high! - low!}\xa0points? ${between}[,.]`).test(finding.replace('\xa0:', ':'))
    })
  assert.deepEqual([numbers.length, named.length], [1, 1], `${finding} does not follow`)
}
