import type { VoteMatrix } from '../votes.ts'

/**
 * The same axes by the textbook: the full matrix, what was not seen filled with the mean of its statement, every column
 * centred, its covariance, and all of its eigenvectors by Jacobi's rotations (G. H. Golub and C. F. Van Loan, Matrix
 * Computations, 4th ed., § 8.5). It shares no line with what it checks. Vectors in the order of their eigenvalues, greatest first.
 */
export function denseAxes({ people, statements, starts, columns, values }: VoteMatrix): Spectrum {
  const filled = Array.from({ length: people }, (_, person) => {
    const row = Array<number>(statements).fill(NaN)
    for (let index = starts[person]!; index < starts[person + 1]!; index++) row[columns[index]!] = values[index]!
    return row
  })
  for (let statement = 0; statement < statements; statement++) {
    const seen = filled.map((row) => row[statement]!).filter((vote) => !Number.isNaN(vote))
    const mean = seen.length > 0 ? seen.reduce((sum, vote) => sum + vote, 0) / seen.length : 0
    for (const row of filled) if (Number.isNaN(row[statement])) row[statement] = mean
    const columnMean = filled.reduce((sum, row) => sum + row[statement]!, 0) / people
    for (const row of filled) row[statement]! -= columnMean
  }
  const covariance = Array.from({ length: statements }, () => new Float64Array(statements))
  for (const row of filled)
    for (let one = 0; one < statements; one++)
      for (let other = 0; other < statements; other++) covariance[one]![other]! += row[one]! * row[other]!
  return jacobi(covariance)
}

export interface Spectrum {
  values: number[]
  vectors: Float64Array[]
}

/** Every eigenvalue and eigenvector of a symmetric matrix, which it uses up. */
export function jacobi(matrix: Float64Array[]): Spectrum {
  const size = matrix.length
  const rows = Array.from({ length: size }, (_, index) =>
    Float64Array.from({ length: size }, (_, at) => +(at === index)),
  )
  const off = () =>
    matrix.reduce(
      (sum, row, at) => row.reduce((all, value, index) => (index === at ? all : all + value * value), sum),
      0,
    )
  const whole = matrix.reduce((sum, row) => row.reduce((all, value) => all + value * value, sum), 0)
  for (let sweep = 0; sweep < 60 && off() > 1e-28 * whole; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const between = matrix[p]![q]!
        if (between === 0) continue
        const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * between)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (const row of matrix) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!]
        rotate(matrix[p]!, matrix[q]!, c, s)
        rotate(rows[p]!, rows[q]!, c, s)
      }
  const order = [...rows.keys()].sort((one, other) => matrix[other]![other]! - matrix[one]![one]!)
  return { values: order.map((index) => matrix[index]![index]!), vectors: order.map((index) => rows[index]!) }
}

function rotate(one: Float64Array, other: Float64Array, c: number, s: number): void {
  for (let index = 0; index < one.length; index++) {
    const before = one[index]!
    one[index] = c * before - s * other[index]!
    other[index] = s * before + c * other[index]!
  }
}

/** |cos| of the angle between two vectors. */
export function cosine(one: Float64Array, other: Float64Array): number {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * b[index]!, 0)
  return Math.abs(dot(one, other)) / Math.sqrt(dot(one, one) * dot(other, other))
}
