/** A partner's pages, and the server's framed in them. */
import { openWeb } from '../any-host/web.js'

export async function openStage() {
  const web = await openWeb()
  const stage = {
    ...web,
    /** The same server under its number: of another site than the partner, and not another port of the same one. */
    abroad: web.api.replace('localhost', '127.0.0.1'),
    /** The line that a partner pastes. */
    frame: (address, attributes = '', api = web.api) =>
      `<iframe src="${api}/embed/${address}" title="Le séminaire" width="100%" height="400" frameborder="0" ${attributes}></iframe>`,
    resizer: `<script async src="${web.api}/embed/ess-embed.js"></script>`,
    /** A page of the partner, and its address. */
    host(path, body, policy) {
      const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Une association fictive</title></head><body>${body}</body></html>`
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        ...(policy && { 'content-security-policy': policy }),
      }
      web.pages.set(path, { body: html, headers })
      return web.site + path
    },
    /** Of a principle, how many answers everyone is told of. */
    async total(principle) {
      const { principles } = await (await fetch(`${web.consultation}/counts`)).json()
      const { total } = principles.find((each) => each.principle === principle) ?? {}
      return total ? Object.values(total).reduce((sum, each) => sum + each, 0) : 0
    },
  }
  return stage
}

/** The nth page that a tab frames, once its tag says what it has to. */
export async function framed(tab, tag, index = 0) {
  const element = await tab.waitForSelector(`iframe >> nth=${index}`, { state: 'attached' })
  const frame = await element.contentFrame()
  await frame.waitForSelector(`ess-${tag}:is([state=ready], [state=done], [state=closed])`, { state: 'attached' })
  return frame
}

/** The words of the links that lead from a frame to a page of a tag, opened whole. */
export const waysOut = (frame) =>
  frame
    .locator('a[href*="/embed/"]')
    .evaluateAll((links) => links.filter((each) => each.checkVisibility()).map(({ textContent }) => textContent))

/** How high a page is that is framed. */
export const heightOf = (frame) =>
  frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))

/** Answers by hand, to the server's word. */
export async function answer(page, name) {
  const card = page.locator('ess-vote')
  await card.getByRole('button', { name, exact: true }).click()
  await said(page, 'Vote enregistré.')
}

/** Waits until a card says a sentence. */
export const said = (page, sentence) => page.locator('ess-vote').getByText(sentence).waitFor()

/** The rules of axe that hold in a frame: what a whole page needs is the partner's. */
export const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
