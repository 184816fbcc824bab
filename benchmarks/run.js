/** `npm run bench`: measures everything again and writes the table of the README; with a word, only what has it in its name. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { execFileSync } from 'node:child_process'
import { file as promises, promisesPage } from '../scripts/promises.js'

const benchmarks = ['weight', 'cards', 'agenda', 'durable-votes', 'calibration', 'results-speed']
const wanted = benchmarks.filter((name) => name.includes(process.argv[2] ?? ''))
const readme = new URL('README.md', import.meta.url)

execFileSync('turbo', ['run', 'build', '--output-logs=errors-only'], { stdio: 'inherit' })
let text = readFileSync(readme, 'utf8')
for (const name of wanted) {
  console.log(`── ${name} ──`)
  const { measure } = await import(`./${name}.js`)
  const rows = await measure()
  const table = [
    '| what | measured | held at |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
  console.log(table)
  const said = `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}.`
  text = text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`),
    (_, start, end) => `${start}\n${table}\n\n${said}\n\n${end}`,
  )
}
writeFileSync(readme, text)
execFileSync('prettier', ['--write', '--log-level=warn', readme.pathname], { stdio: 'inherit' })
// It quotes these tables.
writeFileSync(promises, await promisesPage())
