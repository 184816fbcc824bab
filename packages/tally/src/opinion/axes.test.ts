import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sparseAxes } from './axes.ts'
import { PairTables } from './pair-tables.ts'
import { loadingsOf, positionsOf } from './positions.ts'
import { axesOfScatter, scatterOf, tableMeans } from './scatter.ts'
import { conversation, conversationNames, missing } from './testing/conversations.ts'
import { cosine, denseAxes } from './testing/dense.ts'
import { anyMatrix } from './testing/matrices.ts'
import { meansOf, seenBy, votesOf } from './votes.ts'

const close = 1 - 1e-9

for (const name of conversationNames)
  test(
    `${name}: both axes are those of the matrix filled with means, centred and fully solved`,
    { skip: missing },
    () => {
      const { matrix } = conversation(name)
      const reference = denseAxes(matrix)
      const sparse = sparseAxes(matrix)
      const ofTables = axesOfScatter(scatterOf(PairTables.of(matrix)))
      for (const which of [0, 1] as const) {
        assert.ok(cosine(sparse[which].vector, reference.vectors[which]!) >= close)
        assert.ok(cosine(ofTables[which].vector, reference.vectors[which]!) >= close)
        assert.ok(cosine(ofTables[which].vector, sparse[which].vector) >= close)
        assert.ok(Math.abs(sparse[which].value / reference.values[which]! - 1) < 1e-9)
        assert.ok(sparse[which].steps < 40, `${sparse[which].steps} steps`)
      }
    },
  )

test('the same of any small matrix whose axes are well apart', () => {
  let compared = 0
  fc.assert(
    fc.property(anyMatrix({ people: 12, statements: 6 }), (matrix) => {
      const { values, vectors } = denseAxes(matrix)
      const sparse = sparseAxes(matrix)
      const ofTables = axesOfScatter(scatterOf(PairTables.of(matrix)))
      for (const which of [0, 1] as const) {
        assert.ok(Math.abs(sparse[which].value - values[which]!) <= 1e-9 * values[0]!)
        const isApart = [values[which - 1], values[which + 1]].every(
          (other) => other === undefined || Math.abs(other - values[which]!) > 1e-3 * values[0]!,
        )
        if (!isApart) continue
        compared++
        for (const axes of [sparse, ofTables]) {
          assert.ok(cosine(axes[which].vector, vectors[which]!) >= close)
          assert.ok(Math.max(...axes[which].vector) >= -Math.min(...axes[which].vector), 'points the wrong way')
        }
      }
    }),
  )
  assert.ok(compared > 50, `${compared} compared`)
})

test('where all agree, there is no axis; where one thing divides, there is one', () => {
  const vote = (first: -1 | 1) =>
    [
      [0, first],
      [1, 1],
    ] as const
  const none = sparseAxes(votesOf([vote(1), vote(1)], 2))
  assert.deepEqual(
    none.map(({ value }) => value),
    [0, 0],
  )
  const one = sparseAxes(votesOf([vote(1), vote(-1)], 2))
  assert.deepEqual(
    one.map(({ vector }) => [...vector].map(Math.abs)),
    [
      [1, 0],
      [0, 0],
    ],
  )
})

test('whoever has seen few statements stands as far out as if the others had gone alike', () => {
  // Means: 0 on both. The axis is the diagonal, on which (1, 1) stands at √2 and (1, not seen) at √2 · 1/√2.
  const matrix = votesOf(
    [
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, -1],
        [1, -1],
      ],
      [[0, 1]],
      [[0, -1]],
      [],
    ],
    2,
  )
  const axes = [{ vector: Float64Array.of(Math.SQRT1_2, Math.SQRT1_2) }, { vector: Float64Array.of(0, 0) }]
  const { x, y } = positionsOf(matrix, meansOf(matrix), axes as unknown as Parameters<typeof positionsOf>[2])
  assert.deepEqual(
    [...x].map((value) => value.toFixed(12)),
    ['1.414213562373', '-1.414213562373', '1.000000000000', '-1.000000000000', '0.000000000000'],
  )
  assert.ok(y.every((value) => value === 0))
})

test('the loading of a statement is its correlation with the axis', { skip: missing }, () => {
  const { matrix } = conversation('brexit-consensus')
  const tables = PairTables.of(matrix)
  const scatter = scatterOf(tables)
  const axes = axesOfScatter(scatter)
  const means = tableMeans(tables)
  assert.deepEqual(means, meansOf(matrix))
  const { x, y } = positionsOf(matrix, means, axes)
  const loadings = loadingsOf(scatter, axes)
  for (const [points, along] of [
    [x, loadings.x],
    [y, loadings.y],
  ] as const) {
    const scores = points.map(
      (value, person) => value / Math.sqrt(matrix.statements / Math.max(1, seenBy(matrix, person))),
    )
    for (let statement = 0; statement < matrix.statements; statement++) {
      let [both, own] = [0, 0]
      for (let person = 0; person < matrix.people; person++)
        for (let index = matrix.starts[person]!; index < matrix.starts[person + 1]!; index++) {
          if (matrix.columns[index] !== statement) continue
          const centred = matrix.values[index]! - means[statement]!
          both += centred * scores[person]!
          own += centred * centred
        }
      const correlation = own > 0 ? both / Math.sqrt(own * scores.reduce((sum, score) => sum + score * score, 0)) : 0
      assert.ok(Math.abs(along[statement]! - correlation) < 1e-9)
    }
  }
})
