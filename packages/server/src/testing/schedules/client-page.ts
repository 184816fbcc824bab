/** A page of a partner with the client on it, bundled from its sources, as they are or with one promise broken. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mutate, type Mutation } from '../mutants.ts'

const sources = fileURLToPath(new URL('../../../../client/src/', import.meta.url))

/**
 * The outbox with one promise broken on purpose: the schedules must notice each.
 */
export const clientMutants = {
  /** Nothing is on the device until a request has failed. */
  'record-after-request': [
    {
      file: 'outbox.ts',
      from: '      const place = await store(entry.write)\n      if (place) entry.write = { ...entry.write, place }\n      return !!place\n',
      to: '      return false\n',
    },
    {
      file: 'outbox.ts',
      from: '    const delay = wait + least',
      to: '    if (entry && !stored) entry.keeping = store(entry.write).then((place) => !!(entry.write = { ...entry.write, place: place! }))\n    const delay = wait + least',
    },
    {
      file: 'contributions.ts',
      from: '    this.#keep(own)\n    return this.#begin(own, this.#giving(own))\n',
      to: '    return this.#begin(own, this.#giving(own))\n',
    },
  ],
  /** Each try is another intention. */
  'new-key-on-retry': [
    {
      file: 'outbox.ts',
      from: '(write.url, write, isWanted)',
      to: '(write.url, { ...write, headers: { ...write.headers, "Idempotency-Key": crypto.randomUUID() } }, isWanted)',
    },
  ],
} satisfies Record<string, Mutation[]>

export interface ClientPage {
  origin: string
  /** The page for the consultation of that address. */
  at(consultation: string): string
  close(): void
}

export async function serveClient(mutant?: keyof typeof clientMutants): Promise<ClientPage> {
  const mutations: Mutation[] = mutant ? clientMutants[mutant] : []
  const { outputFiles } = await build({
    entryPoints: [`${sources}testing/person.ts`],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'mutate',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\/client\/src\/[^/]+\.ts$/ }, ({ path }) => ({
            contents: mutate(readFileSync(path, 'utf8'), basename(path), mutations),
            loader: 'ts',
          })),
      },
    ],
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]))
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const script = files.get(pathname)
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html')
    response.end(
      script ??
        `<!doctype html><link rel="ess-consultation" href="${encodeURI(searchParams.get('of') ?? '')}"><script type="module" src="/person.js"></script>`,
    )
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    at: (consultation) => `${origin}/?of=${encodeURIComponent(consultation)}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
