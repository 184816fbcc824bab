import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { dial } from '../testing/dial.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { wrapStore } from '../testing/wrapped-store.ts'

const [sqlite] = bothStores()
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
const live = get('/v1/consultations/essai/live')
const vote = (body = '{"choice":"agree","revision":1}') =>
  `PUT /v1/consultations/essai/ballots/principe-0 HTTP/1.1\r\nHost: x\r\nEss-Voter: ${'v'.repeat(22)}\r\nIdempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n${body}`
const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))

interface Slow {
  store: Store
  /** Resolves when `/readyz` is being answered, which lasts until it may. */
  asked: Promise<void>
  answer(): void
}

function slowToAnswer(store: Store): Slow {
  const asked = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  return {
    asked: asked.promise,
    answer: () => gate.resolve(),
    store: wrapStore(store, {
      async probe() {
        asked.resolve()
        await gate.promise
      },
    }),
  }
}

/** Gives what is under way the time to be answered: a request that came later was. */
async function isPast(served: RunningApp): Promise<void> {
  await (await fetch(`${served.url}/counts`)).arrayBuffer()
  await nextTurn()
}

describe('many requests on one connection', { timeout: 60_000 }, () => {
  test('a few sent ahead are answered, in their order', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store)
    const client = await dial(served, get('/livez') + get('/nothing') + get('/readyz') + get('/livez').repeat(5))
    while (statusesIn(client.text()).length < 8) await once(client.socket, 'data')
    assert.deepEqual(statusesIn(client.text()), [200, 404, 200, 200, 200, 200, 200, 200])
    client.socket.destroy()
    await served.close()
    await store.close()
  })

  test('those sent while no answer is taken wait, and are answered in the end', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store)
    const accepted = once(served.app.server, 'connection')
    const client = await dial(served)
    const [theirs] = await accepted
    client.socket.pause()
    // More than the system keeps for a peer that does not read.
    theirs.write(Buffer.alloc(16 * 1024 * 1024))
    client.socket.write(
      get('/livez')
        .replace('Host', `X-Long: ${'a'.repeat(700)}\r\nHost`)
        .repeat(6),
    )
    await once(theirs, 'pause')
    await isPast(served)
    client.socket.resume()
    while (statusesIn(client.text().slice(-10_000)).length < 6) await once(client.socket, 'data')
    client.socket.destroy()
    await served.close()
    await store.close()
  })

  test('too many sent ahead close it; a thousand one after the other do not', async () => {
    const store = await openStore(await sqlite!.address())
    const slow = slowToAnswer(store)
    const served = await runApp([sampleFile(1)], slow.store)
    const greedy = await dial(served, get('/readyz') + get('/livez').repeat(8))
    await greedy.closed
    assert.equal(greedy.text(), '')
    slow.answer()
    const patient = await dial(served)
    for (let count = 1; count <= 1000; count++) {
      patient.socket.write(get('/livez'))
      while (statusesIn(patient.text()).length < count) await once(patient.socket, 'data')
    }
    patient.socket.destroy()
    await served.close()
    await store.close()
  })

  test('none of those sent too far ahead is carried out', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store)
    const greedy = await dial(served, get('/nothing').repeat(8) + vote())
    await greedy.closed
    const { version } = (await (await fetch(`${served.url}/counts`)).json()) as { version: number }
    assert.equal(version, 0)
    await served.close()
    await store.close()
  })

  test('a stream is not opened behind another answer', async () => {
    const store = await openStore(await sqlite!.address())
    const slow = slowToAnswer(store)
    const served = await runApp([sampleFile(1)], slow.store)
    const client = await dial(served, get('/readyz') + live)
    await slow.asked
    await isPast(served)
    slow.answer()
    await client.heard('urn:ess:problem:')
    assert.deepEqual(statusesIn(client.text()), [200, 503])
    assert.match(client.text(), /urn:ess:problem:busy/)
    client.socket.destroy()
    await served.close()
    await store.close()
  })

  test('ten thousand streams asked for on a dozen connections leave room for others', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store)
    const greedy = await Promise.all(Array.from({ length: 12 }, () => dial(served, live.repeat(1000))))
    await isPast(served)
    const listener = await dial(served, live)
    await once(listener.socket, 'data')
    assert.deepEqual(statusesIn(listener.text()), [200])
    for (const { socket } of [...greedy, listener]) socket.destroy()
    await served.close()
    await store.close()
  })
})

test('whoever does not take its answer is let go, and a listener is not', { timeout: 60_000 }, async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] })
  const store = await openStore(await sqlite!.address())
  const served = await runApp([sampleFile(1)], store)
  const listener = await dial(served, live)
  await listener.heard('event: counts')
  const accepted = once(served.app.server, 'connection')
  const deaf = await dial(served)
  const [theirs] = await accepted
  deaf.socket.pause()
  // More than the system keeps for a peer that does not read.
  theirs.write(Buffer.alloc(16 * 1024 * 1024))
  const closed = once(theirs, 'close')
  // What the system keeps is filled a little at a time.
  for (let last = -1; last !== theirs.bytesWritten - theirs.writableLength; await nextTurn())
    last = theirs.bytesWritten - theirs.writableLength
  for (let count = 0; count < 4; count++) context.mock.timers.tick(5000)
  assert.equal(theirs.destroyed, false)
  context.mock.timers.tick(5000)
  await closed
  await isPast(served)
  assert.equal(listener.socket.destroyed, false)
  for (const { socket } of [deaf, listener]) socket.destroy()
  await served.close()
  await store.close()
})

describe('bytes that are no request, behind one that is', { timeout: 60_000 }, () => {
  const garbage = 'nonsense\r\n\r\n'

  test('the vote is answered, then the connection closes', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store)
    const client = await dial(served, vote() + garbage)
    await client.closed
    assert.deepEqual(statusesIn(client.text()), [200])
    assert.match(client.text(), /"revision":1/)
    await served.close()
    await store.close()
  })

  test('all that was asked before is answered', async () => {
    const store = await openStore(await sqlite!.address())
    const slow = slowToAnswer(store)
    const served = await runApp([sampleFile(1)], slow.store)
    const client = await dial(served, get('/readyz') + get('/livez') + vote() + garbage)
    await slow.asked
    await isPast(served)
    slow.answer()
    await client.closed
    assert.deepEqual(statusesIn(client.text()), [200, 200, 200])
    await served.close()
    await store.close()
  })

  test('a body that breaks is what is answered', async () => {
    const store = await openStore(await sqlite!.address())
    const slow = slowToAnswer(store)
    const served = await runApp([sampleFile(1)], slow.store)
    const broken = vote('zz\r\n').replace('Content-Length: 31', 'Transfer-Encoding: chunked')
    const alone = await dial(served, broken)
    await alone.closed
    assert.deepEqual(statusesIn(alone.text()), [400])
    const behind = await dial(served, get('/readyz') + broken)
    await slow.asked
    await isPast(served)
    slow.answer()
    await behind.closed
    assert.deepEqual(statusesIn(behind.text()), [200])
    await served.close()
    await store.close()
  })

  test('a stream goes on undisturbed', async () => {
    const store = await openStore(await sqlite!.address())
    const served = await runApp([sampleFile(1)], store, { heartbeat: 50 })
    const client = await dial(served, live)
    await client.heard('event: counts')
    client.socket.write(garbage)
    await isPast(served)
    await client.heard('\n\n:\n\n')
    assert.deepEqual(statusesIn(client.text()), [200])
    client.socket.destroy()
    await served.close()
    await store.close()
  })
})
