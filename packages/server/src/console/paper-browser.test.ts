/** Paper in a real browser: typed by the keyboard alone, and printed. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { launchBrowser, openTab, press, status } from '../testing/console-browser.ts'
import { openConsole } from '../testing/console-client.ts'
import { sampleWorkshop } from '../testing/http-author.ts'
import { invited } from '../testing/console-people.ts'
import { sampleFile } from '../testing/sample.ts'

const workshops = [sampleWorkshop({ page: 'https://partenaire.example/atelier' })]
const { store, running, close: closeConsole } = await openConsole([sampleFile(2, { workshops })])
const browser = await launchBrowser()
after(async () => {
  await browser.close()
  await closeConsole()
})

async function enter(page: Page) {
  await page.goto(`${running.origin}/console/essai/entrer#${await invited(store, 'facilitator')}`)
  await press(page, /^Entrer$/)
}

test('a paper ballot with the keyboard alone, and the next, and one withdrawn', async () => {
  const paper = async () =>
    (await store.exactCounts('essai')).cells
      .filter(({ channel }) => channel === 'paper')
      .map(({ principle, choice, count }) => `${principle} ${choice} ${count}`)
      .sort()
  // A page that has come may not have moved the focus yet.
  const focused = async (page: Page) => {
    await page.locator(':focus').waitFor()
    return page.evaluate(() => {
      const { name, value } = document.activeElement as HTMLInputElement
      return [name, value]
    })
  }
  const { page, faults, close } = await openTab(browser)
  await enter(page)
  await page.goto(`${running.origin}/console/essai/papier/votes`)
  assert.deepEqual(await focused(page), ['sheet', ''])
  await page.keyboard.type('A-7')
  for (const key of ['Tab', 'Tab', 'ArrowRight', 'Tab', 'ArrowLeft']) await page.keyboard.press(key)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  assert.deepEqual(await paper(), ['principe-0 agree 1', 'principe-1 pass 1'])
  assert.match(await status(page), /^La feuille «\sA-7\s» est enregistrée/)
  assert.deepEqual(await focused(page), ['sheet', 'A-8'])
  assert.equal(await page.locator('input:checked:not([value=""])').count(), 0, 'the next sheet is empty')

  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  assert.equal(await page.locator('.fault').innerText(), 'Il faut au moins un vote.')
  assert.equal(await page.inputValue('#sheet'), 'A-8')
  assert.equal((await focused(page))[0], 'vote.principe-0')

  await page.goto(`${running.origin}/console/essai/papier/votes?feuille=A-7`)
  await focused(page)
  await page.keyboard.press('Shift+Tab')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  assert.match(await status(page), /^La feuille «\sA-7\s» est retirée/)
  assert.deepEqual(await focused(page), ['sheet', 'A-7 bis'])
  assert.deepEqual(await paper(), [])
  assert.deepEqual(faults, [])
  await close()
})

test('the sheets for a room are four pages of A4, and none is blank', async () => {
  const { page, faults, close } = await openTab(browser)
  await enter(page)
  await page.goto(`${running.origin}/console/essai/imprimer`)
  await press(page, /^Préparer/)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  // A cover sheet, eight cards, a contribution sheet and a ballot.
  assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 4)
  assert.match(pdf, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  assert.deepEqual(faults, [])
  await close()
})
