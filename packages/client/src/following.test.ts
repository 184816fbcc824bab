import { expect } from '@open-wc/testing'
import type { Counts } from '@ess-widgets/contract'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import { follow } from './following.ts'
import type { Failure } from './state.ts'
import { eventually, hidePage, hurry, pause, replace, restore, serve } from './testing/fixtures.ts'
import { openWall } from './wall.ts'

interface State {
  readonly phase: 'loading' | 'ready' | 'error'
  readonly problem?: Failure | string | undefined
  readonly staleSince?: number | undefined
  readonly version?: number
  readonly number?: number
}
type Answer = readonly [version: number, isFinal?: boolean]

const leaving: (() => void)[] = []
let addresses = 0

/** Something published, whose readings are answered by `answer`; `tell` says on the stream what version stands. */
function publish(answer: (reading: number) => Answer | Promise<Answer>, first: Partial<State> = {}, failure?: Failure) {
  const asked: string[] = []
  const sources = new Set<EventTarget>()
  let readings = 0
  replace(window, 'fetch', (address) => {
    const name = `${address}`.split('/').at(-1)!
    asked.push(name)
    // Counts come by the stream alone.
    if (name === 'counts') return new Promise(() => {})
    return Promise.resolve(Response.json({ links: { live: 'live', counts: 'counts' } }))
  })
  class Source extends EventTarget {
    constructor() {
      super()
      sources.add(this)
    }
    close() {
      sources.delete(this)
    }
  }
  replace(window, 'EventSource', Source as unknown as typeof EventSource)
  const client = follow<State>(
    `https://published.example/${addresses++}`,
    { phase: 'loading', ...first },
    {
      open: async () => async () => {
        const [version, isFinal] = await answer(++readings)
        return { version, known: { number: version }, isFinal }
      },
      counts: ({ version }) => ({ version }),
      ...(failure && { failure }),
    },
  )
  const look = () => leaving.push(client.subscribe(() => {}))
  const tell = (version: number) => {
    const data = JSON.stringify({ version } satisfies Partial<Counts>)
    for (const source of sources) source.dispatchEvent(new MessageEvent('counts', { data }))
  }
  const settled = () => eventually(() => client.state.phase !== 'loading')
  return { client, asked, sources, look, tell, settled, readings: () => readings }
}
const refuse = (wait?: number) => Promise.reject({ failure: 'busy', wait })

describe('what is followed', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('is read again within a second of another version, and what stays is not', async () => {
    const { client, asked, look, tell, settled } = publish((reading) => [reading])
    look()
    await settled()
    const delays = hurry()
    replace(Math, 'random', () => 0.5)
    tell(2)
    await eventually(() => client.state.number === 2)
    expect(delays).to.deep.equal([500])
    expect(asked).to.deep.equal([`${addresses - 1}`, 'counts'])
  })

  it('is read once for all that is told within that second', async () => {
    const { client, look, tell, settled, readings } = publish((reading) => [reading > 1 ? 4 : 1])
    look()
    await settled()
    hurry()
    replace(Math, 'random', () => 1)
    for (const version of [2, 3, 4]) tell(version)
    await eventually(() => client.state.number === 4)
    await pause(100)
    expect(readings()).to.equal(2)
  })

  it('is asked for again, after a while, where what answers is behind what was told', async () => {
    const { client, look, tell, settled } = publish((reading) => [reading])
    look()
    await settled()
    const delays = hurry()
    tell(3)
    await eventually(() => client.state.number === 3)
    expect(delays.filter((delay) => delay >= 5_000 && delay <= 15_000).length).to.equal(1)
  })

  it('is read again where another version is told while one is on its way', async () => {
    const { client, look, tell, settled, readings } = publish((reading) =>
      pause(reading > 1 ? 50 : 0).then(() => [reading]),
    )
    look()
    await settled()
    hurry()
    tell(2)
    await eventually(() => readings() === 2)
    tell(3)
    await eventually(() => client.state.number === 3)
  })

  it('that could not be read is read as soon as the network is back', async () => {
    const { client, look, settled, readings } = publish((reading) => (reading > 1 ? [1] : refuse(0)))
    look()
    await settled()
    expect(client.state.phase).to.equal('error')
    dispatchEvent(new Event('online'))
    await eventually(() => client.state.phase === 'ready')
    expect(readings()).to.equal(2)
  })

  it('is followed no more once it is final, and is never stale', async () => {
    const { client, sources, look, tell, settled } = publish((reading) => [reading, reading > 1])
    look()
    await settled()
    expect(sources.size).to.equal(1)
    hurry()
    tell(2)
    await eventually(() => client.state.number === 2)
    expect(sources.size).to.equal(0)
    dispatchEvent(new Event('offline'))
    hidePage(true)
    hidePage(false)
    expect([sources.size, client.state.staleSince]).to.deep.equal([0, undefined])
  })

  it('is asked for again by itself, but for a last word', async () => {
    for (const [wait, times] of [
      [0, 2],
      [undefined, 1],
    ]) {
      const { client, look, settled, readings } = publish((reading) => (reading > 1 ? [1] : refuse(wait)))
      look()
      hurry()
      await settled()
      expect([client.state.phase, client.state.problem]).to.deep.equal(['error', 'busy'])
      await pause(200)
      expect(readings()).to.equal(times)
      restore()
    }
  })

  it('stays when another reading fails, is stale, and is asked for again whatever was said', async () => {
    const { client, look, tell, settled } = publish((reading) => (reading === 2 ? refuse() : [reading]))
    look()
    await settled()
    hurry()
    tell(2)
    await eventually(() => client.state.staleSince !== undefined)
    expect([client.state.phase, client.state.number]).to.deep.equal(['ready', 1])
    await eventually(() => client.state.number === 3)
    expect(client.state.staleSince).to.equal(undefined)
  })

  it('calls an error that is no outcome as it is told to, else by its message', async () => {
    for (const [failure, problem] of [
      [undefined, 'no links'],
      ['unreachable', 'unreachable'],
    ] as const) {
      const { client, look, settled } = publish(() => Promise.reject(new Error('no links')), {}, failure)
      look()
      await settled()
      expect(client.state.problem).to.equal(problem)
    }
  })

  it('that has no version is an error, or a matter of waiting where one was known, until it has', async () => {
    for (const [first, phase] of [
      [{}, 'error'],
      [{ version: 0 }, 'loading'],
    ] as const) {
      const { client, look, readings } = publish((reading) => [reading > 1 ? 1 : (undefined as never)], first)
      look()
      await eventually(() => readings() === 1)
      await pause(20)
      expect(client.state.phase).to.equal(phase)
      leaving.pop()!()
      hurry()
      look()
      await eventually(() => client.state.phase === 'ready')
      restore()
    }
  })

  it('has one reading at a time, and shows that it loads what failed', async () => {
    const phases: string[] = []
    const { client, look, settled, readings } = publish((reading) =>
      reading > 1 ? pause(20).then(() => [1]) : refuse(),
    )
    look()
    await settled()
    leaving.push(client.subscribe(() => phases.push(client.state.phase)))
    await Promise.all([client.retry(), client.retry()])
    await settled()
    expect(phases).to.deep.equal(['loading', 'ready'])
    expect(readings()).to.equal(2)
  })

  it('keeps what counts told once it is read again', async () => {
    const server = serve(sampleWorkshops)
    const wall = openWall(server.url, 'identite')!
    leaving.push(wall.subscribe(() => {}))
    await eventually(() => wall.state.phase === 'ready')
    // The first question has its answer before the stream says otherwise.
    await pause(50)
    const given = { workshop: 'identite', question: 'vision', kind: 'vision', text: 'Une vision.' } as const
    server.setStatus('closed')
    await eventually(() => wall.state.consultation!.status === 'closed')
    server.contribute({ ...given, decision: { name: 'publish' } })
    await eventually(() => wall.state.contributions.length === 1)
    expect(wall.state.consultation!.status).to.equal('closed')
  })

  it('rests while the page is hidden: no reading, and no silence that counts', async () => {
    const { client, look, tell, settled, readings } = publish((reading) => [reading])
    hurry()
    look()
    await settled()
    // The question of how things stand has no answer yet.
    hidePage(true)
    await pause(150)
    expect(client.state.staleSince).to.equal(undefined)
    hidePage(false)
    tell(2)
    hidePage(true)
    await pause(150)
    expect(readings()).to.equal(1)
  })

  it('is not asked for again once the page was hidden meanwhile', async () => {
    const { client, look, settled, readings } = publish(() => pause(30).then(() => refuse(0)))
    look()
    hidePage(true)
    hurry()
    await settled()
    await pause(200)
    expect([client.state.phase, readings()]).to.deep.equal(['error', 1])
  })
})
