/** Writes are taken from the server's own pages too, and from no other page that is not a partner's. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleFile } from '../testing/sample.ts'

const given = 'https://consultations.example'

let local: OpenConsole
let behind: OpenConsole
before(async () => {
  local = await openConsole([sampleFile(1)])
  behind = await openConsole([sampleFile(1)], { origin: given })
})
after(async () => {
  await local.close()
  await behind.close()
})

/** The status of a vote from a page of `origin`, sent to a server by the name of `host`. */
async function vote({ running }: OpenConsole, origin: string, host: string) {
  const { statusCode, headers } = await running.app.inject({
    method: 'PUT',
    url: '/v1/consultations/essai/ballots/principe-0',
    headers: {
      host,
      origin,
      'content-type': 'application/json',
      'ess-voter': crypto.randomUUID(),
      'idempotency-key': crypto.randomUUID(),
    },
    payload: '{"choice":"agree","revision":1}',
  })
  if (statusCode === 200) assert.equal(headers['access-control-allow-origin'], origin)
  return statusCode
}

describe('a server that was given its origin', () => {
  test('takes writes from it, whatever host the proxy names', async () => {
    assert.equal(await vote(behind, given, 'consultations.example'), 200)
    assert.equal(await vote(behind, given, '127.0.0.1:8080'), 200)
  })

  test('takes none from another, be it the one that the request names', async () => {
    for (const [origin, host] of [
      ['https://evil.example', 'evil.example'],
      ['https://evil.example', 'consultations.example'],
      ['http://consultations.example', 'consultations.example'],
      ['https://consultations.example:8443', 'consultations.example:8443'],
      ['http://localhost:8080', 'localhost:8080'],
      ['null', 'consultations.example'],
      ['', 'consultations.example'],
    ] as const)
      assert.equal(await vote(behind, origin, host), 403, `${origin} to ${host}`)
  })
})

describe('a server that was given none', () => {
  test('takes writes from this machine', async () => {
    for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'localhost'])
      assert.equal(await vote(local, `http://${host}`, host), 200, host)
  })

  test('takes none from a name that leads to it, nor from another program of this machine', async () => {
    for (const [origin, host] of [
      ['http://evil.example', 'evil.example'],
      ['https://evil.example', 'evil.example'],
      ['http://localhost.evil.example:8080', 'localhost.evil.example:8080'],
      ['http://localhost:3000', 'localhost:8080'],
      ['http://127.0.0.1:8080', 'localhost:8080'],
      ['https://localhost:8080', 'localhost:8080'],
      ['http://localhost:8080', 'evil.example'],
      ['http://localhost:8080@evil.example', 'localhost:8080@evil.example'],
      ['null', 'localhost:8080'],
    ] as const)
      assert.equal(await vote(local, origin, host), 403, `${origin} to ${host}`)
  })

  test('shows no page under a name that nobody vouches for, and says what to do', async () => {
    const answer = await local.running.app.inject({ url: '/embed/vote', headers: { host: 'evil.example' } })
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /--origin/)
    const described = { url: 'http://evil.example/embed/vote' }
    const url = `/oembed?${new URLSearchParams(described)}`
    assert.equal((await local.running.app.inject({ url, headers: { host: 'evil.example' } })).statusCode, 404)
  })
})

test('what a page says of itself is the origin that people see', async () => {
  const { body } = await behind.running.app.inject({ url: '/embed/vote', headers: { host: '127.0.0.1:8080' } })
  assert.match(
    body,
    /href="https:\/\/consultations\.example\/oembed\?url=https%3A%2F%2Fconsultations\.example%2Fembed%2Fvote"/,
  )
  assert.doesNotMatch(body, /127\.0\.0\.1/)
})
