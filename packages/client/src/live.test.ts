import { expect } from '@open-wc/testing'
import type { Counts } from '@ess-widgets/contract'
import { openConsultation } from './index.ts'
import { useTransport } from './memory/memory.ts'
import {
  eventually,
  hidePage,
  hurry,
  join,
  pause,
  replace,
  restore,
  serve,
  totalOf,
  until,
} from './testing/fixtures.ts'

const reads = (server: ReturnType<typeof serve>) => server.requests.filter(({ url }) => url.endsWith('/counts')).length

describe('live counts', () => {
  afterEach(restore)

  it('come by themselves when others vote or the consultation closes', async () => {
    const server = serve()
    const client = await join(server)
    server.cast('gouvernance', 'agree')
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
    server.setStatus('closed')
    await until(client, ({ consultation }) => consultation?.status === 'closed')
    expect(reads(server)).to.equal(1)
  })

  it('take one connection for all subscribers, until the last one leaves', async () => {
    const server = serve()
    const client = openConsultation(server.url)!
    const leave = [client.subscribe(() => {}), client.subscribe(() => {})]
    await until(client, ({ phase }) => phase === 'ready')
    await pause(10)
    expect(server.followers).to.equal(1)
    leave[0]!()
    expect(server.followers).to.equal(1)
    leave[1]!()
    expect(server.followers).to.equal(0)
    leave.push(client.subscribe(() => {}))
    expect(server.followers).to.equal(1)
    leave[2]!()
  })

  it('are not asked for while the stream is open, however little it says', async () => {
    hurry()
    const server = serve()
    await join(server)
    await pause(400)
    expect(reads(server)).to.equal(1)
    expect(server.followers).to.equal(1)
  })

  it('rest while the page is hidden, and are fresh when it is seen again', async () => {
    const server = serve()
    const client = await join(server)
    await pause(20)
    hidePage(true)
    expect(server.followers).to.equal(0)
    server.cast('gouvernance', 'agree')
    await pause(20)
    expect(totalOf(client, 'gouvernance')?.agree).to.equal(0)
    hidePage(false)
    expect(server.followers).to.equal(1)
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
  })

  it('are not put back by an answer that the stream has overtaken', async () => {
    const server = serve()
    const client = await join(server)
    hidePage(true)
    let arrive: (() => void) | undefined
    useTransport(server.url, {
      ...server.transport,
      async fetch(url, init) {
        const response = await server.transport.fetch(url, init)
        if (url.endsWith('/counts')) await new Promise<void>((resolve) => (arrive = resolve))
        return response
      },
    })
    hidePage(false)
    await eventually(() => !!arrive)
    server.setStatus('closed')
    await until(client, ({ consultation }) => consultation?.status === 'closed')
    arrive!()
    await pause(20)
    expect(client.state.consultation!.status).to.equal('closed')
  })

  it('are not put back by an answer to a connection that has ended', async () => {
    const server = serve()
    const { transport } = server
    let arrive: (() => void) | undefined
    useTransport(server.url, {
      async fetch(url, init) {
        const response = await transport.fetch(url, init)
        if (url.endsWith('/counts') && !arrive) await new Promise<void>((resolve) => (arrive = resolve))
        return response
      },
      // The first one says nothing: what it asked for is on its way.
      follow: (...given) => (arrive ? transport.follow(...given) : () => {}),
    })
    const client = await join(server)
    await eventually(() => !!arrive)
    hidePage(true)
    server.setStatus('closed')
    hidePage(false)
    await until(client, ({ consultation }) => consultation?.status === 'closed')
    arrive!()
    await pause(20)
    expect(client.state.consultation!.status).to.equal('closed')
  })

  it('never go back to an older version', async () => {
    const server = serve()
    const client = await join(server)
    let tell: (counts: Counts) => void = () => {}
    useTransport(server.url, { ...server.transport, follow: (_, onCounts) => ((tell = onCounts), () => {}) })
    hidePage(true)
    hidePage(false)
    tell({ status: 'open', version: 9, principles: [] })
    tell({ status: 'closed', version: 8, principles: [] })
    expect(client.state.counts?.version).to.equal(9)
    expect(client.state.consultation?.status).to.equal('open')
  })

  it('are asked for again and again where the stream fails, and stream again when it can', async () => {
    const delays = hurry()
    replace(Math, 'random', () => 0.5)
    const server = serve()
    const client = await join(server)
    server.fail('no-stream')
    expect(server.followers).to.equal(0)
    server.cast('gouvernance', 'agree')
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
    expect(delays).to.include(10_000)
    server.recover()
    await eventually(() => server.followers === 1)
  })

  it('are asked for where the stream says nothing', async () => {
    hurry()
    const server = serve()
    const client = await join(server)
    useTransport(server.url, { ...server.transport, follow: () => () => {} })
    hidePage(true)
    hidePage(false)
    await pause(50)
    server.cast('gouvernance', 'agree')
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
  })

  it('are asked for at once when the page is seen again', async () => {
    const server = serve()
    const client = await join(server)
    server.fail('no-stream')
    hidePage(true)
    server.cast('gouvernance', 'agree')
    hidePage(false)
    await until(client, () => totalOf(client, 'gouvernance')?.agree === 1)
  })

  it('stop being asked for when the page is hidden', async () => {
    hurry()
    const server = serve()
    await join(server)
    server.fail('no-stream')
    hidePage(true)
    const before = reads(server)
    await pause(400)
    expect(reads(server)).to.equal(before)
  })
})
