import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

export interface Document {
  body: string
  headers: Headers
}

/** Reads an address; its tag has to be that of what it says. */
export async function readDocument(url: string, headers: Record<string, string> = {}): Promise<Document> {
  const response = await fetch(url, { headers, redirect: 'manual' })
  const body = Buffer.from(await response.arrayBuffer())
  const etag = response.headers.get('etag')
  const digest = createHash('sha256').update(body).digest('base64url')
  if (etag) assert.equal(etag, `"${digest.slice(0, 22)}"`, `the tag of ${url} says something else than its document`)
  const length = response.headers.get('content-length')
  if (length) assert.equal(Number(length), body.length)
  return { body: body.toString(), headers: response.headers }
}

/** Headers that move: with the clock, or with the document itself, of which they were seen to follow. */
const moving = new Set(['date', 'etag', 'content-length', 'connection', 'keep-alive'])

/** What was said before anybody voted, by address. Whatever does not depend on ballots goes on saying it. */
export class Still {
  readonly #first = new Map<string, string>()

  /** Fails unless a document says what it said the first time. `clock` takes out what the clock alone moves. */
  assertDocument(name: string, { body, headers }: Document, clock = (text: string) => text): void {
    this.#assert(name, clock(body))
    this.assertHeaders(name, headers)
  }

  /** Of a document that moves, its headers do not. */
  assertHeaders(name: string, headers: Headers): void {
    this.#assert(`${name} (headers)`, JSON.stringify([...headers].filter(([header]) => !moving.has(header))))
  }

  #assert(name: string, said: string): void {
    const first = this.#first.get(name)
    if (first === undefined) this.#first.set(name, said)
    else assert.equal(said, first, `${name} moves with ballots`)
  }
}
