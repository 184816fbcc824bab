import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Edition } from './edition.ts'

/** At most one state a second: a counter that moves faster is not read any better. */
const interval = 1000
const heartbeat = 15_000
/** Listeners written to before the event loop is given back to those who vote. */
const slice = 300
/** A listener this far behind is dropped; it comes back and gets the present state. */
const backlogLimit = 64 * 1024

/**
 * The listeners of one consultation. Each event is the whole small state, so that one missed is
 * nothing lost, and whoever comes back needs no history.
 */
export class Live {
  readonly #edition: Edition
  readonly #listenerLimit: number
  readonly #listeners = new Set<ServerResponse>()
  readonly #heartbeat = setInterval(() => void this.#beat(), heartbeat)
  #timer: NodeJS.Timeout | undefined
  #lastSent = ''
  #lastTime = 0

  constructor(edition: Edition, listenerLimit = 10_000) {
    this.#edition = edition
    this.#listenerLimit = listenerLimit
    this.#heartbeat.unref()
  }

  get isFull(): boolean {
    return this.#listeners.size >= this.#listenerLimit
  }

  /** Takes over a response whose headers are sent by us, and writes the present state to it. */
  async add(response: ServerResponse, headers: Record<string, string>): Promise<void> {
    const { body } = await this.#edition.counts()
    if (response.destroyed) return
    response.socket?.setNoDelay(true)
    response.socket?.setTimeout(0)
    // Identity encoding: no chunk around each event, so the same bytes serve every listener as they are.
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      connection: 'close',
    })
    // Listeners come back spread over time, so that a restart is not met by all of them at once.
    response.write(`retry: ${2000 + Math.floor(Math.random() * 13_000)}\n${eventOf(body)}`)
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  /** Sends the counts to all before long; many calls in one interval send once. */
  changed(): void {
    if (this.#timer) return
    const wait = Math.max(0, this.#lastTime + interval - Date.now())
    this.#timer = setTimeout(() => void this.#send(), wait)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.end()
    this.#listeners.clear()
  }

  async #send(): Promise<void> {
    this.#timer = undefined
    this.#lastTime = Date.now()
    // A store that cannot be read now is read again at the next change or heartbeat.
    const counts = await this.#edition.counts().catch(() => undefined)
    if (!counts || counts.body === this.#lastSent) return
    this.#lastSent = counts.body
    await this.#write(eventOf(counts.body))
  }

  /** Keeps connections open through proxies, and notices an instant of opening or closing that has passed. */
  async #beat(): Promise<void> {
    await this.#write(':\n\n')
    await this.#send()
  }

  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    let count = 0
    for (const listener of this.#listeners) {
      if (listener.writableLength > backlogLimit) listener.destroy()
      else listener.write(bytes)
      if (++count % slice === 0) await nextTurn()
    }
  }
}

const eventOf = (body: string) => `event: counts\ndata: ${body}\n\n`
