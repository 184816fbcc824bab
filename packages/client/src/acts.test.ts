import { expect } from '@open-wc/testing'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import type { BallotState, ConsultationClient } from './index.ts'
import { useTransport, type MemoryServer, type Transport } from './memory/memory.ts'
import {
  eventually,
  hurry,
  join as joinAtOnce,
  joinAgain,
  pause,
  replace,
  restore,
  serve,
  told,
  totalOf,
  until,
  writesTo,
} from './testing/fixtures.ts'

/** A client that has all it needs, as on a page that a person has had the time to read. */
async function join(server: MemoryServer) {
  const client = await joinAtOnce(server)
  await eventually(() => !!client.outbox)
  return client
}

/** One whose keeper of acts never came: that file was not found, say. */
async function joinWithoutOutbox(server: MemoryServer) {
  return Object.defineProperty(await joinAtOnce(server), 'outbox', { get: () => undefined, set: () => {} })
}

/** What a person sees of a ballot from now on, each state once. */
function watch(client: ConsultationClient, principle: string) {
  const seen: string[] = []
  client.subscribe(() => {
    const ballot = JSON.stringify(told(client.state.ballots.get(principle)))
    if (ballot !== seen.at(-1)) seen.push(ballot)
  })
  return () => seen.map((ballot) => JSON.parse(ballot))
}

const online = () => window.dispatchEvent(new Event('online'))

describe('taking part', () => {
  afterEach(restore)

  it('is by one person, however the address of the consultation is written', async () => {
    const server = serve()
    const [one, other] = [await join(server), await joinAgain({ url: `${server.url}?from=there#top` })]
    await one.cast('gouvernance', 'agree')
    await other.cast('partage', 'agree')
    expect(new Set((await writesTo(server)).map(({ voter }) => voter)).size).to.equal(1)
  })

  it('casts a ballot, shown as on its way and then as received', async () => {
    const client = await join(serve())
    const receipt = client.cast('gouvernance', 'agree')
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal({ choice: null, revision: 0, sending: 'agree' })
    expect(told(await receipt)).to.deep.equal({ choice: 'agree', revision: 1 })
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal({ choice: 'agree', revision: 1 })
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
  })

  it('changes and removes it, each act a revision and a key of its own, all by one voter', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    await client.cast('gouvernance', 'pass')
    expect(told(await client.cast('gouvernance', null))).to.deep.equal({ choice: null, revision: 3 })
    expect(told(await client.cast('gouvernance', 'disagree'))).to.deep.equal({ choice: 'disagree', revision: 4 })
    const writes = await writesTo(server)
    expect(writes.map(({ method, body }) => [method, body])).to.deep.equal([
      ['PUT', { choice: 'agree', revision: 1 }],
      ['PUT', { choice: 'pass', revision: 2 }],
      ['DELETE', { revision: 3 }],
      ['PUT', { choice: 'disagree', revision: 4 }],
    ])
    expect(new Set(writes.map(({ key }) => key)).size).to.equal(4)
    expect(new Set(writes.map(({ voter }) => voter)).size).to.equal(1)
    expect(server.requests.every(({ credentials }) => credentials === 'omit')).to.equal(true)
    expect(server.requests.every(({ method, keepalive }) => method === 'GET' || keepalive)).to.equal(true)
    expect(document.cookie).to.equal('')
  })

  it('is recognised when the page is loaded again, and asks for its ballots with the token only then', async () => {
    const server = serve()
    const client = await join(server)
    expect(server.requests.some(({ url }) => url.endsWith('/ballots'))).to.equal(false)
    await client.cast('gouvernance', 'agree')
    expect(Object.keys(localStorage)).to.have.members([`ess-voter ${server.url}/ballots`, 'ess-outbox'])
    const again = await joinAgain(server)
    expect(told(again.state.ballots.get('gouvernance'))).to.include({ choice: 'agree', revision: 1 })
    expect(told(await again.cast('gouvernance', 'pass'))).to.deep.equal({ choice: 'pass', revision: 2 })
  })

  it('draws each token anew', async () => {
    const voters = new Set<string | null>()
    for (const server of [serve(), serve()]) {
      await (await join(server)).cast('gouvernance', 'agree')
      for (const { voter } of await writesTo(server)) voters.add(voter)
    }
    expect(voters.size).to.equal(2)
    for (const voter of voters) expect(voter).to.match(/^[A-Za-z0-9_-]{22,64}$/)
  })

  it('does not use a damaged token', async () => {
    const server = serve()
    localStorage[`ess-voter ${server.url}/ballots`] = 'damaged'
    const client = await join(server)
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
  })

  it('works with storage blocked, one voter as long as the page lives', async () => {
    const server = serve()
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    replace(window, 'localStorage', new Proxy({} as Storage, { get: blocked, set: blocked }))
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    await client.cast('partage', 'pass')
    const writes = await writesTo(server)
    expect(new Set(writes.map(({ voter }) => voter)).size).to.equal(1)
    expect(client.state.ballots.size).to.equal(2)
  })

  it('works with storage full', async () => {
    for (let size = 2 ** 23; size >= 1; size /= 2) {
      try {
        localStorage[`filling ${size}`] = 'x'.repeat(size)
      } catch {
        // That much does not fit: the next is smaller.
      }
    }
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    expect(told(await client.cast('partage', 'pass'))).to.deep.equal({ choice: 'pass', revision: 1 })
    expect(localStorage[`ess-voter ${server.url}/ballots`]).to.equal(undefined)
    expect(new Set((await writesTo(server)).map(({ voter }) => voter)).size).to.equal(1)
  })

  it('comes from the room with the invitation that the page’s table has', async () => {
    const server = serve(sampleWorkshops)
    const client = await join(server)
    localStorage[`ess-ticket ${server.url} identite`] = server.ticket('identite', 7)
    await client.cast('gouvernance', 'agree')
    await client.cast('partage', null)
    await until(client, ({ counts }) => counts?.principles[0]!.channels.room === 1)
    const tickets = server.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ headers }) => headers.get('Ess-Ticket'))
    expect(tickets).to.deep.equal(Array(2).fill(localStorage[`ess-ticket ${server.url} identite`]))
  })

  it('is refused with an invitation of elsewhere, which then is forgotten', async () => {
    const server = serve(sampleWorkshops)
    const client = await join(server)
    localStorage[`ess-ticket ${server.url} identite`] = serve(sampleWorkshops).ticket('identite', 7)
    expect((await client.cast('gouvernance', 'agree')).failure).to.equal('invalid-ticket')
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 2 })
    await until(client, ({ counts }) => counts?.principles[0]!.channels.web === 1)
  })

  it('goes without an invitation that is none, such as half an address leaves', async () => {
    const server = serve(sampleWorkshops)
    localStorage[`ess-ticket ${server.url} identite`] = 'identite.x'
    const client = await join(server)
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
    expect(server.requests.every(({ headers }) => !headers.has('Ess-Ticket'))).to.equal(true)
  })

  it('says of a principle that is not there that it is unknown', async () => {
    const server = serve()
    const client = await join(server)
    expect(await client.cast('nothing-here', 'agree')).to.include({ failure: 'unknown-principle' })
    expect(await writesTo(server)).to.have.length(0)
    expect(localStorage).to.have.length(0)
  })
})

describe('getting through', () => {
  afterEach(restore)

  it('makes exactly one ballot of a request whose answer was lost', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('lose-response', 1)
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
    const [first, second, ...others] = await writesTo(server)
    expect(second).to.deep.equal(first)
    expect(others).to.have.length(0)
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
    expect(client.state.counts?.version).to.equal(1)
  })

  it('waits at random between tries, twice as long each time', async () => {
    const server = serve()
    const client = await join(server)
    replace(Math, 'random', () => 0.5)
    const delays = hurry()
    server.fail('lose-response', 2)
    await client.cast('gouvernance', 'agree')
    expect(delays.filter((delay) => [500, 1000].includes(delay))).to.deep.equal([500, 1000])
  })

  it('waits as long as a busy server asks, and then a little', async () => {
    const server = serve()
    const client = await join(server)
    replace(Math, 'random', () => 0.5)
    const delays = hurry()
    server.fail('busy', 1)
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
    expect(delays).to.include(1500)
  })

  /** Answers the writes to come by those refusals, then by the server. */
  const refuse = ({ url, transport }: MemoryServer, ...refusals: (ResponseInit & { name: string })[]) => {
    const fetch: Transport['fetch'] = async (address, init) => {
      const refusal = init?.method && refusals.shift()
      return refusal
        ? Response.json({ type: `urn:ess:problem:${refusal.name}` }, refusal)
        : transport.fetch(address, init)
    }
    useTransport(url, { ...transport, fetch })
  }

  it('tries again what came too slowly or too often', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    refuse(server, { name: 'timeout', status: 408 }, { name: 'too-many', status: 429 })
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
  })

  it('takes no answer for a receipt that is none, whoever gave it on the way', async () => {
    const server = serve()
    const client = await join(server)
    const { transport, url } = server
    const fetch: Transport['fetch'] = async (address, init) =>
      init?.method ? Response.json({ ok: true }) : transport.fetch(address, init)
    useTransport(url, { ...transport, fetch })
    const kept = { choice: null, revision: 0, sending: 'agree', failure: 'unreachable', isKept: true }
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal(kept)
    useTransport(url, transport)
    await client.retry()
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal({ choice: 'agree', revision: 1 })
  })

  it('does not keep a person waiting for a server that asks for an hour', async () => {
    const server = serve()
    const client = await join(server)
    refuse(server, { name: 'busy', status: 503, headers: { 'Retry-After': '3600' } })
    expect(await client.cast('gouvernance', 'agree')).to.include({ sending: 'agree', failure: 'busy' })
  })

  it('keeps what did not arrive, and sends the very same when asked', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('lose-response')
    const kept = { choice: null, revision: 0, sending: 'agree', failure: 'unreachable', isKept: true }
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal(kept)
    expect(await writesTo(server)).to.have.length(3)
    server.recover()
    await Promise.all([client.retry(), client.retry()])
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal({ choice: 'agree', revision: 1 })
    const writes = await writesTo(server)
    expect(writes).to.have.length(4)
    expect(new Set(writes.map((write) => JSON.stringify(write))).size).to.equal(1)
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
  })

  it('names the problem of a server that stays busy, and keeps the act', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('busy')
    expect(told(await client.cast('gouvernance', null))).to.deep.equal({
      choice: null,
      revision: 0,
      sending: null,
      failure: 'busy',
      isKept: true,
    })
  })

  it('tries again when the network is back', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('offline')
    await client.cast('gouvernance', 'agree')
    server.recover()
    online()
    await until(client, ({ ballots }) => ballots.get('gouvernance')?.choice === 'agree')
  })

  it('has nothing to send again when all arrived', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    await client.retry()
    expect(await writesTo(server)).to.have.length(1)
  })

  it('lets a new act replace one that did not arrive', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('offline')
    await client.cast('gouvernance', 'agree')
    server.recover()
    expect(told(await client.cast('gouvernance', 'disagree'))).to.deep.equal({ choice: 'disagree', revision: 2 })
    online()
    await pause(20)
    expect((await writesTo(server)).map(({ body }) => body.choice)).to.deep.equal(['disagree'])
  })

  it('sends one act at a time on a principle: the last word wins, whoever waits learns it', async () => {
    const server = serve({}, { latency: 20 })
    const client = await joinWithoutOutbox(server)
    const seen = watch(client, 'gouvernance')
    const answers = [
      client.cast('gouvernance', 'agree'),
      client.cast('gouvernance', null),
      client.cast('gouvernance', 'disagree'),
    ]
    expect(client.state.ballots.get('gouvernance')?.sending).to.equal('disagree')
    for (const answer of await Promise.all(answers))
      expect(told(answer)).to.deep.equal({ choice: 'disagree', revision: 3 })
    expect(seen()).to.deep.equal([
      { choice: null, revision: 0, sending: 'agree' },
      { choice: null, revision: 0, sending: null },
      { choice: null, revision: 0, sending: 'disagree' },
      { choice: 'agree', revision: 1, sending: 'disagree' },
      { choice: 'disagree', revision: 3 },
    ])
    expect((await writesTo(server)).map(({ body }) => body.choice)).to.deep.equal(['agree', 'disagree'])
  })

  const moments = { 'the moment': (act: () => void) => act(), 'right after': queueMicrotask }
  for (const [moment, when] of Object.entries(moments)) {
    it(`takes an act said ${moment} another is received`, async () => {
      const client = await join(serve())
      const second = new Promise<BallotState>((resolve) => {
        const leave = client.subscribe(() => {
          if (client.state.ballots.get('gouvernance')?.choice !== 'agree') return
          leave()
          when(() => resolve(client.cast('gouvernance', 'pass')))
        })
      })
      await client.cast('gouvernance', 'agree')
      expect(told(await second)).to.deep.equal({ choice: 'pass', revision: 2 })
    })
  }

  it('does not go on trying an act that was replaced', async () => {
    const server = serve()
    const client = await join(server)
    replace(Math, 'random', () => 0.9)
    server.fail('lose-response', 1)
    const seen = watch(client, 'gouvernance')
    const first = client.cast('gouvernance', 'agree')
    await eventually(async () => (await writesTo(server)).length === 1)
    await pause(50)
    await Promise.all([first, client.cast('gouvernance', 'disagree')])
    const writes = await writesTo(server)
    expect(writes.map(({ body }) => [body.choice, body.revision])).to.deep.equal([
      ['agree', 1],
      ['disagree', 2],
    ])
    expect(seen()).to.deep.equal([
      { choice: null, revision: 0, sending: 'agree' },
      { choice: null, revision: 0, sending: 'disagree' },
      { choice: 'disagree', revision: 2 },
    ])
  })

  it('sends acts on two principles side by side', async () => {
    const server = serve({}, { latency: 30 })
    const client = await join(server)
    await Promise.all([client.cast('gouvernance', 'agree'), client.cast('partage', 'pass')])
    expect(client.state.ballots.size).to.equal(2)
    expect(new Set((await writesTo(server)).map(({ voter }) => voter)).size).to.equal(1)
  })
})

describe('being refused', () => {
  afterEach(restore)

  it('drops an act that comes after closing, and knows of the closing', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    server.fail('no-stream')
    server.setStatus('closed')
    const titles = { fr: 'Cette consultation est close.', en: 'This consultation is closed.' }
    const refusal = { choice: 'agree', revision: 1, failure: 'consultation-closed', titles }
    expect(told(await client.cast('gouvernance', 'pass'))).to.deep.equal(refusal)
    expect(client.state.consultation?.status).to.equal('closed')
    await client.retry()
    expect(told(client.state.ballots.get('gouvernance'))).to.deep.equal(refusal)
    expect(await writesTo(server)).to.have.length(2)
  })

  it('takes over a more recent ballot of the same voter, and goes on from there', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    const voter = localStorage[`ess-voter ${server.url}/ballots`]
    server.cast('gouvernance', 'disagree', { voter, family: 'mutual' })
    server.cast('gouvernance', 'pass', { voter })
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({
      choice: 'pass',
      revision: 3,
      superseded: true,
    })
    expect(client.state.family).to.equal('mutual')
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 4 })
  })
})

describe('saying one’s family', () => {
  afterEach(restore)

  it('goes with one ballot, for all of them, and is known once it is received', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree')
    const saved = client.cast('gouvernance', 'agree', 'mutual')
    expect(client.state.family).to.equal(null)
    expect(told(await saved)).to.deep.equal({ choice: 'agree', revision: 2 })
    expect(client.state.family).to.equal('mutual')
    await client.cast('partage', 'pass')
    expect((await writesTo(server)).map(({ body }) => body.family)).to.deep.equal([undefined, 'mutual', undefined])
    expect((await joinAgain(server)).state.family).to.equal('mutual')
  })

  it('said later in another tab is not undone by the votes of this one', async () => {
    const server = serve()
    const [older, newer] = [await join(server), await joinAgain(server)]
    await older.cast('gouvernance', 'agree', 'association')
    await newer.cast('partage', 'agree', 'mutual')
    await older.cast('gouvernance', 'pass')
    expect((await joinAgain(server)).state.family).to.equal('mutual')
    expect(older.state.family).to.equal('mutual')
  })

  it('that was refused is not said again', async () => {
    const server = serve()
    const client = await join(server)
    server.setStatus('closed')
    await client.cast('gouvernance', 'agree', 'mutual')
    expect(client.state.family).to.equal(null)
    server.setStatus('open')
    await client.cast('gouvernance', 'agree')
    expect((await writesTo(server)).at(-1)!.body.family).to.equal(undefined)
  })

  it('is the last one said, even while another is on its way', async () => {
    const server = serve({}, { latency: 20 })
    const client = await joinWithoutOutbox(server)
    await Promise.all([client.cast('gouvernance', 'agree', 'mutual'), client.cast('gouvernance', 'agree', 'none')])
    expect((await writesTo(server)).map(({ body }) => body.family)).to.deep.equal(['mutual', 'none'])
    expect(client.state.family).to.equal('none')
  })

  it('can be taken back', async () => {
    const server = serve()
    const client = await join(server)
    await client.cast('gouvernance', 'agree', 'mutual')
    await client.cast('gouvernance', 'agree', null)
    expect(client.state.family).to.equal(null)
    expect((await joinAgain(server)).state.family).to.equal(null)
  })

  it('goes with the next word on the same principle when it did not arrive', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('offline')
    await client.cast('gouvernance', 'agree', 'mutual')
    server.recover()
    await client.cast('gouvernance', 'pass')
    expect((await joinAgain(server)).state.family).to.equal('mutual')
  })
})
