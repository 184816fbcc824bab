import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'

export interface Mutation {
  file: string
  from: string
  to: string
}

/** The source of a file with its mutations made. */
export function mutate(source: string, file: string, mutations: Mutation[]): string {
  for (const { from, to } of mutations.filter((mutation) => mutation.file === file)) {
    if (source.split(from).length !== 2) throw new Error(`a mutant does not fit ${file} any more: mend it`)
    source = source.replace(from, () => to)
  }
  return source
}

const placesLockDropped = {
  file: 'store/postgres/postgres-store.ts',
  from: "      await client.query('SELECT pg_advisory_xact_lock($1)', [lock])",
  to: "      if (lock === tallyLock) await client.query('SELECT pg_advisory_xact_lock($1)', [lock])",
}

const publishedUnder = (guards: string): Mutation => ({
  file: 'http/published-results.ts',
  from: "compute('publishResults', last?.memory ?? {}, ids, cells, people, rules)",
  to: `compute('publishResults', last?.memory ?? {}, ids, cells, people, rules, ${guards})`,
})

/**
 * The server with one promise broken on purpose. A proof that stays green on its mutant proves nothing,
 * so the suite runs each proof on its mutant too, and wants it red.
 */
export const mutants = {
  'unique-dropped': [
    {
      file: 'store/schema.ts',
      from: "            .addPrimaryKeyConstraint('ballots_once', ['consultation', 'voter', 'principle']),",
      to: `            .addColumn('copy', 'text', (column) => column.notNull().defaultTo(dialect === 'sqlite' ? sql\`(hex(randomblob(8)))\` : sql\`gen_random_uuid()\`))
            .addPrimaryKeyConstraint('ballots_once', ['consultation', 'voter', 'principle', 'copy']),`,
    },
  ],
  'answer-before-commit': [
    {
      file: 'store/sqlite/writer.ts',
      from: "    db.exec('COMMIT')\n    answer = { result }",
      to: `    if ('acts' in task) {
      parentPort!.postMessage({ result })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
      db.exec('COMMIT')
      return
    }
    db.exec('COMMIT')
    answer = { result }`,
    },
    {
      file: 'store/postgres/postgres-store.ts',
      from: "      await client.query('COMMIT')\n      client.release()\n      return result",
      to: "      void client.query('SELECT pg_sleep(0.02)').then(() => client.query('COMMIT')).then(() => client.release())\n      return result",
    },
  ],
  /** Two of PostgreSQL's three guards of a seat are gone: the lock, and the keys. The row of the counter has to hold alone. */
  'places-unguarded': [
    {
      file: 'store/schema.ts',
      from: `            .addUniqueConstraint('registrations_seat', ['consultation', 'session', 'seat'])
            .addUniqueConstraint('registrations_turn', ['consultation', 'session', 'turn'])`,
      to: '',
    },
    placesLockDropped,
  ],
  /** One of them: the UNIQUE keys have to hold alone. */
  'places-lock-dropped': [placesLockDropped],
  /** Both of PostgreSQL's guards of a receipt are gone: the lock, and the key. */
  'receipts-unguarded': [
    {
      file: 'store/contribution-schema.ts',
      from: "    .addUniqueConstraint('contributions_receipt', ['consultation', 'workshop', 'receipt'])\n",
      to: '',
    },
    placesLockDropped,
  ],
  'one-place-too-many': [
    {
      file: 'store/register.ts',
      from: 'const given = Math.min(place.capacity - seated, waiting)',
      to: 'const given = Math.min(place.capacity + 1 - seated, waiting)',
    },
  ],
  /** Without the lock, whoever publishes has time to read what another is about to replace. */
  'publications-unguarded': [
    placesLockDropped,
    {
      file: 'store/publications.ts',
      from: '  const document = JSON.stringify(publication)\n',
      to: '  const document = JSON.stringify(publication)\n  await new Promise((resolve) => setTimeout(resolve, 20))\n',
    },
  ],
  /** Families change with each person. */
  'batches-dropped': [publishedUnder('{ batch: 1, complement: true }')],
  /** What a total leaves of the families that are shown is nobody's matter. */
  'complement-dropped': [publishedUnder('{ batch: 5, complement: false }')],
  /** Breaks no promise but the speed: benchmarks measure what group commit brings. */
  'one-commit-a-vote': [{ file: 'store/group-commit.ts', from: 'batchLimit = 512', to: 'batchLimit = 1' }],
} satisfies Record<string, Mutation[]>

export type MutantName = keyof typeof mutants

const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Writes a copy of this package with the mutation made, and gives the command in it. */
export function breed(name: MutantName): URL {
  const folder = join(packageFolder, '.mutants', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of ['package.json', 'src', 'static'])
    cpSync(join(packageFolder, part), join(folder, part), { recursive: true })
  for (const file of new Set(mutants[name].map((mutation) => mutation.file))) {
    const path = join(folder, 'src', file)
    writeFileSync(path, mutate(readFileSync(path, 'utf8'), file, mutants[name]))
  }
  return pathToFileURL(join(folder, 'src/cli.ts'))
}
