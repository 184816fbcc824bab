import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * Stands between a store and its database, and lets their connection go wrong. `open`: everything passes. `refuse`: new
 * connections are broken, those that stand stay. `hold`: nothing passes, until it is open again.
 */
export class DatabaseGate {
  mode: 'open' | 'refuse' | 'hold' = 'open'
  /** Holds everything as soon as a query has these words; the query itself still passes. */
  holdAfter: string | undefined
  readonly #server = createServer((near) => this.#join(near))
  readonly #sockets = new Set<Socket>()
  readonly #held: (() => void)[] = []
  readonly #behind: URL

  static async before(database: string): Promise<DatabaseGate> {
    const gate = new DatabaseGate(database)
    gate.#server.listen(0, '127.0.0.1')
    await once(gate.#server, 'listening')
    return gate
  }

  private constructor(database: string) {
    this.#behind = new URL(database)
  }

  /** The address of the database, through the gate. */
  get address(): string {
    const address = new URL(this.#behind)
    address.port = String((this.#server.address() as AddressInfo).port)
    return address.href
  }

  /** The database is away: every connection breaks, and none is taken. */
  cut(): void {
    this.mode = 'refuse'
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.mode = 'open'
    this.holdAfter = undefined
    for (const pass of this.#held.splice(0)) pass()
  }

  /** Resolves when somebody comes. */
  async nextVisit(): Promise<void> {
    await once(this.#server, 'connection')
  }

  /** Resolves when no connection is left. */
  async empty(): Promise<void> {
    while (this.#sockets.size > 0) await once([...this.#sockets][0]!, 'close')
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket): void {
    if (this.mode === 'refuse') return void near.destroy()
    const far = connect(Number(this.#behind.port), this.#behind.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from)
      from.on('error', () => undefined)
      from.on('data', (bytes) => this.#pass(() => to.write(bytes), bytes))
      from.on('close', () => {
        this.#sockets.delete(from)
        this.#pass(() => to.destroy())
      })
    }
  }

  #pass(act: () => void, bytes?: Buffer): void {
    if (this.mode === 'hold') return void this.#held.push(act)
    if (this.holdAfter && bytes?.includes(this.holdAfter)) this.mode = 'hold'
    act()
  }
}
