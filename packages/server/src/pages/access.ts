import type { FastifyRequest } from 'fastify'
import { PageRefusal } from './view.ts'

const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** The origin that people see, or this machine's: where none was given, what a request says of its host is believed of no other. */
export function knownOrigin({ headers }: FastifyRequest, given: string | undefined): string | undefined {
  const { host = '' } = headers
  return given ?? (local.test(host) ? `http://${host}` : undefined)
}

/**
 * The pages' own origin: the one the server was given, or this machine's. A browser keeps no session elsewhere on plain
 * HTTP, and a code typed there could be read by anyone on the way: the page says so, and does nothing.
 */
export function ownOrigin(request: FastifyRequest, given: string | undefined): string {
  const known = knownOrigin(request, given)
  if (known !== undefined) return known
  throw new PageRefusal(
    403,
    'Ces pages ne s’ouvrent qu’en HTTPS. Mettez un mandataire avec TLS devant le serveur, et lancez-le avec « --origin https://… », l’adresse que les gens voient.',
    'These pages open over HTTPS only. Put a proxy with TLS before the server, and start it with “--origin https://…”, the address that people see.',
  )
}

/** Lets a form through that comes from one of our own pages. */
export function expectOwnForm({ headers }: FastifyRequest, origin: string): void {
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  if (headers.origin !== origin || site !== 'same-origin')
    throw new PageRefusal(
      403,
      `Ce formulaire ne vient pas d’une page de ${origin}. Ouvrez-la là et recommencez.`,
      `This form does not come from a page of ${origin}. Open it there and try again.`,
    )
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers
  if (!/^application\/x-www-form-urlencoded(; ?charset="?utf-8"?)?$/i.test(type) || encoding !== 'identity')
    throw new PageRefusal(403, 'Ce formulaire ne peut pas être lu.', 'This form cannot be read.')
}
