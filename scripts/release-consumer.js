// A project of somebody else’s, outside the repository: what it installs came through the registry, and its pages are
// built by three bundlers and pasted into one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import webpack from 'webpack'
import { root } from './node-tests.js'
import { packageNames, run } from './release-workspace.js'

/** What pages import, by the name of the page. */
const imports = { vote: '@ess-widgets/elements/ess-vote.js', all: '@ess-widgets/elements/all.js' }
const names = Object.keys(imports)

/**
 * Installs the elements and the server. All that they stand on comes as our lock has it, from the cache of npm where it is
 * there: what others publish meanwhile makes no rehearsal red.
 */
export async function install(folder, registry) {
  mkdirSync(folder)
  const published = await Promise.all(packageNames().map((name) => registry.latest(`@ess-widgets/${name}`)))
  const ours = published.map(({ name, version, dependencies, bin, dist: { integrity, tarball: resolved } }) => [
    `node_modules/${name}`,
    { version, dependencies, bin, integrity, resolved },
  ])
  const others = othersPackages((await run(folder, ['npm', 'config', 'get', 'registry'])).trim())
  const manifest = { name: 'somebody-else', private: true, type: 'module' }
  const packages = { '': manifest, ...Object.fromEntries([...ours, ...others]) }
  write(folder, 'package.json', JSON.stringify(manifest))
  write(folder, 'package-lock.json', JSON.stringify({ ...manifest, lockfileVersion: 3, packages }))
  write(folder, '.npmrc', registry.npmrc)
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  await run(folder, ['npm', 'install', ...quiet, '@ess-widgets/elements', '@ess-widgets/server'])
}

/** Of our lock, what is installed for more than our own work. npm leaves out what nobody asks for. */
function othersPackages(registry) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const isTheirs = ([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link
  const place = (path) => path.replace(/^packages\/(?=[^/]+\/node_modules\/)/, 'node_modules/@ess-widgets/')
  // npm looks into its cache only for what it could also ask for.
  const address = (name, version) => `${registry}${name}/-/${name.split('/').at(-1)}-${version}.tgz`
  return Object.entries(packages)
    .filter(isTheirs)
    .map(([path, entry]) => {
      const name = entry.name ?? path.split('node_modules/').at(-1)
      return [place(path), { ...entry, resolved: address(name, entry.version) }]
    })
}

/** Builds every page into `built/`, each under the name of its bundler. */
export async function buildPages(folder, { consultation, principle, tags }) {
  const head = `<link rel="ess-consultation" href="${consultation}">`
  const body = `<ess-vote principle="${principle}"></ess-vote>`
  const page = (script, others = '') =>
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Une page</title>${head}${script}</head><body>${body}${others}</body></html>`
  for (const [name, specifier] of Object.entries(imports)) {
    write(folder, `${name}.js`, `import '${specifier}'\n`)
    write(folder, `${name}.html`, page(`<script type="module" src="./${name}.js"></script>`))
  }
  await byVite(folder)
  await byEsbuild(folder)
  await byWebpack(folder)
  const scriptOf = { esbuild: 'type="module"', webpack: 'defer' }
  for (const [bundler, kind] of Object.entries(scriptOf))
    for (const name of names)
      write(folder, `built/${bundler}/${name}.html`, page(`<script ${kind} src="./${name}.js"></script>`))

  const readme = readFileSync(join(folder, 'node_modules/@ess-widgets/elements/README.md'), 'utf8')
  const [, pasted] = /<!-- snippet -->.*?```html\n(.*?)```/s.exec(readme)
  mkdirSync(join(folder, 'built/pasted'))
  // The pasted script brings some tags only where they stand.
  const others = tags.filter((tag) => tag !== 'ess-vote').map((tag) => `<${tag}></${tag}>`)
  write(folder, 'built/pasted/all.html', page(pasted, others.join('')))
}

const byVite = (folder) =>
  vite({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'built/vite', rolldownOptions: { input: names.map((name) => join(folder, `${name}.html`)) } },
  })

const byEsbuild = (folder) =>
  esbuild({
    absWorkingDir: folder,
    entryPoints: names.map((name) => `${name}.js`),
    outdir: 'built/esbuild',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    logLevel: 'error',
  })

async function byWebpack(folder) {
  const stats = await promisify(webpack)({
    context: folder,
    mode: 'production',
    entry: Object.fromEntries(names.map((name) => [name, `./${name}.js`])),
    output: { path: join(folder, 'built/webpack') },
    performance: { hints: false },
  })
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'))
}

const write = (folder, path, text) => writeFileSync(join(folder, path), text)
