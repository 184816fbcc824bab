import type { Points } from './positions.ts'

export interface Clusters {
  /** The group of each point, from 0. */
  labels: Uint8Array
  centres: Points
  sizes: Uint32Array
}

/** Never met: of 516 groupings of real and shuffled votes, half ended by themselves in 9 rounds and all in 60. */
const mostRounds = 200

/**
 * Groups points around `count` centres, each point with the nearest, each centre the mean of its points. S. P. Lloyd, IEEE
 * Transactions on Information Theory 28 (1982), p. 129. It starts farthest first (T. F. Gonzalez, Theoretical Computer Science
 * 38 (1985), p. 293): from the point farthest from the mean, each next centre is the point farthest from those before, the
 * first of equals. No chance in it: the same points in the same order give the same groups. Undefined where there are fewer
 * different points than groups, or a group ends up empty.
 */
export function kMeans(points: Points, count: number): Clusters | undefined {
  const { x, y } = points
  const size = x.length
  const centres = farthest(points, count)
  const labels = new Uint8Array(size)
  const sizes = new Uint32Array(count)
  for (let round = 0, isMoving = true; isMoving && round < mostRounds; round++) {
    isMoving = false
    const sums: Points = { x: new Float64Array(count), y: new Float64Array(count) }
    sizes.fill(0)
    for (let point = 0; point < size; point++) {
      let nearest = 0
      let least = Infinity
      for (let centre = 0; centre < count; centre++) {
        const away = (x[point]! - centres.x[centre]!) ** 2 + (y[point]! - centres.y[centre]!) ** 2
        if (away < least) {
          least = away
          nearest = centre
        }
      }
      if (round === 0 || labels[point] !== nearest) isMoving = true
      labels[point] = nearest
      sizes[nearest]!++
      sums.x[nearest]! += x[point]!
      sums.y[nearest]! += y[point]!
    }
    // Two centres at one place, where there are fewer places than groups: the second one gets nobody.
    if (sizes.includes(0)) return undefined
    for (let centre = 0; centre < count; centre++) {
      centres.x[centre] = sums.x[centre]! / sizes[centre]!
      centres.y[centre] = sums.y[centre]! / sizes[centre]!
    }
  }
  return { labels, centres, sizes }
}

function farthest({ x, y }: Points, count: number): Points {
  const size = x.length
  const centres: Points = { x: new Float64Array(count), y: new Float64Array(count) }
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / size
  let from = [mean(x), mean(y)] as const
  let away = new Float64Array(size).fill(Infinity)
  for (let centre = 0; centre < count; centre++) {
    away = away.map((before, point) => Math.min(before, (x[point]! - from[0]) ** 2 + (y[point]! - from[1]) ** 2))
    const most = away.reduce((best, value, point) => (value > away[best]! ? point : best), 0)
    from = [x[most]!, y[most]!]
    centres.x[centre] = from[0]
    centres.y[centre] = from[1]
    // The mean served to find the first, and is none of them.
    if (centre === 0) away.fill(Infinity)
  }
  return centres
}
