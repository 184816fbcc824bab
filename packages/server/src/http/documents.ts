import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A document as it is sent, with its entity tag. */
export interface Sent {
  body: string
  etag: string
  /** JSON where nothing is said. */
  type?: string
  /** What a browser calls the file, should it keep it. */
  fileName?: string
}

export const sent = (document: object): Sent => sentText(JSON.stringify(document))

export const sentText = (body: string, form: Pick<Sent, 'type' | 'fileName'> = {}): Sent => ({
  body,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  ...form,
})

/** Sends a document that is the same for all, or says that the caller has it already. */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag, type = 'application/json; charset=utf-8', fileName }: Sent,
) {
  reply.headers({ etag, 'cache-control': 'no-cache' })
  const known = request.headers['if-none-match']?.split(/, */) ?? []
  if (known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)) return reply.code(304).send()
  if (fileName) reply.header('content-disposition', `inline; filename="${fileName}"`)
  return reply.type(type).serializer(String).send(body)
}
