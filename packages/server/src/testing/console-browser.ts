/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What every automated browser of the repository is: found on this machine, never downloaded. */
export async function launchBrowser(flags: string[] = []): Promise<Browser> {
  const { browserFlags, findBrowser } = (await import(
    new URL('../../../../scripts/browser.js', import.meta.url).href
  )) as { browserFlags: string[]; findBrowser(): string | undefined }
  return chromium.launch({ executablePath: findBrowser()!, args: [...browserFlags, ...flags] })
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

/** Goes to what has this name with the Tab key alone, as who has no mouse does, and back to the top after the end. */
export async function tabTo(page: Page, name: RegExp) {
  for (let step = 0; step < 60; step++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null
      return element?.labels?.[0]?.textContent ?? element?.textContent ?? ''
    })
    if (name.test(focused.trim())) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never comes to ${name}`)
}

/** The same, and presses Enter there, which leads to a page. */
export const press = async (page: Page, name: RegExp) => {
  await tabTo(page, name)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** What a page says of what happened. */
export const status = (page: Page) => page.getByRole('status').innerText()
