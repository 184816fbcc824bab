// The plugin as a site installs it: dist/ess-widgets, and the same in dist/ess-widgets-wordpress.zip.
//   node build.js [FOLDER]   instead of dist
import { cpSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { readPackage, readTags } from '../../scripts/manifest.js'
import { blockOf } from './build/blocks.js'
import { kindsOf } from './build/kinds.js'
import { translate } from './build/languages.js'

const here = dirname(fileURLToPath(import.meta.url))
const elements = join(here, '../elements')
const dist = resolve(process.argv[2] ?? join(here, 'dist'))
const plugin = join(dist, 'ess-widgets')
const { version } = readPackage()
const tags = readTags()

rmSync(dist, { recursive: true, force: true })
cpSync(join(here, 'plugin'), plugin, { recursive: true })
cpSync(join(here, 'LICENSE'), join(plugin, 'LICENSE'))
for (const file of ['ess-widgets.php', 'readme.txt']) {
  write(file, readFileSync(join(plugin, file), 'utf8').replaceAll('@VERSION@', version))
}

// The version stands in the path: docs/decisions/2026-11-30-wordpress.md
const cdn = readdirSync(join(elements, 'cdn')).filter((name) => !name.endsWith('.zip'))
for (const name of cdn) write(`cdn/${version}/${name}`, readFileSync(join(elements, 'cdn', name)))

const integrity = JSON.parse(readFileSync(join(elements, 'cdn/integrity.json'), 'utf8'))
const kinds = Object.fromEntries(tags.map((tag) => [tag.tag, kindsOf(tag)]))
write(
  'includes/built.json',
  json({ version, integrity: { 'ess.js': integrity['ess.js'], 'ess.css': integrity['ess.css'] }, tags: kinds }),
)
for (const [tag, attributes] of Object.entries(kinds)) {
  write(`blocks/${tag.slice('ess-'.length)}/block.json`, json(blockOf(tag, attributes, version)))
}

const sources = globSync('**/*.{php,js,json}', { cwd: plugin })
  .filter((file) => /^(ess-widgets\.php|includes|blocks|settings)/.test(file))
  .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(plugin, file), 'utf8')])
for (const [file, content] of translate(readFileSync(join(plugin, 'languages/ess-widgets-fr_FR.po')), sources)) {
  write(`languages/${file}`, content)
}

// Sorted and without times, two builds make the same bytes.
const files = globSync('**/*', { cwd: plugin, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
const zipped = files.map((file) => [file.slice(dist.length + 1).replaceAll('\\', '/'), readFileSync(file)])
const zip = zipSync(Object.fromEntries(zipped), { mtime: '1980-01-01T00:00:00' })
writeFileSync(join(dist, 'ess-widgets-wordpress.zip'), zip)

function write(file, content) {
  const path = join(plugin, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`
}
