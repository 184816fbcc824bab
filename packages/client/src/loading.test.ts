import { expect } from '@open-wc/testing'
import { ConsultationClient, openConsultation } from './index.ts'
import { useTransport, type Transport } from './memory/memory.ts'
import { hurry, join, joinAgain, pause, restore, serve, until } from './testing/fixtures.ts'

const noStream: Transport['follow'] = () => () => {}

describe('loading a consultation', () => {
  afterEach(restore)

  it('asks for nothing until someone subscribes', async () => {
    const server = serve()
    const client = openConsultation(server.url)!
    await pause(20)
    expect(server.requests).to.have.length(0)
    expect(client.state.phase).to.equal('loading')
  })

  it('gives the consultation, its principles and its counts, and keeps nothing on the device', async () => {
    const client = await join(serve({}, { tallies: { gouvernance: { agree: 3 } } }))
    const { consultation, principles, ballots, family } = client.state
    await until(client, ({ counts }) => counts?.principles[0]?.total.agree === 3)
    expect(consultation?.title.fr).to.equal('Consultation d’exemple')
    expect(principles.map(({ id }) => id)).to.deep.equal(['gouvernance', 'partage'])
    expect([ballots.size, family]).to.deep.equal([0, null])
    expect(localStorage).to.have.length(0)
  })

  it('reads without credentials or token, each document once for all subscribers', async () => {
    const server = serve()
    openConsultation(server.url)!.subscribe(() => {})()
    await join(server)
    await join(server)
    expect(server.requests.map(({ url }) => url.slice(server.url.length))).to.have.members([
      '',
      '/principles',
      '/counts',
    ])
    for (const { credentials, cache, headers } of server.requests) {
      expect([credentials, cache]).to.deep.equal(['omit', 'no-cache'])
      expect(headers.has('Ess-Voter')).to.equal(false)
    }
    expect(document.cookie).to.equal('')
  })

  it('replaces the snapshot at each change', async () => {
    const server = serve()
    const client = openConsultation(server.url)!
    const before = client.state
    await join(server)
    expect(client.state).not.to.equal(before)
    expect(before.phase).to.equal('loading')
  })

  it('follows links from where the document was really found', async () => {
    const asked: string[] = []
    const counts = { status: 'open', version: 0, principles: [] }
    const links = { principles: 'p', counts: '../c?x=1', ballots: 'b', live: 'l' }
    const documents: Record<string, object> = {
      'https://start.example/': { status: 'open', links },
      'https://moved.example/there/p': { principles: [] },
      'https://moved.example/c?x=1': counts,
    }
    const transport: Transport = {
      async fetch(url) {
        asked.push(url)
        const response = Response.json(documents[url])
        if (url.startsWith('https://start.'))
          Object.defineProperty(response, 'url', { value: 'https://moved.example/there/here' })
        return response
      },
      follow: noStream,
    }
    useTransport('https://start.example/', transport)
    useTransport('https://moved.example/', transport)
    const client = await joinAgain({ url: 'https://start.example/' })
    await until(client, (state) => state.counts)
    expect(client.state.counts).to.deep.equal(counts)
    expect(asked).to.deep.equal(Object.keys(documents))
  })

  it('says which problem the server named, at once', async () => {
    const server = serve()
    const client = await joinAgain({ url: `${server.url}-and-none` })
    expect(client.state.problem).to.equal('unknown-consultation')
    expect(server.requests).to.have.length(1)
  })

  it('says unreachable after three tries, and loads again when asked', async () => {
    hurry()
    const server = serve()
    server.fail('lose-response')
    const client = await joinAgain(server)
    expect(client.state).to.include({ phase: 'error', problem: 'unreachable' })
    expect(server.requests).to.have.length(3)
    server.recover()
    void client.retry()
    expect(client.state.phase).to.equal('loading')
    await until(client, ({ phase }) => phase === 'ready')
    expect(client.state.problem).to.equal(undefined)
  })

  it('loads again by itself when the network is back', async () => {
    hurry()
    const server = serve()
    server.fail('offline')
    const client = await joinAgain(server)
    expect(client.state.phase).to.equal('error')
    server.recover()
    window.dispatchEvent(new Event('online'))
    expect(client.state.phase, 'nobody asked: what is on the page stays').to.equal('error')
    await until(client, ({ phase }) => phase === 'ready')
  })

  it('gives up on a server that never answers', async () => {
    hurry()
    const server = serve()
    server.fail('silent')
    const client = await joinAgain(server)
    expect(client.state.problem).to.equal('unreachable')
  })

  for (const [what, body] of Object.entries({
    'a page': '<!doctype html>',
    'another document': '{"hello":1}',
    null: 'null',
  })) {
    it(`is not taken in by ${what} where the consultation should be`, async () => {
      hurry()
      const url = `https://portal-${body.length}.example/`
      useTransport(url, { fetch: async () => new Response(body), follow: noStream })
      const client = new ConsultationClient(url)
      client.subscribe(() => {})
      await until(client, ({ phase }) => phase === 'error')
      expect(client.state.problem).to.equal('unreachable')
    })
  }

  it('does without counts that cannot be read', async () => {
    hurry()
    const url = 'https://no-counts.example/'
    const links = { principles: 'p', counts: 'c', ballots: 'b', live: 'l' }
    useTransport(url, {
      fetch: async (address) => {
        if (address.endsWith('/c')) throw new TypeError('Failed to fetch')
        return Response.json(address.endsWith('/p') ? { principles: [] } : { status: 'open', links })
      },
      follow: noStream,
    })
    const client = await joinAgain({ url })
    expect(client.state.phase).to.equal('ready')
    expect(client.state.counts).to.equal(undefined)
  })
})
