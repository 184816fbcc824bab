/** A thousand cards: what ours cost the renderer's main thread, as a ratio to a hand-written element in the same run. */
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../scripts/browser.js'
import { saidRange } from './load.js'
import { bundle, openClock, timed } from './main-thread.js'

const rounds = 25

async function visit(browser, script, kind) {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html lang="fr"><body></body></html>')
  await page.addScriptTag({ content: script })
  await page.evaluate('prepare()')
  const session = await openClock(page)
  const create = await timed(session, () => page.evaluate((kind) => globalThis.create(kind), kind))
  const change = await timed(session, () => page.evaluate((kind) => globalThis.change(kind), kind))
  await page.close()
  return { create, change }
}

export async function measure() {
  const script = await bundle('cards-page.js')
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const pairs = []
  // The first round warms the machine and is left out.
  for (let round = 0; round <= rounds; round++) {
    const [lit, hand] = [await visit(browser, script, 'lit'), await visit(browser, script, 'hand')]
    if (round > 0) pairs.push({ create: lit.create / hand.create, change: lit.change / hand.change })
  }
  await browser.close()
  const ratio = (what) => saidRange(pairs.map((pair) => pair[what]))
  return [
    ['1,000 `<ess-vote>` created and laid out ÷ the same card by hand', ratio('create'), '≤ 1.15'],
    ['One change on all 1,000 ÷ the same change by hand', ratio('change'), '≤ 1.2'],
  ]
}
