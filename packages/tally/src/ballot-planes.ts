import type { Choice, Family, Tally } from '@ess-widgets/contract'
import type { Vote, VoteMatrix } from './opinion/votes.ts'
import { groups } from './publication/table.ts'
import { block, ones } from './statistics/ones.ts'

/** The words that hold the people of one family (null: not stated), in the planes of every principle. */
interface Run {
  family: Family | null
  start: number
  end: number
}

/**
 * The ballots of a consultation, a bit each: for each choice, and each principle, a plane with one bit a person. People stand by
 * family, each family in whole blocks of words, so that a tally is the ones of a run: all of them are counted again in the
 * time it takes to read them.
 */
export class BallotPlanes {
  readonly people: number
  readonly principles: number
  readonly #runs: readonly Run[]
  /** By person, the place of their bit. */
  readonly #places: Uint32Array
  /** The words of one principle. */
  readonly #length: number
  readonly #planes: Readonly<Record<Choice, Uint32Array>>

  /** Of these people, each given by their family, before anybody answers. */
  constructor(families: readonly (Family | null)[], principles: number) {
    for (const family of new Set(families)) if (!groups.includes(family)) throw new RangeError(`${family} is no family`)
    this.people = families.length
    this.principles = principles
    this.#places = new Uint32Array(families.length)
    let end = 0
    this.#runs = groups.map((family) => {
      const start = end
      let place = 32 * start
      for (const [person, theirs] of families.entries()) if (theirs === family) this.#places[person] = place++
      end += block * Math.ceil((place - 32 * start) / 32 / block)
      return { family, start, end }
    })
    this.#length = end
    const plane = () => new Uint32Array(end * principles)
    this.#planes = { agree: plane(), disagree: plane(), pass: plane() }
  }

  /** Of every vote at once. */
  static of(matrix: VoteMatrix, families: readonly (Family | null)[]): BallotPlanes {
    const { people, statements, starts, columns, values } = matrix
    if (families.length !== people) throw new RangeError(`${families.length} families are not of ${people} people`)
    const planes = new BallotPlanes(families, statements)
    for (let person = 0; person < people; person++)
      for (let index = starts[person]!; index < starts[person + 1]!; index++)
        planes.cast(person, columns[index]!, values[index] as Vote)
    return planes
  }

  /** One person casts, changes or withdraws (undefined) one ballot. */
  cast(person: number, principle: number, vote: Vote | undefined): void {
    const place = this.#places[person]
    if (place === undefined) throw new RangeError(`${person} is none of the ${this.people} people`)
    if (!(Number.isInteger(principle) && principle >= 0 && principle < this.principles))
      throw new RangeError(`${principle} is none of the ${this.principles} principles`)
    const word = principle * this.#length + (place >>> 5)
    const bit = 1 << (place & 31)
    const { agree, disagree, pass } = this.#planes
    agree[word] = vote === 1 ? agree[word]! | bit : agree[word]! & ~bit
    disagree[word] = vote === -1 ? disagree[word]! | bit : disagree[word]! & ~bit
    pass[word] = vote === 0 ? pass[word]! | bit : pass[word]! & ~bit
  }

  /** By principle, what each family with at least one ballot answered, counted from every ballot. */
  tallies(): Map<Family | null, Tally>[] {
    const { agree, disagree, pass } = this.#planes
    return Array.from({ length: this.principles }, (_, principle) => {
      const from = principle * this.#length
      const table = new Map<Family | null, Tally>()
      for (const { family, start, end } of this.#runs) {
        const tally: Tally = {
          agree: ones(agree, from + start, from + end),
          disagree: ones(disagree, from + start, from + end),
          pass: ones(pass, from + start, from + end),
        }
        if (tally.agree + tally.disagree + tally.pass > 0) table.set(family, tally)
      }
      return table
    })
  }
}
