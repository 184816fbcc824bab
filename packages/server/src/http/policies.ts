import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Policy } from '@ess-widgets/contract'
import { corsHeaders } from './cors.ts'
import type { Edition } from './edition.ts'
import { HttpError } from './http-error.ts'

/** Sent with every answer. Nothing here is a page: nothing may be framed, run or guessed from it. */
export const steadyHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
}

type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** What each policy asks of a request before its body is read. `ownOf` gives the origin of the server's own pages. */
export const guards: Record<
  Policy,
  (editionOf: (request: FastifyRequest) => Edition, ownOf: (request: FastifyRequest) => string | undefined) => Guard
> = {
  public: () => async (_, reply) => void reply.headers(corsHeaders('*')),
  holder: () => async (_, reply) => void reply.headers(corsHeaders('*')),
  partner: (editionOf, ownOf) => async (request, reply) => {
    // A refusal may be read by any page: without that, a page that is no partner would see a network error.
    reply.headers({ vary: 'Origin', 'cache-control': 'no-store', ...corsHeaders('*') })
    const { origin } = request.headers
    const edition = editionOf(request)
    // A browser always sends an Origin here; without one, nobody's page is being abused.
    if (origin !== undefined) {
      if (!edition.isPartner(origin) && origin !== ownOf(request)) throw new HttpError('foreign-origin')
      reply.headers(corsHeaders(origin))
    }
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
    if (!/^application\/json(; ?charset="?utf-8"?)?$/i.test(type) || encoding !== 'identity')
      throw new HttpError('unsupported-content')
  },
}
