import { expect } from '@open-wc/testing'
import type { BallotReceipt } from '@ess-widgets/contract'
import { randomName } from './device.ts'
import type { MemoryServer } from './memory/memory.ts'
import { useTransport } from './memory/memory.ts'
import { all, store } from './outbox-store.ts'
import { Outbox, type Sent, type Write } from './outbox.ts'
import { request } from './request.ts'
import { eventually, hurry, pause, replace, restore, serve, writesTo } from './testing/fixtures.ts'

const voter = randomName()

/** A vote, as plain a write as there is. */
const vote = ({ url }: MemoryServer, revision = 1, fields: Partial<Write> = {}): Write => ({
  url: `${url}/ballots/gouvernance`,
  method: 'PUT',
  headers: { 'Content-Type': 'application/json', 'Ess-Voter': voter, 'Idempotency-Key': randomName() },
  body: JSON.stringify({ choice: revision % 2 ? 'agree' : 'disagree', revision }),
  keepalive: true,
  proof: 'revision',
  ...fields,
})

/** As a page has it: another one is another tab, or the same page opened again. */
const open = () => new Outbox(request)

/** What a page that was opened again is told. */
function follow(outbox: Outbox, server: MemoryServer) {
  const told: Sent<BallotReceipt>[] = []
  outbox.follow(
    ({ url }) => url.startsWith(server.url),
    (_, sent) => told.push(sent as Sent<BallotReceipt>),
  )
  return told
}
const keptFor = async (server: MemoryServer) => await open().kept(({ url }) => url.startsWith(server.url))

const online = () => window.dispatchEvent(new Event('online'))

describe('the outbox', () => {
  beforeEach(() => replace(Math, 'random', () => 0))
  afterEach(restore)

  it('touches no storage before there is something to keep', async () => {
    const server = serve()
    const opened: string[] = []
    const { open: native } = IDBFactory.prototype
    replace(indexedDB, 'open', (name) => (opened.push(name), native.call(indexedDB, name)))
    follow(open(), server)
    online()
    await pause(20)
    expect(opened).to.deep.equal([])
    expect(localStorage).to.have.length(0)
    await open().send(vote(server))
    expect(opened).to.include('ess-outbox')
    expect(Object.keys(localStorage)).to.deep.equal(['ess-outbox'])
  })

  it('has a write on the disk before the first request leaves, and nothing after the answer', async () => {
    const server = serve()
    const atSending: unknown[] = []
    const durabilities: unknown[] = []
    const { transaction } = IDBDatabase.prototype
    replace(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, names, mode, options) {
      durabilities.push(options?.durability)
      return transaction.call(this, names, mode, options)
    })
    const { fetch } = server.transport
    useTransport(server.url, {
      ...server.transport,
      async fetch(url, init) {
        atSending.push((await keptFor(server)).map(({ body, tries }) => ({ ...JSON.parse(body), tries })))
        return fetch(url, init)
      },
    })
    const sent = await open().send<BallotReceipt>(vote(server))
    expect(sent.document).to.include({ choice: 'agree', revision: 1 })
    expect(atSending).to.deep.equal([[{ choice: 'agree', revision: 1, tries: 1 }]])
    expect(durabilities[0]).to.equal('strict')
    expect(await keptFor(server)).to.deep.equal([])
  })

  it('leaves nothing of what a second page wrote down while the first was sending it', async () => {
    const server = serve()
    const write = vote(server)
    const { fetch } = server.transport
    let other: Promise<Sent<BallotReceipt>> | undefined
    useTransport(server.url, {
      ...server.transport,
      async fetch(url, init) {
        // Between the two, long enough for the second to hear of the first: what it wrote down is then nobody's.
        void navigator.locks.request(`ess-outbox ${write.url}`, () => pause(100))
        other = open().send<BallotReceipt>(write)
        await eventually(async () => (await all()).filter(({ url }) => url === write.url).length === 2)
        return fetch(url, init)
      },
    })
    const first = await open().send<BallotReceipt>(write)
    expect((await other!).document).to.deep.equal(first.document)
    expect(await writesTo(server)).to.have.length(1)
    expect(await keptFor(server)).to.deep.equal([])
  })

  it('leaves nothing of what a page wrote down that was closed since', async () => {
    const server = serve()
    const write = vote(server)
    const { fetch } = server.transport
    useTransport(server.url, {
      ...server.transport,
      async fetch(url, init) {
        expect(await store({ ...write, madeAt: 0, tries: 0 })).to.be.above(1)
        return fetch(url, init)
      },
    })
    await open().send<BallotReceipt>(write)
    expect(await keptFor(server)).to.deep.equal([])
  })

  for (const fault of ['offline', 'lose-response', 'busy'] as const)
    it(`keeps what met “${fault}”, says so, and a page opened again shows and sends the very same`, async () => {
      hurry()
      const server = serve()
      server.fail(fault)
      const sent = await open().send(vote(server))
      expect(sent).to.deep.include({ failure: fault === 'busy' ? 'busy' : 'unreachable', isKept: true })
      const [write] = await keptFor(server)
      expect(write).to.deep.include({ tries: 1, proof: 'revision' })
      server.recover()
      const told = follow(open(), server)
      await eventually(() => told.length > 0)
      expect(told[0]!.document).to.include({ choice: 'agree', revision: 1 })
      expect(await keptFor(server)).to.deep.equal([])
      expect(new Set((await writesTo(server)).map((each) => JSON.stringify(each))).size).to.equal(1)
    })

  it('waits as long as a busy server asks, and then a little, before it sends again by itself', async () => {
    const delays = hurry()
    const server = serve()
    server.fail('busy')
    const sent = await open().send(vote(server))
    expect(sent).to.include({ failure: 'busy', isKept: true })
    // A second as the server says, a quarter of one as we do; chance adds nothing here.
    expect(delays.at(-1)).to.equal(1250)
    server.recover()
    await eventually(async () => (await keptFor(server)).length === 0)
  })

  it('knows the last word by its place, whatever the clock said when it was made', async () => {
    const server = serve()
    server.fail('offline')
    const { now } = Date
    await open().keep(vote(server, 1))
    replace(Date, 'now', () => now() - 2 * 86_400_000)
    await open().keep(vote(server, 2))
    server.recover()
    const told = follow(open(), server)
    await eventually(() => told.length > 0)
    expect(told.map(({ document }) => document!.revision)).to.deep.equal([2])
    expect(await writesTo(server)).to.have.length(1)
    expect(await keptFor(server)).to.deep.equal([])
  })

  it('sends each once in a browser without Web Locks', async () => {
    replace(navigator, 'locks', undefined as unknown as LockManager)
    const server = serve()
    const outbox = open()
    const [first, second] = await Promise.all([
      outbox.send<BallotReceipt>(vote(server, 1)),
      outbox.send(vote(server, 2)),
    ])
    expect(first.isReplaced || first.document?.revision === 1).to.equal(true)
    expect(second.document).to.include({ revision: 2 })
    expect(await keptFor(server)).to.deep.equal([])
  })

  for (const [refusal, refuse] of Object.entries({
    'is forbidden': () => {
      throw new DOMException('', 'SecurityError')
    },
    'fails to open': () => {
      const opening = {} as IDBOpenDBRequest
      setTimeout(() => opening.onerror!(new Event('error')))
      return opening
    },
  }))
    it(`sends all the same where the database ${refusal}, and says that only the page has what was not received`, async () => {
      replace(indexedDB, 'open', refuse)
      hurry()
      const server = serve()
      const outbox = open()
      expect((await outbox.send<BallotReceipt>(vote(server, 1))).document).to.include({ revision: 1 })
      server.fail('offline')
      expect(await outbox.send(vote(server, 2))).to.deep.include({ failure: 'unreachable', isKept: false })
      server.recover()
      online()
      await eventually(async () => (await writesTo(server)).length >= 2)
      await eventually(async () => (await outbox.kept(({ url }) => url.startsWith(server.url))).length === 0)
      expect((await writesTo(server)).at(-1)!.body).to.include({ revision: 2 })
    })
})
