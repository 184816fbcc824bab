import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreeProbability, disagreeProbability } from './probabilities.ts'
import { oneProportion, twoProportions } from './proportion-tests.ts'
import { representativeness } from './representativeness.ts'

const isNear = (value: number, expected: number) =>
  assert.ok(Math.abs(value - expected) < 1e-12, `${value}, not ${expected}`)

test('probabilities count those who pass among those who saw, and lean to one half', () => {
  const tally = { agree: 3, disagree: 1, pass: 4 }
  assert.equal(agreeProbability(tally), 4 / 10)
  assert.equal(disagreeProbability(tally), 2 / 10)
  assert.equal(agreeProbability({ agree: 0, disagree: 0, pass: 0 }), 1 / 2)
})

test('the test of one proportion adds one to both counts', () => {
  assert.equal(oneProportion({ count: 0, size: 0 }), 1)
  // 2 √16 (12 / 16 − 1 / 2)
  assert.equal(oneProportion({ count: 11, size: 15 }), 2)
  // 2 √4 (1 / 4 − 1 / 2)
  assert.equal(oneProportion({ count: 0, size: 3 }), -1)
})

test('the test of two proportions adds one to the four counts', () => {
  // 8/10 and 2/10, pooled 1/2: 0.6 / √(1/4 · 2/10)
  isNear(twoProportions({ count: 7, size: 9 }, { count: 1, size: 9 }), 0.6 / Math.sqrt(0.05))
  isNear(twoProportions({ count: 1, size: 9 }, { count: 7, size: 9 }), -0.6 / Math.sqrt(0.05))
  // 3/4 and 3/12, pooled 6/16: 0.5 / √(15/64 · 1/3)
  isNear(twoProportions({ count: 2, size: 3 }, { count: 2, size: 11 }), 0.5 / Math.sqrt(15 / 192))
  assert.equal(twoProportions({ count: 5, size: 5 }, { count: 8, size: 8 }), 0)
})

test('a group is set against all the others together', () => {
  const groups = [
    { agree: 2, disagree: 1, pass: 0 },
    { agree: 7, disagree: 1, pass: 1 },
    { agree: 0, disagree: 3, pass: 5 },
  ]
  const { agree, disagree } = representativeness(groups, 1)
  // The rest: 2 agree and 4 disagree of 11.
  assert.equal(agree.probability, 8 / 11)
  isNear(agree.representativeness, 8 / 11 / (3 / 13))
  isNear(agree.probabilityTest, 2 * Math.sqrt(10) * 0.3)
  isNear(agree.representativenessTest, (8 / 10 - 3 / 12) / Math.sqrt((11 / 22) * (11 / 22) * (1 / 10 + 1 / 12)))
  assert.equal(disagree.probability, 2 / 11)
  isNear(disagree.representativeness, 2 / 11 / (5 / 13))
  isNear(disagree.probabilityTest, 2 * Math.sqrt(10) * -0.3)
  isNear(disagree.representativenessTest, (2 / 10 - 5 / 12) / Math.sqrt((7 / 22) * (15 / 22) * (1 / 10 + 1 / 12)))
})

test('a group alone is set against nobody', () => {
  const { agree } = representativeness([{ agree: 1, disagree: 0, pass: 0 }], 0)
  isNear(agree.representativeness, 2 / 3 / (1 / 2))
  assert.equal(agree.representativenessTest, 0)
})
