import { greatest } from './tridiagonal.ts'

/** A symmetric matrix without negative eigenvalues, known by what it makes of a vector. */
export interface Operator {
  size: number
  apply(vector: Float64Array): Float64Array<ArrayBuffer>
}

export interface Eigen {
  value: number
  /** Of length 1. */
  vector: Float64Array
  /** How many times the operator was applied. */
  steps: number
}

/** What is left outside the vector found, as a share of its eigenvalue: far under the 4 × 10⁻⁵ that a cosine of 1 − 10⁻⁹ allows. */
const tolerance = 1e-12

/**
 * The greatest eigenvalue of an operator among the vectors orthogonal to those given, and its vector. Lanczos's method
 * with every vector made orthogonal to all before it, twice: it ends in at most `size` steps, where power iteration crawls
 * when two eigenvalues are close. B. N. Parlett, The Symmetric Eigenvalue Problem, ch. 13. The residual of a Ritz vector
 * is what is left of the last step times its last coordinate.
 */
export function leading({ size, apply }: Operator, besides: readonly Float64Array[] = []): Eigen {
  const basis: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  let next = start(size, besides.length)
  let left = leave(next, besides)
  while (left > 0) {
    const current = next.map((value) => value / left)
    next = apply(current)
    diagonal.push(dot(current, next))
    basis.push(current)
    left = leave(next, [...besides, ...basis])
    const ritz = greatest(diagonal, beside)
    const isFull = basis.length >= size - besides.length
    if (isFull || left * Math.abs(ritz.vector.at(-1)!) <= tolerance * Math.abs(ritz.value))
      return { value: ritz.value, vector: combine(basis, ritz.vector), steps: basis.length }
    beside.push(left)
  }
  return { value: 0, vector: new Float64Array(size), steps: basis.length }
}

/**
 * The same start for everybody: fractions of the golden ratio, spread evenly and without symmetry. A vector of ones would be
 * orthogonal to an axis between two statements that say the opposite. Another for each axis: of two equal eigenvalues, the
 * first axis is all that a start has of them.
 */
const start = (size: number, axis: number) =>
  Float64Array.from({ length: size }, (_, index) => (((index + 1 + axis * size) * 0.6180339887498949) % 1) + 0.1)

/** Takes out of a vector what it has along others, each of length 1, and returns the length of what is left. */
function leave(vector: Float64Array, others: readonly Float64Array[]): number {
  for (let round = 0; round < 2; round++)
    for (const other of others) {
      const along = dot(vector, other)
      for (let index = 0; index < vector.length; index++) vector[index]! -= along * other[index]!
    }
  return Math.sqrt(dot(vector, vector))
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!
  return sum
}

function combine(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0]!.length)
  for (const [which, vector] of basis.entries())
    for (let index = 0; index < sum.length; index++) sum[index]! += weights[which]! * vector[index]!
  return sum
}
