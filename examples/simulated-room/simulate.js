/**
 * A room that does not exist answers a consultation, through the server's own code, and its results are exported.
 *   node examples/simulated-room/simulate.js FOLDER
 * The same seed, the same bytes: the demo's `results.json` is one of the files that come out.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { openStore, readConsultationFile } from '@ess-widgets/server'
import { exportResults } from '../../packages/server/dist/commands/results.js'
import { recordBallot } from '../../packages/server/dist/http/ballots.js'
import { Edition } from '../../packages/server/dist/http/edition.js'
import { recordSheet } from '../../packages/server/dist/http/sheets.js'

const path = fileURLToPath(new URL('consultation.yaml', import.meta.url))
const closing = Date.parse('2026-11-25T17:00:00Z')

/**
 * So many people of each family, or who did not say theirs, and how likely each principle's agreement and refusal are: by
 * their family, and by a turn of mind that has nothing to do with it.
 */
const people = { association: 96, cooperative: 52, mutual: 31, commercial: 27, foundation: 0, none: 25, unstated: 26 }
const opinions = {
  accueil: () => [0.86, 0.06],
  comptes: (family) => (family === 'commercial' ? [0.78, 0.1] : [0.92, 0.03]),
  nouveaux: (family) => (family === 'association' ? [0.97, 0.01] : [0.74, 0.12]),
  notes: () => [0.08, 0.84],
  dimanche: () => [0.05, 0.9],
  reserves: (family) =>
    family === 'cooperative' ? [0.88, 0.06] : family === 'commercial' ? [0.26, 0.62] : [0.66, 0.2],
  salaires: (family) => (family === 'association' ? [0.82, 0.1] : family === 'mutual' ? [0.52, 0.34] : [0.6, 0.28]),
  tirage: (_, isPlayful) => (isPlayful ? [0.8, 0.14] : [0.12, 0.82]),
  papier: (_, isPlayful) => (isPlayful ? [0.3, 0.52] : [0.82, 0.08]),
  musique: (_, isPlayful) => (isPlayful ? [0.82, 0.06] : [0.36, 0.36]),
}

/** Numbers from 0 to 1, the same at each run: a Weyl sequence, spread by a multiplication. */
function draws(seed) {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
  }
}

export async function simulate(folder) {
  const data = mkdtempSync(join(tmpdir(), 'ess-room-'))
  const store = await openStore(data)
  const draw = draws(2026)
  // It is open while it answers, and closed in its file.
  const file = await readConsultationFile(path)
  const open = await Edition.open({ ...file, status: 'open' }, store, () => closing - 1)
  let number = 0
  for (const [family, size] of Object.entries(people)) {
    for (let left = size; left > 0; left--) {
      number++
      const choices = {}
      const isPlayful = draw() < 0.52
      for (const [principle, chances] of Object.entries(opinions)) {
        if (draw() < 0.06) continue
        const [agree, disagree] = chances(family, isPlayful)
        const at = draw()
        choices[principle] = at < agree ? 'agree' : at < agree + disagree ? 'disagree' : 'pass'
      }
      const said = family === 'unstated' ? null : family
      // One in six answers on paper.
      if (number % 6 === 0) await recordSheet(open, store, { sheet: `feuille-${number}`, family: said, choices })
      else
        await Promise.all(
          Object.entries(choices).map(([principle, choice]) =>
            recordBallot(open, store, {
              principle,
              voterToken: `personne-simulee-${number}`.padEnd(36, '-'),
              key: `cle-simulee-${number}-${principle}`.padEnd(36, '-'),
              body: { choice, revision: 1, ...(said && { family: said }) },
            }),
          ),
        )
    }
  }
  const closed = await Edition.open(file, store, () => closing)
  await closed.results()
  await store.close()
  await exportResults(folder, path, data)
  rmSync(data, { recursive: true })
  return JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv[2]) throw new Error('say into which folder: node examples/simulated-room/simulate.js FOLDER')
  await simulate(process.argv[2])
}
