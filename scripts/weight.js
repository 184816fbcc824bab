// What a visitor downloads for each tag: built entry, bundled with Lit, minified, gzip -9. Over budget is a failure.
// Budgets, in bytes: scripts/budgets.json. A tag without a budget is a failure too.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './node-tests.js'

const elements = join(root, 'packages/elements')

/** Compressed bytes of one import specifier, as a page that imports it downloads them. */
export const weigh = (specifier) => weighSource(`import ${JSON.stringify(specifier)}`, elements)

const compressed = (contents) => gzipSync(contents, { level: 9 }).byteLength

/** Of the pasted script, built already, and of all its parts together. */
function weighPasted(file) {
  const folder = dirname(join(elements, file))
  const of = (name) => compressed(readFileSync(join(folder, name)))
  const others = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== basename(file))
  return { bytes: of(basename(file)), later: others.reduce((sum, name) => sum + of(name), 0) }
}

/**
 * Compressed bytes of a module's text that imports from a folder. `bytes`: what a page downloads to show it and let
 * people act, all that it imports included. `later`: what comes by itself when it is first shown, such as words in
 * another language.
 */
export async function weighSource(contents, resolveDir) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: root,
    absWorkingDir: root,
    conditions: ['production'],
    legalComments: 'none',
    logLevel: 'error',
  })
  const first = new Set(['stdin.js'])
  for (const file of first)
    for (const { path, kind } of metafile.outputs[file].imports) if (kind === 'import-statement') first.add(path)
  const sum = (isWanted) =>
    outputFiles
      .filter(({ path }) => isWanted(relative(root, path).replaceAll('\\', '/')))
      .reduce((total, { contents }) => total + compressed(contents), 0)
  return { bytes: sum((file) => first.has(file)), later: sum((file) => !first.has(file)) }
}

/** Every entry that has a budget or needs one, with its weight. */
export async function weighAll(budgets, entries) {
  const names = new Set([...Object.keys(budgets), ...entries])
  const weightOf = (name) => (name.startsWith('cdn/') ? weighPasted(name) : weigh(name))
  return Promise.all([...names].map(async (name) => ({ name, budget: budgets[name], ...(await weightOf(name)) })))
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
    { bytes: row.bytes, budget: row.budget, result: isOver(row) ? 'OVER' : 'held', later: row.later },
  ])
  console.table(Object.fromEntries(table))
  if (rows.some(isOver)) process.exitCode = 1
}
