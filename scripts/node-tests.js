// Finds and runs the tests that node:test runs.
import { existsSync, globSync } from 'node:fs'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const reporter = new URL('reporters/node-totals.js', import.meta.url).href

/** Test files under a folder of the repository, as paths from its root. */
export function testFiles(folder) {
  if (!existsSync(root + folder)) return []
  const isOurs = (path) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(path)
  return globSync(`${folder}/**/*.test.{ts,js}`, { cwd: root }).filter(isOurs).sort()
}

/** The command that runs test files, tells them on the terminal and appends their totals to a file. */
export function nodeTestCommand(files, totals, concurrency = 2) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout']
  if (totals) reporters.push(`--test-reporter=${reporter}`, `--test-reporter-destination=${totals}`)
  return [execPath, '--test', `--test-concurrency=${concurrency}`, ...reporters, ...files]
}
