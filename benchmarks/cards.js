/** A thousand cards: what ours cost the renderer's main thread, as a ratio to a hand-written element in the same run. */
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../scripts/browser.js'
import { median } from './load.js'

const rounds = 7

/** Main-thread time of what runs, in milliseconds. */
async function timed(session, run) {
  const now = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value
  const before = await now()
  await run()
  return ((await now()) - before) * 1000
}

async function visit(browser, script, kind) {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html lang="fr"><body></body></html>')
  await page.addScriptTag({ content: script })
  await page.evaluate('prepare()')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const create = await timed(session, () => page.evaluate((kind) => globalThis.create(kind), kind))
  const change = await timed(session, () => page.evaluate((kind) => globalThis.change(kind), kind))
  await page.close()
  return { create, change }
}

export async function measure() {
  const entry = new URL('cards-page.js', import.meta.url).pathname
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    write: false,
  })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const pairs = []
  // The first round warms the machine and is left out.
  for (let round = 0; round <= rounds; round++) {
    const [lit, hand] = [
      await visit(browser, outputFiles[0].text, 'lit'),
      await visit(browser, outputFiles[0].text, 'hand'),
    ]
    if (round > 0) pairs.push({ create: lit.create / hand.create, change: lit.change / hand.change })
  }
  await browser.close()
  const ratio = (what) => median(pairs.map((pair) => pair[what])).toFixed(2)
  return [
    ['1,000 `<ess-vote>` created and laid out ÷ the same card by hand', ratio('create'), '≤ 1.15'],
    ['One change on all 1,000 ÷ the same change by hand', ratio('change'), '≤ 1.2'],
  ]
}
