// docs/promises.yaml, with each test and each figure looked up where it is.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isHeld, readTables } from '../../benchmarks/tables.js'
import { root } from '../node-tests.js'
import { titlePattern, titlesIn } from './titles.js'

/**
 * Sections, each with its promises: `tests` as file and title, those last that break our own code on purpose and must notice;
 * `figures` as benchmark and row.
 */
export function readPromises(text = readFileSync(join(root, 'docs/promises.yaml'), 'utf8')) {
  return parse(text).map(({ heading, promises }) => ({
    heading,
    promises: promises.map(({ promise, tests, alarms, figures, missing }) => ({
      promise,
      tests: [
        ...pairs(tests).map(([file, title]) => ({ file, title })),
        ...pairs(alarms).map(([file, title]) => ({ file, title, isAlarm: true })),
      ],
      figures: pairs(figures).map(([benchmark, what]) => ({ benchmark, what })),
      missing,
    })),
  }))
}

const pairs = (lists = {}) => Object.entries(lists).flatMap(([key, items]) => items.map((item) => [key, item]))

/** The published row of a figure, with the heading and the day of its table. */
export function rowOf({ benchmark, what }, tables = readTables()) {
  const { rows = [], heading, date } = tables[benchmark] ?? {}
  const row = rows.find((one) => one.what === what)
  return row && { ...row, heading, date }
}

/** What is wrong with the promises, each fault in a sentence. */
export function faultsOf(sections, { tables = readTables(), codeOf = readCode } = {}) {
  const promises = sections.flatMap((section) => section.promises)
  return promises.flatMap(({ promise, tests, figures }) =>
    [
      !tests.length && !figures.some((figure) => rowOf(figure, tables)?.held) && 'has neither a test nor a bound',
      ...tests.map((test) => testFault(test, codeOf)),
      ...figures.map((figure) => figureFault(figure, tables)),
    ]
      .filter(Boolean)
      .map((fault) => `“${promise}” ${fault}`),
  )
}

function testFault({ file, title }, codeOf) {
  const code = codeOf(file)
  if (code === undefined) return `names ${file}, which is not there`
  const titles = titlesIn(code)
  const same = titles.filter((one) => one.title === title)
  // Stories have no title of their own: that of one may be named, and the run says whether there is such a story.
  const found =
    same.length > 0 ? same : titles.filter((one) => isOnlyNames(one.title) && titlePattern(one.title).test(title))
  if (found.length === 0) return `names a test that ${file} has not: ${title}`
  const { reason } = found.find((one) => one.reason) ?? {}
  if (reason) return `names a test that does not always run (${reason}): ${title}`
  if (isOnlyNames(title)) return `names any test of ${file}: ${title}`
}

/** A title that is made of what is put into it alone could be that of any test. */
const isOnlyNames = (title) => !/\p{L}{3}/u.test(title)

function figureFault(figure, tables) {
  const row = rowOf(figure, tables)
  if (!row) return `names a figure that the table ${figure.benchmark} has not: ${figure.what}`
  if (row.held && !isHeld(row)) return `is not kept: ${figure.what}, ${row.measured}, should be ${row.held}`
}

function readCode(file) {
  const path = join(root, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
