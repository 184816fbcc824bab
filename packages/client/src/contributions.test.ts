import { expect } from '@open-wc/testing'
import { sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import { ContributionsClient } from './contributions.ts'
import type { MemoryServer } from './memory/memory.ts'
import { store } from './outbox-store.ts'
import { eventually, restore, serve } from './testing/fixtures.ts'

/** As a page has it. */
async function open({ url }: MemoryServer) {
  const client = new ContributionsClient(url)
  const seen: ContributionsClient['state'][] = []
  client.subscribe(() => seen.push(client.state))
  await eventually(() => client.state.own.length > 0)
  /** What it first showed, before anything was sent or asked. */
  const [first] = seen.find(({ own }) => own.length > 0)!.own
  return { client, first }
}

const saying = (text: string) => ({ question: 'vision', kind: 'vision' as const, text })
const receipt = 'recit-'.padEnd(22, '0')

/** What a page wrote down before it was closed, and is not known to be received. */
const left = ({ url }: MemoryServer, method: 'POST' | 'PUT' | 'DELETE', body: object) =>
  store({
    subject: `contribution ${receipt}`,
    url: `${url}/workshops/identite/${method === 'POST' ? 'contributions' : 'contribution'}`,
    method,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `cle-${method}`.padEnd(22, '0'),
      'Ess-Receipt': receipt,
    },
    body: JSON.stringify(body),
    keepalive: true,
    proof: 'status',
    madeAt: 1,
    tries: 1,
  })

const note = ({ url }: MemoryServer, fields: object = {}) => {
  localStorage[`ess-contribution ${url} ${receipt}`] = JSON.stringify({
    receipt,
    workshop: 'identite',
    madeAt: 1,
    ...fields,
  })
}

const received = () =>
  serve(sampleWorkshops, { contributions: [{ ...saying('Une voix.'), workshop: 'identite', receipt }] })

describe('contributions of a page that was closed', () => {
  afterEach(restore)

  for (const isNoted of [true, false])
    it(`are shown as waiting, and sent once, ${isNoted ? 'with' : 'even without'} their note`, async () => {
      const server = serve(sampleWorkshops)
      await left(server, 'POST', { ...saying('Une voix.'), consent: true })
      if (isNoted) note(server, { key: 'cle-POST'.padEnd(22, '0'), given: saying('Une voix.') })
      const { client, first } = await open(server)
      expect(first).to.deep.include({ receipt, workshop: 'identite', isKept: true, given: saying('Une voix.') })
      await eventually(() => client.state.own[0]!.contribution?.status === 'received')
      expect(client.state.own).to.have.length(1)
      expect(server.requests.filter(({ method }) => method === 'POST')).to.have.length(1)
    })

  it('show a change that waits, not what the server still has', async () => {
    const server = received()
    await left(server, 'PUT', { ...saying('Deux voix.'), revision: 2 })
    note(server, { given: saying('Deux voix.') })
    const { client, first } = await open(server)
    expect(first).to.deep.include({ isKept: true, given: saying('Deux voix.') })
    await eventually(() => client.state.own[0]!.contribution?.text === 'Deux voix.')
    expect(client.state.own[0]).to.include({ isKept: undefined, given: undefined })
  })

  it('show a withdrawal that waits', async () => {
    const server = received()
    await left(server, 'DELETE', {})
    note(server)
    const { client, first } = await open(server)
    expect(first).to.include({ receipt, isKept: true })
    await eventually(() => client.state.own[0]!.contribution?.status === 'withdrawn')
  })

  it('show what was refused of a change beside what the server has', async () => {
    const server = received()
    const problem = { titles: { fr: 'Elle a été lue.', en: 'It was read.' } }
    note(server, { given: saying('Deux voix.'), problem })
    const { client } = await open(server)
    await eventually(() => client.state.own[0]!.contribution?.text === 'Une voix.')
    expect(client.state.own[0]).to.deep.include({ given: saying('Deux voix.'), problem })
    client.forget(receipt)
    await eventually(() => client.state.own[0]!.problem === undefined && !client.state.own[0]!.given)
    expect(client.state.own[0]!.contribution!.text).to.equal('Une voix.')
  })
})
