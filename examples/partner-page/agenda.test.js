/** The programme as people meet it: the partner's page under its strict policy, the server on another origin. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { startApi, startPage } from './demo.js'
import { freePort } from './free-port.js'

const folder = mkdtempSync(join(tmpdir(), 'ess-agenda-demo-'))
const demo = readFileSync(new URL('../seminaire-2021/consultation.yaml', import.meta.url), 'utf8')

let browser
let page
let api
let consultation

before(async () => {
  const [pagePort, apiPort] = [await freePort(), await freePort()]
  consultation = `http://localhost:${apiPort}/v1/consultations/seminaire-2021`
  const file = join(folder, 'consultation.yaml')
  // The fictitious day is always to come, whenever this is run.
  writeFileSync(file, demo.replaceAll('4180', String(pagePort)).replaceAll('2027-11', '2097-11'))
  api = await startApi({ file, data: join(folder, 'data'), port: apiPort })
  page = await startPage({ consultation, port: pagePort, outDir: join(folder, 'page') })
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
})

after(async () => {
  await browser?.close()
  await page?.close()
  api?.removeAllListeners('exit')
  api?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A person on the page, in their own time zone; everything the page did wrong is kept. */
async function visit(timezoneId = 'Europe/Paris', hash = '') {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId, acceptDownloads: true })
  const tab = await context.newPage()
  const faults = []
  const requests = []
  tab.on('pageerror', ({ message }) => faults.push(message))
  tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  tab.on('request', (request) => requests.push(request.url()))
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      console.error(`policy: ${violatedDirective}`),
    )
  })
  await tab.goto(page.url + hash)
  const agenda = tab.locator('ess-agenda')
  await agenda.getByRole('heading', { level: 3 }).waitFor()
  const open = (title) => agenda.getByRole('button', { name: title, exact: true }).click()
  return { context, tab, agenda, open, faults, requests }
}

const workshop = 'Atelier\u00a0: partager les principes fondateurs'

async function register({ agenda, open }, name) {
  await open(workshop)
  await agenda.getByLabel('Nom').fill(name)
  await agenda.getByLabel('Adresse électronique').fill(`${name.toLowerCase()}@example.org`)
  await agenda.getByRole('button', { name: /^(S’inscrire|Rejoindre la liste d’attente)$/ }).click()
}

test('the last places go to the first, the next ones wait, and one given back by a private link promotes', async () => {
  const people = []
  for (const name of ['Camille', 'Dominique', 'Claude']) {
    const person = await visit()
    people.push(person)
    await register(person, name)
    const outcome = name === 'Claude' ? 'Vous êtes sur la liste d’attente, au rang 1.' : 'vous avez une place'
    await person.agenda.getByText(outcome).waitFor()
  }
  const [first] = people
  const link = await first.agenda.getByRole('link', { name: /^Lien privé/ }).getAttribute('href')
  const elsewhere = await visit('Europe/Paris', new URL(link).hash)
  await elsewhere.agenda.getByText('vous avez une place').waitFor()
  assert.equal(await elsewhere.tab.evaluate(() => location.hash), '', 'the receipt leaves the address')
  await elsewhere.agenda.getByRole('button', { name: 'Me désinscrire' }).click()
  await elsewhere.agenda.getByRole('button', { name: 'Rejoindre la liste d’attente' }).waitFor()

  const waiting = people[2]
  await waiting.tab.reload()
  await waiting.open(workshop)
  await waiting.agenda.getByText('vous avez une place').waitFor()
  for (const { requests, faults, context } of [...people, elsewhere]) {
    const sent = requests.map(decodeURIComponent).join('\n')
    assert.doesNotMatch(sent, /camille|dominique|claude|receipt/i, 'nothing personal in an address')
    assert.deepEqual(faults, [])
    await context.close()
  }
})

test('the hours are the event’s, and the visitor’s beside them where they differ; whole days move nowhere', async () => {
  const own = {
    'Europe/Paris': undefined,
    'America/Los_Angeles': 'chez vous\u00a0: 00:00 – 01:00',
    'Indian/Reunion': 'chez vous\u00a0: 12:00 – 13:00',
    'Pacific/Noumea': 'chez vous\u00a0: 19:00 – 20:00',
    'Pacific/Apia': 'chez vous\u00a0: 21:00 – 22:00',
  }
  for (const [zone, expected] of Object.entries(own)) {
    const { context, agenda, faults } = await visit(zone)
    const talk = agenda.getByRole('listitem').filter({ hasText: 'Ce que disent les chiffres' })
    const said = await talk.locator('p').first().innerText()
    assert.match(said, /^09:00 –\s10:00/, zone)
    assert.equal(said.match(/chez vous.*/)?.[0].replace('\xa0–\u2060\xa0', ' – '), expected, zone)
    const visits = agenda.getByRole('listitem').filter({ hasText: 'Visites de structures' })
    assert.match(await visits.innerText(), /Toute la journée/)
    const day = agenda
      .locator('section')
      .filter({ hasText: 'Visites de structures' })
      .getByRole('heading', { level: 4 })
    assert.match(await day.innerText(), /^mardi 26 novembre 2097$/i, zone)
    assert.deepEqual(faults, [])
    await context.close()
  }
})

test('the session taken from the page and the feed are one and the same for a calendar', async () => {
  const { context, tab, agenda, open, faults } = await visit()
  await open(workshop)
  const download = tab.waitForEvent('download')
  await agenda.getByRole('link', { name: /^Fichier/ }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  const feed = await fetch(`${consultation}/agenda.ics`)
  assert.match(feed.headers.get('content-type'), /^text\/calendar/)
  const [own] = eventsOf(file)
  const [served] = eventsOf(await feed.text()).filter(({ uid }) => uid === own.uid)
  assert.deepEqual(own, served)
  assert.deepEqual(faults, [])
  await context.close()
})

test('search engines are told of the sessions, under a policy that asks for Trusted Types', async () => {
  const { context, tab, faults } = await visit()
  const markup = await tab.locator('script[type="application/ld+json"]').textContent()
  const { subEvent } = JSON.parse(markup)
  assert.ok(subEvent.some(({ eventStatus }) => /EventCancelled$/.test(eventStatus)))
  assert.deepEqual(faults, [])
  await context.close()
})

test('an address opens its session, and the page it was found on stays the page', async () => {
  const { context, agenda, faults } = await visit('Europe/Paris', '#ess-agenda-donnees')
  await agenda.getByText('Camille Exemple – personne fictive').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

/** What a calendar keeps of each event. */
function eventsOf(text) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, summary, startDate, endDate, location } = new ICAL.Event(component)
    return { uid, sequence, summary, location, start: startDate.toJSDate(), end: endDate.toJSDate() }
  })
}
