import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Points } from '../positions.ts'

export const distance = ({ x, y }: Points, one: number, other: number): number =>
  Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!)

/** The sum of squared distances to the mean of each group. */
export function inertia({ x, y }: Points, labels: Uint8Array): number {
  let sum = 0
  for (const group of new Set(labels)) {
    const those = [...labels.keys()].filter((point) => labels[point] === group)
    for (const values of [x, y]) {
      const mean = those.reduce((all, point) => all + values[point]!, 0) / those.length
      sum += those.reduce((all, point) => all + (values[point]! - mean) ** 2, 0)
    }
  }
  return sum
}

/** So many round clouds of so many points on a circle of radius 10, one after the other. */
export function clouds(count: number, size: number, radius = 2): { points: Points; cloudOf: number[] } {
  const random = xoroshiro128plus(count)
  const step = () => (uniformInt(random, -1000, 1000) / 1000) * radius
  const cloudOf = Array.from({ length: count * size }, (_, point) => Math.floor(point / size))
  const centre = (cloud: number) => (2 * Math.PI * cloud) / count + 0.1
  return {
    cloudOf,
    points: {
      x: Float64Array.from(cloudOf, (cloud) => 10 * Math.cos(centre(cloud)) + step()),
      y: Float64Array.from(cloudOf, (cloud) => 10 * Math.sin(centre(cloud)) + step()),
    },
  }
}
