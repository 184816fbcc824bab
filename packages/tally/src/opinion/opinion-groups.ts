import type { Tally } from '@ess-widgets/contract'
import { nobody, size as sizeOf } from '../publication/table.ts'
import { axesBeyondChance } from './chance.ts'
import { cluster } from './clustering.ts'
import { leaning } from './leaning.ts'
import { PairTables } from './pair-tables.ts'
import { loadingsOf, positionsOf, type Points } from './positions.ts'
import { axesOfScatter, scatterOf, tableMeans } from './scatter.ts'
import { seenBy, type VoteMatrix } from './votes.ts'

/** What may be shown of opinion groups: a picture of statements, and nothing of any one person. */
export interface OpinionGroups {
  /** How many groups were found, those too small to be told of included. */
  count: number
  /** Those of at least 10 people, along the first axis: each one's share of the people grouped, in steps of 0.05. */
  groups: { share: number }[]
  /**
   * Those that at least 10 of the people grouped have seen, and on which 10 of all those who saw them did not take the commonest
   * choice, by their number in the matrix: where fewer differ, the place of a statement is theirs.
   */
  statements: PlacedStatement[]
}

export interface PlacedStatement {
  statement: number
  /** Correlations with the two axes along which people differ most, from −1 to 1, to two decimals; 0 along one that is chance's. */
  x: number
  y: number
  /** Which of the groups above lean that way, by their place in the list. */
  agree: number[]
  disagree: number[]
}

/** Under so many people grouped there is no picture. */
const leastPeople = 50
/** Whoever has answered fewer statements is not grouped, as in Polis. */
const leastAnswers = 7
/** Neither a group nor its answers to a statement are told of from fewer people, nor where a statement stands. */
const leastGroup = 10

/**
 * The opinion groups of a consultation, computed and exploratory: never to be taken for families. Undefined under 50 people
 * who answered min(7, M) statements at least, passes included, and where people differ no more than chance would have them. The
 * axes are those of everybody; the groups, of those people, in two along the first axis where the second is chance's. `asked`
 * may be more people than the 10 that are told of, and never makes them fewer. The order of people changes nothing, to the last bit.
 *
 * Groups cut people who differ by degrees as well: that there are some is no finding. Two pictures on either side of one ballot tell
 * that ballot to whoever knows all the others, of 204 people, 58 times in 60: it is for the close.
 */
export function opinionGroups(matrix: VoteMatrix, asked = leastGroup): OpinionGroups | undefined {
  const least = Math.max(leastGroup, asked)
  const everybody = Uint32Array.from(Array(matrix.people).keys())
  const enough = Math.min(leastAnswers, matrix.statements)
  const grouped = everybody.filter((person) => seenBy(matrix, person) >= enough)
  if (grouped.length < leastPeople) return undefined
  const meaningful = axesBeyondChance(matrix)
  if (meaningful === 0) return undefined
  const tables = PairTables.of(matrix)
  const scatter = scatterOf(tables)
  const axes = axesOfScatter(scatter)
  const flat = ({ x, y }: Points): Points => ({ x, y: meaningful === 2 ? y : new Float64Array(y.length) })
  const { x, y } = flat(positionsOf(matrix, tableMeans(tables), axes))
  const points = {
    x: Float64Array.from(grouped, (person) => x[person]!),
    y: Float64Array.from(grouped, (person) => y[person]!),
  }
  // Along a line there are two sides; more groups would be steps of it.
  const clusters = cluster(points, meaningful === 1 ? 2 : undefined)
  if (!clusters) return undefined
  const told = [...clusters.sizes.keys()].filter((group) => clusters.sizes[group]! >= least)
  const answers = answersOf(matrix, grouped, clusters.labels, clusters.sizes.length)
  const [together] = answersOf(matrix, everybody, new Uint8Array(matrix.people), 1)
  const loadings = flat(loadingsOf(scatter, axes))
  const leaningTo = (side: 'agree' | 'disagree', statement: number) =>
    [...told.entries()].flatMap(([place, group]) => {
      const tally = answers[group]![statement]!
      return sizeOf(tally) >= least && leaning(tally) === side ? [place] : []
    })
  const statements = [...loadings.x.keys()].filter(
    (statement) =>
      answers.reduce((sum, group) => sum + sizeOf(group[statement]!), 0) >= least &&
      othersIn(together![statement]!) >= least,
  )
  return {
    count: clusters.sizes.length,
    groups: told.map((group) => ({ share: Math.round((20 * clusters.sizes[group]!) / grouped.length) / 20 })),
    statements: statements.map((statement) => ({
      statement,
      x: rounded(loadings.x[statement]!),
      y: rounded(loadings.y[statement]!),
      agree: leaningTo('agree', statement),
      disagree: leaningTo('disagree', statement),
    })),
  }
}

/** How many did not take the commonest choice. */
const othersIn = (tally: Tally) => sizeOf(tally) - Math.max(tally.agree, tally.disagree, tally.pass)

/** By group, then by statement: what its people answered. */
function answersOf(
  { statements, starts, columns, values }: VoteMatrix,
  people: Uint32Array,
  labels: Uint8Array,
  count: number,
) {
  const tallies = Array.from({ length: count }, () => Array.from({ length: statements }, () => ({ ...nobody })))
  for (const [index, person] of people.entries()) {
    const ofGroup = tallies[labels[index]!]!
    for (let vote = starts[person]!; vote < starts[person + 1]!; vote++)
      ofGroup[columns[vote]!]![choiceOf(values[vote]!)]++
  }
  return tallies
}

const choiceOf = (vote: number) => (vote > 0 ? 'agree' : vote < 0 ? 'disagree' : 'pass')

/** To two decimals, and never −0. */
const rounded = (value: number) => Math.round(value * 100) / 100 + 0
