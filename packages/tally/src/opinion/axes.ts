import { leading, type Eigen, type Operator } from './lanczos.ts'
import { meansOf, type VoteMatrix } from './votes.ts'

/** The two directions, among statements, along which people differ most; `value` is the sum of squares along each. */
export type Axes = readonly [Eigen, Eigen]

/** Under this share of the first axis, a second one is rounding. */
const nothing = 1e-12

/** The two axes of an operator, each pointing where its largest component is positive. A zero vector where nobody differs. */
export function axesOf(operator: Operator): Axes {
  const first = leading(operator)
  const second = leading(operator, [first.vector])
  const isRounding = second.value <= nothing * first.value
  return [
    oriented(first),
    isRounding ? { ...second, value: 0, vector: new Float64Array(operator.size) } : oriented(second),
  ]
}

/** An eigenvector has no sign of its own: the first of its largest components is made positive. */
function oriented(axis: Eigen): Eigen {
  const largest = axis.vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
  return largest < 0 ? { ...axis, vector: axis.vector.map((value) => -value) } : axis
}

/**
 * The principal axes of the votes, in the Polis way: what a person has not seen counts for the mean of the statement, which is
 * then taken away. What was not seen is then 0, and XᵀX is applied from the votes seen alone: two passes over them a step,
 * and the matrix is never filled. Polis, `pca.clj`, lines 38–86.
 */
export function sparseAxes(matrix: VoteMatrix): Axes {
  const { people, statements, starts, columns, values } = matrix
  const means = meansOf(matrix)
  const centred = Float64Array.from(values, (value, index) => value - means[columns[index]!]!)
  const apply = (vector: Float64Array) => {
    const image = new Float64Array(statements)
    for (let person = 0; person < people; person++) {
      let along = 0
      for (let index = starts[person]!; index < starts[person + 1]!; index++)
        along += centred[index]! * vector[columns[index]!]!
      for (let index = starts[person]!; index < starts[person + 1]!; index++)
        image[columns[index]!]! += along * centred[index]!
    }
    return image
  }
  return axesOf({ size: statements, apply })
}
