import type { ProblemName } from '../problem.ts'
import { routes } from '../routes.ts'
import { idempotencyHeader, receiptHeader, ticketHeader } from '../vocabulary.ts'
import { expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { forgedTickets, malformedTickets } from './tickets.ts'
import { randomName } from './visit.ts'
import { saying, WorkshopVisit } from './workshop-visit.ts'
import type { Behaviour } from './world.ts'

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text)

/** A write that is right but for one thing, which must be named, and which leaves what was given as it is. */
const refused = (
  what: string,
  write: NonNullable<Parameters<WorkshopVisit['write']>[0]>,
  name: ProblemName,
  pointer?: string,
): Behaviour => ({
  name: `refuses ${shorten(what)} of a contribution`,
  async run(world) {
    const workshop = await WorkshopVisit.begin(world)
    const receipt = randomName()
    const isFirst = (write.method ?? 'POST') === 'POST'
    const given = isFirst ? undefined : await workshop.give(receipt)
    await expectProblem(await workshop.write({ receipt, ...write }), name, pointer)
    if (given) expectEqual(await workshop.standing(receipt), given, 'what stands')
    else await expectProblem(await workshop.ask(receipt), 'unknown-receipt')
    await workshop.expectWall([], { received: given ? 1 : 0 })
  },
})

const notTexts = [null, 1, true, ['a'], { fr: 'a' }]
/** Nothing is left of these once they can be read. */
const unreadable = [' ', '\n\t', '\u0000', '\u202e\u2069', '\u2028', '\u200b\u00ad\u200d']

const wrongContents: [pointer: string, fields: object][] = [
  ...[undefined, '', 'ailleurs', 'Not_A_Slug', 'suite', ...notTexts].map((question): [string, object] => [
    '/question',
    { question },
  ]),
  ...[undefined, '', 'VISION', ...notTexts].map((kind): [string, object] => ['/kind', { kind }]),
  ['/kind', { question: 'leviers' }],
  ...[undefined, '', 'x'.repeat(121), '😀'.repeat(121), 'x'.repeat(5001), ...unreadable, ...notTexts].map(
    (text): [string, object] => ['/text', { text }],
  ),
  ['/principle', { principle: 'gouvernance' }],
  ...['', 'ailleurs', 'Not_A_Slug', ...notTexts].map((principle): [string, object] => [
    '/principle',
    { kind: 'divergence', principle },
  ]),
  ...['', 'mutuelle', 1, ['mutual']].map((family): [string, object] => ['/family', { family }]),
  ...['organisation', 'author'].flatMap((field) =>
    ['', 'x'.repeat(201), ...unreadable, ...notTexts].map((name): [string, object] => [`/${field}`, { [field]: name }]),
  ),
  ...[0, -1, 101, 1.5, '4', null].map((people): [string, object] => ['/people', { people }]),
  ['/a~1b~0c', { 'a/b~c': 1 }],
  ['/status', { status: 'published' }],
  ['/channel', { channel: 'paper' }],
]
const wrongConsents = [undefined, null, false, 'true', 1]
const wrongRevisions = [undefined, null, 0, -1, 1.5, 2 ** 31, '2']
const wrongBodies = ['null', '[]', '"vision"', '1']
const wrongTokens: (string | null)[] = [null, '', 'short', 'x'.repeat(65), `${'x'.repeat(32)}!`]
const contentRefusal = ([pointer, fields]: [string, object]): Behaviour[] => [
  refused(
    `at “${pointer}” the content ${JSON.stringify(fields)}`,
    { body: saying({ consent: true, ...fields }) },
    'invalid-field',
    pointer,
  ),
  refused(
    `at “${pointer}” the changed content ${JSON.stringify(fields)}`,
    { method: 'PUT', body: saying({ revision: 2, ...fields }) },
    'invalid-field',
    pointer,
  ),
]

/** What is refused of contributions, by what name, and at which field. */
export const contributionRefusals: Behaviour[] = [
  ...wrongContents.flatMap(contentRefusal),
  ...wrongConsents.map((consent) =>
    refused(`the consent ${consent}, ${typeof consent},`, { body: saying({ consent }) }, 'invalid-field', '/consent'),
  ),
  ...wrongRevisions.map((revision) =>
    refused(
      `the revision ${revision}, ${typeof revision},`,
      { method: 'PUT', body: saying({ revision }) },
      'invalid-field',
      '/revision',
    ),
  ),
  refused('a revision', { body: saying({ consent: true, revision: 1 }) }, 'invalid-field', '/revision'),
  refused(
    'consent in a change',
    { method: 'PUT', body: saying({ revision: 2, consent: true }) },
    'invalid-field',
    '/consent',
  ),
  refused('a field in the withdrawal', { method: 'DELETE', body: { revision: 2 } }, 'invalid-field', '/revision'),
  ...(['POST', 'PUT', 'DELETE'] as const).flatMap((method) => [
    ...wrongBodies.map((body) => refused(`by ${method} the body ${body}`, { method, body }, 'invalid-field', '')),
    refused(`by ${method} the text {`, { method, body: '{' }, 'malformed-request'),
    refused(
      `by ${method} a body of another type`,
      { method, headers: { 'Content-Type': 'text/plain' } },
      'unsupported-content',
    ),
    refused(
      `by ${method} a body that is compressed`,
      { method, headers: { 'Content-Encoding': 'gzip' } },
      'unsupported-content',
    ),
    refused(
      `by ${method} a body of one megabyte`,
      { method, body: saying({ text: 'x'.repeat(2 ** 20) }) },
      'body-too-large',
    ),
    ...[receiptHeader, idempotencyHeader].flatMap((header) =>
      wrongTokens.map((value) =>
        refused(
          `by ${method} the ${header} ${value}`,
          { method, headers: { [header]: value } },
          'invalid-field',
          header,
        ),
      ),
    ),
  ]),
  ...malformedTickets.map((ticket) =>
    refused(`the ${ticketHeader} “${ticket}”`, { headers: { [ticketHeader]: ticket } }, 'invalid-field', ticketHeader),
  ),
  ...forgedTickets.map((ticket) =>
    refused(
      `the invitation ${ticket}, which nobody signed,`,
      { headers: { [ticketHeader]: ticket } },
      'invalid-ticket',
    ),
  ),
  {
    name: 'knows nothing of a receipt that contributed nothing',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      await expectProblem(await workshop.ask(randomName()), 'unknown-receipt')
      for (const method of ['PUT', 'DELETE'] as const)
        await expectProblem(await workshop.write({ method }), 'unknown-receipt')
      for (const token of wrongTokens.filter((value) => value !== null))
        await expectProblem(await workshop.ask(token), 'invalid-field', receiptHeader)
      await expectProblem(await workshop.visit.get(workshop.link('contribution')), 'invalid-field', receiptHeader)
      await workshop.expectWall([])
    },
  },
  {
    name: 'refuses a workshop that is not there, or whose id is impossible',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      for (const name of ['nothing-here', 'atelier', 'Not_A_Slug', 'x'.repeat(65)]) {
        const url = (resource: string) =>
          workshop.link('contributions').replace('/identite/contributions', `/${name}/${resource}`)
        const headers = { [receiptHeader]: randomName() }
        const send = (resource: string, method: 'POST' | 'PUT' | 'DELETE', body: object) =>
          workshop.send(url(resource), { method, body, headers })
        const answers = [
          await workshop.visit.get(url('contributions')),
          await workshop.visit.get(url('contribution'), headers),
          await send('contributions', 'POST', saying({ consent: true })),
          await send('contribution', 'PUT', saying({ revision: 1 })),
          await send('contribution', 'DELETE', {}),
        ]
        for (const answer of answers) await expectProblem(answer, 'unknown-workshop')
      }
    },
  },
  {
    name: 'refuses a method that workshops do not have',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const body = saying({ consent: true })
      const wrong = [
        [workshop.url, 'POST'],
        [workshop.link('contributions'), 'PUT'],
        [workshop.link('contributions'), 'DELETE'],
        [workshop.link('contribution'), 'POST'],
      ] as const
      for (const [url, method] of wrong)
        await expectProblem(await workshop.send(url, { method, body }), 'method-not-allowed')
      await expectProblem(await workshop.visit.get(`${workshop.url}/identite`), 'not-found')
      await expectProblem(await workshop.visit.get(`${workshop.link('contribution')}/1`), 'not-found')
    },
  },
  ...(['draft', 'closed'] as const).map((status): Behaviour => ({
    name: `takes no contribution of a consultation that is ${status}`,
    async run(world) {
      const workshop = await WorkshopVisit.begin(world, { status })
      const { consultationStatus } = await expectProblem(await workshop.write(), `consultation-${status}`)
      expectEqual(consultationStatus, status, 'the status in the problem')
      await workshop.expectWall([])
    },
  })),
  {
    name: 'tries a contribution again that was refused, with the same key',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world, { opens: '2119-01-01T00:00:00Z' })
      const write = { receipt: randomName(), key: randomName() }
      await expectProblem(await workshop.write(write), 'consultation-draft')
      workshop.visit.reach('2119-01-01T00:00:00Z')
      await expectBytes(await workshop.write(write), routes.contribute.answer)
    },
  },
  {
    name: 'takes contributions from the pages of partners only, and tells a receipt what stands from anywhere',
    async run(world) {
      if (!world.canSetOrigin) return
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const from = (Origin: string) => ({ receipt, headers: { Origin } })
      for (const origin of ['https://elsewhere.example', 'http://partner.example', 'null'])
        for (const method of ['POST', 'PUT', 'DELETE'] as const)
          await expectProblem(await workshop.write({ ...from(origin), method }), 'foreign-origin')
      await workshop.expectWall([])
      await expectDocument(await workshop.write(from('https://partner.example')), routes.contribute.answer)
      const headers = { [receiptHeader]: receipt, Origin: 'https://elsewhere.example' }
      const answer = await workshop.visit.get(workshop.link('contribution'), headers)
      expectEqual(answer.headers.get('Cache-Control'), 'no-store', 'who may keep the answer')
      await expectDocument(answer, routes.readContribution.answer)
    },
  },
]
