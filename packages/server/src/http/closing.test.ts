import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { openStore } from '../store/open-store.ts'
import { dial } from '../testing/dial.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { wrapStore } from '../testing/wrapped-store.ts'

const [sqlite] = bothStores()
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`

test('closing waits for no connection that asks nothing', { timeout: 20_000 }, async () => {
  const store = await openStore(await sqlite!.address())
  const served = await runApp([sampleFile(1)], store)
  const kept = await dial(served, get('/livez'))
  await kept.heard('"ok"')
  const listener = await dial(served, get('/v1/consultations/essai/live'))
  await listener.heard('event: counts')
  const silent = await dial(served)
  const half = await dial(served, 'GET /livez HTT')
  // Their connections are known to the server once a later one was answered.
  const last = await dial(served, get('/livez'))
  await last.heard('"ok"')

  const start = performance.now()
  await served.close()
  await Promise.all([kept, listener, silent, half, last].map(({ closed }) => closed))
  assert.ok(performance.now() - start < 1000, `closing took ${performance.now() - start} ms`)
  await store.close()
})

test('a request under way is answered, and so is one that comes while closing', { timeout: 20_000 }, async () => {
  const store = await openStore(await sqlite!.address())
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const slow = wrapStore(store, {
    async probe() {
      asked.resolve()
      await gate.promise
    },
  })
  const served = await runApp([sampleFile(1)], slow)
  const client = await dial(served, get('/readyz'))
  await asked.promise
  const closing = served.close()
  const arrived = once(served.app.server, 'request')
  client.socket.write(get('/v1/consultations/nothing'))
  await arrived
  gate.resolve()
  await closing
  await client.closed
  const [first, second, ...more] = client.text().split(/(?=HTTP\/1\.1 )/)
  assert.match(first!, /^HTTP\/1\.1 200 .*"ok"/s)
  assert.match(second!, /^HTTP\/1\.1 404 .*connection: close.*urn:ess:problem:unknown-consultation/is)
  assert.deepEqual(more, [])
  await store.close()
})

test('whoever holds on to a request is let go', { timeout: 20_000 }, async () => {
  const store = await openStore(await sqlite!.address())
  const served = await runApp([sampleFile(1)], store)
  const client = await dial(
    served,
    `PUT /v1/consultations/essai/ballots/principe-0 HTTP/1.1\r\nHost: x\r\nEss-Voter: ${'v'.repeat(22)}\r\nIdempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n{"choice"`,
  )
  const last = await dial(served, get('/livez'))
  await last.heard('"ok"')
  const start = performance.now()
  await served.close()
  await client.closed
  assert.ok(performance.now() - start < 8000, `closing took ${performance.now() - start} ms`)
  await store.close()
})
