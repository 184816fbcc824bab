import { IdempotencyKey, Ticket, Token } from './headers.ts'
import { Problem, problems, problemType, type ProblemName } from './problem.ts'
import { routeList, type Route } from './routes.ts'
import { Slug } from './text.ts'
import { idempotencyHeader, ticketHeader } from './vocabulary.ts'

const everywhere: ProblemName[] = [
  'malformed-request',
  'not-found',
  'method-not-allowed',
  'timeout',
  'header-too-large',
  'internal-error',
]

const parameter = (
  name: string,
  place: 'path' | 'header' | 'query',
  schema: object,
  description: string,
  required = place !== 'query',
) => ({
  name,
  in: place,
  required,
  schema,
  description,
})

function parameters({ path, policy, token, hasTicket, query = {} }: Route) {
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name!, 'path', Slug, `The id of the ${name}.`)),
    ...Object.entries(query).map(([name, schema]) => parameter(name, 'query', schema, 'fr without it.')),
    ...(token ? [parameter(token, 'header', Token, 'The token of whoever acts.')] : []),
    ...(hasTicket ? [parameter(ticketHeader, 'header', Ticket, 'The invitation of a table in the room.', false)] : []),
    ...(policy === 'partner'
      ? [parameter(idempotencyHeader, 'header', IdempotencyKey, 'Names the intention: sent twice, it acts once.')]
      : []),
  ]
}

function refusals(route: Route) {
  const byStatus = Map.groupBy([...route.problems, ...everywhere], (name) => problems[name][0])
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        ...(names.some((name) => name === 'busy' || name.startsWith('too-many')) && {
          headers: { 'Retry-After': { schema: { type: 'integer' } } },
        }),
        content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** What is the same for all has an entity tag, and can be asked for again for a few bytes. */
const hasTag = ({ method, policy, media, path }: Route) =>
  method === 'GET' && policy === 'public' && media !== 'text/event-stream' && path.startsWith('/v1/')

function operation(route: Route) {
  return {
    operationId: route.id,
    summary: route.summary,
    'x-policy': route.policy,
    parameters: parameters(route),
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      200: {
        description: route.summary,
        ...(hasTag(route) && { headers: { ETag: { schema: { type: 'string' } } } }),
        content: { [route.media]: route.answer ? { schema: route.answer } : { schema: { type: 'string' } } },
      },
      ...(hasTag(route) && { 304: { description: 'What the caller has, by If-None-Match, is still so.' } }),
      ...refusals(route),
    },
  }
}

/** The OpenAPI 3.1 description of the contract, made from the same schemas the server validates with. */
export function openapi(version: string) {
  const byPath = Object.groupBy(routeList, (route) => route.path)
  return {
    openapi: '3.1.1',
    info: {
      title: 'ESS consultations',
      version,
      description:
        'How a partner’s page takes part in a consultation of the social and solidarity economy. No cookies; JSON in UTF-8; errors as RFC 9457 problem documents.',
    },
    paths: Object.fromEntries(
      Object.entries(byPath).map(([path, list]) => [
        path,
        Object.fromEntries(list!.map((route) => [route.method.toLowerCase(), operation(route)])),
      ]),
    ),
    components: { schemas: { Problem } },
  }
}
