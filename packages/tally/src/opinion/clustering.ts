import { kMeans, type Clusters } from './k-means.ts'
import type { Points } from './positions.ts'
import { silhouette } from './silhouette.ts'

/**
 * Groups of points, as many as stand best apart: of 2 to min(`most`, 2 + ⌊n / 12⌋), 5 at most unless asked, the number with the greatest mean silhouette,
 * the smaller of equals. Polis, `clusters.clj`, lines 301–339. Undefined where no two points differ. The groups come in the order of their
 * centres, along the first axis, and are the same to the last bit whatever the order of the points: they are put in order
 * first, and two that stand at one place are one and the same.
 */
export function cluster(points: Points, most = 5): Clusters | undefined {
  const size = points.x.length
  const order = Uint32Array.from({ length: size }, (_, point) => point).sort(
    (one, other) => points.x[one]! - points.x[other]! || points.y[one]! - points.y[other]!,
  )
  const ordered: Points = {
    x: Float64Array.from(order, (point) => points.x[point]!),
    y: Float64Array.from(order, (point) => points.y[point]!),
  }
  let best: Clusters | undefined
  let greatest = -Infinity
  for (let count = 2; count <= Math.min(most, 2 + Math.floor(size / 12)); count++) {
    const found = kMeans(ordered, count)
    const apart = found ? silhouette(ordered, found.labels, count) : -Infinity
    if (apart > greatest) {
      greatest = apart
      best = found
    }
  }
  return best && named(best, order)
}

/** Groups in the order of their centres, and points in the order they were given. */
function named({ labels, centres, sizes }: Clusters, order: Uint32Array): Clusters {
  const byCentre = [...sizes.keys()].sort(
    (one, other) => centres.x[one]! - centres.x[other]! || centres.y[one]! - centres.y[other]!,
  )
  const given = new Uint8Array(labels.length)
  for (const [index, point] of order.entries()) given[point] = byCentre.indexOf(labels[index]!)
  return {
    labels: given,
    centres: {
      x: Float64Array.from(byCentre, (group) => centres.x[group]!),
      y: Float64Array.from(byCentre, (group) => centres.y[group]!),
    },
    sizes: Uint32Array.from(byCentre, (group) => sizes[group]!),
  }
}
