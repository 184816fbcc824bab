import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { get, type Agent, type IncomingMessage } from 'node:http'
import { describe, test, type TestContext } from 'node:test'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { ConsultationFile, Contributions, Counts } from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import { deciding, publishing } from '../testing/contributing.ts'
import { contribute, sampleWorkshop } from '../testing/http-author.ts'
import { connections, read, write } from '../testing/http-voter.ts'
import { query } from '../testing/postgres.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { wrapStore } from '../testing/wrapped-store.ts'

interface Listener {
  events: Counts[]
  text(): string
  /** Resolves with the first state that satisfies, among those come and to come. */
  until(condition: (counts: Counts) => boolean): Promise<Counts>
  close(): void
}

async function listen(url: string): Promise<Listener> {
  const events: Counts[] = []
  let text = ''
  let heard = () => {}
  const sent = get(`${url}/live`)
  sent.on('error', () => undefined)
  const response = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve))
  assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.equal(response.headers['transfer-encoding'], undefined)
  assert.equal(response.headers['access-control-allow-origin'], '*')
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const blocks = text.split('\n\n')
    events.length = 0
    for (const block of blocks.slice(0, -1)) {
      const [, data] = block.match(/^event: counts\ndata: (.*)$/m) ?? []
      if (data) events.push(JSON.parse(data))
    }
    heard()
  })
  return {
    events,
    text: () => text,
    async until(condition) {
      for (;;) {
        const found = events.find(condition)
        if (found) return found
        await new Promise<void>((resolve) => (heard = resolve))
      }
    },
    close: () => sent.destroy(),
  }
}

/** Someone who never voted agrees. */
const agree = (agent: Agent, url: string) =>
  write(agent, url, {
    voter: randomUUID(),
    principle: 'principe-0',
    key: randomUUID(),
    body: { choice: 'agree', revision: 1 },
  })

const agreed = (counts: Counts) => counts.principles[0]!.total.agree

for (const kind of bothStores()) {
  describe(kind.name, { timeout: 60_000 }, () => {
    test('a listener gets the whole state at once, then each change; many changes make few events', async () => {
      const store = await openStore(await kind.address())
      const served = await runApp([sampleFile(1)], store)
      const listener = await listen(served.url)
      assert.equal(agreed(await listener.until(() => true)), 0)
      assert.match(listener.text(), /^retry: \d{4,5}\n/)

      const agent = connections(8)
      const started = Date.now()
      for (let count = 0; count < 200; count++) {
        await agree(agent, served.url)
      }
      await listener.until((counts) => agreed(counts) === 200)
      const seconds = Math.ceil((Date.now() - started) / 1000)
      assert.ok(listener.events.length <= seconds + 3, `${listener.events.length} events in ${seconds} s`)
      const versions = listener.events.map(({ version }) => version)
      assert.deepEqual(
        versions,
        versions.toSorted((left, right) => left - right),
      )
      agent.destroy()
      listener.close()
      await served.close()
      await store.close()
    })

    test('a consultation that publishes no totals tells its listeners none', async () => {
      const store = await openStore(await kind.address())
      const served = await runApp([sampleFile(1, { totals: 'never' })], store)
      const listener = await listen(served.url)
      const agent = connections(1)
      await agree(agent, served.url)
      // Longer than the second after which a change is told.
      await pause(1500)
      assert.deepEqual(
        listener.events.map(({ version, principles }) => [version, principles]),
        [[0, []]],
      )
      agent.destroy()
      listener.close()
      await served.close()
      await store.close()
    })
  })
}

describe('two processes on one PostgreSQL', { timeout: 60_000 }, () => {
  const [, postgres] = bothStores()

  /** Somebody listens to one of them; what is done goes to the other. */
  async function openBoth(t: TestContext, file: ConsultationFile) {
    const address = await postgres!.address()
    const stores = [await openStore(address), await openStore(address)] as const
    const [here, there] = [await runApp([file], stores[0]), await runApp([file], stores[1])]
    const listener = await listen(here.url)
    const agent = connections(1)
    t.after(async () => {
      agent.destroy()
      listener.close()
      for (const served of [here, there]) await served.close()
      for (const store of stores) await store.close()
    })
    return { address, here, there, storeThere: stores[1], listener, agent }
  }

  test('who listens to one hears the votes given to the other', async (t) => {
    const { address, there, listener, agent } = await openBoth(t, sampleFile(1))
    await agree(agent, there.url)
    assert.equal(agreed(await listener.until(({ version }) => version === 1)), 1)

    // A connection that breaks is taken up again, and what was missed is told.
    await query(
      address,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()",
    )
    await agree(agent, there.url)
    assert.equal(agreed(await listener.until(({ version }) => version === 2)), 2)
  })

  test('a wall read at one has what was published at the other, once that is told', async (t) => {
    const file = sampleFile(1, { workshops: [sampleWorkshop()] })
    const { here, there, storeThere, listener, agent } = await openBoth(t, file)
    const wall = async () =>
      (await read<Contributions>(agent, `${here.url}/workshops/vision/contributions`)).contributions.length
    assert.equal(await wall(), 0)

    assert.equal((await contribute(agent, there.url)).status, 200)
    await storeThere.moderate(deciding(1, publishing, { consultation: file.id }))
    await listener.until(({ workshops }) => workshops![0]!.published === 1)
    assert.equal(await wall(), 1)
  })
})

test('the instant of closing is told to those who listen', { timeout: 20_000 }, async () => {
  const [sqlite] = bothStores()
  const store = await openStore(await sqlite!.address())
  const closes = '2120-01-01T00:00:00Z'
  let now = 0
  const served = await runApp([sampleFile(1, { closes })], store, { now: () => now, heartbeat: 50 })
  const listener = await listen(served.url)
  assert.equal((await listener.until(() => true)).status, 'open')
  now = Date.parse(closes)
  assert.equal((await listener.until(({ status }) => status === 'closed')).status, 'closed')
  listener.close()
  await served.close()
  await store.close()
})

// Under the heartbeat of fifteen seconds, which would tell the newer state too.
test('who is overtaken by a vote while the first state is read gets the newer one', { timeout: 10_000 }, async () => {
  const [sqlite] = bothStores()
  const store = await openStore(await sqlite!.address())
  const gate = Promise.withResolvers<void>()
  const oldRead = Promise.withResolvers<void>()
  const newRead = Promise.withResolvers<void>()
  let isFirst = false
  const slow = wrapStore(store, {
    async exactCounts(consultation) {
      const counts = await store.exactCounts(consultation)
      if (counts.version > 0) newRead.resolve()
      if (isFirst) {
        isFirst = false
        oldRead.resolve()
        await gate.promise
      }
      return counts
    },
  })
  const served = await runApp([sampleFile(1)], slow)
  isFirst = true
  const coming = listen(served.url)
  await oldRead.promise
  const agent = connections(1)
  await agree(agent, served.url)
  await newRead.promise
  // The newer state was read and sent, to nobody: the one who listens is still being told the old one.
  await nextTurn()
  gate.resolve()
  const listener = await coming
  assert.equal(agreed(await listener.until(({ version }) => version === 1)), 1)
  agent.destroy()
  listener.close()
  await served.close()
  await store.close()
})
