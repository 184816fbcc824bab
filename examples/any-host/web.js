/** A small web: a partner's pages on one origin, the pasted script on a second, the consultation on a third. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { startApi } from '../partner-page/demo.js'
import { freePort } from '../partner-page/free-port.js'

const cdn = fileURLToPath(new URL('../../packages/elements/cdn/', import.meta.url))
const demo = readFileSync(new URL('../seminaire-2021/consultation.yaml', import.meta.url), 'utf8')
const data = new URL('../partner-page/public/', import.meta.url)
const types = { js: 'text/javascript', css: 'text/css', json: 'application/json', html: 'text/html; charset=utf-8' }

export const hashes = JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8'))

/** Every tag, each with the link that shows without it. */
const everyTag = `
  <ess-agenda><a href="/programme">Le programme</a></ess-agenda>
  <ess-contribution workshop="vision"><a href="/atelier">L’atelier</a></ess-contribution>
  <ess-figures src="/figures.json"><a href="/chiffres">Les chiffres</a></ess-figures>
  <ess-manifesto><a href="/texte">Le texte</a></ess-manifesto>
  <ess-results src="/results.json"><a href="/resultats">Les résultats</a></ess-results>
  <ess-signatures><a href="/signatures">Les signatures</a></ess-signatures>
  <ess-vote principle="gouvernance"><a href="/vote">Voter</a></ess-vote>
  <ess-wall workshop="vision"><a href="/mur">Le mur</a></ess-wall>`

export async function openWeb() {
  const folder = mkdtempSync(join(tmpdir(), 'ess-any-host-'))
  const [pagePort, apiPort] = [await freePort(), await freePort()]
  const pages = new Map([
    ['/favicon.ico', { body: '' }],
    ['/figures.json', { body: readFileSync(new URL('figures.json', data)) }],
    ['/results.json', { body: readFileSync(new URL('results.json', data)) }],
  ])
  const scripts = await serve(0, (path) => {
    const { name, body } = scriptAt(path, web.altered)
    return (
      body && { body, headers: { 'content-type': types[name.split('.').at(-1)], 'access-control-allow-origin': '*' } }
    )
  })
  const site = await serve(pagePort, (path) => pages.get(path))
  const file = join(folder, 'consultation.yaml')
  writeFileSync(file, demo.replaceAll('4180', String(pagePort)).replaceAll('2027-11', '2097-11'))
  const api = await startApi({ file, data: join(folder, 'data'), port: apiPort })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const consultation = `http://localhost:${apiPort}/v1/consultations/seminaire-2021`
  const cdnOf = (name = 'ess.js') => `${scripts.url}/cdn/${name}`

  const web = {
    consultation,
    api: new URL(consultation).origin,
    cdn: scripts.url,
    site: site.url,
    cdnOf,
    pages,
    everyTag,
    script: (name) => readFileSync(join(cdn, name), 'utf8'),
    /** By the name of a part, what is served in its place. */
    altered: new Map(),
    /** The line that a partner pastes. */
    line: (name, attributes = '') =>
      `<script defer src="${cdnOf(name)}" ${attributes || `integrity="${hashes['ess.js']}" crossorigin="anonymous"`}></script>`,
    /** A page of the partner, with what it may do. */
    page(path, { head = '', body = everyTag, headers = {} } = {}) {
      const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Une association fictive</title>
        <link rel="ess-consultation" href="${consultation}"><link rel="stylesheet" href="${cdnOf('ess.css')}">${head}</head><body>${body}</body></html>`
      pages.set(path, { body: html, headers: { 'content-type': types.html, ...headers } })
      return site.url + path
    },
    /** Somebody's visit. All that went wrong, and all that was asked for, is kept. */
    async visit(url, { init, ...options } = {}) {
      const context = await browser.newContext({ locale: 'fr-FR', ...options })
      const tab = await context.newPage()
      const faults = []
      const warnings = []
      const requests = []
      tab.on('pageerror', ({ message }) => faults.push(message))
      tab.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
        if (message.type() === 'warning') warnings.push(message.text())
      })
      tab.on('request', (request) => requests.push(request.url()))
      await tab.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
        )
      })
      if (init) await tab.addInitScript(init)
      await tab.goto(url)
      return { tab, context, faults, warnings, requests }
    },
    async close() {
      await browser.close()
      api.removeAllListeners('exit')
      api.kill('SIGKILL')
      scripts.close()
      site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return web
}

/** Resolves once every tag of the page shows what it has to. */
export const shown = (tab, tags = 'agenda contribution figures manifesto results signatures vote wall') =>
  tab
    .waitForFunction(
      (names) =>
        names.split(' ').every((name) => {
          const states = [...document.querySelectorAll(`ess-${name}`)].map((tag) => tag.getAttribute('state'))
          return states.length > 0 && states.every((state) => state && state !== 'loading' && state !== 'error')
        }),
      tags,
      { timeout: 15_000 },
    )
    .catch(async () => {
      const found = await tab.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter(({ localName }) => localName.startsWith('ess-'))
          .map((tag) => `${tag.localName}: ${tag.getAttribute('state')}`),
      )
      throw new Error(`not everything shows: ${found.join(', ')}`)
    })

function scriptAt(path, altered) {
  const name = path.split('/').at(-1)
  if (altered.has(name)) return { name, body: altered.get(name) }
  try {
    return { name, body: readFileSync(join(cdn, name)) }
  } catch {
    return { name }
  }
}

async function serve(port, answer) {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url, 'http://localhost').pathname)
    response.writeHead(found ? 200 : 404, found?.headers)
    response.end(found?.body)
  })
  await new Promise((resolve) => server.listen(port, 'localhost', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://localhost:${server.address().port}`, close }
}
