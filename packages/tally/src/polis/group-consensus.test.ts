import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tally } from '@ess-widgets/contract'
import { groupConsensus, meanGroupConsensus } from './group-consensus.ts'

const both = (tally: Tally) => [tally, tally]
const oneOfOne = both({ agree: 1, disagree: 0, pass: 0 })
const mostOfMany = both({ agree: 130, disagree: 50, pass: 20 })

test('one agreement of one person in each of two groups comes before 65 % of 200 in each: why it orders nothing here', () => {
  assert.equal(groupConsensus(oneOfOne)?.toFixed(3), '0.444')
  assert.equal(groupConsensus(mostOfMany)?.toFixed(3), '0.421')
})

test('the product falls with the number of groups, the mean does not', () => {
  const groups = (count: number) => Array.from({ length: count }, () => ({ agree: 75, disagree: 25, pass: 0 }))
  assert.equal(groupConsensus(groups(2))?.toFixed(2), '0.56')
  assert.equal(groupConsensus(groups(5))?.toFixed(2), '0.23')
  // 75.5 / 101
  assert.equal(meanGroupConsensus(groups(2))?.toFixed(12), '0.747524752475')
  assert.equal(meanGroupConsensus(groups(5))?.toFixed(12), '0.747524752475')
})

test('the mean is geometric, and those who pass count among those who saw', () => {
  const groups = [
    { agree: 3, disagree: 2, pass: 1 },
    { agree: 0, disagree: 1, pass: 2 },
  ]
  // (3.5 / 7) (0.5 / 4) = 1 / 16, whose root is 1 / 4.
  assert.ok(Math.abs(meanGroupConsensus(groups)! - 0.25) < 1e-15)
  // (4 / 8) (1 / 5)
  assert.equal(groupConsensus(groups), 0.1)
})

test('without a group there is nothing to say', () => {
  assert.equal(groupConsensus([]), undefined)
  assert.equal(meanGroupConsensus([]), undefined)
})
