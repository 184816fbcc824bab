// npm run promises: writes docs/promises.md, each promise with the tests that prove it and the last figure of it.
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { readTables } from '../benchmarks/tables.js'
import { root } from './node-tests.js'
import { readPromises, rowOf } from './promises/read.js'

export const file = join(root, 'docs/promises.md')

/** The text of that file, from docs/promises.yaml and the tables of the benchmarks. */
export async function promisesPage(sections = readPromises(), tables = readTables()) {
  const text = [
    '# Promises',
    'What we promise, what proves it, and what does not yet. Each title is that of a test, and leads to its file; `…` in it stands for a name or a number. `npm test` runs them all, and fails at its end if one of them has not passed. Those that need a browser run in Chromium; `npm run test:browsers` runs those of the tags and of the client in Firefox and WebKitGTK too. Figures are those of the [benchmarks](../benchmarks/README.md).',
    ...sections.flatMap(({ heading, promises }) => [`## ${heading}`, table(promises, tables)]),
    'Written by `npm run promises` from [promises.yaml](promises.yaml).',
  ].join('\n\n')
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
}

function table(promises, tables) {
  const row = ({ promise, missing = '', ...proofs }) => [promise, proofText(proofs, tables), missing]
  const lines = [['Promise', 'Proven by', 'Not proven'], ['---', '---', '---'], ...promises.map(row)]
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')
}

function proofText({ tests, figures }, tables) {
  const rows = figures.map((figure) => publishedRow(figure, tables))
  const days = Map.groupBy(rows, ({ heading, date }) => `[${date}](../benchmarks/README.md#${placeOf(heading)})`)
  return [
    ...rows.map(({ what, measured, held }) => `${what}: ${measured}${held && `, held at ${held}`}`),
    ...[...days.keys()].map((day) => `measured on ${day}`),
    ...tests.map(testText),
  ]
    .map((proof) => `• ${proof}`)
    .join('<br>')
}

function testText({ file, title, isAlarm }) {
  const about = basename(file).split('.')[0]
  return `${about}${isAlarm ? ', our code broken on purpose' : ''}: [${asWords(title)}](../${file})`
}

function publishedRow(figure, tables) {
  const row = rowOf(figure, tables)
  if (!row) throw new Error(`The benchmarks have no such figure: ${figure.benchmark}, ${figure.what}`)
  return row
}

const placeOf = (heading) => heading.toLowerCase().replaceAll(' ', '-')

/** What Markdown would read in a title is only letters there. */
const asWords = (title) => title.replace(/[\\`*_[\]<>]/g, '\\$&')

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(file, await promisesPage())
