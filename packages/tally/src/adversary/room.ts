import type { Channel, Choice } from '@ess-widgets/contract'
import { channels, choices } from '@ess-widgets/contract/vocabulary.js'
import { move, sum, type Cell } from '../counting.ts'
import { groups, type Group } from '../publication/table.ts'
import type { Random } from './random.ts'

/** What somebody answers to one principle. */
export interface Answer {
  choice: Choice | null
  /** Rises each time the choice changes. */
  version: number
}

export interface Person {
  group: Group
  channel: Channel
  /** By principle. */
  answers: Record<string, Answer>
}

/** A small room of people who answer, change their minds, leave families and withdraw. */
export class Room {
  readonly people: Person[] = []
  readonly #random: Random
  readonly #principles: readonly string[]
  /** In thousandths, the chance that somebody agrees: rooms are often of one mind. */
  readonly #agreement: number

  constructor(random: Random, principles: readonly string[]) {
    this.#random = random
    this.#principles = principles
    this.#agreement = [500, 800, 950, 1000][random(0, 3)]!
    for (const group of groups) {
      if (random(0, 3) === 0) continue
      // A table of the room, sheets of one organisation: people of a family often come by one channel.
      const usual = random(0, 2)
      for (let left = random(1, 15); left > 0; left--) {
        const channel = channels[random(0, 3) > 0 ? usual : random(0, 2)]!
        const answers = Object.fromEntries(principles.map((principle) => [principle, { choice: null, version: 0 }]))
        this.people.push({ group, channel, answers })
      }
    }
  }

  /** Some people act, from nobody to everybody. */
  act(): void {
    const share = [2, 10, 40, 100][this.#random(0, 3)]!
    for (const person of this.people) {
      if (this.#random(1, 100) > share) continue
      const act = this.#random(0, 9)
      if (act === 1) person.group = groups[this.#random(0, groups.length - 1)]!
      else for (const principle of this.#some()) answer(person, principle, act === 0 ? null : this.#opinion())
    }
  }

  /** The exact counts, as they stand. */
  get cells(): Cell[] {
    const nowhere = { choice: null, family: null, channel: 'web' as const }
    return sum(
      this.people.flatMap(({ group, channel, answers }) =>
        Object.entries(answers).flatMap(([principle, { choice }]) =>
          move(principle, nowhere, { choice, family: group, channel }),
        ),
      ),
    )
  }

  /** How many people have an answer that stands. */
  get size(): number {
    return this.people.filter(({ answers }) => Object.values(answers).some(({ choice }) => choice !== null)).length
  }

  /** All principles more often than not, else one of them. */
  #some(): readonly string[] {
    if (this.#random(0, 2) > 0) return this.#principles
    return [this.#principles[this.#random(0, this.#principles.length - 1)]!]
  }

  #opinion(): Choice {
    if (this.#random(1, 1000) <= this.#agreement) return 'agree'
    return choices[this.#random(1, 2)]!
  }
}

function answer(person: Person, principle: string, choice: Choice | null): void {
  const { choice: before, version } = person.answers[principle]!
  if (before !== choice) person.answers[principle] = { choice, version: version + 1 }
}
