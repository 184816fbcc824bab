import type { Channel, Family, PrincipleCounts, Tally, TotalsPolicy } from '@ess-widgets/contract'
import { families } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from './counting.ts'

/** What a consultation has decided about publishing, and where it stands. */
export interface PublicationRules {
  totals: TotalsPolicy
  /** Whether nothing moves any more, for ever: the one state in which families are shown. */
  isFinal: boolean
  /** The least number of ballots of a family that may be shown: k. */
  familyMinimum: number
}

/**
 * What may be known of each principle, in the order given.
 *
 * Totals move with every ballot, so anyone may subtract one moment from the next. Families are
 * therefore published once, when nothing can move any more: see docs/decisions/2026-11-23-families-at-close.md.
 * They are those of all channels together, so that no small group of paper is told apart.
 */
export function publish(
  principles: readonly string[],
  cells: readonly Cell[],
  rules: PublicationRules,
): PrincipleCounts[] {
  if (rules.totals === 'never') return []
  const byPrinciple = Map.groupBy(cells, ({ principle }) => principle)
  return principles.map((principle) => {
    const own = byPrinciple.get(principle) ?? []
    const shown = rules.isFinal ? reportableFamilies(own, rules.familyMinimum) : []
    return {
      principle,
      total: tallyOf(own),
      channels: { web: peopleBy(own, 'web'), room: peopleBy(own, 'room'), paper: peopleBy(own, 'paper') },
      families: shown.map((family) => ({ family, ...tallyOf(own, family) })),
    }
  })
}

/**
 * The families that may be shown beside the total of a principle. The total minus those shown is
 * itself a published number, so what is left over must be as safe as a family: else the smallest
 * family shown joins it, until it is.
 */
function reportableFamilies(cells: readonly Cell[], familyMinimum: number): Family[] {
  const total = tallyOf(cells)
  const shown = families.filter((family) => isReportable(tallyOf(cells, family), familyMinimum))
  while (shown.length > 0) {
    const rest = shown.map((family) => tallyOf(cells, family)).reduce(minus, total)
    if (size(rest) === 0 || isReportable(rest, familyMinimum)) break
    const smallest = shown.reduce((least, family) =>
      size(tallyOf(cells, family)) < size(tallyOf(cells, least)) ? family : least,
    )
    shown.splice(shown.indexOf(smallest), 1)
  }
  return shown
}

/** From this number of ballots on, an exact 0 % or 100 % gives nobody away. */
const unanimityMinimum = 20

/**
 * Enough ballots, and no unanimity in a small group: « all of them agreed » tells the answer of each
 * one without naming any.
 */
function isReportable(tally: Tally, familyMinimum: number): boolean {
  const people = size(tally)
  if (people < familyMinimum) return false
  if (people >= unanimityMinimum) return true
  return [tally.agree, tally.disagree].every((count) => count > 0 && count < people)
}

const size = ({ agree, disagree, pass }: Tally) => agree + disagree + pass

const peopleBy = (cells: readonly Cell[], channel: Channel) =>
  size(tallyOf(cells.filter((cell) => cell.channel === channel)))

const minus = (left: Tally, right: Tally): Tally => ({
  agree: left.agree - right.agree,
  disagree: left.disagree - right.disagree,
  pass: left.pass - right.pass,
})

function tallyOf(cells: readonly Cell[], family?: Family): Tally {
  const tally: Tally = { agree: 0, disagree: 0, pass: 0 }
  for (const cell of cells) if (family === undefined || cell.family === family) tally[cell.choice] += cell.count
  return tally
}
