import type { Choice, People } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { isExact } from '../publication/spans.ts'
import { LinearSystem, type Equation } from './linear-system.ts'
import type { Person } from './room.ts'
import type { Told } from './told.ts'

/** All that is public of a consultation at one moment. */
export interface Heard {
  /** How many people answered. */
  people: People
  results: readonly Told[]
  /** What is public with each vote. */
  counts: readonly Told[]
}

export interface Findings {
  /** Whether what one person answered is known. */
  ballots: boolean
  /** Whether a number is known of a hidden family, or of several that are under the minimum together. */
  families: boolean
}

/**
 * Two adversaries in one, who read all that is public, write each number as a sum of unknowns, and solve. One knows each
 * ballot's moment, family and channel, and everything but the choice; the other knows nobody, but by which channels each
 * family comes, and adds families up. What counts that are public with each vote tell without any results is not held
 * against the results: of a room of five, that is everything. Nor is how many came by each channel, to the second one: who
 * knows that a channel brings two families, and is shown one, knows how many the other are, and not what they answered.
 */
export class Adversary {
  readonly #familyMinimum: number
  readonly #found = new Systems()
  readonly #known = new Systems()
  /** The sums that nobody may know: one person's answer; a number of a hidden family, or of several together. */
  readonly #ballots = new Map<string, Equation>()
  readonly #answers: Equation[] = []
  readonly #hidden: Equation[] = []
  /** What each group was last said to be. */
  readonly #last = new Map<string, string>()
  #moment = 0

  constructor(familyMinimum: number) {
    this.#familyMinimum = familyMinimum
  }

  /** Reads what is public of people who stand as they do now. */
  hear(people: readonly Person[], { people: everybody, results, counts }: Heard): void {
    this.#moment++
    const all = people.map((person, index) => ({ ...person, index }))
    const principles = Object.keys(people[0]?.answers ?? {})
    for (const principle of principles) {
      const present = all.filter(({ answers }) => answers[principle]!.choice !== null)
      this.#learnWhoAnswers(principle, present)
      this.#hide(principle, present)
      // Where all who answered did so here, their number is a sum of this principle's answers.
      const size = all.filter(({ answers }) => Object.values(answers).some(({ choice }) => choice !== null)).length
      const isOfAll = everybody.most === everybody.least && present.length === size
      const sizes: Told[] = isOfAll ? [{ principle, of: 'everybody', people: size }] : []
      for (const told of this.#news([...results, ...sizes].filter((told) => told.principle === principle)))
        this.#learn(told, present, this.#found)
      for (const told of counts.filter((told) => told.principle === principle && told.choices)) {
        this.#learn(told, present, this.#found)
        this.#learn(told, present, this.#known)
      }
    }
    for (const told of results) this.#last.set(nameOf(told), JSON.stringify(told))
  }

  get findings(): Findings {
    const areFound = (sums: Iterable<Equation>, name: keyof Systems) =>
      [...sums].some((sum) => this.#found[name].determines(sum) && !this.#known[name].determines(sum))
    return {
      ballots: areFound(this.#ballots.values(), 'ballots'),
      families: areFound(this.#answers, 'ballots') || areFound(this.#hidden, 'families'),
    }
  }

  /** Each person who answered chose one of three. */
  #learnWhoAnswers(principle: string, present: readonly Indexed[]): void {
    for (const person of present) {
      const unknowns = choices.map((choice) => ballotOf(person, principle, choice))
      for (const { ballots } of [this.#found, this.#known]) ballots.add(sumOf(unknowns))
      for (const ballot of unknowns) this.#ballots.set(ballot, sumOf([ballot]))
    }
  }

  /** A group that is shown as it was before is told of that moment, not of now. */
  #news(results: readonly Told[]): readonly Told[] {
    return results.filter((told) => this.#last.get(nameOf(told)) !== JSON.stringify(told))
  }

  #learn({ principle, of, choices: spans }: Told, present: readonly Indexed[], { ballots, families }: Systems): void {
    const those = present.filter(({ group, channel }) => {
      if (of === 'everybody') return true
      return 'family' in of ? group === of.family : channel === of.channel
    })
    const cells = (choice: Choice) => those.map((each) => this.#cellOf(each, principle, choice))
    for (const choice of choices) {
      if (!spans || !isExact(spans[choice])) continue
      ballots.add(sumOf(those.map((each) => ballotOf(each, principle, choice))))
      families.add(sumOf(cells(choice)))
    }
    families.add(sumOf(choices.flatMap(cells)))
  }

  /** The families under the minimum, and any several of them that are under it together. */
  #hide(principle: string, present: readonly Indexed[]): void {
    const byGroup = Map.groupBy(present, ({ group }) => group)
    const small = [...byGroup.values()].filter((people) => people.length < this.#familyMinimum)
    for (const some of subsets(small)) {
      const people = some.flat()
      if (people.length >= this.#familyMinimum) continue
      const cells = choices.map((choice) => people.map((each) => this.#cellOf(each, principle, choice)))
      this.#hidden.push(...cells.map(sumOf), sumOf(cells.flat()))
      this.#answers.push(...choices.map((choice) => sumOf(people.map((each) => ballotOf(each, principle, choice)))))
    }
  }

  #cellOf({ group, channel }: Person, principle: string, choice: Choice): string {
    return `${principle} ${group} ${channel} ${choice} ${this.#moment}`
  }
}

class Systems {
  readonly ballots = new LinearSystem()
  readonly families = new LinearSystem()
}

/** Each of these once, however often it is named. */
const sumOf = (unknowns: readonly string[]): Equation => new Map(unknowns.map((unknown) => [unknown, 1]))

type Indexed = Person & { index: number }

const ballotOf = ({ index, answers }: Indexed, principle: string, choice: Choice) =>
  `${principle} ${index} ${answers[principle]!.version} ${choice}`

const nameOf = ({ principle, of }: Told) => JSON.stringify([principle, of])

/** Every choice of one or more of these. */
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((some, one) => [...some, ...some.map((those) => [...those, one]), [one]], [])
