// The browser tests of the client and of the elements in each engine, one after the other. An engine that is missing is a
// failure: that people come with others than Chromium is what this is for.
//   npm run test:browsers                      Chromium, Firefox and WebKitGTK
//   npm run test:browsers -- firefox webkit    some of them
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { argv, env, exit, platform } from 'node:process'
import { engines } from './engines.js'
import { root } from './node-tests.js'

const names = Object.keys(engines)
const asked = argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No such engine: ${unknown.join(', ')}. Engines: ${names.join(', ')}`)
  exit(1)
}

const scratch = mkdtempSync(join(tmpdir(), 'ess-engines-'))
const total = { passed: 0, failed: 0, skipped: [], lines: [], troubles: [] }

let runner
let isInterrupted = false
// The runner ends its browsers when it is told to stop, and at no other signal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    isInterrupted = true
    runner?.kill('SIGINT')
  })

for (const name of names) if (!isInterrupted && (asked.length === 0 || asked.includes(name))) await take(name)
if (isInterrupted) fail('run', 'interrupted')

rmSync(scratch, { recursive: true, force: true })
console.log(['\n── Summary ──', ...total.lines].join('\n'))
for (const test of total.skipped) console.log(`SKIPPED  ${test}`)
for (const trouble of total.troubles) console.log(`FAILED   ${trouble}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
exit(total.failed > 0 ? 1 : 0)

async function take(name) {
  const { title, packages, missing, version } = engines[name]
  try {
    if (missing().length > 0)
      return fail(name, `${missing().join(', ')} is not here. On Debian: apt-get install ${packages.join(' ')}`)
    const exact = await version()
    console.log(`\n── ${exact} ──`)
    const start = performance.now()
    const counted = await count(name)
    const seconds = Math.round((performance.now() - start) / 1000)
    if (!counted) return fail(name, 'its tests ended before they were counted')
    const { passed, failed, skipped, status } = counted
    total.lines.push(`${exact}: ${passed} passed, ${failed} failed, ${skipped.length} skipped (${seconds} s)`)
    total.passed += passed
    total.skipped.push(...skipped.map((test) => `${name}: ${test}`))
    if (failed > 0) fail(name, `${failed} failed`, failed)
    else if (passed === 0) fail(name, 'ran no test')
    else if (status !== 0) fail(name, `ended with status ${status} although no test failed`)
  } catch (error) {
    fail(name, `${title} could not be started: ${error.message}`)
  }
}

/** What became of each test; undefined where the runner did not come to its end. */
async function count(name) {
  const totals = join(scratch, name)
  const tools = `${join(root, 'node_modules', '.bin')}${delimiter}${env.PATH}`
  runner = spawn('wtr', ['--config', 'web-test-runner.browsers.config.js'], {
    cwd: root,
    env: { ...env, PATH: tools, ESS_ENGINE: name, ESS_TOTALS: totals },
    stdio: 'inherit',
    shell: platform === 'win32',
  })
  const status = await new Promise((resolve) => runner.on('error', resolve).on('exit', resolve))
  try {
    return { status, ...JSON.parse(readFileSync(totals, 'utf8').trim()) }
  } catch {
    return undefined
  }
}

function fail(name, reason, failed = 1) {
  total.failed += failed
  total.troubles.push(`${name}: ${reason}`)
}
