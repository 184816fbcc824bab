import type { ProblemName } from '../problem.ts'
import { expectEqual, expectProblem } from './expect.ts'
import { freshEmail, signing, signingFor, SignatureVisit } from './signature-visit.ts'
import { randomName } from './visit.ts'
import type { Behaviour } from './world.ts'

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text)

/** A write that is right but for one thing, which must be named, and which leaves what was signed as it is. */
const refused = (
  what: string,
  write: NonNullable<Parameters<SignatureVisit['write']>[0]>,
  name: ProblemName,
  pointer?: string,
): Behaviour => ({
  name: `refuses ${shorten(what)} in a signature`,
  async run(world) {
    const visit = await SignatureVisit.begin(world)
    const receipt = randomName()
    const isFirst = (write.method ?? 'POST') === 'POST'
    const given = isFirst ? undefined : await visit.sign(receipt)
    await expectProblem(await visit.write({ receipt, ...write }), name, pointer)
    if (given) expectEqual(await visit.standing(receipt), given, 'what stands')
    else await expectProblem(await visit.ask(receipt), 'unknown-receipt')
  },
})

const notTexts = [null, 1, true, ['a'], { fr: 'a' }]
/** Nothing is left of these once they can be read. */
const unreadable = [' ', '\n\t', '\u0000', '\u202e\u2069', '\u200b\u00ad\u200d']

const wrongPersons: [pointer: string, fields: object][] = [
  ...[0, 1.5, '2', null, undefined, 1001].map((version): [string, object] => ['/version', { version }]),
  ...['', 'PERSON', 1, undefined].map((signer): [string, object] => ['/signer', { signer }]),
  ...['firstName', 'lastName'].flatMap((field) =>
    [undefined, '', 'x'.repeat(101), ...unreadable, ...notTexts].map((name): [string, object] => [
      `/${field}`,
      { [field]: name },
    ]),
  ),
  ...['organisation', 'role', 'mandate'].map((field): [string, object] => [`/${field}`, { [field]: 'Une mot' }]),
  ['/family', { family: 'mutual' }],
  ['/siren', { siren: '356000000' }],
  ...[undefined, 'all', true].map((visibility): [string, object] => ['/visibility', { visibility }]),
  ...[undefined, 'true', null, 1].map((contact): [string, object] => ['/contact', { contact }]),
  ...[undefined, 1, 'https://elsewhere.example', 'https://partner.example/'].map((partner): [string, object] => [
    '/partner',
    { partner },
  ]),
  ['/reservation/article', { reservation: { article: 'ailleurs', text: 'Un mot.' } }],
  ['/reservation/text', { reservation: { article: 'voix', text: 'x'.repeat(601) } }],
  ...['', ...unreadable].map((text): [string, object] => [
    '/reservation/text',
    { reservation: { article: 'voix', text } },
  ]),
  ['/reservation/article', { reservation: { text: 'Un mot.' } }],
  ['/reservation', { reservation: 'Un mot.' }],
  ['/status', { status: 'confirmed' }],
  ['/number', { number: 1 }],
]

const wrongOrganisations: [pointer: string, fields: object][] = [
  ...(['organisation', 'role', 'mandate'] as const).flatMap((field) =>
    [undefined, '', 'x'.repeat(field === 'mandate' ? 501 : 201), ...unreadable].map((text): [string, object] => [
      `/${field}`,
      { [field]: text },
    ]),
  ),
  ...['', '35600000', '356 000 000', '356000001', 356000000].map((siren): [string, object] => ['/siren', { siren }]),
  ...['mutuelle', 1].map((family): [string, object] => ['/family', { family }]),
]

const wrongEmails = [
  undefined,
  null,
  '',
  'nom',
  'nom@example',
  'nom@@example.org',
  '"nom"@example.org',
  'nom@example.org,autre@example.org',
  'nom@example.org\r\nBcc: autre@example.org',
  'nom(x)@example.org',
  'no..m@example.org',
  'nom@127.0.0.1',
  'nom@-x.example',
  `${'x'.repeat(250)}@example.org`,
]

const contentRefusal =
  (who: string, base: (fields: object) => object) =>
  ([pointer, fields]: [string, object]): Behaviour[] => [
    refused(
      `at “${pointer}” ${JSON.stringify(fields)} ${who}`,
      { body: { ...base(fields), email: 'nom@example.org', language: 'fr', consent: true } },
      'invalid-field',
      pointer,
    ),
    refused(
      `at “${pointer}” the changed ${JSON.stringify(fields)} ${who}`,
      { method: 'PUT', body: { ...base(fields), revision: 2 } },
      'invalid-field',
      pointer,
    ),
  ]

/** What is refused of signatures, by what name, and at which field. */
export const signatureRefusals: Behaviour[] = [
  ...wrongPersons.flatMap(contentRefusal('of a person', signing)),
  ...wrongOrganisations.flatMap(
    contentRefusal('of an organisation', (fields) => signingFor('Association fictive', fields)),
  ),
  ...wrongEmails.map((email) =>
    refused(
      `the e-mail ${JSON.stringify(email)}`,
      { body: { ...signing(), email, language: 'fr', consent: true } },
      'invalid-field',
      '/email',
    ),
  ),
  ...[undefined, null, false, 'true'].map((consent) =>
    refused(
      `the consent ${JSON.stringify(consent)}`,
      { body: { ...signing(), email: freshEmail(), language: 'fr', consent } },
      'invalid-field',
      '/consent',
    ),
  ),
  ...[undefined, 'de', null].map((language) =>
    refused(
      `the language ${JSON.stringify(language)}`,
      { body: { ...signing(), email: freshEmail(), language, consent: true } },
      'invalid-field',
      '/language',
    ),
  ),
  ...[undefined, 0, 1.5, '2'].map((revision) =>
    refused(
      `the revision ${JSON.stringify(revision)}`,
      { method: 'PUT', body: signing({ revision }) },
      'invalid-field',
      '/revision',
    ),
  ),
  refused(
    'the version before',
    { body: { ...signing({ version: 1 }), email: freshEmail(), language: 'fr', consent: true } },
    'stale-version',
  ),
  refused(
    'the version before, with an article that the text has no more',
    {
      body: {
        ...signing({ version: 1, reservation: { article: 'disparu', text: 'Un mot.' } }),
        email: freshEmail(),
        language: 'fr',
        consent: true,
      },
    },
    'stale-version',
  ),
  refused(
    'a change to the version before',
    { method: 'PUT', body: signing({ version: 1, revision: 2 }) },
    'stale-version',
  ),
  {
    name: 'refuses a signature from a page that is no partner’s',
    async run(world) {
      if (!world.canSetOrigin) return
      const visit = await SignatureVisit.begin(world)
      const headers = { Origin: 'https://elsewhere.example' }
      for (const method of ['POST', 'PUT', 'DELETE'] as const)
        await expectProblem(await visit.write({ method, headers }), 'foreign-origin')
    },
  },
]
