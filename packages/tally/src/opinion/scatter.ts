import { axesOf, type Axes } from './axes.ts'
import type { PairTables } from './pair-tables.ts'

/**
 * XᵀX of the votes with their means taken away and 0 where not seen, which is the number of people less one times their
 * covariance: Gⱼₖ = Sⱼₖ − mₖTⱼₖ − mⱼTₖⱼ + mⱼmₖOⱼₖ, with S, T, O the products, sums and counts of pairs and mⱼ = Tⱼⱼ / Oⱼⱼ.
 * M × M, by rows, symmetric to the last bit.
 */
export function scatterOf({ statements, products, sums, seen }: PairTables): Float64Array {
  const means = tableMeans({ statements, sums, seen })
  const scatter = new Float64Array(statements ** 2)
  for (let row = 0; row < statements; row++)
    for (let column = row; column < statements; column++) {
      const there = row * statements + column
      const back = column * statements + row
      scatter[there] = scatter[back] =
        products[there]! -
        means[column]! * sums[there]! -
        means[row]! * sums[back]! +
        means[row]! * means[column]! * seen[there]!
    }
  return scatter
}

/** The mean vote on each statement over those who saw it; 0 where nobody did. */
export const tableMeans = ({
  statements,
  sums,
  seen,
}: Pick<PairTables, 'statements' | 'sums' | 'seen'>): Float64Array =>
  Float64Array.from({ length: statements }, (_, statement) => {
    const itself = statement * (statements + 1)
    return seen[itself] ? sums[itself]! / seen[itself]! : 0
  })

/** The principal axes, from the tables alone: the same to the last bit whatever the order of people. */
export function axesOfScatter(scatter: Float64Array): Axes {
  const size = Math.sqrt(scatter.length)
  const apply = (vector: Float64Array) => {
    const image = new Float64Array(size)
    for (let row = 0, cell = 0; row < size; row++) {
      let sum = 0
      for (let column = 0; column < size; column++) sum += scatter[cell++]! * vector[column]!
      image[row] = sum
    }
    return image
  }
  return axesOf({ size, apply })
}
