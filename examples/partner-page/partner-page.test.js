/** The demo as people meet it: a real browser on the partner's page, a real server on another origin. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { startApi, startPage } from './demo.js'
import { freePort } from './free-port.js'

const folder = mkdtempSync(join(tmpdir(), 'ess-demo-'))
const demo = readFileSync(new URL('../seminaire-2021/consultation.yaml', import.meta.url), 'utf8')

let browser
let page
let api
let apiPort
let consultation
let file
let said = ''
const restart = async () => {
  api = await startApi({ file, data: join(folder, 'data'), port: apiPort, tell: (output) => (said = output) })
}
const end = (signal) =>
  new Promise((resolve) => {
    api.removeAllListeners('exit')
    api.once('exit', resolve)
    api.kill(signal)
  })

before(async () => {
  const pagePort = await freePort()
  apiPort = await freePort()
  consultation = `http://localhost:${apiPort}/v1/consultations/seminaire-2021`
  file = join(folder, 'consultation.yaml')
  writeFileSync(file, demo.replaceAll('4180', String(pagePort)))
  await restart()
  page = await startPage({ consultation, port: pagePort, outDir: join(folder, 'page') })
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
})
after(async () => {
  await browser?.close()
  await page?.close()
  await end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A person on the page, with a browser profile of their own; everything the page did wrong is kept. */
async function visitor() {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const tab = await context.newPage()
  const faults = []
  const requests = []
  tab.on('pageerror', ({ message }) => faults.push(message))
  tab.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !/Failed to load resource|net::ERR/.test(message.text()) &&
      faults.push(message.text()),
  )
  tab.on('request', (request) => requests.push(request.url()))
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      console.error(`policy: ${violatedDirective}`),
    )
  })
  await tab.goto(page.url)
  const card = tab.locator('ess-vote[principle]').first()
  const choice = (name) => card.getByRole('button', { name, exact: true })
  await choice('D’accord').waitFor()
  return { context, tab, card, choice, faults, requests }
}

const pressed = (choice) => choice.and(choice.page().locator('[aria-pressed=true]')).waitFor()

/** The total of the principle that stands on the page alone, as the server publishes it. */
async function total() {
  const { principles } = await (await fetch(`${consultation}/counts`)).json()
  return principles.find(({ principle }) => principle === 'reserves').total
}

describe('the partner’s page', () => {
  const people = []
  const newVisitor = async () => {
    const person = await visitor()
    people.push(person)
    return person
  }
  let start
  beforeEach(async () => {
    start = await total()
  })
  afterEach(async () => {
    for (const { context, faults } of people.splice(0)) {
      await context.close()
      assert.deepEqual(faults, [])
    }
  })

  test('who starts the demo is told the link into the console', () => {
    assert.match(said, /http:\/\/127\.0\.0\.1:\d+\/console\/seminaire-2021\/entrer#\S{20}/)
  })

  test('before anyone acts: no cookie, nothing stored, no request but to the page and its consultation', async () => {
    const { context, tab, requests } = await newVisitor()
    assert.deepEqual(await context.cookies(), [])
    assert.deepEqual(
      await tab.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ]),
      [0, 0, 0],
    )
    const origins = new Set(requests.map((url) => new URL(url).origin))
    assert.deepEqual([...origins].sort(), [new URL(page.url).origin, new URL(consultation).origin].sort())
  })

  test('vote, reload, change, remove', async () => {
    const { context, tab, card, choice } = await newVisitor()
    await choice('D’accord').click()
    await card.getByText('Vote enregistré.').waitFor()
    assert.deepEqual(await total(), { ...start, agree: start.agree + 1 })

    await tab.reload()
    await pressed(choice('D’accord'))
    await choice('Pas d’accord').click()
    await pressed(choice('Pas d’accord'))
    await card.getByText('Vote enregistré.').waitFor()
    assert.deepEqual(await total(), { ...start, disagree: start.disagree + 1 })

    await card.getByRole('button', { name: 'Retirer mon vote' }).click()
    await card.getByRole('button', { name: 'Retirer mon vote' }).waitFor({ state: 'detached' })
    // The button goes when the word is given, and the word leaves once the device has it.
    await card.getByText('Vote retiré.').waitFor()
    assert.deepEqual(await total(), start)
    assert.deepEqual(await context.cookies(), [])
  })

  test('the set goes on where the person left it, and shows both cards of a principle alike', async () => {
    const { tab, card } = await newVisitor()
    const set = tab.locator('ess-vote:not([principle])')
    await set.getByText('Principe 1 sur 8').waitFor()
    await set.getByRole('button', { name: 'D’accord', exact: true }).click()
    await set.getByText('Vote enregistré.').waitFor()
    await tab.reload()
    await set.getByText('Principe 2 sur 8').waitFor()
    for (const place of [3, 4]) {
      await set.getByRole('button', { name: 'Principe suivant' }).click()
      await set.getByText(`Principe ${place} sur 8`).waitFor()
    }
    await set.getByRole('button', { name: 'Je passe', exact: true }).click()
    await pressed(card.getByRole('button', { name: 'Je passe', exact: true }))
    await pressed(tab.locator('ess-vote[lang=en]').getByRole('button', { name: 'Pass', exact: true }))
  })

  test('the set is gone through to its end, and sums up every vote', async () => {
    const { tab } = await newVisitor()
    const set = tab.locator('ess-vote:not([principle])')
    for (let place = 1; place <= 8; place++) {
      await set.getByText(`Principe ${place} sur 8`).waitFor()
      await set.getByRole('button', { name: 'D’accord', exact: true }).click()
      await set.getByText('Vote enregistré.').waitFor()
      await set.getByRole('button', { name: place < 8 ? 'Principe suivant' : 'Voir mes votes' }).click()
    }
    await set.getByText('8 sur 8').waitFor()
  })

  test('a second visitor sees the first one’s vote arrive', async () => {
    const first = await newVisitor()
    const second = await newVisitor()
    await second.choice('Je passe').click()
    await second.card.getByText('Vote enregistré.').waitFor()
    await second.card.getByText(new RegExp(`\\b${start.agree + start.disagree + start.pass + 1} vote`)).waitFor()
    await first.choice('D’accord').click()
    await second.card.getByText(new RegExp(`\\b${start.agree + start.disagree + start.pass + 2} votes`)).waitFor()
  })

  test('a server that is away when the vote leaves: it is sent again and counted once', async () => {
    const { card, choice, tab } = await newVisitor()
    await end('SIGKILL')
    await choice('D’accord').click()
    await pressed(choice('D’accord'))
    const retry = card.getByRole('button', { name: 'Réessayer' })
    await retry.waitFor({ timeout: 30_000 })
    await pressed(choice('D’accord'))
    await restart()
    await retry.click()
    await card.getByText('Vote enregistré.').waitFor()
    assert.deepEqual(await total(), { ...start, agree: start.agree + 1 })
    await tab.reload()
    await pressed(choice('D’accord'))
  })

  test('a server ended by kill -9 and started again still has the vote', async () => {
    const { card, choice, tab } = await newVisitor()
    await choice('Pas d’accord').click()
    await card.getByText('Vote enregistré.').waitFor()
    await end('SIGKILL')
    await restart()
    assert.deepEqual(await total(), { ...start, disagree: start.disagree + 1 })
    await tab.reload()
    await pressed(choice('Pas d’accord'))
  })
})
