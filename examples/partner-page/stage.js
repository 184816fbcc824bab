/** For the tests: the server and the partner's page on two origins, in one process, and the people who come to them. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, openStore, readConsultationFile } from '@ess-widgets/server'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { codeHash, newCode } from '../../packages/server/dist/codes.js'
import { smtpTransport } from '../../packages/server/dist/mail/transport.js'
import { codeIn, parsed, startMailServer } from '../../packages/server/dist/testing/mail-server.js'
import { startPage } from './demo.js'
import { freePort } from './free-port.js'

const demo = readFileSync(new URL('../seminaire-2021/consultation.yaml', import.meta.url), 'utf8')
const id = 'seminaire-2021'

async function untilThere(seek) {
  for (const start = Date.now(); Date.now() - start < 20_000; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = seek()
    if (found) return found
  }
  throw new Error(`this never came: ${seek}`)
}

/** Opens everything, on ports and in folders of its own. */
export async function openStage() {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const folder = mkdtempSync(join(tmpdir(), 'ess-stage-'))
  const [pagePort, apiPort] = [await freePort(), await freePort()]
  const api = `http://localhost:${apiPort}`
  const path = join(folder, 'consultation.yaml')
  writeFileSync(path, demo.replaceAll('4180', String(pagePort)))
  const store = await openStore(join(folder, 'data'))
  const mailServer = await startMailServer()
  const transport = smtpTransport(mailServer.url, 'Démonstration <ne-pas-repondre@localhost>')
  const app = await createApp([await readConsultationFile(path)], store, { transport })
  await app.listen({ port: apiPort, host: 'localhost' })
  const consultation = `${api}/v1/consultations/${id}`
  const page = await startPage({ consultation, port: pagePort, outDir: join(folder, 'page') })
  /** What pages did wrong: an error, a dialog, something that their policy stopped. */
  const faults = []

  async function open(address) {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const tab = await context.newPage()
    tab.on('pageerror', ({ message }) => faults.push(message))
    tab.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await tab.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        throw new Error(`policy: ${violatedDirective}`)
      })
    })
    await tab.goto(address)
    return { context, tab }
  }

  return {
    id,
    store,
    consultation,
    console: `${api}/console/${id}`,
    faults,
    /** A device on the partner's page, with what an address brings. */
    async visit(hash = '') {
      const { context, tab } = await open(page.url + hash)
      const card = tab.locator('ess-contribution')
      await card.getByRole('heading', { level: 3 }).waitFor()
      return { context, tab, card }
    },
    /** An organiser who entered the console. */
    async enterConsole() {
      const code = newCode()
      const invitation = {
        consultation: id,
        code: codeHash(code),
        role: 'organiser',
        name: 'Personne fictive',
        member: null,
      }
      await store.invite({ ...invitation, expires: Date.now() + 60_000 }, Date.now())
      const { tab } = await open(`${api}/console/${id}/entrer#${code}`)
      await tab.getByRole('button', { name: 'Entrer' }).click()
      await tab.waitForURL(/fait=entre/)
      return tab
    },
    /** Opens the latest mail to an address, follows its link, and presses a button there. */
    async byMail(address, button) {
      const mail = await untilThere(() => mailServer.delivered.findLast(({ to }) => to.includes(address)))
      const { text } = await parsed(mail)
      const [link] = /https?:\/\/\S+#\S+/.exec(text)
      assert.ok(link.endsWith(`#${codeIn({ text })}`))
      const { context, tab } = await open(link)
      await tab.getByRole('button', { name: 'Voir ma signature' }).click()
      await tab.getByRole('button', { name: button }).click()
      await tab.getByRole('button', { name: button }).waitFor({ state: 'detached' })
      const said = await tab.locator('main').innerText()
      await context.close()
      return said
    },
    /** What was sent to everyone. */
    mails: mailServer.delivered,
    async close() {
      await browser.close()
      await page.close()
      await app.close()
      await mailServer.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
