/** The demo's results are those of the simulated room, drawn again. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { simulate } from './simulate.js'

test('a simulated room answers, and the demo shows its results', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ess-simulated-'))
  const results = await simulate(folder)
  rmSync(folder, { recursive: true })
  const shown = JSON.parse(readFileSync(new URL('../partner-page/public/results.json', import.meta.url), 'utf8'))
  assert.deepEqual(
    shown,
    results,
    'run node examples/simulated-room/simulate.js FOLDER, and put its results.json there',
  )
  assert.match(results.title.fr, /simulée/)
  assert.ok(results.opinions, 'half of the room has a turn of mind of its own')
  assert.deepEqual(
    new Set(results.principles.map(({ heading }) => heading)),
    new Set(['shared', 'divergent', 'unsettled']),
  )
})
