/** Where a browser keeps nothing for a frame, nobody answers twice, and nothing that is typed is lost. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/browser.js'
import { axeFaults } from '../../packages/server/dist/testing/console-browser.js'
import { answer, framed, heightOf, openStage, rules, said, waysOut } from './stage.js'

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

const secret = 'Abc123Abc1'
const link = { name: 'Ouvrir la page entière' }

/** The frame that WordPress makes of an address whose provider it does not know. */
const sandboxed = (address) =>
  stage.frame(address).replace('" title', `#?secret=${secret}" sandbox="allow-scripts" title`)

/** What WordPress’s own script listens to, kept to be looked at. */
const listening = `<script>
  window.said = []
  addEventListener('message', ({ data }) => said.push(data))
</script>`

test('in a sandbox, what takes answers shows what can be read, and the way to the page', async () => {
  const frames = ['vote?principle=gouvernance', 'contribution?workshop=vision', 'manifesto', 'agenda'].map(sandboxed)
  const { tab, context, faults } = await stage.visit(stage.host('/sandbox', frames.join('')))
  const said = {
    vote: 'La gouvernance est démocratique',
    contribution: 'À quoi reconnaîtra-t-on l’ESS',
    manifesto: 'Nous venons d’associations',
    agenda: 'Atelier : dire sa vision de l’ESS',
  }
  for (const [index, [tag, words]] of Object.entries(said).entries()) {
    const frame = await (await tab.waitForSelector(`iframe >> nth=${index}`)).contentFrame()
    await frame.getByText(words).first().waitFor()
    await frame.getByRole('link', link).waitFor()
    await frame.getByRole('link', { name: 'Identité et diversité' }).waitFor()
    assert.equal(await frame.locator(`ess-${tag}, button, input, textarea, select`).count(), 0, tag)
    assert.deepEqual(await axeFaults(frame, rules), [], tag)
  }
  assert.deepEqual(faults, [])
  await context.close()
})

test('in a sandbox, what is only read shows', async () => {
  const tags = ['results', 'signatures', 'wall']
  const body = ['results', 'signatures', 'wall?workshop=vision'].map(sandboxed).join('')
  const { tab, context, faults } = await stage.visit(stage.host('/read', body))
  for (const [index, tag] of tags.entries()) await framed(tab, tag, index)
  assert.deepEqual(faults, [])
  await context.close()
})

test('WordPress hears the height under its secret, again when it says it is ready, and where a link leads', async () => {
  const frame = sandboxed('vote?principle=gouvernance').replace(
    'title=',
    'style="position: absolute; visibility: hidden" title=',
  )
  const { tab, context } = await stage.visit(stage.host('/wordpress', listening + frame))
  const heard = (message) =>
    tab.waitForFunction(
      ([name, own]) => window.said.findLast((data) => data?.message === name && data.secret === own),
      [message, secret],
    )
  await heard('height')
  await tab.evaluate((own) => {
    window.said.length = 0
    const { contentWindow } = document.querySelector('iframe')
    contentWindow.postMessage({ message: 'ready', secret: 'another123' }, '*')
    contentWindow.postMessage({ message: 'ready', secret: own }, '*')
  }, secret)
  const { value } = await (await heard('height')).jsonValue()
  const page = await (await tab.$('iframe')).contentFrame()
  assert.equal(value, await heightOf(page))
  assert.equal(await tab.evaluate(() => window.said.filter(({ message }) => message).length), 1)

  await tab.evaluate(() => document.querySelector('iframe').removeAttribute('style'))
  await page.getByRole('link', link).click()
  const { value: address } = await (await heard('link')).jsonValue()
  assert.equal(address, `${stage.api}/embed/vote?principle=gouvernance`)
  await tab.goto(address)
  await answer(tab, 'D’accord')
  assert.equal(await stage.total('gouvernance'), 1)
  await context.close()
})

test('a window that a sandbox opens is in it still: it gives the address to copy', async () => {
  const frame = sandboxed('vote?principle=gouvernance')
    .replace('allow-scripts', 'allow-scripts allow-popups')
    .replace(/#[^"]*/, '')
  const { tab, context } = await stage.visit(stage.host('/popups', frame))
  const opened = context.waitForEvent('page')
  await tab.frameLocator('iframe').getByRole('link', link).click()
  const page = await opened
  await page.getByText(`${stage.api}/embed/vote?principle=gouvernance`).waitFor()
  assert.equal(await page.locator('ess-vote').count(), 0)
  await context.close()
})

/**
 * A browser as people have it, which keeps what each site frames apart. Playwright has that turned off: its browsers keep
 * nothing for what another site frames, as those do that are set so.
 */
async function usualBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'ess-profile-'))
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    ignoreDefaultArgs: true,
    args: [...browserFlags, '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
  })
  const close = async () => {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { tab: await browser.newPage({ locale: 'fr-FR' }), close }
}

const abroad = (address) => stage.frame(address, '', stage.abroad)

test('on a page of another site, a vote counts through the frame, is found again there, and nothing leads to a page that knows nothing of it', async () => {
  const page = stage.host('/abroad', abroad('vote?principle=reserves'))
  const { tab, close } = await usualBrowser()
  await tab.goto(page)
  const frame = await framed(tab, 'vote')
  await answer(frame, 'D’accord')
  await tab.reload()
  await said(await framed(tab, 'vote'), 'Vote enregistré.')
  assert.equal(await stage.total('reserves'), 1)
  assert.deepEqual(await waysOut(await framed(tab, 'vote')), [])
  await close()
})

test('where nothing is kept for what another site frames, the answer is given on the whole page, and counts once', async () => {
  const page = stage.host('/nothing-kept', abroad('vote?principle=but'))
  const { tab, context } = await stage.visit(page)
  const frame = await (await tab.waitForSelector('iframe')).contentFrame()
  const opened = context.waitForEvent('page')
  await frame.getByRole('link', link).click()
  assert.equal(await frame.getByRole('button').count(), 0)
  const whole = await opened
  await answer(whole, 'Pas d’accord')
  await whole.reload()
  await said(whole, 'Vote enregistré.')
  assert.equal(await stage.total('but'), 1)
  await context.close()
})
