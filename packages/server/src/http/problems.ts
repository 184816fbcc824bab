import type { Socket } from 'node:net'
import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, problemType, routeList, type ProblemName, type Route } from '@ess-widgets/contract'
import { StoreBusyError } from '../store/store.ts'
import { explain, isWorthSaying, pointerOf } from '../validation-words.ts'
import type { Connections } from './connections.ts'
import { corsHeaders } from './cors.ts'
import { HttpError } from './http-error.ts'
import { steadyHeaders } from './policies.ts'

/** Fastify's own refusals, by their code. */
const fastifyProblems: Record<string, ProblemName> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-content',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_BAD_URL: 'malformed-request',
}

/** Answers what fails before a route is found: an address that cannot be decoded. */
export function frameworkErrors(error: FastifyError, _: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...steadyHeaders, ...corsHeaders('*') })
  answer(reply, fastifyProblems[error.code] ?? 'malformed-request')
}

/** Turns whatever goes wrong into a problem document; only what is our own fault is logged. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | HttpError | StoreBusyError | SyntaxError, request, reply) => {
    if (error instanceof HttpError) {
      if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter))
      return answer(reply, error.problem, error.details)
    }
    if (error instanceof StoreBusyError) {
      app.log.error({ route: request.routeOptions.url, reason: error.message }, 'the store did not answer')
      return answer(reply, 'busy')
    }
    if ('validation' in error && error.validation) return answerInvalid(reply, error)
    if ('code' in error && fastifyProblems[error.code]) return answer(reply, fastifyProblems[error.code]!)
    if (error instanceof SyntaxError) return answer(reply, 'malformed-request')
    // Whoever hangs up in the middle of a body reads no answer, and is no fault of ours.
    if (request.raw.aborted) return answer(reply, 'malformed-request')
    app.log.error({ route: request.routeOptions.url, name: error.name, stack: error.stack }, 'a request met an error')
    return answer(reply, 'internal-error')
  })

  app.setNotFoundHandler((request, reply) => {
    reply.headers(corsHeaders('*'))
    const path = request.url.split('?')[0]!
    const routes = routeList.filter((route) => patternOf(route.path).test(path))
    // People who mistype the address of a page are led to one that is there.
    const [, place] = /^\/(console|signature\/[a-z0-9-]{1,64})\//.exec(path) ?? []
    if (place && request.method === 'GET') return reply.redirect(`/${place}`, 303)
    if (routes.length === 0) return answer(reply, 'not-found')
    const preflight = path.startsWith('/v1/consultations/') ? ['OPTIONS'] : []
    return answer(reply.header('allow', [...routes.flatMap(methodsOf), ...preflight].join(', ')), 'method-not-allowed')
  })
}

function answer(reply: FastifyReply, name: ProblemName, details?: HttpError['details']): FastifyReply {
  const document = problem(name, details)
  if (name === 'busy') reply.header('retry-after', String(1 + Math.floor(Math.random() * 4)))
  return reply
    .code(document.status)
    .header('cache-control', 'no-store')
    .header('content-type', problemType)
    .serializer(JSON.stringify)
    .send(document)
}

/** How a part of a request is called by those who wrote it. */
const places: Record<string, (pointer: string) => string> = {
  body: (pointer) => pointer,
  headers: (pointer) => pointer.slice(1).replaceAll(/(^|-)\w/g, (letter) => letter.toUpperCase()),
  params: (pointer) => `{${pointer.slice(1)}}`,
  querystring: (pointer) => pointer.slice(1),
}

function answerInvalid(reply: FastifyReply, { validation, validationContext }: FastifyError): FastifyReply {
  const faults = (validation as unknown as ErrorObject[]).filter(isWorthSaying)
  const errors = faults.map((fault) => ({
    pointer: places[validationContext!]!(pointerOf(fault)),
    detail: explain(fault),
  }))
  if (validationContext !== 'params') return answer(reply, 'invalid-field', { errors })
  // An address with an impossible identifier leads nowhere, as one with an unknown identifier does.
  const pointers = errors.map(({ pointer }) => pointer)
  if (pointers.includes('{consultation}')) return answer(reply, 'unknown-consultation')
  if (pointers.includes('{workshop}')) return answer(reply, 'unknown-workshop')
  if (pointers.includes('{version}')) return answer(reply, 'unknown-version')
  return answer(reply, pointers.includes('{session}') ? 'unknown-session' : 'unknown-principle')
}

/** A document can be asked about without being asked for; a stream cannot. */
export const methodsOf = ({ method, media }: Route): string[] =>
  method === 'GET' && media !== 'text/event-stream' ? ['GET', 'HEAD'] : [method]

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

const parserProblems: Record<string, ProblemName> = {
  HPE_HEADER_OVERFLOW: 'header-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
}

/** Answers what is not even HTTP, unless a request before it is still being answered: nothing is written into that. */
export const clientErrorHandler =
  (connections: Connections) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET') return void socket.destroy()
    if (connections.leaveToAnswers(socket)) return
    if (!socket.writable) return void socket.destroy()
    const document = problem(parserProblems[error.code ?? ''] ?? 'malformed-request')
    const body = JSON.stringify(document)
    const headers = {
      ...steadyHeaders,
      ...corsHeaders('*'),
      'cache-control': 'no-store',
      'content-type': problemType,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${document.status} ${document.status}\r\n${lines.join('')}\r\n${body}`)
  }
