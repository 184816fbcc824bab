import type { SessionEntry } from '../session.ts'
import { routes } from '../routes.ts'
import type { ProblemName } from '../problem.ts'
import { idempotencyHeader, receiptHeader } from '../vocabulary.ts'
import { AgendaVisit, person } from './agenda-visit.ts'
import { expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { randomName } from './visit.ts'
import { sampleProgramme, type Behaviour } from './world.ts'

const [workshop] = sampleProgramme.sessions
const right = person()
const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** A write that is right but for one thing, which must be named, and which takes no place. */
const refused = (
  what: string,
  write: Parameters<AgendaVisit['write']>[0],
  name: ProblemName,
  pointer?: string,
): Behaviour => ({
  name: `refuses ${shorten(what)} of a registration`,
  async run(world) {
    const agenda = await AgendaVisit.begin(world)
    await expectProblem(await agenda.write(write), name, pointer)
    await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
  },
})

const notTexts = [null, 1, true, ['a@example.org'], { fr: 'a' }]
/** A control, an end of line, and marks that show what follows from right to left. */
const unseen = [
  '\u0000',
  '\n',
  '\r',
  '\t',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u00ad',
]

const wrongNames = ['', ' ', '\u200b', '…', 'x'.repeat(201), ...unseen.map((mark) => `Ada${mark}Fictive`), ...notTexts]
const wrongEmails = [
  '',
  'ada',
  '@example.org',
  'ada@',
  'ada@example',
  'ada@.org',
  'ada@example..org',
  'ada@example.org.',
  'ada fictive@example.org',
  'ada@exam ple.org',
  'ada@@example.org',
  `${'x'.repeat(65)}@example.org`,
  `ada@${'x'.repeat(243)}.example.org`,
  ...unseen.map((mark) => `ada${mark}@example.org`),
  ...notTexts,
]
const wrongBodies: [pointer: string, body: unknown][] = [
  ...wrongNames.map((name): [string, unknown] => ['/name', { ...right, name }]),
  ...wrongEmails.map((email): [string, unknown] => ['/email', { ...right, email }]),
  ['/name', { email: right.email }],
  ['/email', { name: right.name }],
  ['/phone', { ...right, phone: '0' }],
  ...['null', '[]', '"ada"', '1'].map((body): [string, unknown] => ['', body]),
]

const wrongTokens: (string | null)[] = [null, '', 'short', 'x'.repeat(65), `${'x'.repeat(32)}!`]

/** A session where nobody registers any more, and why. */
const closed: [what: string, session: Partial<SessionEntry>][] = [
  ['cancelled', { status: 'cancelled' }],
  ['postponed', { status: 'postponed' }],
  ['over', { start: '2020-03-05T09:00:00+01:00', end: '2020-03-05T10:00:00+01:00' }],
  ['begun', { start: '2020-03-05T09:00:00+01:00' }],
  ['begun on its first whole day', { start: '2020-03-05', end: '2120-03-06' }],
]

/** Who is refused a place, by what name, and at which field. */
export const registrationRefusals: Behaviour[] = [
  ...wrongBodies.map(([pointer, body]) =>
    refused(
      `at “${pointer}” the body ${typeof body === 'string' ? body : JSON.stringify(body)}`,
      { body },
      'invalid-field',
      pointer,
    ),
  ),
  refused('a field in the withdrawal', { method: 'DELETE', body: { revision: 1 } }, 'invalid-field', '/revision'),
  refused('the text {', { body: '{' }, 'malformed-request'),
  refused('a body of another type', { headers: { 'Content-Type': 'text/plain' } }, 'unsupported-content'),
  refused('a body that is compressed', { headers: { 'Content-Encoding': 'gzip' } }, 'unsupported-content'),
  refused('a body of one megabyte', { body: { ...right, name: 'x'.repeat(2 ** 20) } }, 'body-too-large'),
  ...[receiptHeader, idempotencyHeader].flatMap((header) =>
    wrongTokens.flatMap((value) =>
      (['PUT', 'DELETE'] as const).map((method) =>
        refused(
          `by ${method} the ${header} ${value}`,
          { method, headers: { [header]: value } },
          'invalid-field',
          header,
        ),
      ),
    ),
  ),
  {
    name: 'accepts names and addresses of all kinds of people',
    async run(world) {
      const agenda = await AgendaVisit.begin(world, { sessions: [{ ...workshop!, capacity: 20 }] })
      const names = ['Ж', 'Nguyễn Thị Hư-Cấu', "D’Été, O'Fictif (dit « Z »)", '=1+1', '山田', 'x'.repeat(200), '👩🏽‍🌾']
      const emails = [
        'a@b.fr',
        'a+b.c_d-e=f@example.org',
        "o'f@example.org",
        'é@exemple.museum',
        `${'x'.repeat(64)}@a.b.c`,
      ]
      for (const [index, name] of names.entries()) await agenda.register(randomName(), { ...person(index), name })
      for (const email of emails) await agenda.register(randomName(), { ...right, email })
      await agenda.expectPlaces({ capacity: 20, free: 20 - names.length - emails.length, waiting: 0 })
    },
  },
  {
    name: 'knows nothing of a receipt that registered nobody',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      await expectProblem(await agenda.ask(randomName()), 'unknown-receipt')
      await expectProblem(await agenda.write({ method: 'DELETE' }), 'unknown-receipt')
      for (const token of wrongTokens.filter((value) => value !== null))
        await expectProblem(await agenda.ask(token), 'invalid-field', receiptHeader)
    },
  },
  {
    name: 'refuses a session that is not there, where nobody registers, or whose id is impossible',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      for (const name of ['nothing-here', 'ouverture', 'Not_A_Slug', 'x'.repeat(65)]) {
        const url = new URL(name, agenda.registrationUrl()).href
        const headers = { [receiptHeader]: randomName() }
        await expectProblem(await agenda.send(url, { body: right, headers }), 'unknown-session')
        await expectProblem(await agenda.send(url, { body: {}, method: 'DELETE', headers }), 'unknown-session')
        await expectProblem(await agenda.visit.get(url, headers), 'unknown-session')
      }
    },
  },
  ...closed.map(([what, fields]): Behaviour => ({
    name: `registers nobody for a session that is ${what}`,
    async run(world) {
      const agenda = await AgendaVisit.begin(world, { sessions: [{ ...workshop!, ...fields }] })
      await expectProblem(await agenda.write(), 'registration-closed')
      await expectProblem(await agenda.write({ method: 'DELETE' }), 'unknown-receipt')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
    },
  })),
  {
    name: 'registers until a session begins; then people withdraw, and are told again what they were told',
    async run(world) {
      const agenda = await AgendaVisit.begin(world)
      const write = { receipt: randomName(), key: randomName() }
      const first = await expectBytes(await agenda.write(write), routes.register.answer)
      agenda.visit.reach('2120-03-05T13:59:59+01:00')
      const [last, waiting] = [randomName(), randomName()]
      await agenda.register(last, person(2))
      await agenda.register(waiting, person(3))
      agenda.visit.reach(workshop!.start)
      await expectProblem(await agenda.write({ body: person(4) }), 'registration-closed')
      await expectProblem(await agenda.write({ receipt: last, body: person(5) }), 'registration-closed')
      expectEqual(await expectBytes(await agenda.write(write), routes.register.answer), first, 'the second answer')
      expectEqual((await agenda.withdraw(write.receipt)).status, 'withdrawn', 'the withdrawal')
      await agenda.expectStanding(waiting)
    },
  },
  {
    name: 'registers for whole days until the midnight of their zone',
    async run(world) {
      const days = { ...workshop!, start: '2120-03-05', end: '2120-03-06', timeZone: 'Pacific/Noumea' }
      const agenda = await AgendaVisit.begin(world, { sessions: [days] })
      agenda.visit.reach('2120-03-04T12:59:59Z')
      await agenda.register(randomName(), person(1))
      agenda.visit.reach('2120-03-04T13:00:00Z')
      await expectProblem(await agenda.write({ body: person(2) }), 'registration-closed')
    },
  },
  {
    name: 'registers nobody while the consultation is a draft',
    async run(world) {
      const agenda = await AgendaVisit.begin(world, { status: 'draft' })
      const { consultationStatus } = await expectProblem(await agenda.write(), 'consultation-draft')
      expectEqual(consultationStatus, 'draft', 'the status in the problem')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
    },
  },
  {
    name: 'registers nobody once the consultation is closed',
    async run(world) {
      const agenda = await AgendaVisit.begin(world, { status: 'closed' })
      const { consultationStatus } = await expectProblem(await agenda.write(), 'consultation-closed')
      expectEqual(consultationStatus, 'closed', 'the status in the problem')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
    },
  },
  ...[{ opens: '2119-01-01T00:00:00Z' }, { closes: '2020-01-01T00:00:00Z' }].map((file): Behaviour => ({
    name: `registers people whenever votes are taken: ${JSON.stringify(file)}`,
    async run(world) {
      const agenda = await AgendaVisit.begin(world, file)
      expectEqual((await agenda.register(randomName())).status, 'registered', 'the status')
    },
  })),
  {
    name: 'takes registrations from the pages of partners only, and tells a receipt what stands from anywhere',
    async run(world) {
      if (!world.canSetOrigin) return
      const agenda = await AgendaVisit.begin(world)
      const receipt = randomName()
      const from = (Origin: string) => ({ receipt, headers: { Origin } })
      for (const origin of ['https://elsewhere.example', 'http://partner.example', 'null'])
        for (const method of ['PUT', 'DELETE'] as const)
          await expectProblem(await agenda.write({ ...from(origin), method }), 'foreign-origin')
      await agenda.expectPlaces({ capacity: 2, free: 2, waiting: 0 })
      await expectDocument(await agenda.write(from('https://partner.example')), routes.register.answer)
      const headers = { [receiptHeader]: receipt, Origin: 'https://elsewhere.example' }
      const answer = await agenda.visit.get(agenda.registrationUrl(), headers)
      expectEqual(answer.headers.get('Cache-Control'), 'no-store', 'who may keep the answer')
      await expectDocument(answer, routes.readRegistration.answer)
    },
  },
]
