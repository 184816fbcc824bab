/** Contributions over HTTP: what is said of each, who may send how much, and what a ticket brings. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test, type TestContext } from 'node:test'
import type { ConsultationFile, Contribution, Contributions, Counts, Problem, Workshops } from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import { deciding, mergingInto, publishing } from '../testing/contributing.ts'
import { amend, contribute, problemOf, sampleWorkshop, waitOf } from '../testing/http-author.ts'
import { connections, exchange, read } from '../testing/http-voter.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores, type StoreKind } from '../testing/stores.ts'
import type { AppOptions } from './app.ts'
import { signTicket } from './tickets.ts'

async function served(
  t: TestContext,
  kind: StoreKind,
  { fields = {}, options = {} }: { fields?: Partial<ConsultationFile>; options?: AppOptions } = {},
) {
  const store = await openStore(await kind.address())
  const workshops = [sampleWorkshop({ maxLength: 100 }), sampleWorkshop({ id: 'leviers' })]
  const app = await runApp([sampleFile(1, { workshops, ...fields })], store, options)
  const agent = connections(64)
  t.after(async () => {
    agent.destroy()
    await app.close()
    await store.close()
  })
  const secret = await store.introduce('essai')
  const ticket = (changes: { workshop?: string; expires?: number } = {}) =>
    signTicket(secret, { workshop: 'vision', table: 3, expires: Math.floor(Date.now() / 1000) + 600, ...changes })
  return { store, agent, url: app.url, ticket }
}

const [sqlite] = bothStores()
const parsed = <T>({ text }: { text: string }) => JSON.parse(text) as T
const past = '2020-01-01T00:00:00Z'

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('given, changed, published, merged, seen by all, and withdrawn', async (t) => {
      const fields = sampleFile(1)
      fields.principles[0]!.origin.contributions = [2]
      const { store, agent, url } = await served(t, kind, { fields: { principles: fields.principles } })
      const [ada, bo] = [randomUUID(), randomUUID()]
      const key = randomUUID()
      const first = await contribute(agent, url, { author: ' Ada  Fictive ' }, { receipt: ada, key })
      assert.equal(first.status, 200, first.text)
      assert.equal(parsed<Contribution>(first).author, 'Ada Fictive')
      assert.deepEqual(await contribute(agent, url, { author: ' Ada  Fictive ' }, { receipt: ada, key }), first)
      assert.equal(problemOf(await contribute(agent, url, {}, { receipt: ada, key })), 'key-reused')
      await contribute(agent, url, {}, { receipt: bo })
      const change = { question: 'mots', kind: 'vision', text: 'Dit autrement.', revision: 2 }
      assert.equal(problemOf(await amend(agent, url, { receipt: ada, body: change })), 200)
      assert.equal(problemOf(await amend(agent, url, { receipt: ada, body: change })), 'stale-contribution')
      await store.moderate(deciding(1, publishing, { consultation: 'essai', revision: 2 }))
      await store.moderate(deciding(2, mergingInto(1), { consultation: 'essai' }))
      const late = await amend(agent, url, { receipt: ada, body: { ...change, revision: 3 } })
      assert.equal(problemOf(late), 'already-moderated')

      const { workshops } = await read<Workshops>(agent, `${url}/workshops`)
      const wall = new URL(workshops[0]!.links.contributions, `${url}/workshops`).href
      const seen = await read<Contributions>(agent, wall)
      assert.deepEqual(seen, {
        workshop: 'vision',
        version: 4,
        contributions: [
          {
            number: 1,
            channel: 'web',
            question: 'mots',
            kind: 'vision',
            text: 'Dit autrement.',
            merged: [{ number: 2, channel: 'web', question: 'mots', kind: 'vision', text: 'Une économie qui relie.' }],
            principles: ['principe-0'],
          },
        ],
        received: 0,
        refused: [],
      })
      const own = new URL(workshops[0]!.links.contribution, `${url}/workshops`).href
      const { status, into, principles } = parsed<Contribution>(
        await exchange(agent, 'GET', own, { 'Ess-Receipt': bo }),
      )
      assert.deepEqual(
        { status, into, principles },
        { status: 'merged', into: { number: 1, text: 'Dit autrement.' }, principles: ['principe-0'] },
      )
      const { workshops: counts } = await read<Counts>(agent, `${url}/counts`)
      assert.deepEqual(counts![0], { workshop: 'vision', published: 1, version: 4 })
      assert.equal(problemOf(await amend(agent, url, { receipt: ada })), 200)
      const after = await read<Contributions>(agent, wall)
      assert.deepEqual(
        after.contributions.map(({ number }) => number),
        [2],
      )
      assert.equal(problemOf(await amend(agent, url, { receipt: randomUUID() })), 'unknown-receipt')
    })

    test('one intention sent 1,000 times at once with one ticket counts once', async (t) => {
      const { store, agent, url, ticket } = await served(t, kind)
      const intention = { receipt: randomUUID(), key: randomUUID(), ticket: ticket() }
      const answers = await Promise.all(Array.from({ length: 1000 }, () => contribute(agent, url, {}, intention)))
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
      assert.equal(parsed<Contribution>(answers[0]!).channel, 'room')
      assert.equal((await store.contributions('essai')).length, 1)
    })
  })
}

test('300 people behind one address: with tickets none is refused, without they wait and nothing is lost', async (t) => {
  const { store, agent, url, ticket } = await served(t, sqlite!)
  const all = (options: { ticket?: string }) =>
    Promise.all(Array.from({ length: 300 }, () => contribute(agent, url, {}, options)))
  assert.deepEqual([...new Set((await all({ ticket: ticket() })).map(problemOf))], [200])
  const names = (await all({})).map(problemOf)
  const kept = names.filter((name) => name === 200).length
  assert.ok(kept >= 60 && kept <= 70, `${kept} were let in`)
  assert.ok(names.every((name) => name === 200 || name === 'too-many-contributions'))
  assert.match((await waitOf(url))!, /^[1-5]$/)
  assert.equal((await store.contributions('essai')).length, 300 + kept)
  // Nobody can say they are somebody else, unless the proxy that says so is known.
  assert.ok(await waitOf(url, { 'x-forwarded-for': '203.0.113.9' }))
})

test('what is kept already can be sent again, changed and withdrawn by those who are let in no more', async (t) => {
  const { agent, url } = await served(t, sqlite!)
  const own = { receipt: randomUUID(), key: randomUUID() }
  const first = await contribute(agent, url, {}, own)
  await Promise.all(Array.from({ length: 80 }, () => contribute(agent, url)))
  assert.equal(problemOf(await contribute(agent, url)), 'too-many-contributions')
  assert.deepEqual(await contribute(agent, url, {}, own), first)
  const body = { question: 'mots', kind: 'vision', text: 'Autrement.', revision: 2 }
  assert.equal(problemOf(await amend(agent, url, { receipt: own.receipt, body })), 200)
  assert.equal(problemOf(await amend(agent, url, { receipt: own.receipt })), 200)
})

/** A clock that stands still gives nobody one more. */
const still = { options: { now: () => Date.UTC(2026, 10, 26, 9) } }

test('copies of one new contribution use the limit once, however many come at once', async (t) => {
  const { store, agent, url } = await served(t, sqlite!, still)
  const own = { receipt: randomUUID(), key: randomUUID() }
  const copies = await Promise.all(Array.from({ length: 200 }, () => contribute(agent, url, {}, own)))
  assert.deepEqual([...new Set(copies.map(problemOf))], [200])
  const others = await Promise.all(Array.from({ length: 59 }, () => contribute(agent, url)))
  assert.deepEqual([...new Set(others.map(problemOf))], [200])
  assert.equal(problemOf(await contribute(agent, url)), 'too-many-contributions')
  assert.equal((await store.contributions('essai')).length, 60)
})

test('neither a key nor a receipt that was let in lets in another contribution', async (t) => {
  const { store, agent, url } = await served(t, sqlite!, still)
  const own = { receipt: randomUUID(), key: randomUUID() }
  assert.equal(problemOf(await contribute(agent, url, {}, own)), 200)
  await Promise.all(Array.from({ length: 99 }, () => contribute(agent, url, {}, { key: own.key })))
  assert.equal((await store.contributions('essai')).length, 60)
  const elsewhere = await exchange(
    agent,
    'POST',
    `${url}/workshops/leviers/contributions`,
    { 'Ess-Receipt': own.receipt, 'Idempotency-Key': own.key, 'content-type': 'application/json' },
    JSON.stringify({ question: 'mots', kind: 'vision', text: 'Ailleurs.', consent: true }),
  )
  assert.equal(problemOf(elsewhere), 'too-many-contributions')
  // What was let in is kept once, whatever it says.
  await contribute(agent, url, { text: 'Autre chose.' }, { receipt: own.receipt })
  assert.equal((await store.contributions('essai')).length, 60)
})

test('a proxy that is known says for whom it asks', async (t) => {
  const { agent, url } = await served(t, sqlite!, { options: { trustProxy: '127.0.0.1' } })
  const from = (address: string) => contribute(agent, url, {}, { headers: { 'x-forwarded-for': address } })
  await Promise.all(Array.from({ length: 80 }, () => from('198.51.100.7, 203.0.113.9')))
  assert.equal(problemOf(await from('192.0.2.1, 203.0.113.9')), 'too-many-contributions')
  assert.equal(problemOf(await from('203.0.113.10')), 200)
})

test('a ticket that is forged, or of another workshop, is refused; one that has expired is none', async (t) => {
  const { agent, url, ticket } = await served(t, sqlite!)
  const right = ticket()
  const [workshop, table, expires, signature] = right.split('.')
  const later = (Number.parseInt(expires!, 36) + 9999).toString(36)
  const forged = [
    ticket({ workshop: 'leviers' }),
    `leviers.${table}.${expires}.${signature}`,
    `${workshop}.4.${expires}.${signature}`,
    `${workshop}.${table}.${later}.${signature}`,
    `${workshop}.${table}.${expires}.${'A'.repeat(22)}`,
  ]
  for (const one of forged) assert.equal(problemOf(await contribute(agent, url, {}, { ticket: one })), 'invalid-ticket')
  assert.equal(problemOf(await contribute(agent, url, {}, { ticket: 'x' })), 'invalid-field')
  const expired = ticket({ expires: Math.floor(Date.now() / 1000) - 1 })
  assert.equal(parsed<Contribution>(await contribute(agent, url, {}, { ticket: expired })).channel, 'web')
  assert.equal(parsed<Contribution>(await contribute(agent, url, {}, { ticket: right })).channel, 'room')
})

test('after the clock has closed a table may still send, and nobody after the organiser has', async (t) => {
  const late = await served(t, sqlite!, { fields: { closes: past } })
  assert.equal(problemOf(await contribute(late.agent, late.url)), 'consultation-closed')
  const receipt = randomUUID()
  const kept = await contribute(late.agent, late.url, {}, { ticket: late.ticket(), receipt })
  assert.equal(problemOf(kept), 200)
  const body = { question: 'mots', kind: 'vision', text: 'Autrement.', revision: 2 }
  assert.equal(problemOf(await amend(late.agent, late.url, { receipt, body })), 'consultation-closed')
  assert.equal(problemOf(await amend(late.agent, late.url, { receipt })), 200)
  const closed = await served(t, sqlite!, { fields: { status: 'closed' } })
  const refused = await contribute(closed.agent, closed.url, {}, { ticket: closed.ticket() })
  assert.equal(problemOf(refused), 'consultation-closed')
  const draft = await served(t, sqlite!, { fields: { status: 'draft' } })
  assert.equal(problemOf(await contribute(draft.agent, draft.url)), 'consultation-draft')
})

test('what cannot be said here is told by its field, in both languages', async (t) => {
  const { agent, url, ticket } = await served(t, sqlite!)
  const pointers = async (body: Record<string, unknown>) => {
    const answer = await contribute(agent, url, body, { ticket: ticket() })
    assert.equal(problemOf(answer), 'invalid-field', answer.text)
    const { errors = [] } = parsed<Problem>(answer)
    assert.ok(errors.every(({ detail }) => detail.fr && detail.en && detail.fr !== detail.en))
    return errors.map(({ pointer }) => pointer)
  }
  assert.deepEqual(await pointers({ question: 'nulle' }), ['/question'])
  assert.deepEqual(await pointers({ question: 'freins' }), ['/kind'])
  assert.deepEqual(await pointers({ principle: 'principe-0' }), ['/principle'])
  assert.deepEqual(await pointers({ kind: 'divergence', principle: 'principe-9' }), ['/principle'])
  assert.deepEqual(await pointers({ text: ' \u0000\u202e\u0007 ' }), ['/text'])
  assert.deepEqual(await pointers({ text: 'é'.repeat(101) }), ['/text'])
  assert.deepEqual(await pointers({ author: '\u0000', organisation: ' ' }), ['/organisation', '/author'])
  assert.deepEqual(await pointers({ consent: false }), ['/consent'])
  assert.equal(problemOf(await contribute(agent, url, { text: '𝔼'.repeat(100) }, { ticket: ticket() })), 200)
})

test('hostile texts are kept as they can be read, and too long ones take no room', async (t) => {
  const { agent, url, ticket } = await served(t, sqlite!)
  const textOf = async (text: string) => {
    const answer = await contribute(agent, url, { text }, { ticket: ticket() })
    assert.equal(answer.status, 200, answer.text)
    return parsed<Contribution>(answer).text!
  }
  assert.equal(await textOf('a\u0000b\ud800c'), 'ab\ufffdc')
  assert.equal(await textOf('\u202egauche à droite\u202c'), 'gauche à droite')
  assert.ok([...(await textOf(`z${'\u0335'.repeat(90)}algo`))].length < 20)
  const long = await contribute(agent, url, { text: 'x'.repeat(100_000) }, { ticket: ticket() })
  assert.equal(problemOf(long), 'body-too-large')
})

test('a wall is made once until something changes, and says it is the same', async (t) => {
  const { store, url, agent } = await served(t, sqlite!)
  const wall = `${url}/workshops/vision/contributions`
  const { headers } = await fetch(wall)
  const again = await fetch(wall, { headers: { 'if-none-match': headers.get('etag')! } })
  assert.equal(again.status, 304)
  await contribute(agent, url, { author: 'Autrice Fictive' })
  const changed = await fetch(wall, { headers: { 'if-none-match': headers.get('etag')! } })
  const text = await changed.text()
  assert.doesNotMatch(text, /Fictive|relie/, 'what nobody has read is not shown')
  assert.deepEqual([(JSON.parse(text) as Contributions).received, changed.status], [1, 200])
  await store.moderate(deciding(1, publishing, { consultation: 'essai' }))
  assert.match(await (await fetch(wall)).text(), /Autrice Fictive/)
  for (const path of ['nulle', '%00', 'UP']) {
    const answer = await fetch(`${url}/workshops/${path}/contributions`)
    assert.deepEqual(
      [answer.status, ((await answer.json()) as Problem).type],
      [404, 'urn:ess:problem:unknown-workshop'],
    )
  }
})
