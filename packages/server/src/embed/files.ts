import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { corsHeaders } from '../http/cors.ts'
import { version } from '../version.ts'
import { html, type Markup } from '../pages/html.ts'
import { manifestAddress } from './manifest.ts'

/** A file, with the hash that pages ask for it by. */
interface Served {
  type: string
  body: Buffer
  integrity: string
  zipped?: Buffer
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
}

const cdn = new URL('cdn/', manifestAddress)
const own = new URL('../../static/embed/', import.meta.url)

/**
 * The files of the pages: those of the pasted script, as it was built, and our own. Their folder is named by the version and
 * by what is in them, so that what is kept for ever is never another version's.
 */
export class Files {
  static #own: Files | undefined

  /** Read once, for all the apps of the process. */
  static get own(): Files {
    return (this.#own ??= new Files())
  }

  readonly folder: string
  readonly #files: ReadonlyMap<string, Served>

  private constructor() {
    const hashes = JSON.parse(readFileSync(new URL('integrity.json', cdn), 'utf8')) as Record<string, string>
    const pasted = [...Object.keys(hashes), 'integrity.json'].map((name) => read(name, cdn))
    this.#files = new Map([...pasted, ...['frame.js', 'frame.css', 'icon.svg'].map((name) => read(name, own))])
    const digest = createHash('sha256')
    for (const { integrity } of this.#files.values()) digest.update(integrity)
    this.folder = `${version}-${digest.digest('hex').slice(0, 12)}`
  }

  icon(): Markup {
    return html`<link rel="icon" href="${this.#address('icon.svg')}" />`
  }

  script(name: string, isDeferred: boolean): Markup {
    return html`<script src="${this.#address(name)}" ${this.#trust(name)} ${isDeferred && html`defer`}></script>`
  }

  style(name: string): Markup {
    return html`<link rel="stylesheet" href="${this.#address(name)}" ${this.#trust(name)} />`
  }

  /** Sends the file of that name, or nothing where there is none. Whoever frames a page without its origin asks for it from nowhere. */
  send(request: FastifyRequest, reply: FastifyReply, folder: string, name: string): FastifyReply | undefined {
    const file = folder === this.folder ? this.#files.get(name) : undefined
    if (!file) return undefined
    reply.type(file.type).headers({
      ...corsHeaders('*'),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    if (!takesGzip(request)) return reply.send(file.body)
    return reply.header('content-encoding', 'gzip').send((file.zipped ??= gzipSync(file.body, { level: 9 })))
  }

  #address = (name: string) => `/embed/${this.folder}/${name}`

  /** Without its origin, a page is let read none of ours but by `crossorigin`. */
  #trust = (name: string) => html`integrity="${this.#files.get(name)!.integrity}" crossorigin="anonymous"`
}

/** A weight of 0 refuses. */
const takesGzip = ({ headers }: FastifyRequest) =>
  /(^|,)\s*gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))\s*([;,]|$)/i.test(String(headers['accept-encoding']))

function read(name: string, folder: URL): [string, Served] {
  const body = readFileSync(new URL(name, folder))
  const integrity = `sha256-${createHash('sha256').update(body).digest('base64')}`
  return [name, { type: types[name.split('.').at(-1)!]!, body, integrity }]
}

const resizer = readFileSync(new URL('ess-embed.js', own))

/** What a partner pastes beside the frame: its address is of no version, so it is not kept for long. */
export const sendResizer = (reply: FastifyReply) =>
  reply
    .type(types['js']!)
    .headers({ ...corsHeaders('*'), 'cache-control': 'public, max-age=3600' })
    .send(resizer)
