import type { FastifyRequest } from 'fastify'
import { sessionLength } from '../store/member-store.ts'
import { tokenHash } from '../codes.ts'
import type { Language } from './view.ts'

const sessionName = '__Host-ess-console'
const languageName = '__Host-ess-console-language'
/** Sent by no other site's page, read by no script, and to no other host than this one. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const sessionCookie = (token: string) =>
  `${sessionName}=${token}; Max-Age=${sessionLength / 1000}; ${attributes}`
export const closeCookie = `${sessionName}=; Max-Age=0; ${attributes}`
export const languageCookie = (language: Language) => `${languageName}=${language}; ${attributes}`

/** The session a request comes with, as the store knows it. */
export function sessionOf(request: FastifyRequest): string | undefined {
  const token = cookieOf(request, sessionName)
  return token === undefined || token.length > 100 ? undefined : tokenHash(token)
}

/** The language that was chosen, else the first of ours that the browser asks for, else French. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = cookieOf(request, languageName)
  if (chosen === 'fr' || chosen === 'en') return chosen
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((entry, index) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1, index }
    })
    .filter(({ language, quality }) => (language === 'fr' || language === 'en') && quality > 0)
    .sort((one, other) => other.quality - one.quality || one.index - other.index)
  return asked[0]?.language === 'en' ? 'en' : 'fr'
}

function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split('; ').filter((pair) => pair.startsWith(`${name}=`))
  return pairs[0]?.slice(name.length + 1) || undefined
}
