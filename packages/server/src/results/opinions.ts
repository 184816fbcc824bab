import type { Opinions } from '@ess-widgets/contract'
import { votesOf, type VoteMatrix } from '@ess-widgets/tally'
import type { Store } from '../store/store.ts'
import { compute } from './publishing.ts'

/** Beyond so many ballots no groups are looked for: it would take minutes. */
const mostBallots = 2_000_000

/** The groups of opinion of a consultation on these principles, where they may be told of: of as many people as a family at least. */
export async function opinionsOf(
  store: Store,
  consultation: string,
  principles: readonly string[],
  familyMinimum: number,
): Promise<Opinions | undefined> {
  const matrix = await matrixOf(store, consultation, principles)
  // Without them results are whole: a thread that fails takes nothing else away.
  const found = matrix && (await compute('opinionGroups', matrix, familyMinimum).catch(() => undefined))
  if (!found) return undefined
  const { count, groups, statements } = found
  return {
    count,
    groups,
    principles: statements.map(({ statement, ...placed }) => ({ principle: principles[statement]!, ...placed })),
  }
}

/** Read page after page, three bytes a ballot, so that neither memory nor requests suffer. */
async function matrixOf(
  store: Store,
  consultation: string,
  principles: readonly string[],
): Promise<VoteMatrix | undefined> {
  const places = new Map(principles.map((principle, place) => [principle, place]))
  const people: VoteMatrix[] = []
  let ballots = 0
  for await (const answers of store.answersIn(consultation)) {
    const rows = answers.map((each) =>
      each.flatMap(({ principle, vote }) => {
        const place = places.get(principle)
        return place === undefined ? [] : [[place, vote] as const]
      }),
    )
    const part = votesOf(rows, principles.length)
    ballots += part.columns.length
    if (ballots > mostBallots) return undefined
    people.push(part)
  }
  return joined(people, principles.length)
}

/** The matrix of the people of several. */
function joined(parts: readonly VoteMatrix[], statements: number): VoteMatrix {
  const people = parts.reduce((sum, part) => sum + part.people, 0)
  const ballots = parts.reduce((sum, part) => sum + part.columns.length, 0)
  const matrix = {
    people,
    statements,
    starts: new Uint32Array(people + 1),
    columns: new Uint16Array(ballots),
    values: new Int8Array(ballots),
  }
  let person = 0
  let ballot = 0
  for (const part of parts) {
    matrix.columns.set(part.columns, ballot)
    matrix.values.set(part.values, ballot)
    for (let index = 1; index <= part.people; index++) matrix.starts[person + index] = ballot + part.starts[index]!
    person += part.people
    ballot += part.columns.length
  }
  return matrix
}
