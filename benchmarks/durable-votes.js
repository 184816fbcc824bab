/** Durable votes a second through HTTP, as ratios to the raw engine and to raw `node:http` in the same run. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { breed } from '../packages/server/src/testing/mutants.ts'
import { sampleFile } from '../packages/server/src/testing/sample.ts'
import { startServer } from '../packages/server/src/testing/server-process.ts'
import { startPostgres } from '../packages/server/src/testing/postgres.ts'
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

let postgres
let databases = 0
const database = () => postgres.createDatabase(`bench_${++databases}`)
const oneByOne = breed('one-commit-a-vote')

const arms = {
  'ess-server, SQLite': () => throughServer(folder(), command),
  'ess-server, SQLite, one commit a vote': () => throughServer(folder(), oneByOne),
  'raw node:http, same store': () => throughRaw(folder()),
  'raw node:http, no store': () => throughRaw(),
  'SQLite, one commit a vote': async () => ({ perSecond: sqlite(1) }),
  'SQLite, 256 votes a commit': async () => ({ perSecond: sqlite(256) }),
  'ess-server, PostgreSQL': async () => throughServer(await database(), command),
  'ess-server, PostgreSQL, one commit a vote': async () => throughServer(await database(), oneByOne),
  'PostgreSQL, one commit a vote': async () => ({ perSecond: await onPostgres(await database()) }),
}

async function throughServer(store, command) {
  const server = await startServer(file, store, { command })
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

/** Votes a second that SQLite keeps by itself, each with its counter, as durably as we do. */
function sqlite(perCommit) {
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

/** The same for PostgreSQL, over one connection. */
async function onPostgres(address) {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(`CREATE TABLE ballots (voter text, principle text, choice text, revision int, PRIMARY KEY (voter, principle));
    CREATE TABLE tallies (principle text PRIMARY KEY, count int)`)
  const end = performance.now() + 2000
  let rows = 0
  for (; performance.now() < end; rows++) {
    await client.query(
      `WITH kept AS (INSERT INTO ballots VALUES ($1, $2, 'agree', 1) RETURNING principle)
       INSERT INTO tallies SELECT principle, 1 FROM kept ON CONFLICT (principle) DO UPDATE SET count = tallies.count + 1`,
      [crypto.randomUUID(), principles[rows % principles.length]],
    )
  }
  await client.end()
  return rows / 2
}

/** Rows for the table: what was measured, the result, what the project holds itself to. */
export async function measure() {
  postgres = await startPostgres()
  const results = Object.fromEntries(Object.keys(arms).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(arms)) results[name].push(await run())
  }
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  await postgres.stop()

  const of = (name, field = 'perSecond') => median(results[name].map((result) => result[field]))
  const rate = (name) => `${Math.round(of(name))}; p99 ${of(name, 'p99').toFixed(0)} ms`
  const ratio = (one, other) => (of(one) / of(other)).toFixed(2)
  const [ours, onPg] = ['ess-server, SQLite', 'ess-server, PostgreSQL']
  return [
    ['Durable votes a second through HTTP, SQLite', rate(ours), '≥ 1,000; p99 ≤ 250 ms'],
    ['… ÷ the same server with one commit a vote', ratio(ours, 'ess-server, SQLite, one commit a vote'), '≥ 6'],
    ['… ÷ raw `node:http` over the same store', ratio(ours, 'raw node:http, same store'), '≥ 0.7'],
    ['… ÷ raw `node:http` that keeps nothing', ratio(ours, 'raw node:http, no store'), ''],
    ['… ÷ SQLite alone, no HTTP, one commit a vote', ratio(ours, 'SQLite, one commit a vote'), ''],
    ['… ÷ SQLite alone, no HTTP, 256 votes a commit', ratio(ours, 'SQLite, 256 votes a commit'), ''],
    ['Durable votes a second through HTTP, PostgreSQL', rate(onPg), '≥ 1,000; p99 ≤ 250 ms'],
    ['… ÷ the same server with one commit a vote', ratio(onPg, 'ess-server, PostgreSQL, one commit a vote'), '≥ 6'],
    ['… ÷ PostgreSQL alone, no HTTP, one connection', ratio(onPg, 'PostgreSQL, one commit a vote'), ''],
  ]
}
