import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { GroupCommit } from '../group-commit.ts'
import { migrate } from '../migrate.ts'
import { ballotsOf, exactCounts, findDrift, recountTallies, secretOf } from '../reads.ts'
import { recordBatch } from '../record.ts'
import { dayOf, type Tables } from '../schema.ts'
import { newSecret } from '../secret.ts'
import { StoreBusyError, type Act, type Outcome, type Store } from '../store.ts'
import { postgresBatch } from './batch.ts'
import { Listener } from './listener.ts'

/** Whoever writes counts holds this lock for the length of the batch, so that no two batches interleave. */
const tallyLock = 0x455353

/** Opens the store behind a connection string, `postgres://…`. Any number of processes may share it. */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 5000 })
  // An idle connection that breaks is replaced by the next query; a busy one rejects its own query.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db, 'postgres')
  const listener = new Listener(url)
  await listener.open()
  return new PostgresStore(pool, db, listener)
}

class PostgresStore implements Store {
  readonly #pool: pg.Pool
  readonly #db: Kysely<Tables>
  readonly #listener: Listener
  readonly #acts = new GroupCommit<Act, Outcome>((acts) => this.#recordAll(acts))

  constructor(pool: pg.Pool, db: Kysely<Tables>, listener: Listener) {
    this.#pool = pool
    this.#db = db
    this.#listener = listener
  }

  async register(consultation: string): Promise<string> {
    await this.#pool.query('INSERT INTO consultations (id, voter_secret) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      consultation,
      newSecret(),
    ])
    this.#listener.watch(consultation)
    return secretOf(this.#db, consultation)
  }

  record(act: Act): Promise<Outcome> {
    return this.#acts.add(act)
  }

  ballotsOf(consultation: string, voter: string) {
    return ballotsOf(this.#db, consultation, voter)
  }

  exactCounts(consultation: string) {
    return exactCounts(this.#db, consultation)
  }

  onRecorded(listener: (consultation: string) => void): void {
    this.#listener.add(listener)
  }

  findDrift() {
    return findDrift(this.#db)
  }

  async recount(): Promise<void> {
    await this.#locked(async (client) => {
      for (const text of recountTallies) await client.query(text)
    })
  }

  async forgetReplies(olderThanDays: number): Promise<void> {
    await this.#pool.query('DELETE FROM replies WHERE day < $1', [dayOf(Date.now()) - olderThanDays])
  }

  async probe(): Promise<void> {
    await this.#pool.query(
      'INSERT INTO probes (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = (probes.count + 1) % 1000',
    )
  }

  async close(): Promise<void> {
    await this.#listener.close()
    await this.#db.destroy()
  }

  #recordAll(acts: Act[]): Promise<Outcome[]> {
    return this.#locked(async (client) => {
      const outcomes = await recordBatch(postgresBatch(client, Date.now), acts, Date.now())
      const touched = new Set(
        acts.filter((_, index) => outcomes[index]!.name === 'recorded').map((act) => act.consultation),
      )
      for (const consultation of touched)
        await client.query('SELECT pg_notify($1, $2)', [Listener.channel, consultation])
      return outcomes
    })
  }

  /** Runs work in one transaction, alone among all processes, and resolves after its commit. */
  async #locked<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw new StoreBusyError(`the database cannot be reached: ${String(error)}`)
    })
    try {
      await client.query('BEGIN')
      await client.query('SET LOCAL synchronous_commit = on')
      await client.query('SELECT pg_advisory_xact_lock($1)', [tallyLock])
      const result = await work(client)
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      // The connection goes too: what it still held is rolled back by the database.
      client.release(true)
      throw new StoreBusyError(error instanceof Error ? error.message : String(error))
    }
  }
}
