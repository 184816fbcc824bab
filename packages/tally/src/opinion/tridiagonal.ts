/**
 * The greatest eigenvalue of a symmetric tridiagonal matrix and its vector of length 1, given the n elements of the diagonal
 * and the n − 1 beside it, all over 0. By bisection: a number is above every eigenvalue when T − number has negative pivots
 * only (Sylvester's law of inertia). Then by inverse iteration just above it, where elimination needs no pivoting. G. H.
 * Golub and C. F. Van Loan, Matrix Computations (4th ed.), § 8.4. About 50 n operations.
 */
export function greatest(diagonal: readonly number[], beside: readonly number[]) {
  const size = diagonal.length
  if (size === 1) return { value: diagonal[0]!, vector: Float64Array.of(1) }
  const pivots = new Float64Array(size)
  const isAbove = (value: number) => {
    for (let row = 0; row < size; row++) {
      pivots[row] = diagonal[row]! - value - (row > 0 ? beside[row - 1]! ** 2 / pivots[row - 1]! : 0)
      if (!(pivots[row]! < 0)) return false
    }
    return true
  }
  let low = Math.max(...diagonal)
  // Gershgorin's bound, and a little more, also where it is 0.
  let high = Math.max(...diagonal.map((value, row) => value + (beside[row - 1] ?? 0) + (beside[row] ?? 0)))
  high += (Math.abs(low) + Math.abs(high)) * 1e-12
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high || high - low <= Number.EPSILON * Math.abs(high)) break
    if (isAbove(middle)) high = middle
    else low = middle
  }
  isAbove(high)
  // With everything beside the diagonal over 0 the vector is positive throughout (Perron), so that ones are never far.
  let vector = new Float64Array(size).fill(1)
  for (let round = 0; round < 3; round++) vector = unit(solve(pivots, beside, vector))
  return { value: high, vector }
}

/** Solves L D Lᵀ y = vector, with the pivots D of T − number and L[row][row − 1] = beside / pivot of the row before. */
function solve(pivots: Float64Array, beside: readonly number[], vector: Float64Array): Float64Array<ArrayBuffer> {
  const solution = Float64Array.from(vector)
  for (let row = 1; row < pivots.length; row++)
    solution[row]! -= (beside[row - 1]! / pivots[row - 1]!) * solution[row - 1]!
  for (let row = pivots.length - 1; row >= 0; row--) {
    const after = row + 1 < pivots.length ? beside[row]! * solution[row + 1]! : 0
    solution[row] = (solution[row]! - after) / pivots[row]!
  }
  return solution
}

function unit(vector: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scaled = vector.map((value) => value / largest)
  const length = Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0))
  return scaled.map((value) => value / length)
}
