import { expect } from '@open-wc/testing'
import { sampleManifesto } from '@ess-widgets/contract/behaviour.js'
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
const file = (document: object) => `data:application/json,${encodeURIComponent(JSON.stringify(document))}`

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

  it('keep the names that were read when the next reading fails', async () => {
    const server = serve([{ visibility: 'full' }, {}])
    const client = await follow(server)
    await client.readNames()
    hurry()
    server.fail('offline')
    await client.readNames()
    expect(client.state.signatories.length).to.equal(1)
    expect(client.state.isReadingNames).to.equal(false)
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
    await eventually(() => client.state.staleSince === undefined)
    expect(webOf(client)).to.equal(3)
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

  it('of a file are what it says, asked for once, and never live', async () => {
    const client = await join(openSignatures(file({ status: 'closed', version: 4, minimum: 1 }), null)!)
    expect(client.state.phase).to.equal('ready')
    expect(client.state.signatures!.version).to.equal(4)
    dispatchEvent(new Event('offline'))
    expect(client.state.staleSince).to.equal(undefined)
  })

  it('of a file that holds none say so', async () => {
    for (const wrong of [{}, { version: 'x' }, []]) {
      const client = await join(openSignatures(file(wrong), null)!)
      expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'malformed-request'])
    }
    replace(window, 'fetch', () => Promise.reject(new TypeError('no')))
    hurry()
    const client = await join(openSignatures('https://nowhere.example/x.json', null)!)
    expect(client.state.problem).to.equal('unreachable')
  })
})
