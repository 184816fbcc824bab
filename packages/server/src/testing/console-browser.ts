/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What every automated browser of the repository is: found on this machine, never downloaded. */
export async function launchBrowser(): Promise<Browser> {
  const { browserFlags, findBrowser } = (await import(
    new URL('../../../../scripts/browser.js', import.meta.url).href
  )) as { browserFlags: string[]; findBrowser(): string | undefined }
  return chromium.launch({ executablePath: findBrowser()!, args: browserFlags })
}

export interface Tab {
  page: Page
  /** What went wrong in it: an error, or something that its policy stopped. */
  faults: string[]
  close(): Promise<void>
}

/** A person's own browser, with a page that keeps everything it did wrong. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(5000)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  // A form that is refused is shown again under its own status: that is an answer, not a fault.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4(09|22)/.test(message.text())) faults.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      console.error(`policy: ${violatedDirective}`),
    )
  })
  return { page, faults, close: () => context.close() }
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>
}

/** What axe finds wrong, by all its rules or by these alone. */
export async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(only ? { runOnly: only } : {})
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
    )
  }, rules)
}
