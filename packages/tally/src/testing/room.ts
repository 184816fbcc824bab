import type { Channel, Choice, Family } from '@ess-widgets/contract'
import { channels, choices } from '@ess-widgets/contract/vocabulary.js'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { move, sum, type Cell } from '../counting.ts'
import { groups, type Group } from '../publication/table.ts'

export type Random = (least: number, most: number) => number
export const randomOf = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  return (least, most) => uniformInt(generator, least, most)
}

export interface Person {
  group: Group
  channel: Channel
  choice: Choice | null
  /** Rises each time this person's answer changes. */
  version: number
}

/** A small room that answers one principle, changes its mind, leaves families and withdraws. */
export class Room {
  readonly people: Person[] = []
  readonly #random: Random
  /** In thousandths, the chance that somebody agrees: rooms are often of one mind. */
  readonly #agreement: number

  constructor(random: Random) {
    this.#random = random
    this.#agreement = [500, 800, 950, 1000][random(0, 3)]!
    for (const group of groups) {
      if (random(0, 3) === 0) continue
      // A table of the room, sheets of one organisation: people of a family often come by one channel.
      const usual = random(0, 2)
      for (let left = random(1, 15); left > 0; left--) {
        const channel = channels[random(0, 3) > 0 ? usual : random(0, 2)]!
        this.people.push({ group, channel, choice: null, version: 0 })
      }
    }
  }

  /** Some people act, from nobody to everybody. */
  act(): void {
    const share = [2, 10, 40, 100][this.#random(0, 3)]!
    for (const person of this.people) {
      if (this.#random(1, 100) > share) continue
      const act = this.#random(0, 9)
      if (act === 0) this.#answer(person, null)
      else if (act === 1) person.group = groups[this.#random(0, groups.length - 1)]!
      else this.#answer(person, this.#opinion())
    }
  }

  get cells(): Cell[] {
    const nowhere = { choice: null, family: null, channel: 'web' as const }
    return sum(
      this.people.flatMap(({ group, channel, choice }) =>
        move('a', nowhere, { choice, family: group as Family | null, channel }),
      ),
    )
  }

  #answer(person: Person, choice: Choice | null): void {
    if (person.choice === choice) return
    person.choice = choice
    person.version++
  }

  #opinion(): Choice {
    if (this.#random(1, 1000) <= this.#agreement) return 'agree'
    return choices[this.#random(1, 2)]!
  }
}
