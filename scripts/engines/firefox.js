// Firefox, through WebDriver BiDi. What BiDi cannot say yet of a person's settings is said to the browser's own window, in the
// words of its developer tools.
import { userInfo } from 'node:os'
import { env } from 'node:process'
import puppeteer from 'puppeteer-core'
import { launcher } from './launcher.js'

/** For each setting, what the browser calls it, and how a page asks for it. */
const settings = {
  colorScheme: { name: 'prefersColorSchemeOverride', query: (value) => `(prefers-color-scheme: ${value})` },
  forcedColors: { name: 'forcedColorsOverride', query: (value) => `(forced-colors: ${value})` },
  media: { name: 'mediumOverride', query: (value) => value },
  reducedMotion: { name: 'prefersReducedMotionOverride', query: (value) => `(prefers-reduced-motion: ${value})` },
}

/** @param {{ executablePath: string, locale: string, timeZone: string }} place */
export function firefoxLauncher({ executablePath, locale, timeZone }) {
  const started = []
  /** A browser gives the focus to one page only: each page at a time has a browser of its own. */
  const idle = []
  async function start() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      // Only a browser started so lets its own window be spoken to.
      args: ['--remote-allow-system-access'],
      // It refuses a home that is somebody else's, as that of root in a container of continuous integration.
      env: { ...env, HOME: userInfo().homedir },
    })
    started.push(browser)
    return browser
  }

  return launcher({
    name: 'Firefox',
    async open() {
      const browser = idle.pop() ?? (await start())
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      await page.setViewport({ width: 800, height: 600 })
      await page.emulateTimezone(timeZone)
      await page.emulateLocale(locale)
      return {
        url: () => page.url(),
        goto: (address) => page.goto(address),
        keyboard: {
          type: (text) => page.keyboard.type(text),
          // BiDi calls a key by what it writes.
          press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
        },
        setViewportSize: (size) => page.setViewport(size),
        emulateMedia: (wanted) => emulateMedia(page, browser.connection, wanted),
        async close() {
          await context.close()
          idle.push(browser)
        },
      }
    },
    async stop() {
      await Promise.all(started.map((browser) => browser.close()))
    },
  })
}

async function emulateMedia(page, connection, wanted) {
  const written = Object.entries(wanted).map(([setting, value]) => [settings[setting].name, value])
  const { result: windows } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 })
  const { result: outcome } = await connection.send('script.callFunction', {
    target: { context: windows.contexts[0].context },
    functionDeclaration: `${override}`,
    arguments: [page.url(), JSON.stringify(written)].map((value) => ({ type: 'string', value })),
    awaitPromise: false,
  })
  if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text)
  const queries = Object.entries(wanted).map(([setting, value]) => settings[setting].query(value))
  await page.waitForFunction((query) => matchMedia(query).matches, {}, queries.join(' and '))
}

/** Runs in the browser's own window. */
function override(address, written) {
  const windows = [...globalThis.Services.wm.getEnumerator('navigator:browser')]
  const tab = windows.flatMap(({ gBrowser }) => gBrowser.browsers).find(({ currentURI }) => currentURI.spec === address)
  Object.assign(tab.browsingContext, Object.fromEntries(JSON.parse(written)))
}
