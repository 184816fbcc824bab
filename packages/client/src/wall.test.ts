import { expect } from '@open-wc/testing'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import type { MemoryOptions, MemoryServer } from './memory/memory.ts'
import { eventually, hidePage, hurry, pause, replace, restore, serve as serveFile } from './testing/fixtures.ts'
import { nothingKnown, openWall, type WallClient } from './wall.ts'

const given = { workshop: 'identite', question: 'vision', kind: 'vision', text: 'Une économie de personnes.' } as const
const published = { ...given, decision: { name: 'publish' } } as const

const serve = (contributions: MemoryOptions['contributions'] = [], file: Parameters<typeof serveFile>[0] = {}) =>
  serveFile({ ...sampleWorkshops, ...file }, { contributions })

const leaving: (() => void)[] = []

async function join({ url }: { url: string }, workshop: string | null = 'identite'): Promise<WallClient> {
  const client = openWall(url, workshop)!
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}
const numbers = ({ state }: WallClient) => state.contributions.map(({ number }) => number)
const readings = ({ requests }: MemoryServer) => requests.filter(({ url }) => url.endsWith('/contributions')).length

describe('a wall', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('is one for all who ask for a workshop, and none without an address', () => {
    const { url } = serve()
    expect(openWall(url, 'identite')).to.equal(openWall(` ${url} `, 'identite'))
    expect(openWall(url, 'identite')).not.to.equal(openWall(url, 'avenir'))
    expect(openWall('http://[', null)).to.equal(undefined)
    expect(openWall(null, null)).to.equal(undefined)
  })

  it('has what was published, the latest first, and how many there are of the others', async () => {
    const client = await join(
      serve([
        published,
        { ...published, channel: 'paper' },
        given,
        { ...given, decision: { name: 'merge', into: 1 } },
        { ...given, decision: { name: 'refuse', reason: 'off-topic', note: null } },
        { ...published, workshop: 'avenir', question: 'suite' },
      ]),
    )
    const { phase, workshop, contributions, received, refused, principles, staleSince } = client.state
    expect(phase).to.equal('ready')
    expect(workshop!.id).to.equal('identite')
    expect(numbers(client)).to.deep.equal([2, 1])
    expect(contributions[1]!.merged.map(({ number }) => number)).to.deep.equal([4])
    expect(received).to.equal(1)
    expect(refused).to.deep.equal([{ reason: 'off-topic', count: 1 }])
    expect(principles).not.to.deep.equal([])
    expect(staleSince).to.equal(undefined)
  })

  it('is that of the only workshop where none is named, and of none where there are several', async () => {
    const only = await join(serve([], { workshops: sampleWorkshops.workshops.slice(1) as never }), null)
    expect(only.state.workshop!.id).to.equal('avenir')
    for (const name of [null, 'absent']) {
      const { phase, problem } = (await join(serve(), name)).state
      expect([phase, problem]).to.deep.equal(['error', 'unknown-workshop'])
    }
  })

  it('is read again when it has changed, and only then', async () => {
    const server = serve([published])
    const client = await join(server)
    server.cast('gouvernance', 'agree')
    server.contribute({ ...published, workshop: 'avenir', question: 'suite' })
    await pause(1200)
    expect(readings(server)).to.equal(1)
    server.contribute(published)
    server.contribute(published)
    await eventually(() => numbers(client).length === 3)
    expect(readings(server), 'once for both').to.equal(2)
    server.moderate(1, { name: 'refuse', reason: 'unlawful', note: null })
    await eventually(() => numbers(client).length === 2)
    expect(numbers(client)).to.deep.equal([4, 3])
  })

  it('follows the consultation to its closing', async () => {
    const server = serve()
    const client = await join(server)
    server.setStatus('closed')
    await eventually(() => client.state.consultation!.status === 'closed')
  })

  it('is asked for again and again where the stream does not pass', async () => {
    hurry()
    const server = serve()
    server.fail('no-stream')
    const client = await join(server)
    server.contribute(published)
    await eventually(() => numbers(client).length === 1)
    expect(client.state.staleSince).to.equal(undefined)
  })

  it('stays while the network is away, says since when, and is live again by itself', async () => {
    hurry()
    const server = serve([published])
    const client = await join(server)
    const before = Date.now()
    server.fail('offline')
    await eventually(() => client.state.staleSince !== undefined)
    expect(client.state.staleSince).to.be.within(before, Date.now())
    expect(client.state.phase).to.equal('ready')
    expect(numbers(client)).to.deep.equal([1])
    server.contribute(published)
    server.recover()
    await eventually(() => numbers(client).length === 2)
    expect(client.state.staleSince).to.equal(undefined)
  })

  it('is not live as soon as the browser says so', async () => {
    const client = await join(serve())
    dispatchEvent(new Event('offline'))
    expect(client.state.staleSince).not.to.equal(undefined)
  })

  it('is live again where nothing had changed', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('offline')
    await eventually(() => client.state.staleSince !== undefined)
    server.recover()
    await eventually(() => client.state.staleSince === undefined)
  })

  it('asks again by itself when it could not be read at all', async () => {
    hurry()
    const server = serve([published])
    server.fail('offline')
    const client = await join(server)
    expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'unreachable'])
    server.recover()
    await eventually(() => client.state.phase === 'ready')
    expect(client.state.problem).to.equal(undefined)
  })

  it('is read again at once when a person asks', async () => {
    const server = serve([published])
    replace(Math, 'random', () => 0)
    server.fail('offline')
    const client = await join(server)
    server.recover()
    await client.retry()
    expect(numbers(client)).to.deep.equal([1])
  })

  it('rests while the page is hidden or nobody follows it', async () => {
    const server = serve()
    const client = await join(server)
    await eventually(() => server.followers === 1)
    hidePage(true)
    expect(server.followers).to.equal(0)
    server.contribute(published)
    await pause(50)
    expect(numbers(client)).to.deep.equal([])
    hidePage(false)
    await eventually(() => numbers(client).length === 1)
    for (const leave of leaving.splice(0)) leave()
    expect(server.followers).to.equal(0)
  })

  it('takes from a document what it knows of, and nothing else', async () => {
    const server = serve([published])
    const { transport } = server
    const { fetch } = transport
    replace(transport, 'fetch', async (address, init) => {
      const response = await fetch.call(transport, address, init)
      if (!address.endsWith('/contributions')) return response
      return Response.json({ ...(await response.json()), phase: 'error', problem: 'closed', other: 1 })
    })
    const { state } = await join(server)
    expect([state.phase, state.problem, Object.keys(state)]).to.deep.equal([
      'ready',
      undefined,
      [...Object.keys(nothingKnown), 'problem', 'staleSince', 'consultation', 'workshop'],
    ])
  })

  it('takes nothing from what is no server of ours', async () => {
    hurry()
    const server = serve([published])
    const client = await join(server)
    const { fetch } = window
    replace(window, 'fetch', async (input, init) => {
      const isWall = String(input).endsWith('/contributions')
      return isWall ? Response.json({ title: 'A hotel portal' }) : fetch(input, init)
    })
    server.contribute(published)
    await pause(100)
    expect(numbers(client)).to.deep.equal([1])
    replace(window, 'fetch', fetch)
    await eventually(() => numbers(client).length === 2)
  })
})
