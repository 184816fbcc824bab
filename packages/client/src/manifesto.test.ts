import { expect } from '@open-wc/testing'
import { sampleManifesto } from '@ess-widgets/contract/behaviour.js'
import { openManifesto, type Given, type ManifestoClient } from './manifesto.ts'
import type { MemoryServer } from './memory/memory.ts'
import { eventually, hurry, pause, restore, serve as serveFile, writesTo } from './testing/fixtures.ts'

const serve = (file: Parameters<typeof serveFile>[0] = {}) => serveFile({ ...sampleManifesto, ...file })
const given: Given = {
  version: 2,
  signer: 'person',
  firstName: 'Camille',
  lastName: 'Fictif',
  email: 'camille@example.org',
  language: 'fr',
  visibility: 'full',
  contact: false,
  partner: null,
}
const { email: _, language: __, ...said } = given

const leaving: (() => void)[] = []

async function join({ url }: { url: string }): Promise<ManifestoClient> {
  const client = openManifesto(url)!
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}

/** The client of a page that is opened after: what a device keeps is all it knows. */
async function joinAgain({ url }: { url: string }): Promise<ManifestoClient> {
  const { ManifestoClient } = await import('./manifesto.ts')
  const client = new ManifestoClient(url)
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}
const noteOf = ({ url }: { url: string }) => localStorage[`ess-signature ${url}`] as string | undefined
const received = (client: ManifestoClient) =>
  eventually(() => !!client.state.own?.signature && !client.state.own.isSending)
const standing = ({ state }: ManifestoClient) => state.own?.signature?.status

describe('a text to sign', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('is one for all who ask, is read, and keeps nothing before somebody signs', async () => {
    const server = serve()
    const before = localStorage.length
    const client = await join(server)
    expect(openManifesto(` ${server.url} `)).to.equal(client)
    expect(openManifesto('http://[')).to.equal(undefined)
    expect(client.state.manifesto!.title.fr).to.equal('Texte fictif, revu')
    expect(client.page('notice')).to.match(/^https:\/\/memory-[\w-]+\.example\/signature\/[\w-]+\/donnees$/)
    expect(localStorage.length).to.equal(before)
  })

  it('is signed once, and confirmed by the mail', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    expect(standing(client)).to.equal('pending')
    expect((await writesTo(server)).length).to.equal(1)
    server.byMail(given.email, 'confirm')
    await client.refresh()
    expect([standing(client), client.state.own!.signature!.number]).to.deep.equal(['confirmed', 1])
  })

  it('leaves no e-mail on the device once the server has it', async () => {
    const server = serve()
    const client = await join(server)
    const signing = client.sign(given)
    expect(noteOf(server)).to.contain(given.email)
    await signing
    await received(client)
    expect(noteOf(server)).not.to.contain(given.email)
    expect(JSON.parse(noteOf(server)!)).to.deep.equal({ receipt: client.state.own!.receipt })
  })

  it('is followed by a page that is opened later', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    server.byMail(given.email, 'confirm')
    const later = await joinAgain(server)
    await eventually(() => standing(later) === 'confirmed')
    expect(later.state.own!.receipt).to.equal(client.state.own!.receipt)
  })

  it('is signed once where the answer is lost', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('lose-response', 3)
    await client.sign(given)
    await received(client)
    expect(new Set((await writesTo(server)).map(({ key }) => key)).size).to.equal(1)
    expect(standing(client)).to.equal('pending')
  })

  it('is kept on the device without network, says so, and leaves when there is one', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    server.fail('offline')
    await client.sign(given)
    await eventually(() => client.state.own!.isKept === true && !client.state.own!.isSending)
    expect(client.state.own!.given!.email).to.equal(given.email)
    server.recover()
    const later = await joinAgain(server)
    await received(later)
    await client.retry()
    await received(client)
    expect(standing(client)).to.equal('pending')
  })

  it('is changed, and withdrawn, without an account', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    await client.change({ ...said, visibility: 'none', reservation: { article: 'voix', text: 'Un mot.' } })
    await received(client)
    expect(client.state.own!.signature!.said!.reservation!.text).to.equal('Un mot.')
    expect(client.state.own!.signature!.revision).to.equal(2)
    await client.withdraw()
    expect([standing(client), client.state.own!.signature!.said]).to.deep.equal(['withdrawn', undefined])
    client.forget()
    expect([client.state.own, noteOf(server)]).to.deep.equal([undefined, undefined])
  })

  it('says why it was refused, keeps what was typed, and is asked nothing of it', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign({ ...given, email: 'nom@localhost' })
    await eventually(() => !!client.state.own!.problem)
    const { problem, given: typed } = client.state.own!
    expect(problem!.errors!.map(({ pointer }) => pointer)).to.deep.equal(['/email'])
    expect(typed!.firstName).to.equal('Camille')
    await client.refresh()
    expect(client.state.own!.problem).to.equal(problem)
    await client.sign(given)
    await received(client)
    expect(standing(client)).to.equal('pending')
  })

  it('comes from another device by its link, and one that leads to nothing is not kept', async () => {
    const server = serve()
    const receipt = server.sign({ email: 'x@example.org' })
    const client = await join(server)
    await client.accept(receipt)
    expect(standing(client)).to.equal('confirmed')
    expect(noteOf(server)).to.contain(receipt)
    expect((await client.accept('x'.repeat(22))).problem!.titles.fr).to.equal('Ce reçu ne mène à rien.')
    expect([client.state.own!.receipt, standing(client)]).to.deep.equal([receipt, 'confirmed'])
    expect(noteOf(server)).to.contain(receipt)
    const other = serve()
    const without = await join(other)
    await without.accept('x'.repeat(22))
    expect([without.state.own, noteOf(other)]).to.deep.equal([undefined, undefined])
  })

  it('is sent all the same when a link brings another one here meanwhile', async () => {
    hurry()
    const server = serve()
    const receipt = server.sign({ email: 'x@example.org' })
    const client = await join(server)
    server.fail('offline')
    await client.sign(given)
    await eventually(() => client.state.own!.isKept === true && !client.state.own!.isSending)
    server.recover()
    await client.accept(receipt)
    await client.retry()
    expect([client.state.own!.receipt, standing(client)]).to.deep.equal([receipt, 'confirmed'])
    await eventually(async () => (await writesTo(server)).length === 1)
  })

  it('keeps its receipt when a private link meets no network', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    const { receipt } = client.state.own!
    server.fail('offline')
    expect((await client.accept('y'.repeat(22))).failure).to.equal('unreachable')
    expect(JSON.parse(noteOf(server)!)).to.deep.equal({ receipt })
    server.recover()
    await client.refresh()
    expect([client.state.own!.receipt, standing(client)]).to.deep.equal([receipt, 'pending'])
  })

  it('says that a withdrawal waits, whatever was read before it', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    server.setLatency(30)
    const reading = client.refresh()
    await pause(5)
    server.fail('offline')
    await client.withdraw()
    await reading
    await pause(60)
    expect([client.state.own!.isKept, client.state.own!.isWithdrawing]).to.deep.equal([true, true])
    server.recover()
    await client.retry()
    await eventually(() => standing(client) === 'withdrawn')
  })

  it('can be changed after another device changed it', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    const other = await joinAgain(server)
    await eventually(() => standing(other) === 'pending')
    await other.change({ ...said, visibility: 'none' })
    await received(other)
    localStorage[`ess-signature ${server.url}`] = JSON.stringify({ receipt: client.state.own!.receipt })
    client.state = {
      ...client.state,
      own: { ...client.state.own!, signature: { ...client.state.own!.signature!, revision: 1 } },
    }
    await client.change({ ...said, visibility: 'short' })
    await eventually(
      () => client.state.own!.failure === 'stale-signature' && client.state.own!.signature!.revision === 2,
    )
    await client.change({ ...said, visibility: 'short' })
    await received(client)
    expect(client.state.own!.signature!.said!.visibility).to.equal('short')
  })

  it('makes what it can of a damaged note', async () => {
    for (const note of ['{', '5', '[]', '{}', '{"receipt":"é"}', '{"receipt":5}']) {
      const server = serve()
      localStorage[`ess-signature ${server.url}`] = note
      expect((await joinAgain(server)).state.own, note).to.equal(undefined)
    }
    const server = serve()
    const receipt = server.sign({ email: 'x@example.org' })
    for (const more of [{ given: 5 }, { given: {}, problem: {} }, { given: { version: 2 }, problem: {} }]) {
      localStorage[`ess-signature ${server.url}`] = JSON.stringify({ receipt, ...more })
      const client = await joinAgain(server)
      await eventually(() => standing(client) === 'confirmed')
      expect(client.state.own!.problem).to.equal(undefined)
    }
  })

  it('forgets the invitation that was refused, and no other', async () => {
    const server = serve()
    const tickets = { vision: `vision.7.zzzzzz.${'A'.repeat(22)}`, identite: `identite.7.zzzzzz.${'B'.repeat(22)}` }
    for (const [workshop, ticket] of Object.entries(tickets))
      localStorage[`ess-ticket ${server.url} ${workshop}`] = ticket
    const client = await join(server)
    await client.sign(given)
    await eventually(() => client.state.own!.failure === 'invalid-ticket')
    const left = Object.keys(tickets).filter((workshop) => localStorage[`ess-ticket ${server.url} ${workshop}`])
    expect(left).to.have.length(1)
  })

  it('is known to a tab that was open before it was signed in another', async () => {
    const server = serve()
    const other = await joinAgain(server)
    const client = await join(server)
    await client.sign(given)
    await received(client)
    await other.refresh()
    expect([other.state.own!.receipt, standing(other)]).to.deep.equal([client.state.own!.receipt, 'pending'])
  })

  it('keeps what was refused with the reason for a page that is opened later', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign({ ...given, email: 'nom@localhost' })
    await eventually(() => !!client.state.own!.problem)
    const later = await joinAgain(server)
    await later.refresh()
    const { problem, given: typed, signature } = later.state.own!
    expect(problem!.errors!.map(({ pointer }) => pointer)).to.deep.equal(['/email'])
    expect([typed!.firstName, signature]).to.deep.equal(['Camille', undefined])
  })

  it('keeps a change that was refused, with the reason, until its person has it back', async () => {
    const server = serve()
    const client = await join(server)
    await client.sign(given)
    await received(client)
    server.setStatus('closed')
    const reservation = { article: 'voix', text: 'Un mot.' }
    await client.change({ ...said, reservation })
    await eventually(() => !!client.state.own!.problem)
    expect(client.state.consultation!.status).to.equal('closed')
    const later = await joinAgain(server)
    await eventually(() => standing(later) === 'pending')
    expect(later.state.own!.given!.reservation).to.deep.equal(reservation)
    expect(later.state.own!.problem!.titles.en).to.equal('This consultation is closed.')
    later.forget()
    expect([later.state.own!.given, standing(later)]).to.deep.equal([undefined, 'pending'])
    expect(noteOf(server)).not.to.contain('Un mot.')
  })

  it('is read again when it has changed before it was signed', async () => {
    const server = serve()
    const client = await join(server)
    const asked = () => server.requests.filter(({ url }) => url.endsWith('/manifesto')).length
    await client.sign({ ...given, version: 1 })
    await eventually(() => !!client.state.own!.problem)
    expect(client.state.own!.failure).to.equal('stale-version')
    await eventually(() => asked() === 2)
  })

  it('has its earlier versions, read when they are asked for', async () => {
    const server = serve()
    const client = await join(server)
    const asked = () => server.requests.filter(({ url }) => url.endsWith('/manifesto/1')).length
    await client.readVersion(1)
    await client.readVersion(1)
    await client.readVersion(9)
    expect(client.state.versions[1]!.title.fr).to.equal('Texte fictif')
    expect(asked()).to.equal(1)
  })

  it('says why it cannot be read, and is read when it can be', async () => {
    const none = await join(serveFile({}))
    expect([none.state.phase, none.state.problem]).to.deep.equal(['error', 'no-manifesto'])
    hurry()
    const server: MemoryServer = serve()
    server.fail('offline')
    const client = await join(server)
    expect(client.state.problem).to.equal('unreachable')
    server.recover()
    await client.retry()
    expect(client.state.phase).to.equal('ready')
    await pause(10)
  })
})
