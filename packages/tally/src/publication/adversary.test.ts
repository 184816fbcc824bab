/**
 * An adversary reads every publication of thousands of small rooms, writes down what each number is the sum of, and
 * solves. Nobody's answer, and no hidden family, may come out; with one guard taken away, some must. It solves equations: of
 * five people who are known to be a batch and all answer alike, it does not see that five times one is five.
 */
import assert from 'node:assert/strict'
import { env } from 'node:process'
import { describe, test } from 'node:test'
import type { Choice, FamilyAnswers, TotalsPolicy } from '@ess-widgets/contract'
import { choices } from '@ess-widgets/contract/vocabulary.js'
import { LinearSystem, type Equation } from '../testing/linear-system.ts'
import { randomOf, Room, type Person } from '../testing/room.ts'
import { publishResults, type Memory } from './results.ts'
import { everyGuard, type Guards } from './shown.ts'
import { isExact } from './spans.ts'
import type { Group } from './table.ts'

const rooms = env.ESS_PROVE ? 20_000 : 2000
const familyMinimum = 10

interface Findings {
  /** Rooms where what one person answered is known. */
  ballots: number
  /** Rooms where of a hidden family, or of several that are under the minimum together, a number is known. */
  families: number
  /** Families shown, so that an adversary who is shown nothing is no proof. */
  shown: number
}

/**
 * Two adversaries in one. Who knows each ballot's moment, family and channel, and everything but the choice; and who
 * knows nobody, and adds up families. Where totals are public with each vote the first would need no results to read a
 * ballot as it is cast: there only the close is looked at.
 */
function attack(totals: TotalsPolicy, guards: Guards): Findings {
  const findings: Findings = { ballots: 0, families: 0, shown: 0 }
  for (let seed = 1; seed <= rooms; seed++) {
    const random = randomOf(seed)
    const room = new Room(random)
    const ofBallots = new LinearSystem()
    const ofFamilies = new LinearSystem()
    /** What a total that is public with each vote tells without any results: of a room of five, everything. */
    const known = { ballots: new LinearSystem(), families: new LinearSystem() }
    const hidden: Equation[] = []
    const ballots = new Set<string>()
    let memory: Memory = {}
    const last = random(1, 4)
    for (let moment = 0; moment <= last; moment++) {
      room.act()
      const isFinal = moment === last
      if (totals === 'always' && !isFinal) continue
      const before = memory
      const published = publishResults(
        memory,
        ['a'],
        room.cells,
        room.people.length,
        { totals, isFinal, familyMinimum },
        guards,
      )
      memory = published.memory
      const { families, total, channels = [] } = published.principles[0]!
      findings.shown += families.length
      const present = room.people.map((person, index) => ({ ...person, index })).filter(({ choice }) => choice !== null)
      const unknowns = (who: (person: Person) => boolean, choice: Choice): Equation =>
        new Map(present.filter(who).map(({ index, version }) => [`${index} ${version} ${choice}`, 1]))

      // Each person who answered chose one of three.
      for (const { index, version } of present) {
        ofBallots.add(new Map(choices.map((choice) => [`${index} ${version} ${choice}`, 1])))
        for (const choice of choices) ballots.add(`${index} ${version} ${choice}`)
      }
      for (const answers of families) {
        if (totals === 'at-close' && isOld(answers, before, memory)) continue
        for (const choice of choices) {
          if (!isExact(answers[choice])) continue
          ofBallots.add(unknowns(({ group }) => group === answers.family, choice))
          ofFamilies.add(new Map([[`${answers.family} ${choice} ${moment}`, 1]]))
        }
        ofFamilies.add(new Map(choices.map((choice) => [`${answers.family} ${choice} ${moment}`, 1])))
      }
      for (const answers of channels)
        for (const choice of choices)
          if (isExact(answers[choice])) ofBallots.add(unknowns(({ channel }) => channel === answers.channel, choice))
      const groups = new Set(present.map(({ group }) => group))
      if (total) {
        for (const choice of choices) {
          const everybody = unknowns(() => true, choice)
          const everyGroup = new Map([...groups].map((group) => [`${group} ${choice} ${moment}`, 1]))
          ofBallots.add(everybody)
          ofFamilies.add(everyGroup)
          if (totals === 'at-close') continue
          known.ballots.add(everybody)
          known.families.add(everyGroup)
        }
      }
      const sizeOf = (group: Group) => present.filter((person) => person.group === group).length
      for (const some of subsets([...groups].filter((group) => sizeOf(group) < familyMinimum))) {
        if (some.reduce((people, group) => people + sizeOf(group), 0) >= familyMinimum) continue
        const sums = choices.map((choice) => new Map(some.map((group) => [`${group} ${choice} ${moment}`, 1])))
        hidden.push(...sums, new Map(sums.flatMap((sum) => [...sum])))
      }
    }
    const single = [...ballots].map((ballot): Equation => new Map([[ballot, 1]]))
    if (single.some((ballot) => ofBallots.determines(ballot) && !known.ballots.determines(ballot))) findings.ballots++
    if (hidden.some((sum) => ofFamilies.determines(sum) && !known.families.determines(sum))) findings.families++
  }
  return findings
}

/** Every choice of one or more of these. */
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((some, one) => [...some, ...some.map((those) => [...those, one]), [one]], [])

/** Whether a family is shown as it was at an earlier publication: that says nothing of now. */
const isOld = ({ family }: FamilyAnswers, before: Memory, after: Memory) => {
  const tallyIn = (memory: Memory) => memory.a?.releases.find(([group]) => group === family)?.[1].tally
  return tallyIn(before) === tallyIn(after)
}

for (const totals of ['always', 'at-close'] as const) {
  describe(`totals: ${totals}`, () => {
    test(`${rooms} rooms: nobody's answer and no hidden family is found`, () => {
      const { ballots, families, shown } = attack(totals, everyGuard)
      assert.deepEqual({ ballots, families }, { ballots: 0, families: 0 })
      assert.ok(shown > rooms / 2, `${shown} families shown in ${rooms} rooms`)
    })

    test('without complementary suppression, hidden families are', () => {
      assert.ok(attack(totals, { ...everyGuard, complement: false }).families > 0)
    })
  })
}

test('without batches, ballots are found', () => {
  assert.ok(attack('at-close', { ...everyGuard, batch: 1 }).ballots > 0)
})
