import type { AddressInfo } from 'node:net'
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { routeList, type ConsultationFile, type Policy, type RouteId } from '@ess-widgets/contract'
import { serveConsole } from '../console/console.ts'
import { serveEmbed } from '../embed/embed.ts'
import { Mail } from '../mail/mail.ts'
import type { Transport } from '../mail/transport.ts'
import { knownOrigin } from '../pages/access.ts'
import type { PagePolicy } from '../pages/route.ts'
import { serveSigning } from '../signing/signing.ts'
import type { Store } from '../store/store.ts'
import { closePromptly } from './closing.ts'
import { Connections } from './connections.ts'
import { answerPreflights } from './cors.ts'
import { Edition } from './edition.ts'
import type { Erase } from './erasures.ts'
import { findIn, handlersOf, type Asked, type Running } from './handlers.ts'
import { Live } from './live.ts'
import { guards, steadyHeaders } from './policies.ts'
import { answerProblems, clientErrorHandler, frameworkErrors, methodsOf } from './problems.ts'
import { refuseEarly } from './refusals.ts'
import { cutStalled } from './stalling.ts'
import { schemaOf, validatorCompiler } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy | PagePolicy
  }
}

export interface AppOptions {
  logger?: NonNullable<FastifyServerOptions['logger']>
  /** What says whether a consultation is open: milliseconds since 1970 UTC. */
  now?: () => number
  /** Milliseconds between two signs of life on the live streams. */
  heartbeat?: number
  /** The addresses of the proxies that stand before, with commas, whose X-Forwarded-For says who is behind them. */
  trustProxy?: string | undefined
  /** The origin that people see, for the console and in mails: this machine's without it. */
  origin?: string | undefined
  /** What carries mails; without it, letters wait in the store. */
  transport?: Transport | undefined
  /** Writes down what people have erased, before they are told. */
  erase?: Erase | undefined
}

/** No answer needs a person waiting: what takes longer is not one of ours. */
const limits = {
  // The longest contribution, in the longest letters, and what is around it.
  bodyLimit: 32 * 1024,
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
  { logger = false, now, heartbeat, trustProxy, origin, transport, erase = async () => {} }: AppOptions = {},
): Promise<FastifyInstance> {
  const running = new Map<string, Running>()
  for (const file of files) {
    const edition = await Edition.open(file, store, now)
    running.set(file.id, { edition, live: new Live(edition, { heartbeat }) })
  }
  store.onRecorded((consultation, changed) => {
    const { edition, live } = running.get(consultation) ?? {}
    edition?.forget(changed)
    if (changed !== 'places') live?.changed()
    if (changed === 'signatures') mail?.wake()
  })

  const connections = new Connections()
  const app: FastifyInstance = Fastify({
    ...limits,
    logger,
    trustProxy: trustProxy ?? false,
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

  const handlers = handlersOf(running, store, erase)
  for (const route of routeList) {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      exposeHeadRoute: methodsOf(route).includes('HEAD'),
      config: { policy: route.policy },
      schema: schemaOf(route),
      onRequest: guards[route.policy](
        (request) => findIn(running, request as Asked).edition,
        (request) => knownOrigin(request, origin),
      ),
      handler: handlers[route.id as RouteId] as never,
    })
  }
  const editions = new Map([...running].map(([id, { edition }]) => [id, edition]))
  const own = () => origin ?? originOf(app)
  const mail = transport && new Mail({ editions, store, transport, origin: own, now, log: app.log })
  const pages = { editions, store, origin, now }
  await app.register(async (console) => serveConsole(console, { ...pages, mails: mail?.folder }))
  await app.register(async (signing) => serveSigning(signing, { ...pages, erase, wake: () => mail?.wake() }))
  await app.register(async (embed) => serveEmbed(embed, { editions, origin }))
  connections.follow(app.server)
  cutStalled(app, connections)
  closePromptly(app, connections)
  app.addHook('preClose', async () =>
    running.forEach(({ edition, live }) => {
      live.close()
      edition.stop()
    }),
  )
  app.addHook('onListen', async () => mail?.wake())
  app.addHook('onClose', async () => mail?.close())
  return app
}

/** Where this process listens, for whoever is on this machine. */
function originOf({ server }: FastifyInstance): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
