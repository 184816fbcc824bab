import { expect } from '@open-wc/testing'
import type { Contribution, Contributions, Counts } from '@ess-widgets/contract'
import { sampleConsultation, sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import { idempotencyHeader, receiptHeader, ticketHeader } from '@ess-widgets/contract/vocabulary.js'
import { randomName } from '../device.ts'
import { serveInMemory, type MemoryOptions } from './memory.ts'

const given = { workshop: 'identite', question: 'vision', kind: 'vision', text: 'Une économie de personnes.' } as const
const receipt = 'r'.repeat(22)

const serve = (options?: MemoryOptions) => serveInMemory({ ...sampleConsultation, ...sampleWorkshops }, options)

async function wallOf(url: string, workshop = 'identite'): Promise<Contributions> {
  return (await fetch(`${url}/workshops/${workshop}/contributions`)).json()
}

async function standingOf(url: string, of: string): Promise<Contribution> {
  return (await fetch(`${url}/workshops/identite/contribution`, { headers: { [receiptHeader]: of } })).json()
}

describe('the workshops of a memory server', () => {
  it('begin with what was given before', async () => {
    const { url } = serve({
      contributions: [
        { ...given, text: 'Première', channel: 'paper', decision: { name: 'publish' } },
        { ...given, text: 'Deuxième', decision: { name: 'merge', into: 1 } },
        { ...given, text: 'Troisième', receipt, decision: { name: 'refuse', reason: 'off-topic', note: 'Ailleurs.' } },
        { ...given, text: 'Quatrième' },
        { ...given, workshop: 'avenir', question: 'suite', decision: { name: 'publish' } },
      ],
    })
    const { contributions, received, refused } = await wallOf(url)
    expect(contributions.map(({ number, channel, text }) => [number, channel, text])).to.deep.equal([
      [1, 'paper', 'Première'],
    ])
    expect(contributions[0]!.merged.map(({ text }) => text)).to.deep.equal(['Deuxième'])
    expect(received).to.equal(1)
    expect(refused).to.deep.equal([{ reason: 'off-topic', count: 1 }])
    expect(await standingOf(url, receipt)).to.include({ number: 3, status: 'refused', note: 'Ailleurs.' })
    expect((await wallOf(url, 'avenir')).contributions.map(({ number }) => number)).to.deep.equal([5])
  })

  it('tell a story’s author what they would refuse', () => {
    const server = serve()
    expect(() => server.contribute({ ...given, question: 'ailleurs' })).to.throw('/question')
    expect(() => server.contribute({ ...given, text: 'x'.repeat(121) })).to.throw('/text')
    expect(() => server.contribute({ ...given, workshop: 'ailleurs' })).to.throw('ailleurs')
    expect(() => server.moderate(1, { name: 'publish' })).to.throw('no contribution 1')
  })

  it('take what comes with an invitation of theirs for the room’s', async () => {
    const server = serve()
    const { workshop, ...content } = given
    const give = (ticket: string) =>
      fetch(`${server.url}/workshops/${workshop}/contributions`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          [receiptHeader]: randomName(),
          [idempotencyHeader]: randomName(),
          [ticketHeader]: ticket,
        },
        body: JSON.stringify({ ...content, people: 4, consent: true }),
      })
    const answer = await give(server.ticket(workshop, 7))
    expect(await answer.json()).to.include({ status: 'received', channel: 'room', people: 4 })
    expect((await give(server.ticket('avenir', 7))).status).to.equal(403)
  })

  it('tell those who follow of each change of a wall', async () => {
    const server = serve()
    const told: Counts['workshops'][] = []
    const stop = server.transport.follow(
      `${server.url}/live`,
      ({ workshops }) => void told.push(workshops),
      () => {},
    )
    await new Promise((resolve) => setTimeout(resolve))
    const { number } = server.contribute(given)
    server.moderate(number, { name: 'publish' })
    stop()
    const standing = told.map((workshops) => workshops!.find(({ workshop }) => workshop === 'identite')!)
    expect(standing.map(({ published, version }) => [published, version])).to.deep.equal([
      [0, 0],
      [0, 1],
      [1, 2],
    ])
  })
})
