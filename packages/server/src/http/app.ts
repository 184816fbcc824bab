import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import {
  IdempotencyKey,
  openapi,
  routeList,
  Slug,
  VoterToken,
  type BallotCast,
  type BallotRemoval,
  type ConsultationFile,
  type Policy,
  type Route,
  type RouteId,
} from '@ess-widgets/contract'
import { idempotencyHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'
import type { Store } from '../store/store.ts'
import { version } from '../version.ts'
import { recordBallot } from './ballots.ts'
import { closePromptly } from './closing.ts'
import { Connections } from './connections.ts'
import { answerPreflights, corsHeaders } from './cors.ts'
import { Edition, type Sent } from './edition.ts'
import { HttpError } from './http-error.ts'
import { Live } from './live.ts'
import { guards, steadyHeaders } from './policies.ts'
import { answerProblems, clientErrorHandler, frameworkErrors } from './problems.ts'
import { shareEachSecond } from './readiness.ts'
import { refuseEarly } from './refusals.ts'
import { cutStalled } from './stalling.ts'
import { validatorCompiler } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy
  }
}

interface Running {
  edition: Edition
  live: Live
}
type Parameters = { consultation: string; principle: string }
type Handler = (request: FastifyRequest<{ Params: Parameters }>, reply: FastifyReply) => Promise<unknown> | unknown

export interface AppOptions {
  logger?: NonNullable<FastifyServerOptions['logger']>
  /** What says whether a consultation is open: milliseconds since 1970 UTC. */
  now?: () => number
  /** Milliseconds between two signs of life on the live streams. */
  heartbeat?: number
}

/** No answer needs a person waiting: what takes longer is not one of ours. */
const limits = {
  bodyLimit: 16 * 1024,
  requestTimeout: 10_000,
  keepAliveTimeout: 30_000,
  http: {
    maxHeaderSize: 8 * 1024,
    headersTimeout: 5000,
    connectionsCheckingInterval: 1000,
    // Asked for all the same, in words of the contract.
    requireHostHeader: false,
  },
  routerOptions: { maxParamLength: 200 },
}

/**
 * The HTTP API of these consultations over a store. Every route of the contract is served, with the
 * contract's own schemas; a route without a policy throws here, before anything listens.
 */
export async function createApp(
  files: ConsultationFile[],
  store: Store,
  { logger = false, now, heartbeat }: AppOptions = {},
): Promise<FastifyInstance> {
  const running = new Map<string, Running>()
  for (const file of files) {
    const edition = await Edition.open(file, store, now)
    running.set(file.id, { edition, live: new Live(edition, { heartbeat }) })
  }
  store.onRecorded((consultation) => {
    const { edition, live } = running.get(consultation) ?? {}
    edition?.forgetCounts()
    live?.changed()
  })

  const connections = new Connections()
  const app: FastifyInstance = Fastify({
    ...limits,
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Requests are not logged one by one, so none needs a name.
    genReqId: () => '',
    onProtoPoisoning: 'error',
    // A request that comes while we close is answered like any other: what Fastify would say is not of the contract.
    return503OnClosing: false,
    clientErrorHandler: clientErrorHandler(connections),
    frameworkErrors,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  app.addHook('onRoute', ({ url, config }) => {
    if (!config?.policy) throw new Error(`the route ${url} has no policy: say who may call it`)
  })
  app.addHook('onRequest', async (_, reply) => void reply.headers(steadyHeaders))
  refuseEarly(app)
  answerProblems(app)
  answerPreflights(app)

  const found = (request: FastifyRequest<{ Params: Parameters }>): Running => {
    const consultation = running.get(request.params.consultation)
    if (!consultation) throw new HttpError('unknown-consultation')
    return consultation
  }
  const contract = JSON.stringify(openapi(version))
  const isReady = shareEachSecond(() => store.probe())
  const voterToken = (request: FastifyRequest) => request.headers[voterHeader.toLowerCase()] as string

  const writeBallot: Handler = (request) =>
    recordBallot(found(request).edition, store, {
      principle: request.params.principle,
      voterToken: voterToken(request),
      key: request.headers[idempotencyHeader.toLowerCase()] as string,
      body: request.body as BallotCast | BallotRemoval,
    })
  const handlers: Record<RouteId, Handler> = {
    readConsultation: (request, reply) => send(request, reply, found(request).edition.consultation),
    readPrinciples: (request, reply) => send(request, reply, found(request).edition.principles),
    readCounts: async (request, reply) => send(request, reply, await found(request).edition.counts()),
    async followCounts(request, reply) {
      const { edition, live } = found(request)
      const { body } = await edition.counts()
      // Behind another answer it would take a place, and perhaps never be sent.
      if (!live.isOpen || !reply.raw.socket) throw new HttpError('busy')
      reply.hijack()
      live.add(reply.raw, { ...steadyHeaders, ...corsHeaders('*') }, body)
    },
    async readBallots(request, reply) {
      const { edition } = found(request)
      reply.header('cache-control', 'no-store')
      return store.ballotsOf(edition.file.id, edition.voterOf(voterToken(request)))
    },
    castBallot: writeBallot,
    removeBallot: writeBallot,
    readContract: (_, reply) => reply.type('application/json; charset=utf-8').send(contract),
    isLive: () => ({ status: 'ok' }),
    async isReady() {
      await isReady()
      return { status: 'ok' }
    },
  }
  for (const route of routeList) {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      exposeHeadRoute: route.media === 'application/json' && route.method === 'GET',
      config: { policy: route.policy },
      schema: schemaOf(route),
      onRequest: guards[route.policy]((request) => found(request as FastifyRequest<{ Params: Parameters }>).edition),
      handler: handlers[route.id as RouteId] as never,
    })
  }
  connections.follow(app.server)
  cutStalled(app, connections)
  closePromptly(app, connections)
  app.addHook('preClose', async () => running.forEach(({ live }) => live.close()))
  return app
}

function schemaOf({ path, policy, body, answer }: Route) {
  const slugs = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const headers = {
    ...(policy !== 'public' && { [voterHeader.toLowerCase()]: VoterToken }),
    ...(policy === 'partner' && { [idempotencyHeader.toLowerCase()]: IdempotencyKey }),
  }
  const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) })
  return {
    params: object(Object.fromEntries(slugs.map((name) => [name, Slug]))),
    headers: object(headers),
    ...(body && { body }),
    ...(answer && { response: { 200: answer } }),
  }
}

/** Sends a document that is the same for all, or says that the caller has it already. */
function send(request: FastifyRequest, reply: FastifyReply, { body, etag }: Sent) {
  reply.headers({ etag, 'cache-control': 'no-cache' })
  const known = request.headers['if-none-match']?.split(/, */) ?? []
  if (known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').serializer(String).send(body)
}
