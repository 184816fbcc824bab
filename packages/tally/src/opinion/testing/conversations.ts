/**
 * Four conversations held on Polis, by their published data. « Data was gathered using the Polis software
 * (compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project. »
 * They are not in the repository, but beside it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { votesOf, type Vote, type VoteMatrix } from '../votes.ts'
import { readCsv } from './read-csv.ts'

const folder = fileURLToPath(new URL('../../../../../../shared/data/polis/', import.meta.url))

export const conversationNames = ['london-youth-policing', 'brexit-consensus', 'seattle-15-per-hour', 'vtaiwan-uberx']

/** Why the tests on real conversations cannot run; false where they can. */
export const missing = existsSync(folder) ? false : `the four Polis conversations are missing: ${folder} is not there`

export interface Conversation {
  /** The identifiers of the statements, in the order of participants-votes.csv, and of the people. */
  statements: string[]
  people: string[]
  /** By person, then by statement: the last vote of votes.csv. */
  last: Map<string, Map<string, Vote>>
  /** The same of participants-votes.csv, which is Polis's own. */
  truth: Map<string, Map<string, Vote>>
  /** Polis's group of each person it grouped. */
  groupOf: Map<string, string>
  /** The rows of comments.csv, without its header. */
  comments: string[][]
  matrix: VoteMatrix
}

export function conversation(name: string): Conversation {
  const rowsOf = (file: string) => readCsv(readFileSync(`${folder}${name}/${file}.csv`, 'utf8'))
  const [header, ...rows] = rowsOf('participants-votes') as [string[], ...string[][]]
  const from = header.indexOf('n-disagree') + 1
  const statements = header.slice(from)
  const people = rows.map((row) => row[0]!)
  const truth = new Map(
    rows.map((row) => [
      row[0]!,
      new Map(
        statements.flatMap((id, index) => (row[from + index] ? [[id, voteOf(row[from + index]!)] as const] : [])),
      ),
    ]),
  )
  const groups = rows.flatMap((row) =>
    row[header.indexOf('group-id')] ? [[row[0]!, row[header.indexOf('group-id')]!] as const] : [],
  )
  const last = latest(rowsOf('votes').slice(1))
  const matrix = votesOf(
    people.map((person) => [...(last.get(person) ?? [])].map(([id, vote]) => [statements.indexOf(id), vote] as const)),
    statements.length,
  )
  return { statements, people, last, truth, groupOf: new Map(groups), comments: rowsOf('comments').slice(1), matrix }
}

/** The last vote of each person on each statement by its time; of votes at one time, the last in the file. */
export function latest(rows: readonly string[][]): Conversation['last'] {
  const last: Conversation['last'] = new Map()
  // Stable: votes at one time keep the order of the file.
  const ordered = rows.toSorted((one, other) => Number(one[0]) - Number(other[0]))
  for (const [, , statement, person, vote] of ordered) {
    const votes = last.get(person!) ?? new Map<string, Vote>()
    last.set(person!, votes.set(statement!, voteOf(vote!)))
  }
  return last
}

function voteOf(text: string): Vote {
  const vote = Number(text)
  if (vote !== 1 && vote !== 0 && vote !== -1) throw new RangeError(`${text} is no vote`)
  return vote
}
