/** Whatever is sent to any route, of the contract or of the console, is answered, and never by a 5xx. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routeList, type Problem, type Route, type RouteId } from '@ess-widgets/contract'
import {
  choices,
  families,
  idempotencyHeader,
  receiptHeader,
  ticketHeader,
  voterHeader,
} from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import type { TObject } from 'typebox'
import type { PageRoute } from '../pages/route.ts'
import { consoleRoutes } from '../console/routes.ts'
import { signingRoutes } from '../signing/routes.ts'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { contribute, problemOf, sampleWorkshop } from '../testing/http-author.ts'
import { connections } from '../testing/http-voter.ts'
import { seed, sized } from '../testing/profile.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { sampleText } from '../testing/signing.ts'

let served: OpenConsole
let cookie: string
before(async () => {
  const file = sampleFile(2, { sessions: [sampleSession(3)], workshops: [sampleWorkshop()], manifesto: sampleText() })
  served = await openConsole([file])
  cookie = await served.member('organiser')
  const agent = connections(1)
  for (let number = 1; number <= 9; number++)
    assert.equal(problemOf(await contribute(agent, served.running.url, {})), 200)
  agent.destroy()
})
after(() => served.close())

const text = fc.string({ unit: 'binary', maxLength: 300 })
const places = {
  consultation: 'essai',
  principle: 'principe-0',
  session: 'atelier',
  workshop: 'vision',
  number: '3',
  version: '2',
}

/** The path of a route, mostly of things that are there. */
const pathOf = (path: string) =>
  fc
    .tuple(...path.split('/').map((part) => (part.startsWith('{') ? placeOf(part.slice(1, -1)) : fc.constant(part))))
    .map((parts) => parts.join('/'))
const placeOf = (name: string) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(places[name as keyof typeof places]) },
    { weight: 1, arbitrary: fc.constantFrom('nothing', '%00', '%ff', '0', '99', '9'.repeat(30), 'a'.repeat(150)) },
  )
const query = fc.oneof(
  fc.constantFrom('', '?lang=en', '?lang=fr&lang=%00', '?kind=vision&kind=x', '?page=-1', '?before=9e99', '?%00=%ff'),
  fc.webQueryParameters().map((asked) => `?${asked}`),
)

const mostly = <T>(right: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: other })

const anything = fc.jsonValue()
const oneOf = (...values: unknown[]) => mostly(fc.constantFrom(...values), anything)
const revision = mostly<unknown>(fc.nat(40), anything)
const line = mostly<unknown>(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), fc.oneof(text, anything))
const saying = {
  question: oneOf('mots', 'mots', 'freins'),
  // Only a divergence names a principle.
  kind: oneOf('divergence', 'divergence', 'brake'),
  text: line,
}
const alsoSaying = {
  principle: oneOf('principe-0'),
  family: oneOf(...families),
  organisation: line,
  author: line,
  people: revision,
}
const signing = {
  version: mostly<unknown>(fc.constant(2), anything),
  signer: oneOf('person', 'person', 'organisation'),
  firstName: line,
  lastName: line,
  visibility: oneOf('none', 'short', 'full'),
  contact: mostly<unknown>(fc.boolean(), anything),
  partner: mostly<unknown>(fc.constant(null), text),
}
const alsoSigning = {
  organisation: line,
  siren: oneOf('356000000', '356000001'),
  role: line,
  mandate: line,
  reservation: mostly<unknown>(fc.record({ article: oneOf('voix', 'ailleurs'), text: line }), anything),
}
const withSome = (needed: Record<string, fc.Arbitrary<unknown>>, some: typeof needed) =>
  fc.record({ ...needed, ...some }, { requiredKeys: Object.keys(needed) })
/** What each write asks for, each field mostly as it should be. */
const bodies: Partial<Record<RouteId, fc.Arbitrary<unknown>>> = {
  castBallot: withSome({ choice: oneOf(...choices), revision }, { family: oneOf(...families) }),
  removeBallot: fc.record({ revision }),
  register: fc.record({ name: line, email: mostly<unknown>(fc.emailAddress(), text) }),
  contribute: withSome({ ...saying, consent: fc.constant(true) }, alsoSaying),
  changeContribution: withSome({ ...saying, revision }, alsoSaying),
  sign: withSome(
    {
      ...signing,
      email: mostly<unknown>(fc.emailAddress(), text),
      language: oneOf('fr', 'en'),
      consent: fc.constant(true),
    },
    alsoSigning,
  ),
  changeSignature: withSome({ ...signing, revision }, alsoSigning),
}
const bodyOf = (id: RouteId) =>
  mostly(
    (bodies[id] ?? fc.constant({})).map((value) => JSON.stringify(value)),
    fc.oneof(
      fc.json(),
      fc.string(),
      fc.constant('{"__proto__":{"choice":"agree"},"revision":1}'),
      fc.constant('['.repeat(5000)),
    ),
  )
const header = mostly(
  fc.constantFrom('x'.repeat(22), 'y'.repeat(36)),
  fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
)
const key = mostly(fc.uuid(), header)
const type = mostly(
  fc.constantFrom('application/json', 'application/json; charset=utf-8'),
  fc.constantFrom('text/plain', 'application/json; charset=latin1', 'application/x-www-form-urlencoded', ''),
)

const requests = sized(2000, 60_000)
test(`${requests} random requests: every answer is the contract's, none is a 5xx (seed ${seed})`, async () => {
  // The live counts never end.
  const routes = routeList.filter(({ path }) => !path.endsWith('/live'))
  const requestTo = ({ id, method, path }: Route) =>
    fc.tuple(
      mostly<string>(fc.constant(method), fc.constantFrom('GET', 'PUT', 'DELETE', 'POST', 'PATCH')),
      pathOf(path),
      bodyOf(id as RouteId),
    )
  const request = fc.oneof(
    ...routes.map((route) => ({ weight: route.body ? 4 : 1, arbitrary: requestTo(route) })),
    fc.tuple(fc.constant('GET'), fc.constantFrom('/', '/v1/nothing', '/v1/essai/%2e%2e/x'), fc.constant('')),
  )
  const headers = fc.record({
    [voterHeader]: header,
    [receiptHeader]: header,
    [idempotencyHeader]: key,
    [ticketHeader]: mostly<string | null>(fc.constant(null), header),
  })
  const statuses = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(request, query, headers, type, async ([method, path, sent], asked, own, contentType) => {
      const hasBody = method !== 'GET'
      const answer = await fetch(served.running.origin + path + asked, {
        method,
        headers: [
          ...Object.entries(own).filter((pair): pair is [string, string] => pair[1] !== null),
          ...(hasBody ? [['content-type', contentType] as [string, string]] : []),
        ],
        ...(hasBody && { body: sent }),
      })
      assert.ok(answer.status < 500, `${method} ${path} answered ${answer.status}`)
      statuses.set(`${method} ${answer.status}`, (statuses.get(`${method} ${answer.status}`) ?? 0) + 1)
      if (answer.status >= 400) {
        const document = (await answer.json()) as Problem
        assert.equal(document.status, answer.status)
        assert.match(document.type, /^urn:ess:problem:/)
        assert.ok(document.titles.fr && document.titles.en)
      } else await answer.arrayBuffer()
    }),
    { numRuns: requests, seed },
  )
  for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
    assert.ok(statuses.get(`${method} 200`)! > requests / 500, `hardly any ${method} came through: ${[...statuses]}`)
})

const forms = sized(1000, 30_000)
test(`${forms} random requests to the pages: every answer is a page, none is a 5xx (seed ${seed})`, async () => {
  // Whoever leaves, or changes the team, is nobody afterwards.
  const routes = Object.entries<PageRoute>({ ...consoleRoutes, ...signingRoutes }).filter(
    ([id]) => !['leave', 'revoke'].includes(id),
  )
  const value = fc.oneof(
    fc.constantFrom(
      '1.0',
      '1',
      '2',
      '9',
      'yes',
      'mots',
      'vision.mots',
      'vision',
      'agree',
      'off-topic',
      'en',
      'facilitator',
    ),
    fc.constant(crypto.randomUUID()),
    text,
  )
  const formOf = ({ form }: PageRoute) =>
    form
      ? fc.dictionary(
          fc.oneof(fc.constantFrom(...Object.keys((form as TObject).properties), 'vote.principe-0', 'x'), text),
          value,
          {
            maxKeys: 8,
          },
        )
      : fc.constant(undefined)
  const request = fc.oneof(
    ...routes.map(([, route]) => fc.tuple(pathOf(route.path), formOf(route), fc.constant(route.method))),
  )
  await fc.assert(
    fc.asyncProperty(request, query, fc.boolean(), async ([path, form, method], asked, isMember) => {
      const answer = await served.ask(path + (method === 'GET' ? asked : ''), {
        ...(form && { form }),
        ...(isMember && { cookie }),
      })
      const page = await answer.text()
      assert.ok(answer.status < 500, `${method} ${path}${asked} answered ${answer.status}`)
      if (answer.status >= 400) assert.match(page, /<h1|"type":"urn:ess:problem:/, `${method} ${path}: ${page}`)
      assert.doesNotMatch(page, /\[object Object\]|\bNaN\b/)
    }),
    { numRuns: forms, seed },
  )
})
