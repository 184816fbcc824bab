/** For the test: one server, whose consultation has the origin of each app among its partners, and people who come. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { parse, stringify } from 'yaml'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { startApi } from '../partner-page/demo.js'
import { freePort } from '../partner-page/free-port.js'
import { apps, buildApp, runNext, serveApp } from './apps.js'

const demo = parse(readFileSync(new URL('../seminaire-2021/consultation.yaml', import.meta.url), 'utf8'))

export async function openStage() {
  const folder = mkdtempSync(join(tmpdir(), 'ess-frameworks-'))
  const ports = await portsFor(['api', ...Object.keys(apps)])
  const api = `http://localhost:${ports.api}`
  const consultation = `${api}/v1/consultations/${demo.id}`
  const partners = Object.keys(apps).map((name) => ({ name, origin: `http://localhost:${ports[name]}` }))
  const file = join(folder, 'consultation.yaml')
  writeFileSync(file, stringify({ ...demo, partners: [...demo.partners, ...partners] }))
  const server = await startApi({ file, data: join(folder, 'data'), port: ports.api })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const builds = buildAll((name) => buildApp(name, { consultation, folder }))

  return {
    api,
    serve: async (name) => {
      await builds[name]
      return serveApp(name, { folder, port: ports[name] })
    },
    develop: () => runNext('dev', ports.next, consultation),
    /** How many answered what to a principle, as the server counts. */
    async counts(id) {
      const { principles } = await (await fetch(`${consultation}/counts`)).json()
      return principles.find(({ principle }) => principle === id).total
    },
    /** A person on a page. What the console says is kept, but for what a cut network makes it say. */
    async visit(url, options) {
      const context = await browser.newContext({ locale: 'fr-FR', ...options })
      const tab = await context.newPage()
      const faults = []
      tab.on('pageerror', ({ message }) => faults.push(message))
      tab.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type()) || /net::ERR_FAILED/.test(message.text())) return
        faults.push(message.text())
      })
      await tab.addInitScript(countDefinitions)
      await tab.goto(url)
      return { context, tab, faults }
    },
    async close() {
      await Promise.allSettled(Object.values(builds))
      await browser.close()
      server.removeAllListeners('exit')
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Free ports, none of them twice. */
async function portsFor(names) {
  const ports = new Set()
  while (ports.size < names.length) ports.add(await freePort())
  return Object.fromEntries([...ports].map((port, index) => [names[index], port]))
}

/** Begins to build every app, two at a time: Next, which takes as long as all the others, beside them. */
function buildAll(build) {
  const builds = {}
  let others = Promise.resolve()
  for (const name of Object.keys(apps)) {
    builds[name] = name === 'next' ? build(name) : others.then(() => build(name))
    // Whoever waits for one hears of its failure, and the others go on.
    const settled = builds[name].catch(() => {})
    if (name !== 'next') others = settled
  }
  return builds
}

/** In the page, before its scripts: by tag, how often somebody defined it. */
function countDefinitions() {
  const { define } = CustomElementRegistry.prototype
  window.definitions = {}
  CustomElementRegistry.prototype.define = function (tag, ...rest) {
    window.definitions[tag] = (window.definitions[tag] ?? 0) + 1
    return define.call(this, tag, ...rest)
  }
}
