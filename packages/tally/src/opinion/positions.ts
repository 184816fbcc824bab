import type { Axes } from './axes.ts'
import { seenBy, type VoteMatrix } from './votes.ts'

/** Points of a plane. */
export interface Points {
  x: Float64Array
  y: Float64Array
}

/**
 * Where each person stands on both axes: √(M / max(1, seen)) · Σ over the votes seen of (xⱼ − mⱼ) vⱼ. The root keeps whoever has
 * seen few statements from standing near the centre for that alone. Polis, `pca.clj`, line 134.
 */
export function positionsOf(matrix: VoteMatrix, means: Float64Array, axes: Axes): Points {
  const { people, statements, starts, columns, values } = matrix
  const along = (vector: Float64Array) => {
    const points = new Float64Array(people)
    for (let person = 0; person < people; person++) {
      let sum = 0
      for (let index = starts[person]!; index < starts[person + 1]!; index++)
        sum += (values[index]! - means[columns[index]!]!) * vector[columns[index]!]!
      points[person] = Math.sqrt(statements / Math.max(1, seenBy(matrix, person))) * sum
    }
    return points
  }
  return { x: along(axes[0].vector), y: along(axes[1].vector) }
}

/**
 * Where each statement stands: its correlation with each axis, vⱼ √(λ / Gⱼⱼ), from −1 to 1 and both within a circle of
 * radius 1. Unlike the bare components vⱼ, which shrink with the number of statements, two decimals say as much of 10
 * statements as of 500. I. T. Jolliffe, Principal Component Analysis, § 2.3. Of a statement on which nobody differs: 0.
 */
export function loadingsOf(scatter: Float64Array, axes: Axes): Points {
  const size = axes[0].vector.length
  const along = ({ value, vector }: Axes[number]) =>
    vector.map((component, statement) => {
      const own = scatter[statement * (size + 1)]!
      return own > 0 ? component * Math.sqrt(value / own) : 0
    })
  return { x: along(axes[0]), y: along(axes[1]) }
}
