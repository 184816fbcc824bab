import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { startPostgres, type Cluster } from './postgres.ts'

/** A kind of store to run a suite on; `address` makes an empty one and says where `openStore` finds it. */
export interface StoreKind {
  name: 'SQLite' | 'PostgreSQL'
  address(): Promise<string>
}

/** Both stores, for the tests of the file that asks; everything they made is gone after its last test. */
export function bothStores(): StoreKind[] {
  const folders: string[] = []
  let cluster: Promise<Cluster> | undefined
  let databases = 0
  after(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    await (await cluster)?.stop()
  })
  return [
    {
      name: 'SQLite',
      async address() {
        const folder = mkdtempSync(join(tmpdir(), 'ess-sqlite-'))
        folders.push(folder)
        return folder
      },
    },
    {
      name: 'PostgreSQL',
      async address() {
        cluster ??= startPostgres()
        return (await cluster).createDatabase(`ess_${++databases}`)
      },
    },
  ]
}
