import { StoreBusyError } from './store.ts'

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/** More waiting than this is refused at once: a queue nobody reaches the end of helps nobody. */
const queueLimit = 2000
/** A registration or a contribution takes several statements of its own: few together, so that votes do not wait behind them. */
export const deedsTogether = 32

/**
 * Commits together whatever queued while the previous commit was reaching the disk. It sets its own
 * pace: alone, an item waits for nothing; under load, one sync serves hundreds.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: (items: Item[]) => Promise<Result[]>
  readonly #batchLimit: number
  readonly #queue: Waiting<Item, Result>[] = []
  #running = false

  /**
   * `commit` keeps all the items or none, and resolves with their results once they are durable. No more than the limit
   * are committed together, and what others write takes its turn between two batches.
   */
  constructor(commit: (items: Item[]) => Promise<Result[]>, batchLimit = 512) {
    this.#commit = commit
    this.#batchLimit = batchLimit
  }

  add(item: Item): Promise<Result> {
    if (this.#queue.length >= queueLimit) return Promise.reject(new StoreBusyError('the queue is full'))
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject })
      if (!this.#running) {
        this.#running = true
        // Requests read in the same turn of the event loop leave in the same batch.
        setImmediate(() => void this.#run())
      }
    })
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, this.#batchLimit)
      try {
        const results = await this.#commit(batch.map(({ item }) => item))
        batch.forEach(({ resolve }, index) => resolve(results[index]!))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#running = false
  }
}
