/**
 * An adversary reads every publication of thousands of small rooms, writes down what each number is the sum of, and
 * solves. Nobody's answer, and no hidden family, may come out; with one guard taken away, some must. It solves equations: of
 * five people who are known to be a batch and all answer alike, it does not see that five times one is five.
 */
import assert from 'node:assert/strict'
import { env } from 'node:process'
import { describe, test } from 'node:test'
import type { TotalsPolicy } from '@ess-widgets/contract'
import { attack, meetingOf } from '../adversary/attack.ts'
import { everyGuard, type Guards } from './shown.ts'

const rooms = env.ESS_PROVE ? 20_000 : 2000
const numbers = Array.from({ length: rooms }, (_, index) => index + 1)

/** The first room where something is found once a guard is taken away. */
const firstFound = (totals: TotalsPolicy, guard: Partial<Guards>, finding: 'ballots' | 'families') =>
  numbers.find((number) => attack(meetingOf(number, totals), { ...everyGuard, ...guard })[finding])

for (const totals of ['always', 'at-close'] as const) {
  describe(`totals: ${totals}`, () => {
    test(`${rooms} rooms: nobody's answer and no hidden family is found`, () => {
      const found = { ballots: 0, families: 0 }
      // An adversary who is shown nothing is no proof.
      let families = 0
      for (const number of numbers) {
        const findings = attack(meetingOf(number, totals))
        if (findings.ballots) found.ballots++
        if (findings.families) found.families++
        families += findings.shown
      }
      assert.deepEqual(found, { ballots: 0, families: 0 })
      assert.ok(families > rooms / 2, `${families} families shown in ${rooms} rooms`)
    })

    test('without complementary suppression, hidden families are', () => {
      assert.ok(firstFound(totals, { complement: false }, 'families'))
    })
  })
}

test('without batches, ballots are found', () => {
  assert.ok(firstFound('at-close', { batch: 1 }, 'ballots'))
})
