import type { FastifyReply } from 'fastify'
import { fieldError, problemType } from '@ess-widgets/contract'
import { HttpError } from '../http/http-error.ts'
import { html } from '../pages/html.ts'
import { PageRefusal } from '../pages/view.ts'
import type { Asked } from './asked.ts'
import { takesAnswers, titleOf } from './page.ts'

/** The answer of an oEmbed provider, https://oembed.com § 2.3.4. */
export interface Described {
  version: '1.0'
  type: 'rich'
  title: string
  provider_name: string
  provider_url: string
  html: string
  width: number
  height: number
}

/** In CSS pixels. */
interface Size {
  width: number
  height: number
}

/** What a site that is given the address of a page shows of it. */
export function describe(asked: Asked, origin: string, most: Size): Described {
  const title = titleOf(asked)
  const width = Math.min(most.width, 640)
  const height = Math.min(most.height, asked.about.height)
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: new URL(origin).host,
    provider_url: origin,
    html: frameOf(asked, origin, { width, height }),
    width,
    height,
  }
}

/**
 * A title, and the frame. Where WordPress knows no provider, it hides the frame until its script hears of it, and loads that
 * script for a `blockquote` alone. The title is no link beside a frame that may keep answers: its page would not know of them.
 */
const frameOf = (asked: Asked, origin: string, { width, height }: Size) =>
  html`<blockquote>${takesAnswers(asked) ? titleOf(asked) : html`<a href="${origin}${asked.path}">${titleOf(asked)}</a>`}</blockquote><iframe src="${origin}${asked.path}" title="${titleOf(asked)}" width="${width}" height="${height}" frameborder="0"></iframe>`
    .text

/** The page that is asked about, which is one of ours. */
export function askedBy(
  query: URLSearchParams,
  origin: string | undefined,
  ask: (tag: string, query: URLSearchParams) => Asked,
): Asked {
  const [address, ...more] = query.getAll('url')
  if (address === undefined || more.length > 0)
    throw invalid('url', 'L’adresse d’une page, donnée une fois.', 'The address of a page, given once.')
  const url = URL.canParse(address) ? new URL(address) : undefined
  const [, tag] = /^\/embed\/([^/]+)$/.exec(url?.pathname ?? '') ?? []
  if (!url || url.origin !== origin || !tag) throw new HttpError('not-found')
  try {
    return ask(tag, url.searchParams)
  } catch (error) {
    if (error instanceof PageRefusal) throw new HttpError('not-found')
    throw error
  }
}

/** The largest frame that there is room for. */
export const mostOf = (query: URLSearchParams): Size => ({
  width: pixelsIn(query, 'maxwidth'),
  height: pixelsIn(query, 'maxheight'),
})

function pixelsIn(query: URLSearchParams, name: string): number {
  const [given = 'Infinity', ...more] = query.getAll(name)
  if (more.length === 0 && /^([1-9]\d{0,4}|Infinity)$/.test(given)) return Number(given)
  throw invalid(
    name,
    'Un nombre entier de pixels, de 1 à 99999, donné une fois.',
    'A whole number of pixels, from 1 to 99999, given once.',
  )
}

const invalid = (pointer: string, fr: string, en: string) =>
  new HttpError('invalid-field', { errors: [fieldError(pointer, fr, en)] })

/** oEmbed asks for this status, which no problem of the contract has. */
export const refuseFormat = (reply: FastifyReply) =>
  reply
    .code(501)
    .type(problemType)
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: 'Cette adresse répond en JSON seulement.',
      titles: { fr: 'Cette adresse répond en JSON seulement.', en: 'This address answers in JSON only.' },
      status: 501,
    })
