import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cluster } from './clustering.ts'
import { kMeans } from './k-means.ts'
import { PairTables } from './pair-tables.ts'
import { positionsOf, type Points } from './positions.ts'
import { axesOfScatter, scatterOf, tableMeans } from './scatter.ts'
import { silhouette } from './silhouette.ts'
import { conversation, conversationNames, missing } from './testing/conversations.ts'
import { clouds, distance, inertia } from './testing/points.ts'

/** On a grid, so that places and distances are often equal, of tenths, so that the order of a sum shows. */
const anyPoints = (minLength: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { minLength, maxLength: 40 })
    .map((points): Points => ({
      x: Float64Array.from(points, ([x]) => x / 10),
      y: Float64Array.from(points, ([, y]) => y / 10),
    }))

test('each point is with the nearest centre, and each centre is the mean of its points', () => {
  let found = 0
  fc.assert(
    fc.property(anyPoints(6), fc.integer({ min: 2, max: 5 }), (points, count) => {
      const clusters = kMeans(points, count)
      if (!clusters) return
      found++
      const { labels, centres, sizes } = clusters
      const mean = (values: Float64Array, group: number) =>
        values.reduce((sum, value, point) => (labels[point] === group ? sum + value : sum), 0) / sizes[group]!
      for (let group = 0; group < count; group++) {
        assert.equal(sizes[group], labels.filter((label) => label === group).length)
        assert.ok(Math.abs(centres.x[group]! - mean(points.x, group)) < 1e-9)
        assert.ok(Math.abs(centres.y[group]! - mean(points.y, group)) < 1e-9)
      }
      const away = (point: number, group: number) =>
        Math.hypot(points.x[point]! - centres.x[group]!, points.y[point]! - centres.y[group]!)
      for (const [point, label] of labels.entries())
        for (let group = 0; group < count; group++) assert.ok(away(point, label) <= away(point, group) + 1e-9)
    }),
  )
  assert.ok(found > 50, `${found} found`)
})

test('it starts from those farthest apart: a rectangle is cut across its length', () => {
  const rectangle = { x: Float64Array.of(-3, -3, 3, 3), y: Float64Array.of(-2, 2, -2, 2) }
  const { labels, centres } = kMeans(rectangle, 2)!
  assert.deepEqual(
    [[...labels], [...centres.x], [...centres.y]],
    [
      [0, 0, 1, 1],
      [-3, 3],
      [0, 0],
    ],
  )
})

test('as many groups as there are clouds', () => {
  for (const count of [2, 3, 4, 5]) {
    const { points, cloudOf } = clouds(count, 30)
    const { labels, sizes } = cluster(points)!
    assert.deepEqual([...sizes], Array<number>(count).fill(30))
    const pairs = new Set([...labels].map((label, point) => `${label} ${cloudOf[point]}`))
    assert.equal(pairs.size, count)
  }
})

test('the number of groups is bounded by the number of people', () => {
  const { points } = clouds(4, 5)
  // 20 people: at most 2 + ⌊20 / 12⌋ = 3, where 4 clouds stand.
  assert.equal(cluster(points)!.sizes.length, 3)
})

test('where all stand at one place there is no group', () => {
  assert.equal(cluster({ x: new Float64Array(60).fill(1), y: new Float64Array(60) }), undefined)
  assert.equal(cluster({ x: new Float64Array(0), y: new Float64Array(0) }), undefined)
  // Two places: two groups, and never three.
  const x = Float64Array.from({ length: 60 }, (_, point) => point % 2)
  assert.deepEqual([...cluster({ x, y: new Float64Array(60) })!.sizes], [30, 30])
})

test('the order of people changes no group, to the last bit, ties and all', () => {
  fc.assert(
    fc.property(anyPoints(20), fc.infiniteStream(fc.nat()), ({ x, y }, ranks) => {
      const order = [...x.keys()]
        .map((point) => [ranks.next().value, point] as const)
        .sort(([one], [other]) => one - other)
      const before = cluster({ x, y })
      const after = cluster({
        x: Float64Array.from(order, ([, point]) => x[point]!),
        y: Float64Array.from(order, ([, point]) => y[point]!),
      })
      assert.deepEqual(after?.centres, before?.centres)
      assert.deepEqual(after?.sizes, before?.sizes)
      if (before && after)
        for (const [index, [, point]] of order.entries()) assert.equal(after.labels[index], before.labels[point])
    }),
    { numRuns: 300 },
  )
})

test('the silhouette is that of its definition', () => {
  const byDefinition = (points: Points, labels: Uint8Array) => {
    const all = [...labels.keys()]
    const mean = (point: number, group: number) => {
      const others = all.filter((other) => other !== point && labels[other] === group)
      return others.reduce((sum, other) => sum + distance(points, point, other), 0) / others.length
    }
    const groups = [...new Set(labels)]
    const values = all.map((point) => {
      const own = labels[point]!
      if (all.filter((other) => labels[other] === own).length === 1) return 0
      const a = mean(point, own)
      const b = Math.min(...groups.filter((group) => group !== own).map((group) => mean(point, group)))
      return (b - a) / Math.max(a, b)
    })
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  fc.assert(
    fc.property(anyPoints(6), fc.integer({ min: 2, max: 4 }), (points, count) => {
      const clusters = kMeans(points, count)
      if (clusters)
        assert.ok(Math.abs(silhouette(points, clusters.labels, count) - byDefinition(points, clusters.labels)) < 1e-9)
    }),
  )
  // Of a sample, nearly so.
  const { points } = clouds(3, 800, 4)
  const ordered = {
    x: points.x.toSorted(),
    y: Float64Array.from(
      [...points.x.keys()].sort((a, b) => points.x[a]! - points.x[b]!),
      (point) => points.y[point]!,
    ),
  }
  const { labels } = kMeans(ordered, 3)!
  const full = byDefinition(ordered, labels)
  assert.ok(
    full < 0.8 && Math.abs(silhouette(ordered, labels, 3) - full) < 0.01,
    `${silhouette(ordered, labels, 3)}, ${full}`,
  )
})

for (const name of conversationNames)
  test(`${name}: groups as tight as Polis's, or tighter, for as many groups`, { skip: missing }, () => {
    const { matrix, people, groupOf } = conversation(name)
    const tables = PairTables.of(matrix)
    const { x, y } = positionsOf(matrix, tableMeans(tables), axesOfScatter(scatterOf(tables)))
    const grouped = people.flatMap((person, index) => (groupOf.has(person) ? [index] : []))
    const points = {
      x: Float64Array.from(grouped, (index) => x[index]!),
      y: Float64Array.from(grouped, (index) => y[index]!),
    }
    const names = [...new Set(groupOf.values())]
    const theirs = Uint8Array.from(grouped, (index) => names.indexOf(groupOf.get(people[index]!)!))
    const ours = kMeans(points, names.length)!.labels
    assert.ok(inertia(points, ours) <= inertia(points, theirs))
  })
