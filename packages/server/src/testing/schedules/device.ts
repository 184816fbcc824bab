/** Browsers of people, each lent to one schedule after the other: beginning one anew costs more than what is played in it. */
import type { Browser, BrowserContext } from 'playwright-core'
import { launchBrowser } from '../console-browser.ts'

/** A browser that begins no process for a tab: nothing that is played here crosses sites. */
export const launchLight = () =>
  launchBrowser([
    '--renderer-process-limit=1',
    '--in-process-gpu',
    '--disable-site-isolation-trials',
    '--disable-features=site-per-process',
  ])

export interface Device {
  context: BrowserContext
  /** Closes its tabs and clears all it holds. */
  forget(): Promise<void>
}

/** A person's browser for pages of that origin. */
export async function openDevice(browser: Browser, origin: string): Promise<Device> {
  const context = await browser.newContext()
  await context.addInitScript(moveClock)
  // It keeps the process of the others alive.
  const idle = await context.newPage()
  await idle.goto(`${origin}/person.js`)
  const session = await context.newCDPSession(idle)
  return {
    context,
    async forget() {
      for (const tab of context.pages()) if (tab !== idle) await tab.close()
      await context.setOffline(false)
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    },
  }
}

/** Runs in the page: its clock goes wrong as the device says. */
function moveClock() {
  const now = Date.now
  Date.now = () => {
    try {
      return now() + Number(localStorage['clock'] ?? 0)
    } catch {
      return now()
    }
  }
}
