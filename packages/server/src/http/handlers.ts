import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  openapi,
  type BallotCast,
  type BallotRemoval,
  type ContributionChange,
  type ContributionRequest,
  type RegistrationRequest,
  type RouteId,
  type SignatureChange,
  type SignatureRequest,
} from '@ess-widgets/contract'
import { idempotencyHeader, receiptHeader, ticketHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'
import type { Store } from '../store/store.ts'
import { version } from '../version.ts'
import { recordBallot } from './ballots.ts'
import { readContribution, recordContribution, type ContributionWrite } from './contributions.ts'
import { corsHeaders } from './cors.ts'
import { send } from './documents.ts'
import type { Edition } from './edition.ts'
import type { Erase } from './erasures.ts'
import { HttpError } from './http-error.ts'
import type { Live } from './live.ts'
import { NetworkLimit } from './network-limit.ts'
import { steadyHeaders } from './policies.ts'
import { shareEachSecond } from './readiness.ts'
import { manifestoIn, readSignature, recordSignature, type SignatureWrite } from './signatures.ts'
import { readRegistration, recordRegistration } from './registrations.ts'

/** A consultation that is served. */
export interface Running {
  edition: Edition
  live: Live
}
/** A request, its form already checked. */
export type Asked = FastifyRequest<{
  Params: { consultation: string; principle: string; session: string; workshop: string; version: string }
  Querystring: { lang?: 'fr' | 'en'; page?: string }
}>
type Handler = (request: Asked, reply: FastifyReply) => Promise<unknown> | unknown

/** The consultation that is asked for. */
export function findIn(running: ReadonlyMap<string, Running>, { params }: Asked): Running {
  const consultation = running.get(params.consultation)
  if (!consultation) throw new HttpError('unknown-consultation')
  return consultation
}

const headerOf = ({ headers }: Asked, name: string) => headers[name.toLowerCase()] as string

const ticketOf = ({ headers }: Asked) => headers[ticketHeader.toLowerCase()] as string | undefined

/** What answers each route of the contract. */
export function handlersOf(
  running: ReadonlyMap<string, Running>,
  store: Store,
  erase: Erase,
): Record<RouteId, Handler> {
  const editionOf = (request: Asked) => findIn(running, request).edition
  const contract = JSON.stringify(openapi(version))
  const limit = new NetworkLimit()
  const signing = { store, limit: new NetworkLimit(), erase }
  const isReady = shareEachSecond(() => store.probe())

  const writeBallot: Handler = (request) =>
    recordBallot(editionOf(request), store, {
      principle: request.params.principle,
      voterToken: headerOf(request, voterHeader),
      key: headerOf(request, idempotencyHeader),
      body: request.body as BallotCast | BallotRemoval,
      ticket: ticketOf(request),
    })
  const writeRegistration = (request: Asked, person: RegistrationRequest | null) =>
    recordRegistration(editionOf(request), store, {
      session: request.params.session,
      receipt: headerOf(request, receiptHeader),
      key: headerOf(request, idempotencyHeader),
      person,
    })
  const writeContribution = (request: Asked, asked: ContributionWrite['asked']) =>
    recordContribution(
      editionOf(request),
      { store, limit },
      {
        workshop: request.params.workshop,
        receipt: headerOf(request, receiptHeader),
        key: headerOf(request, idempotencyHeader),
        asked,
      },
    )
  const writeSignature = (request: Asked, asked: SignatureWrite['asked']) =>
    recordSignature(editionOf(request), signing, {
      receipt: headerOf(request, receiptHeader),
      key: headerOf(request, idempotencyHeader),
      asked,
    })
  return {
    readConsultation: (request, reply) => send(request, reply, editionOf(request).consultation),
    readPrinciples: (request, reply) => send(request, reply, editionOf(request).principles),
    readCounts: async (request, reply) => send(request, reply, await editionOf(request).counts()),
    readResults: async (request, reply) => send(request, reply, await editionOf(request).results()),
    readResultsTable: async (request, reply) =>
      send(request, reply, await editionOf(request).resultsTable(request.query.lang)),
    async followCounts(request, reply) {
      const { edition, live } = findIn(running, request)
      const { body } = await edition.counts()
      // Behind another answer it would take a place, and perhaps never be sent.
      if (!live.isOpen || !reply.raw.socket) throw new HttpError('busy')
      reply.hijack()
      live.add(reply.raw, { ...steadyHeaders, ...corsHeaders('*') }, body)
    },
    async readBallots(request, reply) {
      const edition = editionOf(request)
      reply.header('cache-control', 'no-store')
      return store.ballotsOf(edition.file.id, edition.voterOf(headerOf(request, voterHeader)))
    },
    castBallot: writeBallot,
    removeBallot: writeBallot,
    readAgenda: async (request, reply) => send(request, reply, await editionOf(request).agenda.agenda()),
    readCalendar: (request, reply) => send(request, reply, editionOf(request).agenda.calendar(request.query.lang)),
    readTable: async (request, reply) =>
      send(request, reply, await editionOf(request).agenda.table(request.query.lang)),
    readRegistration(request, reply) {
      reply.header('cache-control', 'no-store')
      const receipt = headerOf(request, receiptHeader)
      return readRegistration(editionOf(request), store, { session: request.params.session, receipt })
    },
    register: (request) => writeRegistration(request, request.body as RegistrationRequest),
    withdraw: (request) => writeRegistration(request, null),
    readWorkshops: (request, reply) => send(request, reply, editionOf(request).workshops.workshops),
    async readContributions(request, reply) {
      const { workshops } = editionOf(request)
      const { workshop } = request.params
      if (!workshops.find(workshop)) throw new HttpError('unknown-workshop')
      return send(request, reply, await workshops.wall(workshop))
    },
    contribute: (request) =>
      writeContribution(request, {
        name: 'contribute',
        body: request.body as ContributionRequest,
        ticket: ticketOf(request),
        address: request.ip,
      }),
    readContribution(request, reply) {
      reply.header('cache-control', 'no-store')
      const receipt = headerOf(request, receiptHeader)
      return readContribution(editionOf(request), store, { workshop: request.params.workshop, receipt })
    },
    changeContribution: (request) =>
      writeContribution(request, { name: 'change', body: request.body as ContributionChange }),
    withdrawContribution: (request) => writeContribution(request, { name: 'withdraw' }),
    readManifesto: (request, reply) => send(request, reply, manifestoIn(editionOf(request)).manifesto),
    readVersion(request, reply) {
      const version = manifestoIn(editionOf(request)).version(Number(request.params.version))
      if (!version) throw new HttpError('unknown-version')
      return send(request, reply, version)
    },
    async readSignatures(request, reply) {
      const edition = editionOf(request)
      return send(request, reply, await manifestoIn(edition).signatures(edition.status))
    },
    readSignatories: async (request, reply) =>
      send(request, reply, await manifestoIn(editionOf(request)).signatories(Number(request.query.page ?? 1))),
    sign: (request) =>
      writeSignature(request, {
        name: 'sign',
        body: request.body as SignatureRequest,
        ticket: ticketOf(request),
        address: request.ip,
      }),
    readSignature(request, reply) {
      reply.header('cache-control', 'no-store')
      return readSignature(editionOf(request), store, headerOf(request, receiptHeader))
    },
    changeSignature: (request) => writeSignature(request, { name: 'change', body: request.body as SignatureChange }),
    withdrawSignature: (request) => writeSignature(request, { name: 'withdraw' }),
    readContract: (_, reply) => reply.type('application/json; charset=utf-8').send(contract),
    isLive: () => ({ status: 'ok' }),
    async isReady() {
      await isReady()
      return { status: 'ok' }
    },
  }
}
