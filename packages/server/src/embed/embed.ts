import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { corsHeaders } from '../http/cors.ts'
import { send, sent, sentText } from '../http/documents.ts'
import { knownOrigin, ownOrigin } from '../pages/access.ts'
import { readAsked, type Asked, type Editions } from './asked.ts'
import { Files, sendResizer } from './files.ts'
import { documented } from './manifest.ts'
import { askedBy, describe, mostOf, refuseFormat } from './oembed.ts'
import { tagPage } from './page.ts'
import { partnersHeaders } from './policy.ts'
import { sendRefusal } from './refusal.ts'
import { embedRoutes } from './routes.ts'

export interface EmbedOptions {
  editions: Editions
  /** The address that people see, without a path; this machine's without it. */
  origin?: string | undefined
}

/** Serves a page for each tag, for sites that forbid scripts, and tells others how to show it. It writes nothing. */
export function serveEmbed(app: FastifyInstance, { editions, origin }: EmbedOptions): void {
  const files = Files.own
  const ask = (tag: string, query: URLSearchParams) => readAsked(tag, query, editions, documented())
  const config = { policy: 'guest' } as const

  app.get<{ Params: { tag: string } }>(urlOf(embedRoutes.show), {
    config,
    errorHandler: (error, request, reply) => sendRefusal(app, files, error, request, reply),
    handler: (request, reply) => {
      const own = ownOrigin(request, origin)
      const asked = ask(request.params.tag, queryOf(request))
      return sendPage(request, reply, asked, tagPage(asked, files, own))
    },
  })

  app.get(urlOf(embedRoutes.describe), { config }, (request, reply) => {
    reply.headers(corsHeaders('*'))
    const query = queryOf(request)
    if ((query.get('format') ?? 'json') !== 'json') return refuseFormat(reply)
    const most = mostOf(query)
    const own = knownOrigin(request, origin)
    return send(request, reply, sent(describe(askedBy(query, own, ask), own!, most)))
  })

  app.get(urlOf(embedRoutes.resizer), { config }, (_, reply) => sendResizer(reply))

  app.get<{ Params: { folder: string; name: string } }>(urlOf(embedRoutes.file), { config }, (request, reply) => {
    const { folder, name } = request.params
    return files.send(request, reply, folder, name) ?? reply.callNotFound()
  })
}

const urlOf = ({ path }: { path: string }) => path.replaceAll(/\{(\w+)\}/g, ':$1')

const queryOf = ({ url }: FastifyRequest) => new URLSearchParams(url.split('?').slice(1).join('?'))

/** The tag of a page changes with its partners too: a browser that has the page must not keep to those of before. */
function sendPage(request: FastifyRequest, reply: FastifyReply, { edition }: Asked, page: string) {
  const headers = partnersHeaders(edition, request)
  const { etag } = sentText(headers['content-security-policy'] + page)
  return send(request, reply.headers(headers), { body: page, etag, type: 'text/html; charset=utf-8' })
}
