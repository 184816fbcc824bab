import { expect } from '@open-wc/testing'
import type { ConsultationFile, FamilyAnswers, Results } from '@ess-widgets/contract'
import { sampleConsultation } from '@ess-widgets/contract/behaviour.js'
import { ConsultationClient, openConsultation } from './index.ts'
import { serveInMemory } from './memory/memory.ts'
import { place, see } from './next-principle.ts'
import { replace, restore } from './testing/fixtures.ts'

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const ids = ['a', 'b', 'c', 'd', 'e']
const file = (fields: Partial<ConsultationFile> = {}): ConsultationFile => ({
  ...sampleConsultation,
  totals: 'at-close',
  principles: ids.map((id) => ({ ...sampleConsultation.principles[0]!, id })),
  ...fields,
})

const answers = (family: FamilyAnswers['family'], low: number, high: number): FamilyAnswers => {
  const nobody = { least: 0, most: 0 }
  return { family, people: 40, agree: nobody, disagree: nobody, pass: nobody, support: { low, high } }
}

/** By principle, the interval of the mutual societies; those without one are not shown. */
const published = (intervals: Record<string, [number, number]>): Partial<Results> => ({
  principles: ids.map((principle) => ({
    principle,
    statement: { fr: principle, en: principle },
    origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
    heading: 'unsettled',
    verdict: 'insufficient',
    spoke: [],
    families: [
      answers('association', 0.49, 0.51),
      ...(intervals[principle] ? [answers('mutual', ...intervals[principle])] : []),
    ],
    reasons: [],
  })),
})

/** A visitor of a family who voted on the first principle, on a page that has seen the first step. */
async function visitor(
  intervals: Record<string, [number, number]>,
  fields: Partial<ConsultationFile> = {},
  family: 'mutual' | null = 'mutual',
  results = published(intervals),
) {
  const server = serveInMemory(file(fields))
  server.publish(results)
  const client = openConsultation(server.url)!
  client.subscribe(() => {})
  await until(() => client.state.phase === 'ready')
  await client.cast('a', 'agree', family)
  const asked = () => server.requests.filter(({ url }) => url.endsWith('/results')).length
  see(client, 1)
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { server, client, asked }
}
const orderOf = ({ state }: ConsultationClient) => state.principles.map(({ id }) => id).join('')

describe('the next principle', () => {
  const { random } = Math
  afterEach(() => {
    Math.random = random
    restore()
  })

  it('is that of which the person’s own family has said least, and the ones seen stay', async () => {
    const { client } = await visitor({ b: [0.49, 0.51], c: [0.1, 0.9], d: [0.49, 0.51], e: [0.49, 0.51] })
    Math.random = () => 0.5
    place(client, 2)
    expect(orderOf(client)).to.equal('acbde')
    see(client, 2)
    Math.random = () => 0.999
    place(client, 2)
    place(client, 1)
    expect(orderOf(client), 'seen').to.equal('acbde')
    place(client, 3)
    expect(orderOf(client)).to.equal('acebd')
    see(client, 3)
    // Back, and on again.
    see(client, 2)
    Math.random = () => 0.999
    place(client, 3)
    expect(orderOf(client), 'seen before').to.equal('acebd')
  })

  it('is drawn by the square of half its interval; of a family that is not shown, the whole of it', async () => {
    // Half-widths 0.1, 0.2, 0.5 and 0.5: weights 1, 4, 25 and 25.
    const { client } = await visitor({ b: [0.4, 0.6], c: [0.3, 0.7] })
    const { state } = client
    const drawn: Record<string, number> = {}
    for (let turn = 0; turn < 1100; turn++) {
      client.state = state
      Math.random = () => (turn + 0.5) / 1100
      place(client, 2)
      const second = orderOf(client)[1]!
      drawn[second] = (drawn[second] ?? 0) + 1
    }
    expect(drawn).to.deep.equal({ b: 20, c: 80, d: 500, e: 500 })
  })

  it('is never one that was voted on, and nothing is lost or doubled', async () => {
    const { client } = await visitor({ b: [0, 1], c: [0, 1] })
    await client.cast('d', 'pass')
    for (const chance of [0, 0.3, 0.6, 0.9]) {
      Math.random = () => chance
      place(client, 2)
      expect([...orderOf(client)].sort().join('')).to.equal('abcde')
      expect(orderOf(client)[1]).not.to.equal('d')
    }
  })

  it('is never one whose vote is on its way', async () => {
    const { client, server } = await visitor({ b: [0, 1], c: [0, 1] })
    server.fail('silent')
    void client.cast('d', 'pass')
    await until(() => client.state.ballots.get('d')?.sending === 'pass')
    for (const chance of [0, 0.4, 0.7, 0.9]) {
      Math.random = () => chance
      place(client, 2)
      expect(orderOf(client)[1]).not.to.equal('d')
    }
  })

  it('keeps the order of the file where nothing is published of the family', async () => {
    const { client, asked } = await visitor({})
    place(client, 2)
    expect([orderOf(client), asked()]).to.deep.equal(['abcde', 1])
  })

  it('asks nothing where no family is said, or families wait for the close', async () => {
    const nobody = await visitor({ c: [0, 1] }, {}, null)
    place(nobody.client, 2)
    expect([orderOf(nobody.client), nobody.asked()]).to.deep.equal(['abcde', 0])
    const late = await visitor({ c: [0, 1] }, { totals: 'after-vote' })
    place(late.client, 2)
    expect([orderOf(late.client), late.asked()]).to.deep.equal(['abcde', 0])
    const closed = await visitor({ c: [0, 1] }, { status: 'closed' })
    closed.client.state = { ...closed.client.state, family: 'mutual' }
    see(closed.client, 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(closed.asked()).to.equal(0)
  })

  it('asks once a minute at most, and says nothing of the person', async () => {
    const { server, client, asked } = await visitor({ c: [0, 1] })
    for (let step = 1; step < 5; step++) see(client, step)
    expect(asked()).to.equal(1)
    const { url, headers } = server.requests.find((request) => request.url.endsWith('/results'))!
    expect([new URL(url).search, headers.get('ess-voter')]).to.deep.equal(['', null])
  })

  it('asks where the consultation was found, after a redirect, within a time', async () => {
    const asked: [address: string, limit: AbortSignal | null | undefined][] = []
    replace(window, 'fetch', async (input, init) => {
      const address = `${input}`
      asked.push([address, init?.signal])
      const links = { principles: 'x/principles', counts: 'x/counts', ballots: 'x/ballots', live: 'x/live' }
      const response = Response.json(
        address.endsWith('/principles')
          ? { principles: [{ id: 'a', links: { ballot: 'x/a' } }] }
          : { status: 'open', totals: 'at-close', links: { ...links, results: 'x/results' } },
      )
      const url = address.replace('https://short.example/go', 'https://long.example/consultations/x')
      Object.defineProperty(response, 'url', { value: url })
      return response
    })
    const client = new ConsultationClient('https://short.example/go')
    const leave = client.subscribe(() => {})
    await until(() => client.state.phase === 'ready')
    leave()
    client.state = { ...client.state, family: 'mutual' }
    see(client, 1)
    const [address, limit] = asked.at(-1)!
    expect(address).to.equal('https://long.example/consultations/x/results')
    expect(limit).to.be.instanceOf(AbortSignal)
  })

  it('survives a portal’s page in place of results', async () => {
    const rejections: unknown[] = []
    const handleRejection = (event: PromiseRejectionEvent) => {
      event.preventDefault()
      rejections.push(event.reason)
    }
    addEventListener('unhandledrejection', handleRejection)
    for (const principles of ['a page', [{ principle: 'c' }], [null]]) {
      const { client, asked } = await visitor({}, {}, 'mutual', { principles } as unknown as Partial<Results>)
      place(client, 2)
      expect([orderOf(client), asked()]).to.deep.equal(['abcde', 1])
    }
    removeEventListener('unhandledrejection', handleRejection)
    expect(rejections).to.deep.equal([])
  })
})
