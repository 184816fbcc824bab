import type { FastifyRequest } from 'fastify'
import type { Edition } from '../http/edition.ts'

/** A page runs our files and speaks to this server, and nothing else; forms are sent by scripts. */
const policy = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types ess-widgets',
  ].join('; ')

export const embedHeaders = (ancestors: string) => ({
  'content-security-policy': policy(ancestors),
  // Chromium says no origin for some requests under no-referrer, and writes are asked for one.
  'referrer-policy': 'same-origin',
})

/** Proxies refuse headers of more than 4 or 8 kB. */
const longest = 3000

/** Of a page: its partners may frame it, or of a long list the one that asks. */
export function partnersHeaders({ file }: Edition, { headers: { referer = '' } }: FastifyRequest) {
  const all = file.partners.map(({ origin }) => origin)
  if (all.join(' ').length <= longest) return embedHeaders(["'self'", ...all].join(' '))
  const asks = URL.canParse(referer) ? new URL(referer).origin : undefined
  // Whoever keeps the page between us and browsers must not give it to the next one with this one's policy.
  return { ...embedHeaders(["'self'", ...all.filter((origin) => origin === asks)].join(' ')), vary: 'Referer' }
}
