import { routes } from '../routes.ts'
import { errorLimit, type ProblemName } from '../problem.ts'
import { idempotencyHeader, ticketHeader, voterHeader } from '../vocabulary.ts'
import { expectDocument, expectEqual, expectProblem } from './expect.ts'
import { forgedTickets, malformedTickets } from './tickets.ts'
import { randomName, Visit } from './visit.ts'
import type { Behaviour } from './world.ts'

const right = { choice: 'agree', revision: 1 }
const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** A write that is right but for one thing, which must be named, and which leaves no trace. */
const refused = (
  what: string,
  write: Omit<Parameters<Visit['write']>[0], 'body'> & { body?: unknown },
  name: ProblemName,
  pointer?: string,
): Behaviour => ({
  name: `refuses ${shorten(what)}`,
  async run(world) {
    const visit = await Visit.begin(world)
    const voter = randomName()
    await expectProblem(await visit.write({ voter, body: right, ...write }), name, pointer)
    expectEqual((await visit.said(voter)).ballots, [], 'what the voter said')
  },
})

const accepted = (what: string, headers: Record<string, string>): Behaviour => ({
  name: `accepts ${what}`,
  async run(world) {
    const visit = await Visit.begin(world)
    await expectDocument(await visit.write({ body: right, headers }), routes.castBallot.answer)
  },
})

const wrongFields: [pointer: string, body: unknown][] = [
  ['/choice', { revision: 1 }],
  ...[null, 'oui', 'AGREE', '', 1, true, ['agree'], {}, JSON.parse('['.repeat(100) + ']'.repeat(100))].map(
    (choice): [string, unknown] => ['/choice', { choice, revision: 1 }],
  ),
  ['/revision', { choice: 'agree' }],
  ...[null, 0, -1, 1.5, 2 ** 31, 1e300, '1', true, [1], {}].map((revision): [string, unknown] => [
    '/revision',
    { choice: 'agree', revision },
  ]),
  ...['mutuelle', '', 0, false, ['mutual'], {}].map((family): [string, unknown] => ['/family', { ...right, family }]),
  ['/colour', { ...right, colour: 'red' }],
  ['/Choice', { ...right, Choice: 'agree' }],
  ['/a~1b~0c', { ...right, 'a/b~c': 1 }],
  ...[null, [], [right], 'agree', 1, true].map((body): [string, unknown] => ['', JSON.stringify(body)]),
]

const wrongHeaders: (string | null)[] = [
  null,
  '',
  'short',
  'x'.repeat(65),
  `${'x'.repeat(32)}!`,
  `${'x'.repeat(32)}, ${'x'.repeat(32)}`,
]

const foreignTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/problem+json',
  'application/jsonp',
  'text/plain; application/json',
  'application/json, text/plain',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-8; charset=utf-16',
]

const brokenTexts = [
  '',
  '{',
  '{"choice":"agree",}',
  "{'choice':'agree'}",
  '{"choice":"agree","revision":1',
  'undefined',
  '{"revision":01}',
]

/** What is refused, by what name, and at which field. */
export const refusals: Behaviour[] = [
  ...wrongFields.map(([pointer, body]) =>
    refused(
      `at “${pointer}” the body ${typeof body === 'string' ? body : JSON.stringify(body)}`,
      { body },
      'invalid-field',
      pointer,
    ),
  ),
  {
    name: 'names twenty of a hundred wrong fields',
    async run(world) {
      const visit = await Visit.begin(world)
      const unknown = Array.from({ length: 100 }, (_, index) => [`field-${index}`, index])
      const response = await visit.write({ body: { ...right, ...Object.fromEntries(unknown) } })
      const { errors } = await expectProblem(response, 'invalid-field')
      expectEqual(errors?.length, errorLimit, 'the number of fields named')
    },
  },
  refused('a removal without a revision', { method: 'DELETE', body: {} }, 'invalid-field', '/revision'),
  refused('a removal with a choice', { method: 'DELETE', body: right }, 'invalid-field', '/choice'),
  refused(
    'a removal with a family',
    { method: 'DELETE', body: { revision: 1, family: null } },
    'invalid-field',
    '/family',
  ),
  ...[voterHeader, idempotencyHeader].flatMap((header) =>
    wrongHeaders.map((value): Behaviour => ({
      name: `refuses ${value === null ? `a write without ${header}` : `${header}: ${shorten(value)}`}`,
      async run(world) {
        const visit = await Visit.begin(world)
        await expectProblem(await visit.write({ body: right, headers: { [header]: value } }), 'invalid-field', header)
        await visit.expectTotal('gouvernance', {})
      },
    })),
  ),
  ...brokenTexts.map((body) => refused(`the text ${body || 'that is empty'}`, { body }, 'malformed-request')),
  refused('a body nested a thousand deep', { body: '['.repeat(1000) + ']'.repeat(1000) }, 'invalid-field', ''),
  refused('a body cut a thousand deep', { body: '{"choice":'.repeat(1000) }, 'malformed-request'),
  refused(
    'a body of one megabyte',
    { body: JSON.stringify({ ...right, family: 'x'.repeat(2 ** 20) }) },
    'body-too-large',
  ),
  ...foreignTypes.map((type) =>
    refused(`a body of type ${type}`, { headers: { 'Content-Type': type } }, 'unsupported-content'),
  ),
  refused('a body of no type', { headers: { 'Content-Type': null } }, 'unsupported-content'),
  refused('a body said to be compressed', { headers: { 'Content-Encoding': 'gzip' } }, 'unsupported-content'),
  ...[
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON; charset="utf-8"',
  ].map((type) => accepted(`a body of type ${type}`, { 'Content-Type': type })),
  ...([{ body: right }, { body: { revision: 1 }, method: 'DELETE' }] as const).flatMap((write) => {
    const method = 'method' in write ? write.method : 'PUT'
    const bearing = (ticket: string) => ({ ...write, headers: { [ticketHeader]: ticket } })
    return [
      ...malformedTickets.map((ticket) =>
        refused(`by ${method} the ${ticketHeader} “${ticket}”`, bearing(ticket), 'invalid-field', ticketHeader),
      ),
      ...forgedTickets.map((ticket) =>
        refused(`by ${method} the invitation ${ticket}, which nobody signed`, bearing(ticket), 'invalid-ticket'),
      ),
    ]
  }),
  {
    name: 'refuses a principle that is not in the consultation, even an impossible one',
    async run(world) {
      const visit = await Visit.begin(world)
      for (const name of ['nothing-here', 'Not_A_Slug', 'x'.repeat(65)]) {
        const url = new URL(name, visit.ballotUrl('gouvernance')).href
        await expectProblem(await visit.send(url, { body: right }), 'unknown-principle')
        await expectProblem(await visit.send(url, { body: { revision: 1 }, method: 'DELETE' }), 'unknown-principle')
      }
    },
  },
  ...(['draft', 'closed'] as const).map((status): Behaviour => ({
    name: `refuses every write while ${status}, and says so`,
    async run(world) {
      const visit = await Visit.begin(world, { status })
      const voter = randomName()
      const writes = [{ body: right }, { body: { revision: 1 }, method: 'DELETE' as const }]
      for (const write of writes) {
        const { consultationStatus } = await expectProblem(
          await visit.write({ voter, ...write }),
          `consultation-${status}`,
        )
        expectEqual(consultationStatus, status, 'the status in the problem')
      }
      expectEqual(await visit.said(voter), { family: null, ballots: [] }, 'what the voter said')
    },
  })),
  {
    name: 'takes writes from the pages of partners only',
    async run(world) {
      if (!world.canSetOrigin) return
      const visit = await Visit.begin(world)
      const write = (origin: string) => visit.write({ body: right, headers: { Origin: origin } })
      const foreign = [
        'https://elsewhere.example',
        'http://partner.example',
        'https://partner.example:8443',
        'https://partner.example.org',
        'null',
      ]
      for (const origin of foreign) await expectProblem(await write(origin), 'foreign-origin')
      await visit.expectTotal('gouvernance', {})
      await expectDocument(await write('https://partner.example'), routes.castBallot.answer)
    },
  },
]
