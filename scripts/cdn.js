// The pasted script: packages/elements/cdn, from the built elements.
//   node scripts/cdn.js
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { strToU8, zipSync } from 'fflate'
import { build } from 'vite'
import { root } from './node-tests.js'

const elements = join(root, 'packages/elements')
const out = join(elements, 'cdn')
const { version } = JSON.parse(readFileSync(join(elements, 'package.json'), 'utf8'))

const hashOf = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`

/** Lit’s policy is ours, under our name: a page that holds two Lits would refuse the second policy of one name. */
const onePolicy = {
  name: 'one-policy',
  transform(code, id) {
    if (!/[\\/]lit-html\.js$/.test(id)) return
    const own = code.replace(/\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/, 'essPolicy')
    if (own === code) throw new Error(`${id} makes its policy otherwise`)
    return own
  },
}

/** One entry and all that it imports, later too, as CommonJS. */
async function bundle(entry) {
  const built = await build({
    configFile: false,
    root: elements,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['production', 'module', 'browser', 'default'] },
    plugins: [onePolicy],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(elements, entry), formats: ['cjs'], fileName: () => 'ess.js' },
      rolldownOptions: {
        // What parts share stays in the entry, which gives it to them.
        preserveEntrySignatures: false,
        output: { chunkFileNames: '[name].js' },
      },
    },
  })
  return built[0].output
}

const laterImport = /Promise\.resolve\(\)\.then\(\(\)=>require\((["'`])\.\/([\w-]+\.js)\1\)\)/g

/** A part as the loader takes it, with no `require` of Node’s left in it. */
function factoryOf({ fileName, code, dynamicImports }) {
  const asked = new Set()
  const body = code.replace(laterImport, (_, __, name) => (asked.add(name), `load("${name}")`))
  for (const name of dynamicImports) if (!asked.has(name)) throw new Error(`${fileName} imports ${name} otherwise`)
  return `(exports,require,load,essPolicy)=>{${ownKeys(body).replaceAll('require("./', 'require("').trim()}}`
}

/** Rolldown's own code asks for every key of an object, those that a page has put into all objects included. */
const ownKeys = (code) => code.replace(/for\(var (\w+) in (\w+)\)/g, 'for(var $1 of Object.keys($2))')

const [entry, ...parts] = await bundle('dist/pasted/ess.js')
const files = {}
for (const part of parts) write(part)
const loader = await loaderCode({ ESS_PARTS: JSON.stringify(hashesIn(entry)), ESS_VERSION: JSON.stringify(version) })
files['ess.js'] =
  `/*! ess-widgets ${version}, MIT; with Lit, BSD-3-Clause, © Google LLC */\n${loader.replace('ESS_FACTORY', () => factoryOf(entry))}\n`

rmSync(out, { recursive: true, force: true })
mkdirSync(out)
files['ess.css'] = readFileSync(join(elements, 'ess.css'), 'utf8')
files['integrity.json'] =
  `${JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, hashOf(content)])), null, 2)}\n`
files.LICENSE = readFileSync(join(elements, 'LICENSE'), 'utf8')
for (const [name, content] of Object.entries(files)) writeFileSync(join(out, name), content)
// One file for whoever hosts it all at home. Without times, two builds make the same bytes.
const zipped = Object.entries(files).map(([name, content]) => [`ess-widgets/${name}`, strToU8(content)])
writeFileSync(join(out, 'ess-widgets.zip'), zipSync(Object.fromEntries(zipped), { mtime: '1980-01-01T00:00:00' }))

/** Each part says the hashes of those it asks for: whoever trusts the first of them trusts all. */
function write(part) {
  const { fileName, imports } = part
  files[fileName] ??=
    `globalThis[Symbol.for("ess-widgets")].part(${[fileName, imports, hashesIn(part)].map((each) => JSON.stringify(each)).join()},${factoryOf(part)});\n`
  return files[fileName]
}

function hashesIn({ imports, dynamicImports }) {
  const asked = [...imports, ...dynamicImports].filter((name) => name !== 'ess.js')
  return Object.fromEntries(asked.map((name) => [name, hashOf(write(parts.find(({ fileName }) => fileName === name)))]))
}

/** The loader, as one statement that takes the script’s own part for `ESS_FACTORY`. */
async function loaderCode(define) {
  const { outputFiles } = await esbuild({
    stdin: {
      contents: `import { begin } from './loader.js'; begin(ESS_FACTORY)`,
      resolveDir: join(elements, 'dist/pasted'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define,
  })
  return outputFiles[0].text.trim()
}
