import pg from 'pg'
import type { Changed } from '../store.ts'

const firstDelay = 100
const longestDelay = 5000
/** How often to ask whether the other end is still there: a cut cable says nothing by itself. */
const checkInterval = 10_000
const answerTimeout = 5000

/**
 * Hears, from every process on the database, that something of a consultation changed. The
 * notification carries no number: who hears it reads again. After a lost connection every
 * consultation is told of, since anything may have been missed.
 */
export class Listener {
  static readonly channels = {
    ballots: 'ess_recorded',
    places: 'ess_registered',
    contributions: 'ess_contributed',
    signatures: 'ess_signed',
    results: 'ess_published',
  } as const satisfies Record<Changed, string>

  readonly #url: string
  readonly #consultations = new Set<string>()
  readonly #listeners: ((consultation: string, changed: Changed) => void)[] = []
  readonly #check = setInterval(() => this.#ask(), checkInterval)
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
    this.#check.unref()
  }

  /** Resolves once it hears, or rejects when the database cannot be reached. */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: answerTimeout,
      query_timeout: answerTimeout,
    })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', ({ channel, payload }) =>
      this.tell(
        payload!,
        kinds.find((changed) => Listener.channels[changed] === channel)!,
      ),
    )
    try {
      await client.connect()
      for (const channel of Object.values(Listener.channels)) await client.query(`LISTEN ${channel}`)
    } catch (error) {
      void client.end()
      throw error
    }
    // It may have been closed while it was opening.
    if (this.#closed) await client.end()
    else this.#client = client
  }

  watch(consultation: string): void {
    this.#consultations.add(consultation)
  }

  add(listener: (consultation: string, changed: Changed) => void): void {
    this.#listeners.push(listener)
  }

  /** Says to this process that something of a consultation changed. */
  tell(consultation: string, changed: Changed): void {
    for (const listener of this.#listeners) listener(consultation, changed)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#check)
    clearTimeout(this.#retry)
    await this.#client?.end()
  }

  #tellAll(): void {
    for (const consultation of this.#consultations) {
      for (const changed of kinds) this.tell(consultation, changed)
    }
  }

  #ask(): void {
    const client = this.#client
    client?.query('SELECT 1').catch(() => this.#lost(client))
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return
    this.#client = undefined
    void client.end()
    this.#reopen(firstDelay)
  }

  #reopen(delay: number): void {
    if (this.#closed) return
    this.#retry = setTimeout(() => {
      this.open().then(
        () => this.#tellAll(),
        () => this.#reopen(Math.min(delay * 2, longestDelay)),
      )
    }, delay)
  }
}

const kinds = Object.keys(Listener.channels) as Changed[]
