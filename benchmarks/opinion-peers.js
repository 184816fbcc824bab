/** Axes and groups of opinions, beside what npm offers for them: `ml-pca` and `ml-kmeans`, on the same votes. */
import { PairTables } from '@ess-widgets/tally'
import { kmeans } from 'ml-kmeans'
import { PCA } from 'ml-pca'
import { sparseAxes } from '../packages/tally/dist/opinion/axes.js'
import { cluster } from '../packages/tally/dist/opinion/clustering.js'
import { kMeans } from '../packages/tally/dist/opinion/k-means.js'
import { positionsOf } from '../packages/tally/dist/opinion/positions.js'
import { axesOfScatter, scatterOf } from '../packages/tally/dist/opinion/scatter.js'
import { conversation, conversationNames, missing } from '../packages/tally/dist/opinion/testing/conversations.js'
import { cosine } from '../packages/tally/dist/opinion/testing/dense.js'
import { inertia } from '../packages/tally/dist/opinion/testing/points.js'
import { meansOf } from '../packages/tally/dist/opinion/votes.js'
import { weighSource } from '../scripts/weight.js'
import { saidRatio, saidTime, timed } from './process-time.js'

/** Each way `ml-pca` has; only the second stops at the two axes wanted. */
const ways = {
  SVD: { method: 'SVD' },
  NIPALS: { method: 'NIPALS', nCompNIPALS: 2 },
  covariance: { method: 'covarianceMatrix' },
}
/** What takes longer once, in microseconds of process time, is not repeated. */
const tooLong = 10e6

/** What `ml-pca` needs: every cell, those not seen with the mean of their statement. */
function filled(matrix) {
  const means = meansOf(matrix)
  return Array.from({ length: matrix.people }, (_, person) => {
    const row = [...means]
    for (let vote = matrix.starts[person]; vote < matrix.starts[person + 1]; vote++)
      row[matrix.columns[vote]] = matrix.values[vote]
    return row
  })
}

/** The ways that find the same axes in reasonable time; loudly without the others. */
function peersOn(name, rows, found) {
  const peers = {}
  for (const [way, options] of Object.entries(ways)) {
    const run = () => new PCA(rows, { ...options, center: true, scale: false })
    const before = process.cpuUsage()
    const loadings = run().getLoadings()
    const { user, system } = process.cpuUsage(before)
    for (const [axis, { vector }] of found.entries())
      if (cosine(vector, Float64Array.from(loadings.getRow(axis))) < 1 - 1e-6)
        throw new Error(`${name}: ml-pca by ${way} finds another axis`)
    if (user + system > tooLong)
      console.warn(`SKIPPED: ml-pca by ${way} on ${name} takes ${saidTime(user + system)} a run`)
    else peers[way] = run
  }
  return peers
}

function axes(name, matrix) {
  const tables = PairTables.of(matrix)
  const peers = peersOn(name, filled(matrix), sparseAxes(matrix))
  const ours = { votes: () => sparseAxes(matrix), tables: () => axesOfScatter(scatterOf(tables)) }
  const time = timed({ ...ours, ...peers }, 5)
  return [
    [`${name}: both axes, from the votes`, saidTime(time.micros('votes')), ''],
    ['… from the tables that follow each ballot', saidTime(time.micros('tables')), ''],
    ...Object.keys(ways).map((way) => [
      `… \`ml-pca\`, ${way} ÷ ours from the votes`,
      way in peers ? saidRatio(time.ratio(way, 'votes')) : 'not measured: too long',
      '',
    ]),
  ]
}

function groups(name, matrix) {
  const points = positionsOf(matrix, meansOf(matrix), sparseAxes(matrix))
  const rows = Array.from(points.x, (x, person) => [x, points.y[person]])
  const peer = (count) => kmeans(rows, count, { seed: 1 })
  const time = timed({
    ours: () => kMeans(points, 3),
    peer: () => peer(3),
    chosen: () => cluster(points),
    every: () => [2, 3, 4, 5].map(peer),
  })
  const worse = inertia(points, Uint8Array.from(peer(3).clusters)) / inertia(points, kMeans(points, 3).labels)
  return [
    [
      `${name}: three groups, \`ml-kmeans\` ÷ ours`,
      `${saidRatio(time.ratio('peer', 'ours'))}; inertia ${worse.toFixed(3)}`,
      '',
    ],
    ['… 2 to 5 groups and the choice between them', saidTime(time.micros('chosen')), ''],
    ['… `ml-kmeans` four times, without the choice ÷ that', saidRatio(time.ratio('every', 'chosen')), ''],
  ]
}

async function weights() {
  const folder = new URL('.', import.meta.url).pathname
  const weight = async (...lines) => `${(await weighSource(lines.join('\n'), folder)).bytes.toLocaleString('en')} bytes`
  const opinion = '../packages/tally/dist/opinion'
  return [
    [
      'Axes and groups, minified, gzip -9: ours',
      await weight(
        `export { sparseAxes } from '${opinion}/axes.js'`,
        `export { positionsOf } from '${opinion}/positions.js'`,
        `export { cluster } from '${opinion}/clustering.js'`,
      ),
      '',
    ],
    ['… `ml-pca`', await weight(`export { PCA } from 'ml-pca'`), ''],
    ['… `ml-kmeans`', await weight(`export { kmeans } from 'ml-kmeans'`), ''],
  ]
}

/** On the four conversations held on Polis, where they are, and on the matrices given by name. */
export async function besidePeers(matrices) {
  if (missing) console.warn(`SKIPPED: ${missing}`)
  const real = missing ? [] : conversationNames.map((name) => [name, conversation(name).matrix])
  const all = [...real, ...Object.entries(matrices)]
  return [
    ...all.flatMap(([name, matrix]) => axes(name, matrix)),
    ...all.flatMap(([name, matrix]) => groups(name, matrix)),
    ...(missing ? [['Groups of opinions on real conversations', `not measured: ${missing}`, '']] : []),
    ...(await weights()),
  ]
}
