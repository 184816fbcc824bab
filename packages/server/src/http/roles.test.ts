/** Every route of the contract, tried as everyone. The console's routes are tried so beside the console. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { receiptHeader, routeList, voterHeader, type Policy, type Route, type RouteId } from '@ess-widgets/contract'
import { codeHash, newCode } from '../codes.ts'
import type { Role } from '../store/member-store.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { sampleWorkshop } from '../testing/http-author.ts'
import { fictitious } from '../testing/http-registrant.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { sampleText } from '../testing/signing.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-roles-'))
let store: Store
let running: RunningApp
before(async () => {
  store = await openStore(folder)
  const file = sampleFile(1, {
    sessions: [sampleSession(1000)],
    workshops: [sampleWorkshop()],
    manifesto: sampleText(),
  })
  running = await runApp([file, sampleFile(1, { id: 'autre' })], store)
})
after(async () => {
  await running?.close()
  await store?.close()
  rmSync(folder, { recursive: true })
})

/** Who is let in, where no token is shown: a session of the console is nobody here. */
const withoutToken: Record<Policy, number> = { public: 200, holder: 400, partner: 400 }

/** By route that takes a token, what its holder is answered, and whoever shows another. */
const withToken: Partial<Record<RouteId, { author: number; stranger: number }>> = {
  // A voter's token is nobody's before it votes: another one is another voter, who said nothing yet.
  readBallots: { author: 200, stranger: 200 },
  castBallot: { author: 200, stranger: 200 },
  removeBallot: { author: 200, stranger: 200 },
  readRegistration: { author: 200, stranger: 404 },
  // A receipt that was never seen begins a registration or a contribution of its own.
  register: { author: 200, stranger: 200 },
  withdraw: { author: 200, stranger: 404 },
  // Their receipt has been used: they are answered what was kept under it.
  contribute: { author: 200, stranger: 200 },
  readContribution: { author: 200, stranger: 404 },
  changeContribution: { author: 200, stranger: 404 },
  withdrawContribution: { author: 200, stranger: 404 },
  sign: { author: 200, stranger: 200 },
  readSignature: { author: 200, stranger: 404 },
  changeSignature: { author: 200, stranger: 404 },
  withdrawSignature: { author: 200, stranger: 404 },
}

const given = { question: 'mots', kind: 'vision', text: 'Une économie qui relie.' }
const contribution = { ...given, consent: true }
const signed = {
  version: 2,
  signer: 'person',
  firstName: 'Camille',
  lastName: 'Fictif',
  visibility: 'full',
  contact: false,
  partner: null,
}
const signature = { ...signed, email: 'camille@example.org', language: 'fr', consent: true }
/** What is sent on each write. */
const bodies: Partial<Record<RouteId, () => object>> = {
  castBallot: () => ({ choice: 'disagree', revision: 2 }),
  removeBallot: () => ({ revision: 2 }),
  register: () => fictitious(++people),
  withdraw: () => ({}),
  contribute: () => contribution,
  changeContribution: () => ({ ...given, text: 'Autrement.', revision: 2 }),
  withdrawContribution: () => ({}),
  sign: () => signature,
  changeSignature: () => ({ ...signed, lastName: 'Imaginaire', revision: 2 }),
  withdrawSignature: () => ({}),
}

let people = 0
const home = '/v1/consultations/essai'

async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
  const stop = new AbortController()
  const answer = await fetch(running.origin + path, {
    method,
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: stop.signal,
  })
  // The live counts never end.
  const isLive = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isLive ? '' : await answer.text()
  stop.abort()
  return { status: answer.status, text, origin: answer.headers.get('access-control-allow-origin') }
}

const tokens = (token: string) => ({ [voterHeader]: token, [receiptHeader]: token })

/** Somebody who voted, registered, contributed and signed, all with the token given back. */
async function author(): Promise<string> {
  const token = randomUUID()
  for (const [method, path, body] of [
    ['PUT', 'ballots/principe-0', { choice: 'agree', revision: 1 }],
    ['PUT', 'registrations/atelier', fictitious(++people)],
    ['POST', 'workshops/vision/contributions', contribution],
    ['POST', 'signatures', signature],
  ] as const) {
    const { status, text } = await ask(method, `${home}/${path}`, tokens(token), body)
    assert.equal(status, 200, text)
  }
  return token
}

/** All that the author would see of what is theirs. */
async function belongings(token: string) {
  const paths = ['ballots', 'registrations/atelier', 'workshops/vision/contribution', 'signature']
  return Promise.all(paths.map(async (path) => (await ask('GET', `${home}/${path}`, tokens(token))).text))
}

async function session(role: Role, consultation = 'essai'): Promise<{ cookie: string }> {
  const code = newCode()
  const invitation = { consultation, code: codeHash(code), role, name: `Table ${++people}`, member: null }
  await store.invite({ ...invitation, expires: Date.now() + 60_000 }, Date.now())
  const answer = await fetch(`${running.origin}/console/${consultation}/entrer`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ code }),
    headers: { origin: running.origin },
  })
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]! }
}

const places: Record<string, string> = {
  consultation: 'essai',
  principle: 'principe-0',
  session: 'atelier',
  workshop: 'vision',
  version: '2',
}

test('every route answers each role as its policy says, and nobody else’s token touches what is yours', async (t) => {
  const nobodies = {
    visitor: {},
    facilitator: await session('facilitator'),
    organiser: await session('organiser'),
    elsewhere: await session('facilitator', 'autre'),
  }
  for (const route of routeList)
    await t.test(route.id, async () => {
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? assert.fail(`no ${name}`))
      const body = bodies[route.id as RouteId]
      assert.equal(Boolean(route.body), Boolean(body), 'each write has its body here')
      const asking = (headers: Record<string, string>) => ask(route.method, path, headers, body?.())

      const expected = withoutToken[route.policy]
      assert.ok(expected, `nothing is expected of the policy ${route.policy}`)
      const mine = await author()
      const before = await belongings(mine)
      for (const [who, headers] of Object.entries(nobodies)) {
        const { status, text } = await asking(headers)
        assert.equal(status, expected, `${who}: ${text}`)
      }
      if (route.policy !== 'public') await tryTokens(route, asking, mine, before)
    })
})

async function tryTokens(
  { id, policy }: Route,
  asking: (headers: Record<string, string>) => ReturnType<typeof ask>,
  mine: string,
  before: string[],
) {
  const expected = withToken[id as RouteId]
  assert.ok(expected, `nothing is expected of the route ${id}`)
  const stranger = await asking(tokens(randomUUID()))
  assert.equal(stranger.status, expected.stranger, `stranger: ${stranger.text}`)
  if (policy === 'partner') {
    const foreign = await asking({ ...tokens(mine), origin: 'https://evil.example' })
    assert.equal(foreign.status, 403, `the author, from another site: ${foreign.text}`)
  }
  assert.deepEqual(await belongings(mine), before, 'only its holder changes it')
  const own = await asking({ ...tokens(mine), origin: 'https://partenaire.example' })
  assert.equal(own.status, expected.author, `author: ${own.text}`)
}
