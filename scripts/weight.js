// What a visitor downloads for each tag: built entry, bundled with Lit, minified, gzip -9. Over budget is a failure.
// Budgets, in bytes: scripts/budgets.json. A tag without a budget is a failure too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './node-tests.js'

/** Compressed bytes of one import specifier, everything it imports included. */
export async function weigh(specifier) {
  const { outputFiles } = await build({
    stdin: { contents: `import ${JSON.stringify(specifier)}`, resolveDir: join(root, 'packages/elements') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    legalComments: 'none',
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).byteLength
}

/** Every entry that has a budget or needs one, with its weight. */
export async function weighAll(budgets, entries) {
  const names = new Set([...Object.keys(budgets), ...entries])
  return Promise.all([...names].map(async (name) => ({ name, budget: budgets[name], bytes: await weigh(name) })))
}

export const isOver = ({ bytes, budget }) => !(bytes <= budget)

export function tagEntries() {
  const { name, exports } = read('packages/elements/package.json')
  return Object.keys(exports)
    .filter((path) => path.startsWith('./ess-') && path.endsWith('.js'))
    .map((path) => name + path.slice(1))
}

export const readBudgets = () => read('scripts/budgets.json')

function read(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await weighAll(readBudgets(), tagEntries())
  const table = rows.map((row) => [
    row.name,
    { bytes: row.bytes, budget: row.budget, result: isOver(row) ? 'OVER' : 'held' },
  ])
  console.table(Object.fromEntries(table))
  if (rows.some(isOver)) process.exitCode = 1
}
