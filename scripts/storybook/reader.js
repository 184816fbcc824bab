// Somebody who goes from story to story. The book is loaded once for all the stories of a title, which share their modules:
// loading it again for each takes longer than all the rest, and a new page for each three times as long.
import { createRequire } from 'node:module'
import * as inPage from './in-page.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Pictures are half as wide as the page: a text can still be read, and takes a quarter of the room. */
const usual = { scale: 0.5, upTo: 1600 }
/** Those of long pages are to be compared rather than read. What stands further down is more of the same. */
const long = { scale: 0.25, upTo: 6400 }

/** Opens a page on which stories are told. */
export async function openReader(browser, origin) {
  const context = await browser.newContext({ timezoneId: 'Asia/Kathmandu', locale: 'fr-FR', reducedMotion: 'reduce' })
  await context.addInitScript(inPage.beStill)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const faults = []
  page.on('pageerror', ({ message }) => faults.push(`error: ${message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url ?? ''}`)
  })
  const underWay = new Set()
  page.on('request', (request) => underWay.add(request))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => underWay.delete(request))
  let look
  let kind
  let isInBook = false
  let hasAxe = false

  return {
    page,
    /** How the next stories are told, from the beginning of the book. */
    async wear(next) {
      look = next
      isInBook = false
      await page.emulateMedia({ colorScheme: look.scheme })
      await widen(look.width)
    },
    /** Resolves once the story is told to its end, or the page of documentation is there. */
    async show(id, viewMode = 'story') {
      // What the story before still says is not this one's fault.
      faults.length = 0
      const wasInBook = isInBook
      isInBook = false
      if (wasInBook) await page.evaluate(inPage.turnTo, id)
      else await load(id, viewMode)
      kind = { isOfLoading: id.endsWith('--loading'), isDocument: viewMode === 'docs' }
      await rest()
      // After a story that failed, the book is loaded again.
      isInBook = viewMode === 'story'
    },
    /** What complained of this story. */
    faults: () => [...faults],
    lookOfPage: () => page.evaluate(inPage.lookOfPage),
    undefinedTags: () => page.evaluate(inPage.undefinedTags),
    async audit() {
      if (!hasAxe) await page.addScriptTag({ path: axe })
      hasAxe = true
      return page.evaluate(inPage.violations)
    },
    /** The page as a PNG, in a window of that width. */
    async picture(width = look.width) {
      const isOther = width !== look.width
      if (isOther) await widen(width).then(rest)
      const size = await page.evaluate(inPage.measured)
      const { scale, upTo } = size.height > usual.upTo ? long : usual
      const clip = { x: 0, y: 0, width: size.width, height: Math.min(size.height, upTo), scale }
      const shot = { format: 'png', clip, captureBeyondViewport: true, optimizeForSpeed: true }
      const { data } = await devtools.send('Page.captureScreenshot', shot)
      if (isOther) await widen(look.width)
      return Buffer.from(data, 'base64')
    },
    close: () => context.close(),
  }

  function widen(width) {
    return page.setViewportSize({ width, height: 720 })
  }

  async function load(id, viewMode) {
    hasAxe = false
    underWay.clear()
    // The addon's own axe run is switched off: two at once refuse each other.
    const globals = `language:${look.language};scheme:${look.scheme};a11y.manual:!true`
    await page.goto(`${origin}/iframe.html?id=${encodeURIComponent(id)}&viewMode=${viewMode}&globals=${globals}`)
    const content = viewMode === 'docs' ? '#storybook-docs > *' : '#storybook-root > *'
    await page.waitForSelector(content, { state: 'attached' })
  }

  async function rest() {
    do await page.evaluate(inPage.rest, kind)
    while (underWay.size > 0)
  }
}
