/** Durable votes a second through HTTP, as ratios to the raw engine and to raw `node:http` in the same run. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { breed } from '../packages/server/src/testing/mutants.ts'
import { sampleFile } from '../packages/server/src/testing/sample.ts'
import { startServer } from '../packages/server/src/testing/server-process.ts'
import { median, votes } from './load.js'

const rounds = 3
const file = sampleFile(50)
const principles = file.principles.map(({ id }) => id)
const folders = []
const folder = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'ess-bench-')))
  return folders.at(-1)
}
const command = new URL('../packages/server/dist/cli.js', import.meta.url)

const arms = {
  'ess-server, group commit': () => throughServer({ command }),
  'ess-server, one commit a vote': () => throughServer({ command: breed('one-commit-a-vote') }),
  'raw node:http, same store': () => throughRaw(folder()),
  'raw node:http, no store': () => throughRaw(),
  'raw engine, one commit a vote': async () => ({ perSecond: engine(1) }),
  'raw engine, 256 votes a commit': async () => ({ perSecond: engine(256) }),
}

async function throughServer(options) {
  const server = await startServer(file, folder(), options)
  try {
    return await votes({ url: server.url, principles })
  } finally {
    await server.end('SIGTERM')
  }
}

async function throughRaw(store = '') {
  const child = spawn(process.execPath, [fileURLToPath(new URL('raw-server.js', import.meta.url)), store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise((resolve) => child.stdout.once('data', (line) => resolve(Number(line))))
  try {
    return await votes({ url: `http://127.0.0.1:${port}/v1/consultations/essai`, principles })
  } finally {
    child.kill('SIGKILL')
  }
}

/** Rows a second that the engine inserts by itself, each with its counter, as durably as we do. */
function engine(perCommit) {
  const db = new DatabaseSync(join(folder(), 'raw.sqlite'))
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    CREATE TABLE ballots (voter TEXT, principle TEXT, choice TEXT, revision INTEGER, PRIMARY KEY (voter, principle)) STRICT, WITHOUT ROWID;
    CREATE TABLE tallies (principle TEXT PRIMARY KEY, count INTEGER) STRICT, WITHOUT ROWID`)
  const insert = db.prepare('INSERT INTO ballots VALUES (?, ?, ?, ?)')
  const add = db.prepare('INSERT INTO tallies VALUES (?, 1) ON CONFLICT DO UPDATE SET count = count + 1')
  const end = performance.now() + 2000
  let rows = 0
  while (performance.now() < end) {
    db.exec('BEGIN')
    for (let row = 0; row < perCommit; row++, rows++) {
      const principle = principles[rows % principles.length]
      insert.run(crypto.randomUUID(), principle, 'agree', 1)
      add.run(principle)
    }
    db.exec('COMMIT')
  }
  db.close()
  return rows / 2
}

/** Rows for the table: each arm with its rate, and what it is of the others. */
export async function measure() {
  const results = Object.fromEntries(Object.keys(arms).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(arms)) results[name].push(await run())
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  const of = (name, field = 'perSecond') => median(results[name].map((result) => result[field]))
  const ours = 'ess-server, group commit'
  const ratio = (other) => (of(ours) / of(other)).toFixed(2)
  return [
    [
      'Durable votes a second through HTTP (64 connections, SQLite, `synchronous=FULL`)',
      `${Math.round(of(ours))}; p99 ${of(ours, 'p99').toFixed(0)} ms`,
      '≥ 1,000; p99 ≤ 250 ms',
    ],
    ['… against the same server with one commit a vote', `× ${ratio('ess-server, one commit a vote')}`, '≥ 6'],
    ['… against raw `node:http` with the same store', ratio('raw node:http, same store'), '≥ 0.7'],
    ['… against raw `node:http` that keeps nothing', ratio('raw node:http, no store'), ''],
    ['… against the raw engine, one commit a vote, no HTTP', `× ${ratio('raw engine, one commit a vote')}`, ''],
    ['… against the raw engine, 256 votes a commit, no HTTP', ratio('raw engine, 256 votes a commit'), ''],
  ]
}
