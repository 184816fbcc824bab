import { Consultation } from '../consultation.ts'
import { Counts } from '../counts.ts'
import { voterHeader } from '../vocabulary.ts'
import { eventually, expect, expectDocument, expectEqual, expectProblem, expectSchema } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleConsultation, type Behaviour } from './world.ts'

const past = '2020-01-01T00:00:00Z'
const future = '2120-01-01T00:00:00Z'

const status = (name: string, file: Parameters<typeof Visit.begin>[1], expected: string): Behaviour => ({
  name,
  async run(world) {
    const visit = await Visit.begin(world, file)
    expectEqual(visit.consultation.status, expected, 'the status of the consultation')
    expectEqual((await visit.counts()).status, expected, 'the status in the counts')
  },
})

/** The first event of an event stream. */
async function firstEvent(response: Response): Promise<{ event: string; data: string }> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (!/^data:.*\n\n/m.test(text)) {
    const { value, done } = await reader.read()
    expect(!done, 'the stream ended before its first event')
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(text)?.[1] ?? ''
  return { event: field('event'), data: field('data') }
}

/** What can be read, by whom, and what changes it. */
export const reading: Behaviour[] = [
  {
    name: 'gives a consultation, its principles in order, and its counts, through links',
    async run(world) {
      const visit = await Visit.begin(world)
      const { title, totals, familyMinimum } = visit.consultation
      const { title: expected, principles } = sampleConsultation
      expectEqual(
        { title, totals, familyMinimum },
        { title: expected, totals: 'always', familyMinimum: 5 },
        'the consultation',
      )
      expectEqual(
        visit.principles,
        principles.map(({ id }) => id),
        'the principles',
      )
      expectEqual(
        (await visit.counts()).principles.map(({ principle }) => principle),
        visit.principles,
        'the principles counted',
      )
      await visit.expectTotal('gouvernance', {})
    },
  },
  {
    name: 'keeps French punctuation on the line of its word, for every tag at once',
    async run(world) {
      const visit = await Visit.begin(world, { title: { fr: 'Ensemble : oui ?', en: 'Together: yes?' } })
      expectEqual(
        visit.consultation.title,
        { fr: 'Ensemble\u00a0: oui\u202f?', en: 'Together: yes?' },
        'the title, with no-break spaces',
      )
    },
  },
  {
    name: 'says nothing of partners, opening and closing times in the resource',
    async run(world) {
      const visit = await Visit.begin(world, { closes: future })
      const document = await expectDocument<object>(await visit.get(visit.url), Consultation)
      expect(!('partners' in document || 'closes' in document), 'the resource holds what only the file should')
    },
  },
  {
    name: 'gives a voter who said nothing an empty list',
    async run(world) {
      const visit = await Visit.begin(world)
      expectEqual(await visit.said(randomName()), { family: null, ballots: [] }, 'what a new voter said')
    },
  },
  {
    name: 'answers 304 to who has the present counts, and 200 once they changed',
    async run(world) {
      const visit = await Visit.begin(world)
      const tag = (await visit.get(visit.link('counts'))).headers.get('ETag')
      expect(!!tag, 'no ETag')
      const again = () => visit.get(visit.link('counts'), { 'If-None-Match': tag })
      expectEqual((await again()).status, 304, 'the status while nothing changed')
      await visit.cast(randomName(), 'gouvernance', { choice: 'agree', revision: 1 })
      await eventually(async () => expectEqual((await again()).status, 200, 'the status after a vote'))
    },
  },
  {
    name: 'opens the live stream with the present counts',
    async run(world) {
      const visit = await Visit.begin(world)
      await visit.cast(randomName(), 'gouvernance', { choice: 'pass', revision: 1 })
      await visit.expectTotal('gouvernance', { pass: 1 })
      const response = await visit.get(visit.link('live'))
      expectEqual(response.headers.get('Content-Type')?.split(';')[0], 'text/event-stream', 'the media type')
      const { event, data } = await firstEvent(response)
      expectEqual(event, 'counts', 'the name of the event')
      expectSchema(Counts, JSON.parse(data))
      expectEqual(JSON.parse(data), await visit.counts(), 'the counts of the stream')
    },
  },
  {
    name: 'publishes neither totals nor the number of acts when the consultation never does',
    async run(world) {
      const visit = await Visit.begin(world, { totals: 'never' })
      const { version } = await visit.counts()
      await visit.cast(randomName(), 'gouvernance', { choice: 'agree', revision: 1 })
      await eventually(async () => {
        const counts = await visit.counts()
        expectEqual(counts.principles, [], 'the principles counted')
        expectEqual(counts.version, version, 'the version')
      })
    },
  },
  {
    name: 'publishes totals to be shown after voting',
    async run(world) {
      const visit = await Visit.begin(world, { totals: 'after-vote' })
      await visit.cast(randomName(), 'partage', { choice: 'disagree', revision: 1 })
      await visit.expectTotal('partage', { disagree: 1 })
    },
  },
  {
    name: 'says by which channel people answered, whatever they answered',
    async run(world) {
      const visit = await Visit.begin(world)
      const [stays, leaves] = [randomName(), randomName()]
      await visit.cast(stays, 'gouvernance', { choice: 'agree', revision: 1 })
      await visit.cast(leaves, 'gouvernance', { choice: 'pass', revision: 1 })
      await visit.expectChannels('gouvernance', { web: 2 })
      await visit.cast(stays, 'gouvernance', { choice: 'disagree', revision: 2 })
      await visit.remove(leaves, 'gouvernance', { revision: 2 })
      await visit.expectChannels('gouvernance', { web: 1 })
      await visit.expectChannels('partage', {})
    },
  },
  {
    name: 'publishes no family while the consultation is open',
    async run(world) {
      const visit = await Visit.begin(world)
      for (let person = 0; person < 6; person++) {
        await visit.cast(randomName(), 'gouvernance', { choice: 'agree', family: 'mutual', revision: 1 })
      }
      await visit.expectTotal('gouvernance', { agree: 6 })
      const { principles } = await visit.results()
      expect(
        principles.every(({ families }) => families.length === 0),
        'a family can be seen',
      )
    },
  },
  status('is a draft when the file says so', { status: 'draft' }, 'draft'),
  status('is a draft before its opening time', { opens: future }, 'draft'),
  status('is open between its times', { opens: past, closes: future }, 'open'),
  status('is closed after its closing time', { closes: past }, 'closed'),
  status('is closed when the file says so', { status: 'closed', closes: future }, 'closed'),
  {
    name: 'does not know a consultation or an address that is not there',
    async run(world) {
      const { url } = await world.open()
      await expectProblem(await world.fetch(`${url}-and-none`), 'unknown-consultation')
      await expectProblem(await world.fetch(`${url}-and-none/counts`), 'unknown-consultation')
      await expectProblem(await world.fetch(`${url}/nothing`), 'not-found')
      await expectProblem(await world.fetch(`${url}/counts/nothing`), 'not-found')
    },
  },
  {
    name: 'refuses a method the address does not have',
    async run(world) {
      const visit = await Visit.begin(world)
      await expectProblem(await world.fetch(visit.url, { method: 'POST' }), 'method-not-allowed')
      await expectProblem(await world.fetch(visit.link('counts'), { method: 'DELETE' }), 'method-not-allowed')
      await expectProblem(await world.fetch(visit.ballotUrl('gouvernance')), 'method-not-allowed')
    },
  },
  {
    name: 'gives ballots to nobody without a voter’s token',
    async run(world) {
      const visit = await Visit.begin(world)
      await expectProblem(await visit.get(visit.link('ballots')), 'invalid-field', voterHeader)
      await expectProblem(
        await visit.get(visit.link('ballots'), { [voterHeader]: 'short' }),
        'invalid-field',
        voterHeader,
      )
    },
  },
]
