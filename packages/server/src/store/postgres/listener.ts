import pg from 'pg'

const firstDelay = 100
const longestDelay = 5000

/**
 * Hears, from every process on the database, that something was recorded in a consultation. The
 * notification carries no number: who hears it reads again. After a lost connection every
 * consultation is told of, since anything may have been missed.
 */
export class Listener {
  static readonly channel = 'ess_recorded'

  readonly #url: string
  readonly #consultations = new Set<string>()
  readonly #listeners: ((consultation: string) => void)[] = []
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  /** Resolves once it hears, or rejects when the database cannot be reached. */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', ({ payload }) => this.#tell(payload!))
    await client.connect()
    await client.query(`LISTEN ${Listener.channel}`)
    this.#client = client
  }

  watch(consultation: string): void {
    this.#consultations.add(consultation)
  }

  add(listener: (consultation: string) => void): void {
    this.#listeners.push(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#client?.end()
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return
    this.#client = undefined
    this.#reopen(firstDelay)
  }

  #reopen(delay: number): void {
    this.#retry = setTimeout(() => {
      this.open().then(
        () => this.#consultations.forEach((consultation) => this.#tell(consultation)),
        () => this.#reopen(Math.min(delay * 2, longestDelay)),
      )
    }, delay)
  }

  #tell(consultation: string): void {
    for (const listener of this.#listeners) listener(consultation)
  }
}
