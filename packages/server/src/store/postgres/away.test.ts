/** What people are told, and what is kept, while the database is away, slow or silent. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { problemType } from '@ess-widgets/contract'
import { idempotencyHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'
import { DatabaseGate } from '../../testing/database-gate.ts'
import { connections, write } from '../../testing/http-voter.ts'
import { query } from '../../testing/postgres.ts'
import { runApp } from '../../testing/running-app.ts'
import { sampleFile } from '../../testing/sample.ts'
import { bothStores } from '../../testing/stores.ts'
import { openStore } from '../open-store.ts'
import { StoreBusyError, type Act, type Store } from '../store.ts'

const [, postgres] = bothStores()
const voter = 'v'.repeat(22)
const vote = (): Act => ({
  consultation: 'essai',
  voter: randomUUID(),
  principle: 'principe-0',
  choice: 'agree',
  channel: 'web',
  revision: 1,
  key: randomUUID(),
  digest: 'd',
  closesAt: null,
})

const breakListening =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"

let address: string
let gate: DatabaseGate
let store: Store
before(async () => (address = await postgres!.address()))
beforeEach(async () => {
  gate = await DatabaseGate.before(address)
  store = await openStore(gate.address)
  await store.introduce('essai')
})
afterEach(() => gate.close())
const agent = connections(2)
after(() => agent.destroy())

test('a database that may lose what it acknowledged is refused', async () => {
  const set = async (value: string) => {
    await query(address, `ALTER SYSTEM SET full_page_writes = ${value}`)
    await query(address, 'SELECT pg_reload_conf()')
    for (let seen = ''; seen !== value; await pause(20)) {
      const [row] = (await query(address, 'SHOW full_page_writes')) as { full_page_writes: string }[]
      seen = row!.full_page_writes
    }
  }
  await set('off')
  try {
    await assert.rejects(openStore(address), /full_page_writes = off/)
  } finally {
    await set('on')
    await store.close()
  }
})

test(
  'without its database every answer that needs it is “busy”, and comes back with it',
  { timeout: 30_000 },
  async () => {
    const served = await runApp([sampleFile(1)], store)
    const ask = (path: string, method = 'GET') =>
      fetch(served.origin + path, {
        method,
        headers: { [voterHeader]: voter, [idempotencyHeader]: randomUUID(), 'content-type': 'application/json' },
        ...(method === 'PUT' && { body: '{"choice":"agree","revision":1}' }),
        signal: AbortSignal.timeout(4000),
      })
    const asked: [path: string, method?: string][] = [
      ['/v1/consultations/essai/counts'],
      ['/v1/consultations/essai/ballots'],
      ['/v1/consultations/essai/live'],
      ['/readyz'],
      ['/v1/consultations/essai/ballots/principe-0', 'PUT'],
    ]
    gate.cut()
    for (const [path, method] of asked) {
      const answer = await ask(path, method)
      assert.equal(answer.status, 503, path)
      assert.equal(answer.headers.get('content-type'), problemType, path)
      assert.match(answer.headers.get('retry-after')!, /^[1-4]$/)
      assert.match(await answer.text(), /urn:ess:problem:busy/)
    }
    gate.mend()
    for (const [path, method] of asked) {
      let answer = await ask(path, method)
      // The answer of /readyz is shared for a second.
      while (path === '/readyz' && answer.status === 503) answer = await ask(path)
      assert.equal(answer.status, 200, path)
      await answer.body?.cancel()
    }
    await served.close()
    await store.close()
  },
)

test('who votes here is heard here, also while nothing is heard of others', { timeout: 20_000 }, async () => {
  const served = await runApp([sampleFile(1)], store)
  const listening = get(`${served.url}/live`)
  const stream = await new Promise<IncomingMessage>((resolve) => listening.on('response', resolve))
  const { version } = await store.exactCounts('essai')
  gate.mode = 'refuse'
  await query(address, breakListening)
  await write(agent, served.url, {
    voter: randomUUID(),
    principle: 'principe-0',
    key: randomUUID(),
    body: { choice: 'agree', revision: 1 },
  })
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.includes(`"version":${version + 1},`)) break
  }
  listening.destroy()
  await served.close()
  await store.close()
})

test('a connection that breaks under a batch fails the batch, and nothing else', { timeout: 20_000 }, async () => {
  const other = new pg.Client({ connectionString: address })
  await other.connect()
  await other.query('SELECT pg_advisory_lock($1)', [0x455353])
  gate.holdAfter = 'pg_advisory_xact_lock'
  const recorded = store.record(vote())
  recorded.catch(() => undefined)
  while (gate.mode !== 'hold') await new Promise((resolve) => setTimeout(resolve, 10))
  gate.cut()
  gate.mend()
  await assert.rejects(recorded, StoreBusyError)
  await other.end()
  assert.equal((await store.record(vote())).name, 'recorded')
  await store.close()
})

test(
  'a process that falls silent in a batch keeps the others waiting for seconds only',
  { timeout: 40_000 },
  async () => {
    const other = await openStore(address)
    gate.holdAfter = 'pg_advisory_xact_lock'
    const silent = store.record(vote())
    const silentEnd = assert.rejects(silent, StoreBusyError)
    while (gate.mode !== 'hold') await new Promise((resolve) => setTimeout(resolve, 10))

    const start = performance.now()
    const seconds = () => (performance.now() - start) / 1000
    await assert.rejects(other.record(vote()), StoreBusyError)
    assert.ok(seconds() < 7, `told to try again after ${seconds()} s`)
    let outcome
    while (!outcome) outcome = await other.record(vote()).catch(() => undefined)
    assert.equal(outcome.name, 'recorded')
    assert.ok(seconds() < 15, `took votes again after ${seconds()} s`)
    await silentEnd
    assert.ok(seconds() < 15, `the silent process was told after ${seconds()} s`)
    gate.mend()
    await store.close()
    await other.close()
  },
)

test(
  'a store that is closed while it takes up its connection again leaves none behind',
  { timeout: 20_000 },
  async () => {
    const visit = gate.nextVisit()
    await query(address, breakListening)
    await visit
    gate.mode = 'hold'
    const closed = store.close()
    gate.mend()
    await closed
    await gate.empty()
  },
)
