import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Edition } from './edition.ts'

/** At most one state a second: a counter that moves faster is not read any better. */
const interval = 1000
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
  /** Each listener, with the state it was last sent. */
  readonly #listeners = new Map<ServerResponse, string>()
  readonly #heartbeat: NodeJS.Timeout
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  #lastSent = ''
  /** By a clock that nobody sets back. */
  #lastTime = -interval
  #isClosed = false

  constructor(edition: Edition, { listenerLimit = 10_000, heartbeat = 15_000 } = {}) {
    this.#edition = edition
    this.#listenerLimit = listenerLimit
    this.#heartbeat = setInterval(() => this.#enqueue(() => this.#beat()), heartbeat)
    this.#heartbeat.unref()
  }

  /** Whether one more listener can be added. */
  get isOpen(): boolean {
    return !this.#isClosed && this.#listeners.size < this.#listenerLimit
  }

  /** Takes over a response whose headers are sent by us, and writes to it the state that was just read. */
  add(response: ServerResponse, headers: Record<string, string>, state: string): void {
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
    response.write(`retry: ${2000 + Math.floor(Math.random() * 13_000)}\n${eventOf(state)}`)
    this.#listeners.set(response, state)
    response.on('close', () => this.#listeners.delete(response))
    // While it was read, a newer state may have gone to the others.
    if (state !== this.#lastSent) this.changed()
  }

  /** Sends the counts before long to all who do not have them; many calls in one interval send once. */
  changed(): void {
    if (this.#timer || this.#isClosed) return
    const wait = Math.max(0, this.#lastTime + interval - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#enqueue(() => this.#send())
    }, wait)
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#heartbeat)
    clearTimeout(this.#timer)
    for (const listener of this.#listeners.keys()) listener.end()
    this.#listeners.clear()
  }

  /** One after the other: an older state never ends after a newer one. */
  #enqueue(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work)
  }

  async #send(): Promise<void> {
    this.#lastTime = performance.now()
    // A store that cannot be read now is read again at the next change or heartbeat.
    const counts = await this.#edition.counts().catch(() => undefined)
    if (!counts) return
    this.#lastSent = counts.body
    const event = Buffer.from(eventOf(counts.body))
    await this.#eachInSlices((listener, state) => {
      if (state === counts.body) return
      this.#listeners.set(listener, counts.body)
      write(listener, event)
    })
  }

  /** Keeps connections open through proxies, and notices an instant of opening or closing that has passed. */
  async #beat(): Promise<void> {
    const comment = Buffer.from(':\n\n')
    await this.#eachInSlices((listener) => write(listener, comment))
    await this.#send()
  }

  async #eachInSlices(visit: (listener: ServerResponse, state: string) => void): Promise<void> {
    let count = 0
    for (const [listener, state] of this.#listeners) {
      visit(listener, state)
      if (++count % slice === 0) await nextTurn()
    }
  }
}

const eventOf = (body: string) => `event: counts\ndata: ${body}\n\n`

function write(listener: ServerResponse, bytes: Buffer): void {
  if (listener.writableLength > backlogLimit) listener.destroy()
  else listener.write(bytes)
}
