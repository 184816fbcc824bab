import { routes } from '../routes.ts'
import { AgendaVisit } from './agenda-visit.ts'
import { expect, expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { saying, WorkshopVisit } from './workshop-visit.ts'
import { sampleWorkshops, type Behaviour, type Decision } from './world.ts'

const received = { workshop: 'identite', number: 1, status: 'received', channel: 'web', revision: 1 }
const withdrawn = { ...received, status: 'withdrawn', question: 'vision', kind: 'vision' }

/** How a text comes back. */
const spelt: [what: string, sent: string, kept: string][] = [
  ['Arabic', 'التعاونية لنا جميعًا، ١٠٠٪', 'التعاونية لنا جميعًا، ١٠٠٪'],
  ['Persian, with its joiners', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['Hebrew and French together', 'שלום\u200f ! dit-elle', 'שלום\u200f ! dit-elle'],
  ['Vietnamese, decomposed', 'Nguye\u0302\u0303n', 'Nguyễn'],
  ['emoji with joiners', '👩🏽‍🌾👨‍👩‍👧‍👦🏳️‍🌈', '👩🏽‍🌾👨‍👩‍👧‍👦🏳️‍🌈'],
  ['marks as no letter has', `q${'\u0301'.repeat(40)}`, `q${'\u0301'.repeat(6)}`],
  ['overrides and isolates', 'a\u202eb\u202cc\u2066d\u2069e', 'abcde'],
  ['controls', 'a\u0000b\u0007c\u001b[31md\u007fe\tf', 'abc[31mde f'],
  ['half a letter', 'a\ud800b', 'a\ufffdb'],
  ['ends of lines', '\n a\r\nb\u2028c\n\n\n\nd \n', 'a\nb\nc\n\nd'],
  ['a formula and a tag', '=1+1 <b>&amp;', '=1+1 <b>&amp;'],
]

/** What a facilitator may have decided when an author comes back. */
const decisions: Decision[] = [
  { name: 'publish' },
  { name: 'refuse', reason: 'off-topic', note: 'Une note.' },
  { name: 'merge', into: 1 },
]

/** How people contribute, say it otherwise and take it back. */
export const contributing: Behaviour[] = [
  {
    name: 'gives the workshops as the file says them, but for the page of their invitations',
    async run(world) {
      const { workshops } = await WorkshopVisit.begin(world)
      const said = workshops.map(({ links, ...workshop }) => workshop)
      const expected = sampleWorkshops.workshops.map(({ page, ...workshop }: { page?: string }) => workshop)
      expectEqual(said, JSON.parse(JSON.stringify(expected).replaceAll(' ?', '\u202f?')), 'the workshops')
    },
  },
  {
    name: 'gives no workshops where there are none, and counts none',
    async run(world) {
      const visit = await Visit.begin(world)
      const response = await visit.get(visit.link('workshops'))
      expectEqual(await expectDocument(response, routes.readWorkshops.answer), { workshops: [] }, 'the workshops')
      expect((await visit.counts()).workshops === undefined, 'workshops are counted where there are none')
    },
  },
  {
    name: 'keeps a contribution, says so again to the receipt, and lets it wait for a facilitator',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const kept = { ...received, ...saying() }
      expectEqual(await workshop.give(receipt), kept, 'the contribution')
      expectEqual(await workshop.standing(receipt), kept, 'what its author reads')
      await workshop.expectWall([], { received: 1 })
    },
  },
  {
    name: 'keeps all that comes with a contribution',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const fields = {
        kind: 'divergence',
        principle: 'partage',
        family: 'mutual',
        organisation: 'Mutuelle fictive',
        author: 'Camille Fictif',
        people: 4,
      }
      const receipt = randomName()
      const kept = { ...received, ...saying(fields) }
      expectEqual(await workshop.give(receipt, fields), kept, 'the contribution')
      expectEqual(await workshop.standing(receipt), kept, 'what its author reads')
      const unsaid = await workshop.give(randomName(), { family: null })
      expectEqual(unsaid, { ...received, ...saying(), number: 2 }, 'the contribution without a family')
    },
  },
  {
    name: 'numbers contributions in the consultation, whatever the workshop',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [first, second, third] = [
        await workshop.give(randomName()),
        await workshop.give(randomName(), { question: 'suite' }, 'avenir'),
        await workshop.give(randomName()),
      ]
      expectEqual([first.number, second.number, third.number], [1, 2, 3], 'the numbers')
      await workshop.expectWall([], { received: 2 })
      await workshop.expectWall([], { received: 1 }, 'avenir')
    },
  },
  ...spelt.map(([what, text, kept]): Behaviour => ({
    name: `keeps of a contribution what can be read: ${what}`,
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      expectEqual((await workshop.give(receipt, { text })).text, kept, 'the text')
      await workshop.visit.moderate(1, { name: 'publish' })
      await workshop.expectWall([[1]])
      expectEqual((await workshop.wall()).contributions[0]?.text, kept, 'the text on the wall')
    },
  })),
  {
    name: 'keeps names of people and organisations on one line, whatever their script',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const names = { author: ' ליאור\n\u202eבדוי\u202c', organisation: 'تعاونية\n  خيالية\u0000' }
      const { author, organisation } = await workshop.give(randomName(), names)
      expectEqual({ author, organisation }, { author: 'ליאור בדוי', organisation: 'تعاونية خيالية' }, 'the names')
    },
  },
  {
    name: 'counts the characters of a contribution, and not their bytes, once it can be read',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      for (const text of ['😀'.repeat(120), `${'é'.repeat(120)} \n`, `\u202e${'e\u0301'.repeat(120)}\u202c`])
        expectEqual([...(await workshop.give(randomName(), { text })).text!].length, 120, 'the length')
      const long = { question: 'suite', text: 'x'.repeat(600) }
      expectEqual((await workshop.give(randomName(), long, 'avenir')).text, long.text, 'a text of 600 characters')
    },
  },
  {
    name: 'takes one contribution of a receipt, and says what stands to whatever comes later',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const first = await workshop.give(receipt)
      expectEqual(await workshop.give(receipt, { text: 'Autre chose.' }), first, 'the second answer')
      await workshop.visit.moderate(1, { name: 'publish' })
      expectEqual((await workshop.give(receipt)).status, 'published', 'the status in the third answer')
      await workshop.expectWall([[1]])
    },
  },
  {
    name: 'answers the same contribution, change and withdrawal again with the same bytes, whatever came later',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const given = { receipt, key: randomName() }
      const changed = { ...given, key: randomName(), method: 'PUT' as const }
      const ended = { ...given, key: randomName(), method: 'DELETE' as const }
      const answer = async (write: Parameters<WorkshopVisit['write']>[0]) =>
        expectBytes(await workshop.write(write), routes.contribute.answer)
      const first = [await answer(given), await answer(changed)]
      expectEqual([await answer(given), await answer(changed)], first, 'the second answers')
      await workshop.visit.moderate(1, { name: 'publish' })
      expectEqual([await answer(given), await answer(changed)], first, 'the answers once it is published')
      expectEqual(await answer(ended), await answer(ended), 'the second answer to the withdrawal')
      expectEqual((await workshop.standing(receipt)).status, 'withdrawn', 'what stands')
    },
  },
  {
    name: 'refuses a key that served for another contribution',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [receipt, key] = [randomName(), randomName()]
      const given = await expectDocument(await workshop.write({ receipt, key }), routes.contribute.answer)
      const others = [
        { body: saying({ text: 'Autre chose.', consent: true }) },
        { body: saying({ kind: 'lever', consent: true }) },
        { body: saying({ author: 'Camille Fictif', consent: true }) },
        { method: 'PUT' as const },
        { method: 'DELETE' as const },
      ]
      for (const write of others) await expectProblem(await workshop.write({ receipt, key, ...write }), 'key-reused')
      expectEqual(await workshop.standing(receipt), given, 'what stands')
    },
  },
  {
    name: 'takes the same key from two who contribute',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const key = randomName()
      for (const receipt of [randomName(), randomName()])
        await expectBytes(await workshop.write({ receipt, key }), routes.contribute.answer)
      await workshop.expectWall([], { received: 2 })
    },
  },
  {
    name: 'says a contribution otherwise, by the highest revision',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      await workshop.give(receipt, { author: 'Camille Fictif' })
      const said = { question: 'leviers', kind: 'brake', text: 'Un frein.', family: 'association' }
      const changed = await workshop.change(receipt, { ...said, revision: 5 })
      expectEqual(changed, { ...received, ...said, revision: 5 }, 'the change')
      for (const revision of [1, 4, 5])
        await expectProblem(
          await workshop.write({ receipt, method: 'PUT', body: saying({ revision }) }),
          'stale-contribution',
        )
      expectEqual(await workshop.standing(receipt), changed, 'what stands')
      await workshop.expectWall([], { received: 1 })
    },
  },
  ...decisions.map((decision): Behaviour => ({
    name: `lets an author withdraw, and no more change, what a facilitator did: ${decision.name}`,
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      await workshop.publishAll('Une autre.')
      const receipt = randomName()
      await workshop.give(receipt, { text: 'Mot secret.', author: 'Ondine Fictive', people: 3 })
      await workshop.visit.moderate(2, decision)
      await expectProblem(await workshop.write({ receipt, method: 'PUT' }), 'already-moderated')
      expectEqual(await workshop.withdraw(receipt), { ...withdrawn, number: 2 }, 'the withdrawal')
      expectEqual(await workshop.standing(receipt), { ...withdrawn, number: 2 }, 'what its author reads')
      await workshop.expectWall([[1]])
      expect(!/secret|Ondine|note/.test(JSON.stringify(await workshop.wall())), 'something is left on the wall')
    },
  })),
  {
    name: 'forgets for good what was withdrawn, and says the same to whoever withdraws it twice',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      await workshop.give(receipt)
      const answers = [
        await workshop.withdraw(receipt),
        await workshop.withdraw(receipt),
        await workshop.give(receipt),
        await workshop.standing(receipt),
      ]
      for (const answer of answers) expectEqual(answer, withdrawn, 'what is said of it')
      await workshop.write({ receipt, method: 'PUT' })
      expectEqual(await workshop.standing(receipt), withdrawn, 'what a late change comes to')
      await workshop.expectWall([])
    },
  },
  {
    name: 'contributes until the closing; then people withdraw, and are told again what they were told',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world, { closes: '2120-01-01T00:00:00Z' })
      const write = { receipt: randomName(), key: randomName() }
      const first = await expectBytes(await workshop.write(write), routes.contribute.answer)
      workshop.visit.reach('2120-01-01T00:00:00Z')
      for (const late of [{}, { ...write, key: randomName(), method: 'PUT' as const }]) {
        const { consultationStatus } = await expectProblem(await workshop.write(late), 'consultation-closed')
        expectEqual(consultationStatus, 'closed', 'the status in the problem')
      }
      expectEqual(await expectBytes(await workshop.write(write), routes.contribute.answer), first, 'the second answer')
      expectEqual((await workshop.withdraw(write.receipt)).status, 'withdrawn', 'the withdrawal')
    },
  },
  {
    name: 'does not take a receipt for another workshop’s, nor for another consultation’s',
    async run(world) {
      const [here, elsewhere] = [await WorkshopVisit.begin(world), await WorkshopVisit.begin(world)]
      const receipt = randomName()
      await here.give(receipt)
      await expectProblem(await here.ask(receipt, 'avenir'), 'unknown-receipt')
      await expectProblem(await here.write({ receipt, method: 'DELETE', workshop: 'avenir' }), 'unknown-receipt')
      await expectProblem(await elsewhere.ask(receipt), 'unknown-receipt')
      await elsewhere.expectWall([])
    },
  },
  {
    name: 'ties a vote, a registration and a contribution of one token to nothing',
    async run(world) {
      const agenda = await AgendaVisit.begin(world, sampleWorkshops)
      const { visit } = agenda
      const workshop = await WorkshopVisit.enter(visit)
      const [token, key] = [randomName(), randomName()]
      await expectBytes(await agenda.write({ receipt: token, key }), routes.register.answer)
      await expectBytes(await workshop.write({ receipt: token, key }), routes.contribute.answer)
      const vote = await visit.write({ voter: token, key, body: { choice: 'agree', revision: 1 } })
      await expectBytes(vote, routes.castBallot.answer)
      await workshop.withdraw(token)
      await visit.expectSaid(token, 'gouvernance', 'agree', 1)
      await agenda.expectStanding(token)
    },
  },
]
