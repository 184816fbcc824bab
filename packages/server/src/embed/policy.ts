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

/** Who may frame the pages of a consultation: its partners, or of a long list the one that asks. */
export function ancestorsOf({ file }: Edition, { headers: { referer = '' } }: FastifyRequest): string {
  const all = file.partners.map(({ origin }) => origin)
  const isShort = all.join(' ').length <= longest
  const asks = URL.canParse(referer) ? new URL(referer).origin : undefined
  return ["'self'", ...all.filter((origin) => isShort || origin === asks)].join(' ')
}
