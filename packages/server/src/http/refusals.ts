import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { corsHeaders } from './cors.ts'
import { HttpError } from './http-error.ts'

/**
 * Refuses by the contract what Node would refuse without a word: a request that names no host or expects what we cannot
 * do. Also leaves aside those read from a connection that was closed for asking too much.
 */
export function refuseEarly(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    app.server.emit('request', request, response),
  )
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.socket.destroyed) return void reply.hijack()
    const { host, expect = '100-continue' } = raw.headers
    // Older versions know neither header.
    if (raw.httpVersion !== '1.1' || (host !== undefined && /^100-continue$/i.test(expect))) return
    reply.headers({ ...corsHeaders('*'), connection: 'close' })
    throw new HttpError('malformed-request')
  })
}
