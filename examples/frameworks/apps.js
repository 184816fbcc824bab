/** The same site, six ways: each built by its own tool, then served. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { preview } from 'vite'
import { run } from '../../scripts/release-workspace.js'

const examples = fileURLToPath(new URL('..', import.meta.url))
const zip = new URL('../../packages/elements/cdn/ess-widgets.zip', import.meta.url)
const nextProgram = createRequire(join(examples, 'next/')).resolve('next/dist/bin/next')
const demo = 'http://localhost:4181/v1/consultations/seminaire-2021'

const quiet = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' }

/** By the name of its folder, what each tool calls the address of the consultation. */
export const apps = {
  'plain-html': undefined,
  react: 'VITE_CONSULTATION',
  vue: 'VITE_CONSULTATION',
  svelte: 'VITE_CONSULTATION',
  astro: 'PUBLIC_CONSULTATION',
  next: 'NEXT_PUBLIC_CONSULTATION',
}

/** Builds an app as its author does; what is not built is put together in the folder, as on a host. */
export async function buildApp(name, { consultation, folder }) {
  if (!apps[name]) return putTogether(name, { consultation, folder })
  const settings = { ...quiet, [apps[name]]: consultation }
  await run(join(examples, name), ['npm', 'run', '--silent', 'build:app'], settings)
}

function putTogether(name, { consultation, folder }) {
  const site = join(folder, name)
  cpSync(join(examples, name), site, { recursive: true })
  cpSync(join(examples, 'frameworks/site.css'), join(folder, 'frameworks/site.css'))
  mkdirSync(join(site, 'ess-widgets'), { recursive: true })
  for (const [path, content] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(site, path), content)
  for (const page of globSync('*.html', { cwd: site }).map((path) => join(site, path)))
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll(demo, consultation))
}

/** Serves what was built; gives its address and how to stop. */
export async function serveApp(name, { folder, port }) {
  if (name === 'next') return runNext('start', port)
  const isBuilt = !!apps[name]
  const site = await preview({
    root: isBuilt ? join(examples, name) : folder,
    appType: 'mpa',
    configFile: false,
    logLevel: 'error',
    build: { outDir: isBuilt ? 'dist' : '.' },
    preview: { port, strictPort: true, host: 'localhost' },
  })
  return { url: `http://localhost:${port}/${isBuilt ? '' : `${name}/`}`, close: () => site.close() }
}

/** `next start`, or `next dev` for the consultation of the moment. */
export async function runNext(command, port, consultation) {
  const url = `http://localhost:${port}/`
  const settings = { ...process.env, ...quiet, ...(consultation && { [apps.next]: consultation }) }
  const args = [nextProgram, command, '--port', String(port), '--hostname', 'localhost']
  const child = spawn(process.execPath, args, { cwd: join(examples, 'next'), env: settings, stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'exit')
  const close = () => {
    child.kill()
    return ended
  }
  const answers = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    )
  for (const start = Date.now(); !(await answers()); await setTimeout(100)) {
    if (child.exitCode === null && Date.now() - start < 60_000) continue
    await close()
    throw new Error(`next ${command} does not answer: ${said}`)
  }
  return { url, close }
}
