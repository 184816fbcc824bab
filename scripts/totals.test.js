// The closing line of `npm test` is only worth its counts: these are counted on files whose outcome is known.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { nodeTestCommand } from './node-tests.js'
import { totalsReporter } from './reporters/browser-totals.js'

const scratch = mkdtempSync(join(tmpdir(), 'ess-totals-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const heading = `import { test, describe } from 'node:test'\n`

function count(...codes) {
  const files = codes.map((code, index) => {
    const file = join(scratch, `${index}.test.mjs`)
    writeFileSync(file, heading + code)
    return file
  })
  const totals = join(scratch, 'totals.json')
  writeFileSync(totals, '')
  const [command, ...args] = nodeTestCommand(files, totals)
  const env = { ...process.env }
  delete env.NODE_TEST_CONTEXT
  spawnSync(command, args, { env })
  return JSON.parse(readFileSync(totals, 'utf8'))
}

test('passed, failed and skipped tests are summed over files, those that passed are named, and suites are not tests', () => {
  const one = `describe('s', () => { test('a', () => {}); test('b', () => { throw new Error('b') }) })`
  const two = `describe('t', () => { test('c', () => {}) }); test('d', { skip: true }, () => {})`
  const { titles, ...counts } = count(one, two)
  assert.deepEqual(counts, { passed: 2, failed: 1, skipped: ['d'] })
  assert.deepEqual(
    titles.toSorted((a, b) => (a.title < b.title ? -1 : 1)),
    [
      { file: join(scratch, '0.test.mjs'), title: 'a' },
      { file: join(scratch, '1.test.mjs'), title: 'c' },
    ],
  )
})

test('a suite that is skipped whole is told of', () => {
  const code = `describe('s', { skip: 'no data' }, () => { test('a', () => {}) }); test('b', () => {})`
  const { titles, ...counts } = count(code)
  assert.deepEqual(counts, { passed: 1, failed: 0, skipped: ['s'] })
  assert.deepEqual(
    titles.map(({ title }) => title),
    ['b'],
  )
})

test('a file that cannot be loaded, or a process that dies, is a failure', () => {
  assert.equal(count(`test('a', () => {})`, `import './nothing.js'`).failed, 1)
  assert.equal(count(`test('a', () => new Promise((done) => setTimeout(done, 9_000)))\nprocess.exit(3)`).failed, 1)
})

test('a browser file that does not load is a failure', (context) => {
  const totals = join(scratch, 'browser.json')
  process.env.ESS_TOTALS = totals
  context.mock.method(console, 'log', () => {})
  context.after(() => delete process.env.ESS_TOTALS)
  const good = {
    passed: true,
    testFile: 'one.test.ts',
    testResults: {
      tests: [{ name: 'a', passed: true }],
      suites: [{ name: 's', tests: [{ name: 'b', skipped: true }] }],
    },
  }
  totalsReporter().onTestRunFinished({ sessions: [good, { passed: false }] })
  const titles = [{ file: 'one.test.ts', title: 'a' }]
  assert.deepEqual(JSON.parse(readFileSync(totals, 'utf8')), { passed: 1, failed: 1, skipped: ['s > b'], titles })
})
