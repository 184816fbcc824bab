// Makes a fresh clone ready, and says nothing when there is nothing to do. Runs on Node 20 with no dependency.
//   node scripts/bootstrap.js             installs the packages when they are missing or the lock file changed
//   node scripts/bootstrap.js --browser   also makes sure a browser is there for the browser tests
//   node scripts/bootstrap.js --browsers  also installs what other engines need, where it can: a container of Debian
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.js'
import { engines } from './engines.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = `${root}package-lock.json`
const stamp = `${root}node_modules/.ess-installed`

checkNode()
installPackages()
if (process.argv.includes('--browser')) installBrowser()
if (process.argv.includes('--browsers')) installBrowsers()

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20)
    stop(`ESS Widgets needs Node.js 20 or later to start; this is ${process.version}. See https://nodejs.org`)
}

function installPackages() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return
  console.log('Installing packages (once, then only when package-lock.json changes)…')
  // Not `npm ci`: docs/decisions/2026-11-23-npm-install-not-ci.md
  if (!run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])) {
    stop('npm install failed. Read its message above; nothing else was done.')
  }
  writeFileSync(stamp, fingerprint())
}

function fingerprint() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex')
}

function installBrowser() {
  if (browser()) return
  if (isRootOnDebian()) {
    console.log('Installing Chromium for the browser tests (once)…')
    installFromDebian(engines.chromium.packages)
    if (browser()) return
  }
  stop(`No Chromium-family browser was found for the browser tests. Install one, then run this again:
  Debian, Ubuntu  sudo apt-get install chromium
  Fedora          sudo dnf install chromium
  macOS           brew install --cask google-chrome
  Windows         winget install Google.Chrome
If one is installed in an unusual place, set CHROME_PATH to its program file.`)
}

/** Elsewhere the tests say what is missing: whoever asks for one engine does not need the others. */
function installBrowsers() {
  const missing = Object.values(engines).filter((engine) => engine.missing().length > 0)
  if (missing.length === 0 || !isRootOnDebian()) return
  console.log(`Installing ${missing.map(({ title }) => title).join(', ')} for the browser tests (once)…`)
  installFromDebian(missing.flatMap(({ packages }) => packages))
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function installFromDebian(packages) {
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0']
  run('apt-get', ['update', ...quiet])
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...quiet, ...packages])
}

function browser() {
  try {
    return findBrowser()
  } catch (error) {
    return stop(error.message)
  }
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' })
  return status === 0
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
