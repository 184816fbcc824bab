import type { FastifyInstance } from 'fastify'
import { idempotencyHeader, receiptHeader, ticketHeader, voterHeader } from '@ess-widgets/contract/vocabulary.js'

/** Lets pages of that origin, or of any with `*`, read an answer. Never with credentials: we have none. */
export const corsHeaders = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'ETag, Retry-After',
})

const preflightHeaders = {
  'access-control-allow-headers': [
    'Content-Type',
    'If-None-Match',
    voterHeader,
    receiptHeader,
    ticketHeader,
    idempotencyHeader,
  ].join(', '),
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-max-age': '7200',
}

/**
 * Answers what a browser asks before a request: any page may ask. Whether it may write is decided on the request itself,
 * by its origin, and a page that may not can read why: docs/decisions/2026-11-24-refusals-can-be-read.md
 */
export function answerPreflights(app: FastifyInstance): void {
  for (const path of ['/v1/consultations/:consultation', '/v1/consultations/:consultation/*'])
    app.options(path, { config: { policy: 'public' } }, (_, reply) =>
      reply
        .code(204)
        .headers({ ...preflightHeaders, ...corsHeaders('*') })
        .send(),
    )
}
