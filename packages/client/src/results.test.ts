import { expect } from '@open-wc/testing'
import type { Results } from '@ess-widgets/contract'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import type { MemoryServer } from './memory/memory.ts'
import { openResults, type ResultsClient } from './results.ts'
import { eventually, hidePage, hurry, pause, replace, restore, serve as serveFile } from './testing/fixtures.ts'

const leaving: (() => void)[] = []

/** What a consultation publishes of one principle, with why people disagree. */
const published = (...reasons: string[]): Partial<Results> => ({
  publication: 3,
  principles: [
    {
      principle: 'but',
      statement: { fr: 'Le but.', en: 'The purpose.' },
      origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
      heading: 'divergent',
      verdict: 'divergent',
      spoke: [],
      families: [],
      reasons: reasons.map((text, index) => ({ number: index + 1, text })),
    },
  ],
})

function serve(file: Parameters<typeof serveFile>[0] = sampleWorkshops): MemoryServer {
  const server = serveFile({ totals: 'at-close', ...file })
  server.publish(published('Une raison.'))
  return server
}

const given = { workshop: 'identite', question: 'vision', kind: 'vision', text: 'Une voix.' } as const
/** Takes the reason away, as a workshop does: without another publication. */
function withdraw(server: MemoryServer) {
  server.publish(published())
  server.contribute({ ...given, decision: { name: 'publish' } })
}

/** Has something happen while the next reading is on its way. */
function overtake({ transport }: MemoryServer, act: () => unknown) {
  const { fetch } = transport
  replace(transport, 'fetch', async (address, init) => {
    const response = await fetch.call(transport, address, init)
    if (!address.endsWith('/results')) return response
    replace(transport, 'fetch', fetch)
    await act()
    return response
  })
}

async function join(client: ResultsClient): Promise<ResultsClient> {
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}
const follow = ({ url }: MemoryServer) => join(openResults(null, url)!)
const reasons = ({ state }: ResultsClient) => state.results!.principles[0]!.reasons.map(({ text }) => text)
const readings = ({ requests }: MemoryServer) => requests.filter(({ url }) => url.endsWith('/results')).length

describe('results', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('are one client for all who ask, and none without an address', () => {
    const { url } = serve()
    expect(openResults(null, url)).to.equal(openResults(' ', ` ${url} `))
    expect(openResults(url, null)).not.to.equal(openResults(null, url))
    expect(openResults(null, 'http://[')).to.equal(undefined)
    expect(openResults(null, null)).to.equal(undefined)
  })

  it('are read again with another publication or status, and else rest', async () => {
    const server = serve({})
    const client = await follow(server)
    await pause(1200)
    server.cast('gouvernance', 'agree')
    await pause(1200)
    expect(readings(server), 'nothing has changed').to.equal(1)
    hurry()
    server.publish({ ...published('Une autre.'), publication: 4 })
    await eventually(() => reasons(client)[0] === 'Une autre.')
    server.setStatus('closed')
    await eventually(() => client.state.results!.status === 'closed')
  })

  it('lose a reason that its workshop took away, without another publication', async () => {
    const server = serve()
    const client = await follow(server)
    await pause(50)
    hurry()
    withdraw(server)
    await eventually(() => reasons(client).length === 0)
  })

  it('lose it though the page was hidden before it was read again', async () => {
    const server = serve()
    const client = await follow(server)
    // What stood when these were read is known.
    await eventually(() => readings(server) === 2)
    await pause(50)
    withdraw(server)
    hidePage(true)
    await pause(1100)
    expect(reasons(client)).to.deep.equal(['Une raison.'])
    hidePage(false)
    await eventually(() => reasons(client).length === 0)
  })

  it('lose it though it was taken away before it was first heard how things stand', async () => {
    const server = serve()
    overtake(server, () => withdraw(server))
    hurry()
    const client = openResults(null, server.url)!
    const seen: string[][] = []
    leaving.push(client.subscribe(() => client.state.results && seen.push(reasons(client))))
    await eventually(() => seen.at(-1)?.length === 0)
    expect(seen[0]).to.deep.equal(['Une raison.'])
  })

  for (const isHidden of [false, true])
    it(`lose it though it was taken away while they were read again${isHidden ? ', and the page hidden' : ''}`, async () => {
      const server = serve()
      const client = await follow(server)
      await eventually(() => readings(server) === 2)
      await pause(50)
      hurry()
      overtake(server, async () => {
        withdraw(server)
        hidePage(isHidden)
        await pause(100)
      })
      server.contribute({ ...given, decision: { name: 'publish' } })
      await eventually(() => readings(server) === 3)
      await pause(150)
      hidePage(false)
      await eventually(() => reasons(client).length === 0)
    })

  it('lose it though the first time they are read again fails', async () => {
    const server = serve()
    const client = await follow(server)
    await eventually(() => readings(server) === 2)
    await pause(50)
    hurry()
    const { transport } = server
    const { fetch } = transport
    let failing = 3
    replace(transport, 'fetch', async (address, init) => {
      if (address.endsWith('/results') && failing-- > 0) throw new TypeError('offline')
      return fetch.call(transport, address, init)
    })
    withdraw(server)
    await eventually(() => client.state.staleSince !== undefined)
    await eventually(() => reasons(client).length === 0)
  })

  it('are read once more when it is first heard what workshops published, and no more', async () => {
    const server = serve()
    await follow(server)
    await pause(2500)
    expect(readings(server)).to.equal(2)
  })

  it('of a file are what it says, asked for once, and never live', async () => {
    const { results } = (await follow(serve({}))).state
    const asked: string[] = []
    replace(window, 'fetch', async (address) => {
      asked.push(`${address}`)
      return Response.json(results)
    })
    const client = await join(openResults('https://files.example/results.json', null)!)
    expect(client.state.results).to.deep.equal(results)
    dispatchEvent(new Event('offline'))
    dispatchEvent(new Event('online'))
    await pause(50)
    expect([client.state.staleSince, asked]).to.deep.equal([undefined, [client.url]])
  })
})
