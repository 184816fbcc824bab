// The whole verification, in order, each step told as it runs. The very last line sums it all.
//   npm test                             everything
//   npm test -- server tally             some steps (the build always comes first)
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { env, execPath, exit, platform } from 'node:process'
import { nodeTestCommand, root, testFiles } from './node-tests.js'
import { keptBy } from './promises/kept.js'

const ownStep = ['scripts/packages.test.js', 'scripts/release.test.js', 'scripts/storybook.test.js']
const scriptTests = [...testFiles('scripts'), ...testFiles('.storybook')].filter(
  (file) => !ownStep.includes(file.replaceAll('\\', '/')),
)

const steps = [
  { name: 'build', title: 'Build every package', command: buildCommand },
  { name: 'lint', title: 'Lint and formatting', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', title: 'Types of the tests, the stories and Storybook', command: ['tsc', '-b', '.', '.storybook'] },
  nodeTests('contract', testFiles('packages/contract/src')),
  nodeTests('tally', testFiles('packages/tally/src')),
  nodeTests('server', testFiles('packages/server/src')),
  nodeTests('scripts', scriptTests),
  browserTests('client'),
  browserTests('elements'),
  nodeTests('examples', testFiles('examples'), { mayBeEmpty: true }),
  nodeTests('benchmarks', testFiles('benchmarks'), { mayBeEmpty: true }),
  { name: 'weight', title: 'Weight of what a visitor downloads', command: [execPath, 'scripts/weight.js'] },
  nodeTests('wordpress', testFiles('packages/wordpress'), { title: 'The plugin, on a real WordPress' }),
  nodeTests('packages', [ownStep[0]], { title: 'What npm would publish' }),
  nodeTests('release', [ownStep[1]], { title: 'A release, rehearsed' }),
  nodeTests('storybook', [ownStep[2]], { title: 'The built Storybook, story by story' }),
  { name: 'promises', title: 'Promises, by the tests that have just passed', check: checkPromises },
]

/** Builds everything, or only what the chosen packages need. */
function buildCommand() {
  const isPackage = (name) => existsSync(join(root, 'packages', name))
  const only = chosen.length > 0 && chosen.every(isPackage) ? chosen : []
  const filters = only.map((name) => `--filter=@ess-widgets/${name}...`)
  return ['turbo', 'run', 'build', 'analyze', '--output-logs=errors-only', ...filters]
}

function nodeTests(name, files, { mayBeEmpty = false, title = `Tests of ${name}` } = {}) {
  return { name, title, files, mayBeEmpty, counts: true, command: (totals) => nodeTestCommand(files, totals) }
}

function browserTests(name) {
  return { name, title: `Tests of ${name}, in a browser`, counts: true, command: () => ['wtr', '--group', name] }
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}`)
  exit(1)
}

const total = { passed: 0, failed: 0, skipped: [], titles: [], troubles: [], times: [] }
const scratch = mkdtempSync(join(tmpdir(), 'ess-test-'))

for (const step of steps) {
  const isAlways = step.name === 'build' || step.check
  if (chosen.length > 0 && !isAlways && !chosen.includes(step.name)) continue
  if (step.files?.length === 0 && step.mayBeEmpty) continue
  const succeeded = await take(step)
  if (step.name === 'build' && !succeeded) break
}

rmSync(scratch, { recursive: true, force: true })
tell()
exit(total.failed > 0 ? 1 : 0)

async function take(step) {
  console.log(`\n── ${step.title} ──`)
  if (step.check) return step.check(step)
  if (step.files?.length === 0) return fail(step, 'has no test file')
  const totals = join(scratch, `${step.name}.json`)
  const command = typeof step.command === 'function' ? step.command(totals) : step.command
  const start = performance.now()
  const status = await run(command, totals)
  total.times.push(`${step.name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (!step.counts) return status === 0 || fail(step, `ended with status ${status}`)

  const counted = read(totals)
  if (!counted) return fail(step, `ended with status ${status} before it could count its tests`)
  if (counted.passed + counted.failed === 0) return fail(step, 'ran no test')
  total.passed += counted.passed
  total.failed += counted.failed
  total.skipped.push(...counted.skipped.map((test) => `${step.name}: ${test}`))
  total.titles.push(...counted.titles)
  if (counted.failed > 0) total.troubles.push(`${step.name}: ${counted.failed} failed`)
  else if (status !== 0) return fail(step, `ended with status ${status} although no test failed`)
  return counted.failed === 0
}

/** Each promise of docs/promises.md is worth what its tests just did. Where steps were chosen, the others were not asked to run. */
function checkPromises(step) {
  const pathOf = (file) => relative(root, file).replaceAll('\\', '/')
  const { kept, broken, notRun } = keptBy(total.titles.map(({ file, title }) => ({ file: pathOf(file), title })))
  const isWhole = chosen.length === 0
  const missed = isWhole ? [...broken, ...notRun] : broken
  console.log(`${kept.length} promised tests passed`)
  for (const { file, title } of missed) console.log(`DID NOT PASS  ${file}: ${title}`)
  if (!isWhole) console.log(`NOT RUN  ${notRun.length} promised tests, of the steps that were not chosen`)
  return missed.length === 0 || fail(step, `promised tests that did not pass: ${missed.length}`)
}

function run([command, ...args], totals) {
  const tools = join(root, 'node_modules', '.bin')
  const settings = {
    ...env,
    PATH: `${tools}${delimiter}${env.PATH}`,
    ESS_TOTALS: totals,
    TURBO_TELEMETRY_DISABLED: '1',
    STORYBOOK_DISABLE_TELEMETRY: '1',
    // The tests start a hundred servers of the same sources.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  }
  delete settings.NODE_TEST_CONTEXT
  const child = spawn(command, args, { cwd: root, env: settings, stdio: 'inherit', shell: platform === 'win32' })
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code, signal) => done(signal ?? code))
  })
}

function fail(step, reason) {
  total.failed += 1
  total.troubles.push(`${step.name}: ${reason}`)
  return false
}

function read(totals) {
  try {
    return JSON.parse(readFileSync(totals, 'utf8').trim().split('\n').at(-1))
  } catch {
    return undefined
  }
}

function tell() {
  console.log(`\n── Summary ──\nTimes: ${total.times.join(', ')}`)
  for (const test of total.skipped) console.log(`SKIPPED  ${test}`)
  for (const trouble of total.troubles) console.log(`FAILED   ${trouble}`)
  const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
}
