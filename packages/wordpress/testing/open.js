// Everything a partner has: a WordPress with the plugin, a consultation on another origin, and the people who come to both.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { startApi } from '../../../examples/partner-page/demo.js'
import { freePort } from '../../../examples/partner-page/free-port.js'
import { browserFlags, findBrowser } from '../../../scripts/browser.js'
import { startDatabase } from './database.js'
import { startSite } from './site.js'
import { stopping } from './spawn.js'

const demo = readFileSync(new URL('../../../examples/seminaire-2021/consultation.yaml', import.meta.url), 'utf8')
const id = 'seminaire-2021'

export const zip = fileURLToPath(new URL('../dist/ess-widgets-wordpress.zip', import.meta.url))

export async function openWordPress(programs) {
  const closers = []
  const close = async () => {
    for (const end of closers.reverse()) await end()
  }
  try {
    return { ...(await open(programs, (end) => closers.push(end))), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** `closing` is told how each thing ends, in the order in which they began. */
async function open(programs, closing) {
  const folder = mkdtempSync(join(tmpdir(), 'ess-partner-'))
  const [port, apiPort] = [await freePort(), await freePort()]
  const file = join(folder, 'consultation.yaml')
  writeFileSync(file, demo.replaceAll('4180', String(port)).replaceAll('2027-11', '2097-11'))
  const database = await startDatabase(programs)
  closing(() => database.stop())
  const site = await startSite({ programs, database, port })
  closing(() => site.stop())
  const api = await startApi({ file, data: join(folder, 'data'), port: apiPort })
  api.removeAllListeners('exit')
  closing(stopping(api, folder))
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  closing(() => browser.close())
  const consultation = `http://localhost:${apiPort}/v1/consultations/${id}`
  const contexts = new Map()
  const strangers = new Set()

  async function watch(context) {
    const tab = await context.newPage()
    const faults = []
    const requests = []
    tab.on('pageerror', ({ message }) => faults.push(message))
    tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    tab.on('dialog', (dialog) => {
      // WordPress asks before a page is left; whatever else asks is not of ours.
      if (dialog.type() !== 'beforeunload') faults.push(`dialog: ${dialog.message()}`)
      void dialog.accept()
    })
    tab.on('request', (request) => {
      requests.push(request.url())
      const isOurs = [site.url, consultation].some((ours) => request.url().startsWith(new URL(ours).origin))
      if (/^https?:/.test(request.url()) && !isOurs) strangers.add(`${request.url()}, from ${tab.url()}`)
    })
    tab.site = site.url
    await tab.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
      )
    })
    return { tab, context, faults, requests }
  }

  return {
    site,
    consultation,
    api: new URL(consultation).origin,
    url: (path) => new URL(path, site.url).href,
    /** A tab of somebody who works on the site; each role logs in once. */
    async as(role) {
      if (!contexts.has(role)) {
        const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 900 } })
        const login = new URL('/wp-login.php', site.url).href
        await context.request.get(login)
        const form = { log: role, pwd: 'password', testcookie: '1' }
        await context.request.post(login, { form, maxRedirects: 0 })
        contexts.set(role, context)
      }
      return watch(contexts.get(role))
    },
    /** A visitor on a page, with all that was asked for and all that went wrong. */
    async visit(path, options = {}) {
      const visitor = await watch(await browser.newContext({ locale: 'fr-FR', ...options }))
      const response = await visitor.tab.goto(new URL(path, site.url).href)
      return { ...visitor, html: await response.text() }
    },
    /** How many people have voted on a principle. */
    async votes(principle) {
      const counts = await (await fetch(`${consultation}/counts`)).json()
      const { total } = counts.principles.find((one) => one.principle === principle)
      return total.agree + total.disagree + total.pass
    },
    /** Whoever else any page asked for something. */
    strangers: () => [...strangers],
  }
}
