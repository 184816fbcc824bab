import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sparseAxes } from '../opinion/axes.ts'
import { positionsOf } from '../opinion/positions.ts'
import { meansOf, votesOf } from '../opinion/votes.ts'
import { extremity, priority } from './priority.ts'

test('priority by hand: a new statement, one much seen, one passed by all', () => {
  // [(1 − 1/2)(0 + 1)(1/2)(1 + 8)]²
  assert.equal(priority({ agree: 0, disagree: 0, pass: 0 }, 0), 2.25 ** 2)
  // S = 10: [(1 − 3/12)(1 + 1)(6/12)(1 + 8/4)]²
  assert.equal(priority({ agree: 5, disagree: 3, pass: 2 }, 1), 2.25 ** 2)
  // S = 5: [(1 − 6/7)(1/7)(1 + 4)]²
  assert.ok(Math.abs(priority({ agree: 0, disagree: 0, pass: 5 }, 0) - (5 / 49) ** 2) < 1e-15)
})

test('extremity is how far somebody stands who agrees with that statement and has seen no other', () => {
  const rows = [
    [
      [0, 1],
      [1, -1],
      [2, 0],
    ],
    [
      [0, 1],
      [1, 1],
    ],
    [
      [0, -1],
      [2, 1],
    ],
    [
      [1, -1],
      [2, -1],
    ],
  ] as const
  const matrix = votesOf(rows, 3)
  const axes = sparseAxes(matrix)
  const means = meansOf(matrix)
  for (const statement of [0, 1, 2]) {
    const { x, y } = positionsOf(votesOf([[[statement, 1]]], 3), means, axes)
    const found = extremity(3, means[statement]!, [axes[0].vector[statement]!, axes[1].vector[statement]!])
    assert.ok(found > 0)
    assert.ok(Math.abs(found - Math.hypot(x[0]!, y[0]!)) < 1e-12)
  }
})
