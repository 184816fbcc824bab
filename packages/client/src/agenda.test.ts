import { expect } from '@open-wc/testing'
import type { SessionEntry } from '@ess-widgets/contract'
import { AgendaClient, openAgenda } from './agenda.ts'
import { recall, remember } from './device.ts'
import { useTransport, type MemoryServer } from './memory/memory.ts'
import { Outbox } from './outbox.ts'
import { registrationsOf } from './registrations.ts'
import { request } from './request.ts'
import { eventually, hidePage, hurry, pause, replace, restore, serve } from './testing/fixtures.ts'

const sessions: SessionEntry[] = [
  {
    id: 'atelier',
    kind: 'workshop',
    title: { fr: 'Atelier', en: 'Workshop' },
    start: '2099-11-25T09:00:00+01:00',
    end: '2099-11-25T10:00:00+01:00',
    capacity: 2,
  },
  {
    id: 'constructor',
    kind: 'other',
    title: { fr: 'Visite', en: 'Visit' },
    start: '2099-11-26',
    end: '2099-11-26',
    capacity: 1,
  },
]
const person = { name: 'Camille Exemple', email: 'camille@example.org' }

const serveAgenda = () => serve({ sessions })

const leaving: (() => void)[] = []

async function follow(client: AgendaClient) {
  leaving.push(client.subscribe(() => {}))
  await eventually(() => client.state.phase !== 'loading')
  return client
}
const join = ({ url }: { url: string }) => follow(openAgenda(null, url)!)
/** As another device, or the page loaded again, would have it. */
const joinAgain = ({ url }: { url: string }) => follow(openAgenda(null, `${url}?again=${leaving.length}`)!)

/** As the same page, opened again on the same device. */
const reopen = ({ url }: { url: string }) => follow(new AgendaClient(url, false))

const registrations = (client: AgendaClient) => registrationsOf(client, { recall, remember })
const told = ({ state }: AgendaClient, session = 'atelier') => state.registrations?.get(session)
const free = ({ state }: AgendaClient, session = 'atelier') =>
  state.agenda!.sessions.find(({ id }) => id === session)!.places!.free
/** What the device keeps, as a page that never saw it finds it. */
const kept = ({ url }: { url: string }) => new Outbox(request).kept((write) => write.url.startsWith(url))
const acts = ({ requests }: MemoryServer) => requests.filter(({ method }) => method !== 'GET')

describe('an agenda', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('is that of the file, else of the consultation, else of the page, and one for all who ask', () => {
    const { url } = serveAgenda()
    expect(openAgenda(null, url)).to.equal(openAgenda(' ', url))
    expect(openAgenda('/agenda.json', url)!.url).to.equal(`${location.origin}/agenda.json`)
    expect(openAgenda(url, null)).not.to.equal(openAgenda(null, url))
    expect(openAgenda('http://[', url)).to.equal(undefined)
    expect(openAgenda(null, null)).to.equal(undefined)
  })

  it('is read once, by its links, and not before someone follows it', async () => {
    const server = serveAgenda()
    const client = openAgenda(null, server.url)!
    await pause(20)
    expect(server.requests.length).to.equal(0)
    await follow(client)
    await follow(client)
    expect(server.requests.map(({ url }) => url)).to.deep.equal([server.url, `${server.url}/agenda`])
    expect(client.state.agenda!.sessions.map(({ id }) => id)).to.deep.equal(['atelier', 'constructor'])
  })

  it('is read again while someone looks, and rests while nobody does', async () => {
    const server = serveAgenda()
    hurry()
    const { now } = Date
    const start = now()
    // A hundred times faster, as the timers are.
    replace(Date, 'now', () => start + (now() - start) * 100)
    const client = await join(server)
    server.register('atelier')
    await eventually(() => free(client) === 1)
    hidePage(true)
    const asked = server.requests.length
    await pause(1500)
    expect(server.requests.length, 'hidden').to.equal(asked)
    hidePage(false)
    await eventually(() => server.requests.length > asked)
    for (const leave of leaving.splice(0)) leave()
    await pause(50)
    const left = server.requests.length
    await pause(1500)
    expect(server.requests.length, 'followed by nobody').to.equal(left)
  })

  it('keeps what was read when it cannot be read again, and is read again when the network is back', async () => {
    const server = serveAgenda()
    replace(Math, 'random', () => 0)
    const client = await join(server)
    server.fail('offline')
    await client.refresh()
    expect(client.state.phase).to.equal('ready')
    server.recover()
    server.register('atelier')
    window.dispatchEvent(new Event('online'))
    await eventually(() => free(client) === 1)
  })

  it('that cannot be read says why, and is tried again', async () => {
    const server = serveAgenda()
    replace(Math, 'random', () => 0)
    server.fail('offline')
    const client = await join(server)
    expect(client.state).to.deep.include({ phase: 'error', problem: 'unreachable' })
    server.recover()
    await client.retry()
    expect(client.state.phase).to.equal('ready')
  })
})

describe('a registration', () => {
  beforeEach(() => replace(Math, 'random', () => 0))

  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('takes a place, gives it back, and takes one again with another receipt', async () => {
    const server = serveAgenda()
    const client = await join(server)
    const own = registrations(client)
    await own.register('atelier', person)
    expect(told(client)).to.deep.equal({ registration: { session: 'atelier', status: 'registered' } })
    await eventually(() => free(client) === 1)
    const receipt = own.receiptOf('atelier')
    await own.withdraw('atelier')
    expect(told(client)!.registration!.status).to.equal('withdrawn')
    expect(own.receiptOf('atelier')).to.equal(undefined)
    await eventually(() => free(client) === 2)
    await own.register('atelier', person)
    expect(own.receiptOf('atelier')).not.to.equal(receipt)
    await eventually(() => free(client) === 1)
  })

  it('waits its turn, and is promoted', async () => {
    const server = serveAgenda()
    const first = server.register('atelier')
    server.register('atelier')
    const client = await join(server)
    await registrations(client).register('atelier', person)
    expect(told(client)!.registration).to.deep.equal({ session: 'atelier', status: 'waiting', position: 1 })
    server.withdraw('atelier', first)
    const again = await joinAgain(server)
    await registrations(again).accept('atelier', registrations(client).receiptOf('atelier')!)
    expect(told(again)!.registration!.status).to.equal('registered')
  })

  for (const fault of ['offline', 'lose-response', 'busy'] as const) {
    it(`that met “${fault}” is kept, and counts once when it is sent again`, async () => {
      const server = serveAgenda()
      const client = await join(server)
      const own = registrations(client)
      hurry()
      server.fail(fault)
      await own.register('atelier', person)
      expect(told(client)).to.deep.include({ isKept: true })
      expect(own.receiptOf('atelier'), 'kept before anything was sent').not.to.equal(undefined)
      server.recover()
      await own.retry('atelier')
      expect(told(client)!.registration!.status).to.equal('registered')
      await eventually(() => free(client) === 1)
      expect(new Set(acts(server).map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(1)
    })
  }

  it('is on the device before it leaves, as its withdrawal is, and not once it is received', async () => {
    const server = serveAgenda()
    const atSending: unknown[] = []
    const { fetch } = server.transport
    useTransport(server.url, {
      ...server.transport,
      async fetch(url, init) {
        if (init?.method) atSending.push(...(await kept(server)).map(({ method, body }) => [method, JSON.parse(body)]))
        return fetch(url, init)
      },
    })
    const client = await join(server)
    const own = registrations(client)
    await pause(20)
    expect(localStorage, 'nothing before the person acts').to.have.length(0)
    await own.register('atelier', person)
    await own.withdraw('atelier')
    expect(atSending).to.deep.equal([
      ['PUT', person],
      ['DELETE', {}],
    ])
    expect(await kept(server)).to.deep.equal([])
  })

  it('that did not arrive is shown by the page opened again, which sends the very same and tells of it', async () => {
    const server = serveAgenda()
    const client = await join(server)
    hurry()
    server.fail('lose-response')
    await registrations(client).register('atelier', person)
    const again = await reopen(server)
    const own = registrations(again)
    const heard: string[] = []
    own.listener = (session) => heard.push(session)
    await own.load('atelier')
    expect(told(again)).to.deep.include({ failure: 'unreachable', isKept: true })
    // Asked for by a link, it stays what is shown: one’s own receipt is not lost for it.
    await own.accept('atelier', 'x'.repeat(32))
    expect(told(again)).to.deep.include({ isKept: true })
    expect(own.receiptOf('atelier')).to.equal(registrations(client).receiptOf('atelier'))
    server.recover()
    await eventually(() => told(again)?.registration?.status === 'registered')
    expect(heard).to.deep.equal(['atelier'])
    await eventually(() => again.state.phase === 'ready' && free(again) === 1)
    const sent = await Promise.all(
      acts(server).map(async (act) => JSON.stringify([[...act.headers], await act.clone().text()])),
    )
    expect(sent.length).to.be.greaterThan(1)
    expect(new Set(sent).size).to.equal(1)
    expect(await kept(server)).to.deep.equal([])
  })

  it('that was given back without a network is given back by the page opened again', async () => {
    const server = serveAgenda()
    const client = await join(server)
    await registrations(client).register('atelier', person)
    hurry()
    server.fail('offline')
    await registrations(client).withdraw('atelier')
    expect(told(client)).to.deep.include({ isKept: true, registration: { session: 'atelier', status: 'registered' } })
    const again = await reopen(server)
    await registrations(again).load('atelier')
    expect(told(again)).to.deep.include({ isKept: true })
    server.recover()
    await eventually(() => told(again)?.registration?.status === 'withdrawn')
    expect(registrations(again).receiptOf('atelier')).to.equal(undefined)
    await eventually(() => again.state.phase === 'ready' && free(again) === 2)
  })

  it('that is refused by the page opened again says why, and leaves no receipt', async () => {
    const server = serveAgenda()
    const other = await joinAgain(server)
    await registrations(other).register('atelier', person)
    const client = await join(server)
    hurry()
    server.fail('offline')
    await registrations(client).register('atelier', person)
    const again = await reopen(server)
    const own = registrations(again)
    server.recover()
    await eventually(() => told(again)?.failure === 'already-registered')
    expect(own.receiptOf('atelier')).to.equal(undefined)
  })

  it('is kept by the page alone where the device refuses, says so, and goes on being sent', async () => {
    const server = serveAgenda()
    const client = await join(server)
    hurry()
    replace(indexedDB, 'open', () => {
      throw new DOMException('', 'SecurityError')
    })
    server.fail('offline')
    await registrations(client).register('atelier', person)
    expect(told(client)).to.deep.include({ isKept: false })
    server.recover()
    await eventually(() => told(client)?.registration?.status === 'registered')
  })

  it('whose answer was lost is found again by a page loaded anew', async () => {
    const server = serveAgenda()
    const client = await join(server)
    server.fail('lose-response', 3)
    await registrations(client).register('atelier', person)
    expect(told(client)!.failure).to.equal('unreachable')
    const receipt = registrations(client).receiptOf('atelier')!
    const again = await joinAgain(server)
    await registrations(again).accept('atelier', receipt)
    expect(told(again)!.registration!.status).to.equal('registered')
  })

  it('that is refused says why, and leaves no receipt', async () => {
    const server = serveAgenda()
    const client = await join(server)
    await registrations(client).register('atelier', person)
    const again = await joinAgain(server)
    await registrations(again).register('atelier', { ...person, email: 'CAMILLE@example.org' })
    expect(told(again)).to.deep.include({ failure: 'already-registered', registration: undefined })
    expect(told(again)!.titles!.fr).to.contain('déjà inscrite')
    expect(registrations(again).receiptOf('atelier')).to.equal(undefined)
  })

  it('by a receipt that leads nowhere says so, and keeps nothing', async () => {
    const server = serveAgenda()
    const client = await join(server)
    await registrations(client).accept('atelier', 'x'.repeat(32))
    expect(told(client)).to.deep.include({ failure: 'unknown-receipt' })
    expect(registrations(client).receiptOf('atelier')).to.equal(undefined)
  })

  it('of one’s own outlives a link that anybody made', async () => {
    const server = serveAgenda()
    const client = await join(server)
    const own = registrations(client)
    await own.register('atelier', person)
    const receipt = own.receiptOf('atelier')
    await own.accept('atelier', 'x'.repeat(32))
    expect(own.receiptOf('atelier')).to.equal(receipt)
    expect(told(client)!.registration!.status).to.equal('registered')
  })

  it('that was recorded without an answer keeps its receipt when a second word is refused', async () => {
    const server = serveAgenda()
    const client = await join(server)
    const own = registrations(client)
    await own.register('constructor', person)
    server.fail('lose-response', 3)
    await own.register('atelier', person)
    const receipt = own.receiptOf('atelier')
    // Someone else has that address by now.
    const other = await joinAgain(server)
    await registrations(other).register('atelier', { ...person, email: 'claude@example.org' })
    await own.register('atelier', { ...person, email: 'claude@example.org' })
    expect(told(client)!.failure).to.equal('already-registered')
    expect(own.receiptOf('atelier')).to.equal(receipt)
  })

  it('of another tab is never forgotten by this one', async () => {
    const server = serveAgenda()
    const client = await join(server)
    const own = registrations(client)
    await own.register('atelier', person)
    const key = `ess-receipts ${client.url}`
    // As another tab writes it.
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)!), ailleurs: 'y'.repeat(32) }))
    await own.register('constructor', person)
    expect(Object.keys(JSON.parse(localStorage.getItem(key)!)).sort()).to.deep.equal([
      'ailleurs',
      'atelier',
      'constructor',
    ])
  })

  it('asks once what became of it, however often it is looked at', async () => {
    const server = serveAgenda()
    const client = await join(server)
    const own = registrations(client)
    expect(own.receiptOf('constructor'), 'a name that every object has').to.equal(undefined)
    await Promise.all([own.load('atelier'), own.load('constructor')])
    expect(server.requests.length, 'nothing to ask').to.equal(2)
    remember(`ess-receipts ${client.url}`, JSON.stringify({ atelier: server.register('atelier') }))
    await Promise.all([own.load('atelier'), own.load('atelier')])
    await own.load('atelier')
    expect(server.requests.length).to.equal(3)
    remember(`ess-receipts ${client.url}`, 'damaged')
    expect(own.receiptOf('atelier')).to.equal(undefined)
  })

  it('has nothing in common with a vote', async () => {
    const server = serveAgenda()
    const client = await join(server)
    await registrations(client).register('atelier', person)
    const [act] = acts(server)
    expect(act!.headers.get('Ess-Voter')).to.equal(null)
    expect(act!.url).not.to.contain('camille')
    expect(JSON.stringify({ ...localStorage })).not.to.match(/camille|ess-voter/i)
  })
})
