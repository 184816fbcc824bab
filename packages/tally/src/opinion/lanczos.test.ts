import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leading, type Operator } from './lanczos.ts'
import { cosine, jacobi } from './testing/dense.ts'
import { greatest } from './tridiagonal.ts'

const multiplication = (matrix: readonly Float64Array[]): Operator => ({
  size: matrix.length,
  apply: (vector) =>
    Float64Array.from(matrix, (row) => row.reduce((sum, value, index) => sum + value * vector[index]!, 0)),
})
const diagonal = (...values: number[]) =>
  values.map((value, at) => Float64Array.from(values, (_, index) => (index === at ? value : 0)))
const isNear = (value: number, expected: number, scale: number) =>
  assert.ok(Math.abs(value - expected) <= 1e-10 * scale, `${value}, not ${expected}`)

test('the greatest eigenvalue of a tridiagonal matrix, and its vector', () => {
  const element = fc.integer({ min: -50, max: 50 })
  const row = fc.record({ own: element, beside: fc.integer({ min: 1, max: 50 }) })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const own = rows.map((one) => one.own)
      const beside = rows.slice(1).map((one) => one.beside)
      const full = own.map((value, at) =>
        Float64Array.from(own, (_, index) =>
          index === at ? value : Math.abs(index - at) === 1 ? beside[Math.min(index, at)]! : 0,
        ),
      )
      const { values, vectors } = jacobi(full)
      const found = greatest(own, beside)
      isNear(found.value, values[0]!, 150)
      assert.ok(cosine(found.vector, vectors[0]!) >= 1 - 1e-9)
      isNear(
        found.vector.reduce((sum, value) => sum + value * value, 0),
        1,
        1,
      )
    }),
    // Its greatest eigenvalue and the bound of it are both 0.
    { examples: [[[-4, -4].map((own) => ({ own, beside: 4 }))]], numRuns: 1000 },
  )
})

test('the two first eigenvectors of any matrix AᵀA, in at most as many steps as it has rows', () => {
  const line = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
      const square = Array.from({ length: 6 }, (_, one) =>
        Float64Array.from({ length: 6 }, (_, other) => lines.reduce((sum, row) => sum + row[one]! * row[other]!, 0)),
      )
      const operator = multiplication(square)
      const first = leading(operator)
      const second = leading(operator, [first.vector])
      const { values } = jacobi(square.map((row) => row.slice()))
      isNear(first.value, values[0]!, values[0]!)
      isNear(second.value, values[1]!, values[0]!)
      assert.ok(first.steps <= 6 && second.steps <= 5)
      if (values[0] === 0) return
      const image = operator.apply(first.vector)
      for (const [index, value] of image.entries()) isNear(value, first.value * first.vector[index]!, values[0]!)
      assert.ok(cosine(first.vector, second.vector) < 1e-12)
    }),
  )
})

test('eigenvalues a millionth apart are told apart, and equal ones are both found', () => {
  const close = leading(multiplication(diagonal(3, 1, 5, 5.000005, 2)))
  assert.ok(Math.abs(close.vector[3]!) >= 1 - 1e-9)
  const operator = multiplication(diagonal(7, 1, 7, 2))
  const first = leading(operator)
  const second = leading(operator, [first.vector])
  isNear(first.value, 7, 7)
  isNear(second.value, 7, 7)
})

test('where there is nothing, the value is 0 and no number is missing', () => {
  for (const size of [0, 1, 3]) {
    const { value, vector } = leading(multiplication(diagonal(...Array<number>(size).fill(0))))
    isNear(value, 0, 1)
    assert.ok(vector.every(Number.isFinite))
  }
})
