import type { FastifyInstance } from 'fastify'
import { idempotencyHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'
import type { Edition } from './edition.ts'

/** Lets pages of that origin, or of any with `*`, read an answer. Never with credentials: we have none. */
export const corsHeaders = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'ETag, Retry-After',
})

const preflightHeaders = {
  'access-control-allow-headers': `Content-Type, ${voterHeader}, ${idempotencyHeader}`,
  'access-control-max-age': '7200',
  vary: 'Origin, Access-Control-Request-Method',
}

/** Answers what a browser asks before a write: reads are for all, writes for the consultation's partners. */
export function answerPreflights(app: FastifyInstance, editionOf: (id: string) => Edition | undefined): void {
  app.options<{ Params: { consultation: string } }>(
    '/v1/consultations/:consultation/*',
    { config: { policy: 'public' } },
    async (request, reply) => {
      const { origin = '', 'access-control-request-method': method } = request.headers
      reply.code(204).headers(preflightHeaders)
      if (method === 'GET') reply.headers({ ...corsHeaders('*'), 'access-control-allow-methods': 'GET' })
      else if (editionOf(request.params.consultation)?.isPartner(origin)) {
        reply.headers({ ...corsHeaders(origin), 'access-control-allow-methods': 'GET, PUT, DELETE' })
      }
    },
  )
}
