import { expect } from '@open-wc/testing'
import { sampleManifesto } from '@ess-widgets/contract/behaviour.js'
import type { Signatures } from '@ess-widgets/contract'
import type { MemoryOptions, MemoryServer } from './memory/memory.ts'
import { openSignatures, type SignaturesClient } from './signatures.ts'
import { eventually, hidePage, hurry, pause, replace, restore, serve as serveFile } from './testing/fixtures.ts'

const serve = (signatures: MemoryOptions['signatures'] = [{}, {}], file: Parameters<typeof serveFile>[0] = {}) =>
  serveFile({ ...sampleManifesto, ...file }, { signatures })

const leaving: (() => void)[] = []

async function join(client: SignaturesClient): Promise<SignaturesClient> {
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}
const follow = ({ url }: { url: string }) => join(openSignatures(null, url)!)
const webOf = ({ state }: SignaturesClient) => state.signatures?.counts?.persons.web
const readings = ({ requests }: MemoryServer, end: RegExp) => requests.filter(({ url }) => end.test(url)).length
const namesOf = ({ state }: SignaturesClient) => state.signatories.map(({ name }) => name)

const name = { number: 5, name: 'Mutuelle fictive', signer: 'organisation', version: 1 }
let files = 0

/** Opens a file of its own address; its names are in another, which has no pages. */
async function readFile(content: unknown, init?: ResponseInit) {
  const asked: string[] = []
  replace(window, 'fetch', async (address) => {
    asked.push(`${address}`)
    if (/names/.test(`${address}`)) return Response.json({ pages: 3, signatories: [name] })
    return new Response(typeof content === 'string' ? content : JSON.stringify(content), init)
  })
  const client = await join(openSignatures(`https://files.example/${files++}/signatures.json`, null)!)
  return { client, asked }
}

describe('signatures', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('are one client for all who ask, and none without an address', () => {
    const { url } = serve()
    expect(openSignatures(null, url)).to.equal(openSignatures(' ', ` ${url} `))
    expect(openSignatures(url, null)).not.to.equal(openSignatures(null, url))
    expect(openSignatures(null, 'http://[')).to.equal(undefined)
    expect(openSignatures(null, null)).to.equal(undefined)
  })

  it('have their number, the latest names and the text; a name is read when it is asked for', async () => {
    const server = serve([{ visibility: 'full' }, {}])
    const client = await follow(server)
    expect(client.state.phase).to.equal('ready')
    expect(client.state.signatures!.latest!.map(({ name }) => name)).to.deep.equal(['Camille Fictif'])
    expect(client.state.manifesto!.version).to.equal(2)
    expect(readings(server, /signatories/)).to.equal(0)
    await client.readNames()
    expect(client.state.signatories.map(({ number }) => number)).to.deep.equal([1])
    expect(client.state.isReadingNames).to.equal(false)
  })

  it('have their names read page after page', async () => {
    const many = Array.from({ length: 1201 }, () => ({ visibility: 'full' as const }))
    const server = serve(many)
    const client = await follow(server)
    await client.readNames()
    expect(client.state.signatories.length).to.equal(1201)
    expect(readings(server, /signatories/)).to.equal(3)
  })

  it('keep the names that were read until as many are read again, and lose those that left', async () => {
    const many = Array.from({ length: 1201 }, (_, index) => ({
      visibility: 'full' as const,
      email: `${index}@example.org`,
    }))
    const server = serve(many)
    const client = await follow(server)
    await client.readNames()
    server.byMail('7@example.org', 'withdraw')
    await eventually(() => webOf(client) === 1200)
    const shown = new Set<number>()
    leaving.push(client.subscribe(() => shown.add(client.state.signatories.length)))
    await client.readNames()
    expect([...shown]).to.deep.equal([1201, 1200])
  })

  it('keep the names that were read when the next reading fails, say so, and are asked again', async () => {
    const server = serve([{ visibility: 'full' }, {}])
    const client = await follow(server)
    await client.readNames()
    await client.readNames()
    expect(readings(server, /signatories/), 'nothing has changed').to.equal(1)
    server.sign({ firstName: 'Dominique', visibility: 'full' })
    await eventually(() => webOf(client) === 3)
    hurry()
    server.fail('offline')
    await client.readNames()
    expect(namesOf(client)).to.deep.equal(['Camille Fictif'])
    expect([client.state.isReadingNames, client.state.namesProblem]).to.deep.equal([false, 'unreachable'])
    server.recover()
    await eventually(() => namesOf(client).length === 2)
    expect(client.state.namesProblem).to.equal(undefined)
  })

  it('have their names read again, after a while, when they may have changed', async () => {
    const server = serve([{ visibility: 'full' }, {}])
    const client = await follow(server)
    await client.readNames()
    const delays = hurry()
    server.sign({ firstName: 'Dominique', visibility: 'full' })
    await eventually(() => namesOf(client).length === 2)
    expect(delays.filter((delay) => delay >= 30_000 && delay <= 40_000)).to.have.length(1)
    expect(readings(server, /signatories/)).to.equal(2)
  })

  it('have no name any more where they have no number', async () => {
    const server = serve([{ visibility: 'full' }, { email: 'camille@example.org' }])
    const client = await follow(server)
    await client.readNames()
    expect(namesOf(client)).to.have.length(1)
    server.byMail('camille@example.org', 'withdraw')
    await eventually(() => !client.state.signatures!.counts)
    expect(namesOf(client)).to.deep.equal([])
  })

  it('are read again when they have changed, and only then', async () => {
    const server = serve()
    const client = await follow(server)
    await pause(50)
    const before = readings(server, /signatures$/)
    server.cast('gouvernance', 'agree')
    await pause(1200)
    expect(readings(server, /signatures$/)).to.equal(before)
    server.sign({})
    await eventually(() => webOf(client) === 3)
    server.setStatus('closed')
    await eventually(() => client.state.signatures!.status === 'closed')
  })

  it('say since when nothing is heard, and no more once it is', async () => {
    const server = serve()
    const client = await follow(server)
    dispatchEvent(new Event('offline'))
    expect(client.state.staleSince).to.be.greaterThan(0)
    hurry()
    server.sign({})
    await eventually(() => webOf(client) === 3)
    expect(client.state.staleSince).to.equal(undefined)
  })

  it('are asked for while someone looks, and not while the page is hidden', async () => {
    const server = serve()
    const client = await follow(server)
    await eventually(() => server.followers === 1)
    hidePage(true)
    await eventually(() => server.followers === 0)
    server.sign({})
    expect(webOf(client)).to.equal(2)
    hidePage(false)
    await eventually(() => webOf(client) === 3)
    for (const leave of leaving.splice(0)) leave()
    expect(server.followers).to.equal(0)
  })

  it('say why there are none, and are read when they can be', async () => {
    const none = await follow(serveFile({}))
    expect([none.state.phase, none.state.problem]).to.deep.equal(['error', 'no-manifesto'])
    const server = serve()
    hurry()
    server.fail('offline')
    const client = await follow(server)
    expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'unreachable'])
    server.recover()
    await client.retry()
    expect(client.state.phase).to.equal('ready')
  })

  it('that no server gave are an error, until one does', async () => {
    const server = serve()
    hurry()
    const { transport } = server
    const { fetch } = transport
    replace(transport, 'fetch', async (address, init) =>
      /signatures$/.test(address) ? Response.json({ portal: true }) : fetch.call(transport, address, init),
    )
    const client = await follow(server)
    expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'unreachable'])
    replace(transport, 'fetch', fetch)
    await eventually(() => client.state.phase === 'ready')
  })

  it('of a file are what it says, asked for once, and never live', async () => {
    const numbers: Signatures = {
      status: 'closed',
      version: 4,
      minimum: 1,
      goal: 500,
      counts: {
        persons: { web: 3, room: 1, paper: 0 },
        organisations: { web: 1, room: 0, paper: 0 },
        reservations: 1,
        articles: [{ article: 'voix', count: 1 }],
        versions: [{ version: 1, count: 5 }],
      },
      latest: [{ number: 5, name: 'Mutuelle fictive', signer: 'organisation', family: 'mutual', version: 1 }],
      named: 1,
      links: { signatories: 'names.json' },
    }
    const { client, asked } = await readFile(numbers)
    expect(client.state.phase).to.equal('ready')
    expect(client.state.signatures).to.deep.equal(numbers)
    dispatchEvent(new Event('offline'))
    expect(client.state.staleSince).to.equal(undefined)
    dispatchEvent(new Event('online'))
    await client.readNames()
    expect(asked).to.deep.equal([
      client.url,
      new URL('names.json', client.url).href,
      `${new URL('names.json', client.url)}?page=2`,
    ])
    expect(namesOf(client), 'of a file that is the same at every page').to.deep.equal(['Mutuelle fictive'])
  })

  it('of a file count what it leaves out as nobody, and hide what its minimum hides', async () => {
    const { client } = await readFile({ counts: { persons: { web: 9 } } })
    expect(client.state.signatures).to.deep.equal({
      status: 'open',
      version: 0,
      minimum: 0,
      counts: {
        persons: { web: 9, room: 0, paper: 0 },
        organisations: { web: 0, room: 0, paper: 0 },
        reservations: 0,
        articles: [],
        versions: [],
      },
      latest: [],
      named: 0,
    })
    const few = await readFile({ minimum: 10, counts: { persons: { web: 9 } }, latest: [name], named: 1 })
    expect(few.client.state.signatures).to.deep.equal({ status: 'open', version: 0, minimum: 10 })
  })

  for (const [problem, wrong] of [
    ['this is not JSON', '<!doctype html>'],
    ['the file must be an object', []],
    ['the file must be an object', null],
    ['it has no counts, and no minimum that would hide them', { persons: { web: 9 } }],
    ['version must be a whole number', { version: 'x', counts: {} }],
    ['goal must be a whole number', { goal: '500', counts: {} }],
    ['status must be one of draft, open, closed', { status: 'ouverte', counts: {} }],
    ['counts must be an object', { counts: 214 }],
    ['counts.persons must be an object', { counts: { persons: 214 } }],
    ['counts.persons.web must be a whole number', { counts: { persons: { web: -1 } } }],
    ['counts.reservations is more than all signatures', { counts: { persons: { web: 1 }, reservations: 2 } }],
    ['counts.versions must be a list', { counts: { versions: 2 } }],
    ['counts.articles[0] must be an object', { counts: { articles: ['voix'] } }],
    ['latest[0].name must be a text', { counts: {}, latest: [{ number: 1, signer: 'person' }] }],
    ['latest[0].family must be one of', { counts: {}, latest: [{ ...name, family: 'constructor' }] }],
    ['links.signatories must be a text', { counts: {}, links: { signatories: 1 } }],
  ] as [string, unknown][])
    it(`of a wrong file say so: ${problem}, in ${JSON.stringify(wrong)}`, async () => {
      const { client } = await readFile(wrong)
      expect(client.state.phase).to.equal('error')
      expect(client.state.problem).to.contain(problem)
    })

  it('of a file that is not there say so, and are asked for again', async () => {
    const { client } = await readFile('', { status: 404 })
    expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'HTTP 404'])
    replace(window, 'fetch', async () => Response.json({ counts: {} }))
    await client.retry()
    expect(client.state.phase).to.equal('ready')
  })
})
