// The pages that somebody made of what was published, with the published server behind them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'
import { startApi } from '../examples/partner-page/demo.js'
import { freePort } from '../examples/partner-page/free-port.js'
import { browserFlags, findBrowser } from './browser.js'
import { root } from './node-tests.js'
import { buildPages } from './release-consumer.js'
import { manifestOf } from './release-workspace.js'

const demo = readFileSync(join(root, 'examples/seminaire-2021/consultation.yaml'), 'utf8')
const principle = 'gouvernance'
const types = { js: 'text/javascript', css: 'text/css' }

export async function openPages(folder) {
  const [port, apiPort] = [await freePort(), await freePort()]
  const consultation = `http://localhost:${apiPort}/v1/consultations/seminaire-2021`
  const file = join(folder, 'consultation.yaml')
  writeFileSync(file, demo.replaceAll('4180', String(port)))
  const installed = join(folder, 'node_modules/@ess-widgets')
  const elements = manifestOf(installed, 'elements')
  const tags = Object.keys(elements.exports).flatMap((path) => /^\.\/(ess-[\w-]+)\.js$/.exec(path)?.[1] ?? [])
  await buildPages(folder, { consultation, principle, tags })

  const program = join(installed, 'server', manifestOf(installed, 'server').bin['ess-server'])
  const api = await startApi({ file, data: join(folder, 'data'), port: apiPort, program })
  const site = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'built' },
    preview: { port, strictPort: true, host: 'localhost' },
  })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })

  return {
    file,
    tags,
    /** Opens a page as somebody new. What a CDN has of the published package comes from the installed one. */
    async visit(path) {
      const context = await browser.newContext({ locale: 'fr-FR' })
      const tab = await context.newPage()
      const faults = []
      tab.on('pageerror', ({ message }) => faults.push(message))
      tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      await context.route(/^https:/, (route) => {
        const [, name, version, path] = /\/npm\/@ess-widgets\/(\w+)@([^/]+)\/(.*)$/.exec(route.request().url()) ?? []
        if (version !== elements.version) return route.abort()
        const contentType = types[path.split('.').at(-1)]
        const headers = { 'access-control-allow-origin': '*' }
        return route.fulfill({ contentType, headers, body: readFileSync(join(installed, name, path)) })
      })
      await tab.goto(`http://localhost:${port}/${path}`)
      return { tab, faults, close: () => context.close() }
    },
    /** How many agree, as the server counts. */
    async agreeing() {
      const { principles } = await (await fetch(`${consultation}/counts`)).json()
      return principles.find((each) => each.principle === principle).total.agree
    },
    async close() {
      await browser.close()
      await site.close()
      api.removeAllListeners('exit')
      api.kill('SIGKILL')
    },
  }
}
