/** What the conformance suite cannot say through fetch: bytes that are not HTTP, foreign pages, methods, policies. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { problemType, problems, type Problem, type ProblemName } from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { startServer } from '../testing/server-process.ts'
import { bothStores } from '../testing/stores.ts'
import { createApp } from './app.ts'

const [sqlite] = bothStores()
let store: Store
let served: RunningApp
before(async () => {
  store = await openStore(await sqlite!.address())
  served = await runApp([sampleFile(2, { sessions: [sampleSession(3)] })], store)
})
after(async () => {
  await served.close()
  await store.close()
})

const partner = 'https://partenaire.example'
const voter = 'x'.repeat(22)
const cast = (
  headers: Record<string, string> = {},
  body: string | Uint8Array<ArrayBuffer> = '{"choice":"agree","revision":1}',
) =>
  fetch(`${served.url}/ballots/principe-0`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'Ess-Voter': voter,
      'Idempotency-Key': crypto.randomUUID(),
      ...headers,
    },
    body,
  })

/** Sends bytes as they are and gives what comes back until the server closes. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(served.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
  socket.on('error', () => undefined)
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return answer
}

/** What comes from outside the routes says what every answer does, is kept by nobody and can be read by any page. */
function expectPublic(answer: string): void {
  for (const header of ['x-content-type-options: nosniff', 'cache-control: no-store', 'access-control-allow-origin: *'])
    assert.ok(answer.toLowerCase().includes(`\r\n${header}\r\n`), `no ${header} in ${answer}`)
}

async function expectProblem(response: Response, name: ProblemName): Promise<Problem> {
  const document = (await response.json()) as Problem
  assert.equal(document.type, `urn:ess:problem:${name}`)
  assert.equal(response.status, problems[name][0])
  assert.equal(response.headers.get('content-type'), problemType)
  return document
}

describe('origins', () => {
  const foreign = [
    'null',
    'https://evil-partenaire.example',
    'https://partenaire.example.evil.com',
    'http://partenaire.example',
    'https://partenaire.example:8443',
    'https://PARTENAIRE.example',
    'https://partenaire.example/',
  ]
  for (const origin of foreign) {
    test(`a page of ${origin} may not write, and can read why`, async () => {
      const refusal = await cast({ origin })
      assert.equal(refusal.headers.get('access-control-allow-origin'), '*')
      await expectProblem(refusal, 'foreign-origin')
      const preflight = await fetch(`${served.url}/ballots/principe-0`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT' },
      })
      assert.equal(preflight.status, 204)
      assert.equal(preflight.headers.get('access-control-allow-credentials'), null)
    })
  }

  test('a page of a partner may write, and no credentials are ever allowed', async () => {
    const preflight = await fetch(`${served.url}/ballots/principe-0`, {
      method: 'OPTIONS',
      headers: { origin: partner, 'access-control-request-method': 'PUT' },
    })
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*')
    assert.match(preflight.headers.get('access-control-allow-headers')!, /Ess-Voter.*Ess-Receipt.*Idempotency-Key/)
    const answer = await cast({ origin: partner })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('access-control-allow-origin'), partner)
    assert.match(answer.headers.get('vary')!, /Origin/)
    for (const { headers } of [preflight, answer]) assert.equal(headers.get('access-control-allow-credentials'), null)
  })

  test('any page may ask to read with an entity tag, and learns that a consultation is not there', async () => {
    const origin = 'https://anyone.example'
    const preflight = await fetch(served.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' },
    })
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*')
    assert.match(preflight.headers.get('access-control-allow-headers')!, /If-None-Match/)
    const lost = await fetch(`${served.origin}/v1/consultations/other/ballots/x`, {
      method: 'PUT',
      headers: { origin },
    })
    await expectProblem(lost, 'unknown-consultation')
    assert.equal(lost.headers.get('access-control-allow-origin'), '*')
  })

  test('any page may read', async () => {
    for (const path of ['', '/principles', '/counts', '/agenda', '/agenda.ics', '/agenda.csv']) {
      const { headers } = await fetch(served.url + path, { headers: { origin: 'https://anyone.example' } })
      assert.equal(headers.get('access-control-allow-origin'), '*')
    }
  })
})

describe('addresses and methods', () => {
  test('an unknown address is a problem document, of any depth', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v2/consultations/essai',
      '/v1/consultations/essai/ballots/principe-0/x',
      `/${'a/'.repeat(500)}`,
    ]) {
      await expectProblem(await fetch(served.origin + path), 'not-found')
    }
  })

  test('a method that does not fit says which do', async () => {
    const answer = await fetch(`${served.url}/counts`, { method: 'POST' })
    await expectProblem(answer, 'method-not-allowed')
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS')
    const live = await fetch(`${served.url}/live`, { method: 'POST' })
    assert.equal(live.headers.get('allow'), 'GET, OPTIONS')
    const alive = await fetch(`${served.origin}/livez`, { method: 'POST' })
    assert.equal(alive.headers.get('allow'), 'GET, HEAD')
    await expectProblem(await fetch(`${served.url}/ballots/principe-0`, { method: 'PATCH' }), 'method-not-allowed')
  })

  test('identifiers that cannot exist are unknown ones', async () => {
    await expectProblem(
      await fetch(`${served.origin}/v1/consultations/${encodeURIComponent('../essai')}`),
      'unknown-consultation',
    )
    await expectProblem(await fetch(`${served.origin}/v1/consultations/${'a'.repeat(150)}`), 'unknown-consultation')
  })

  test('HEAD says what GET would, and never holds a stream open', async () => {
    for (const path of ['/counts', '/agenda', '/agenda.ics', '/agenda.csv']) {
      const answer = await fetch(served.url + path, { method: 'HEAD' })
      assert.equal(answer.status, 200)
      assert.ok(answer.headers.get('etag'))
    }
    assert.equal((await fetch(`${served.url}/live`, { method: 'HEAD' })).status, 405)
  })

  test('a document one has already is not sent again', async () => {
    for (const path of ['', '/principles', '/counts', '/agenda', '/agenda.ics', '/agenda.csv']) {
      const etag = (await fetch(served.url + path)).headers.get('etag')!
      const again = await fetch(served.url + path, { headers: { 'if-none-match': etag } })
      assert.equal(again.status, 304)
      assert.equal(await again.text(), '')
      for (const tags of [`"other", W/${etag}`, '*'])
        assert.equal((await fetch(served.url + path, { headers: { 'if-none-match': tags } })).status, 304)
    }
  })
})

describe('what is hardly HTTP', () => {
  test('bytes that are no request get a problem document', async () => {
    const answer = await raw('nonsense\r\n\r\n')
    assert.match(answer, /^HTTP\/1\.1 400 .*urn:ess:problem:malformed-request/s)
    expectPublic(answer)
  })

  test('headers too long', async () => {
    const answer = await raw(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 431 .*header-too-large/s)
    expectPublic(answer)
  })

  test('an address that is not percent-encoding', async () => {
    const answer = await raw('GET /v1/consultations/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    assert.match(answer, /^HTTP\/1\.1 400 .*urn:ess:problem:malformed-request/s)
    expectPublic(answer)
  })

  test('a body shorter than it says is waited for, but not for ever', { timeout: 20_000 }, async () => {
    const answer = await raw(
      `PUT /v1/consultations/essai/ballots/principe-0 HTTP/1.1\r\nHost: x\r\nEss-Voter: ${voter}\r\nIdempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n{"choice"`,
    )
    assert.match(answer, /^HTTP\/1\.1 408 .*urn:ess:problem:timeout/s)
    expectPublic(answer)
  })

  test('a body that says it is compressed is not opened', async () => {
    await expectProblem(await cast({ 'content-encoding': 'gzip' }), 'unsupported-content')
  })

  test('a request that names no host, or expects what we cannot do', async () => {
    for (const head of ['GET /livez HTTP/1.1\r\n', 'GET /livez HTTP/1.1\r\nHost: x\r\nExpect: foo\r\n']) {
      const answer = await raw(`${head}\r\n`)
      assert.match(answer, /^HTTP\/1\.1 400 .*urn:ess:problem:malformed-request/s)
      expectPublic(answer)
    }
    assert.match(await raw('GET /livez HTTP/1.0\r\nExpect: foo\r\n\r\n'), /^HTTP\/1\.1 200 /)
  })

  test('a body announced is asked for', async () => {
    const answer = await raw(
      `PUT /v1/consultations/essai/ballots/principe-0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nEss-Voter: ${'e'.repeat(22)}\r\nIdempotency-Key: ${crypto.randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: 31\r\n\r\n{"choice":"agree","revision":1}`,
    )
    assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  })

  test('requests sent ahead by those who read no answer take no memory', { timeout: 30_000 }, async () => {
    const server = await startServer(sampleFile(1), await sqlite!.address())
    const port = Number(new URL(server.url).port)
    const before = memoryOf(server.pid)
    const sockets = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').pause())
    for (const socket of sockets) {
      socket.on('error', () => undefined)
      socket.write('GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1500))
    }
    let grown = 0
    for (let turn = 0; turn < 20; turn++) {
      assert.equal((await fetch(server.url)).status, 200)
      grown = Math.max(grown, memoryOf(server.pid) - before)
      await setTimeout(100)
    }
    for (const socket of sockets) socket.destroy()
    await server.end('SIGTERM')
    assert.ok(grown < 50 * 1024, `${grown} kB more`)
  })

  test('bodies of 10 MB are refused, and take no memory', { timeout: 30_000 }, async () => {
    const server = await startServer(sampleFile(1), await sqlite!.address())
    const port = Number(new URL(server.url).port)
    const before = memoryOf(server.pid)
    let refusals = 0
    for (let turn = 0; turn < 20; turn++) {
      const answer = await sendTooMuch(port, turn % 2 === 0)
      if (/^HTTP\/1\.1 413 .*urn:ess:problem:body-too-large/s.test(answer)) refusals++
    }
    const grown = memoryOf(server.pid) - before
    await server.end('SIGTERM')
    assert.equal(refusals, 20)
    assert.ok(grown < 50 * 1024, `${grown} kB more`)
  })
})

/**
 * Sends 10 MB, with their length said first or in chunks, and gives the answer. The first part is enough to be refused
 * for; the rest is sent after the answer came, and the connection may break under it.
 */
async function sendTooMuch(port: number, isLengthSaid: boolean): Promise<string> {
  const part = Buffer.alloc(64 * 1024, 32)
  const bytes = isLengthSaid ? part : Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')])
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk))
  socket.on('error', () => undefined)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(
    `PUT /v1/consultations/essai/ballots/principe-0 HTTP/1.1\r\nHost: x\r\nEss-Voter: ${voter}\r\nIdempotency-Key: ${'k'.repeat(20)}\r\nContent-Type: application/json\r\n${isLengthSaid ? `Content-Length: ${160 * part.length}` : 'Transfer-Encoding: chunked'}\r\n\r\n`,
  )
  socket.write(bytes)
  await once(socket, 'data')
  for (let count = 1; count < 160 && socket.writable; count++) {
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
  }
  await closed
  return answer
}

/** Resident memory of a process in kB, where the system tells it. */
function memoryOf(pid: number): number {
  const status = `/proc/${pid}/status`
  return existsSync(status) ? Number(readFileSync(status, 'utf8').match(/VmRSS:\s+(\d+)/)![1]) : 0
}

test('a route without a policy does not start', async () => {
  const app = await createApp([sampleFile(1)], store)
  assert.throws(() => app.get('/v1/forgotten', () => 'x'), /no policy/)
  await app.close()
})
