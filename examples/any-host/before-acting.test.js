/** What a page with every tag pasted in it asks for and keeps, before anybody does anything: the least there is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWeb, shown } from './web.js'

let web
before(async () => (web = await openWeb()))
after(() => web?.close())

/** Runs in the page: how much of it is kept, by each place where a page can. */
async function keptByPage() {
  return {
    cookies: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    locks: (await navigator.locks.query()).held.length,
  }
}
const nothing = { cookies: '', local: {}, session: {}, databases: [], caches: [], workers: 0, locks: 0 }

test('before anybody acts, no tag keeps anything, and none asks elsewhere than at its script, its page and its consultation', async () => {
  const { tab, context, faults, requests } = await web.visit(web.page('/before', { head: web.line() }))
  await shown(tab)
  // What is looked at is no act: all of the page comes into sight, and what comes late has come.
  await tab.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await tab.waitForTimeout(1000)
  assert.deepEqual(await tab.evaluate(keptByPage), nothing)
  assert.deepEqual(await context.cookies(), [])
  const origins = new Set(requests.map((request) => new URL(request).origin))
  assert.deepEqual([...origins].sort(), [web.api, web.cdn, web.site].sort())
  assert.deepEqual(faults, [])

  // The same eyes see what an act leaves.
  await tab.locator('ess-vote').getByRole('button', { name: 'D’accord', exact: true }).click()
  await tab.locator('ess-vote').getByText('Vote enregistré.').waitFor()
  assert.notDeepEqual(await tab.evaluate(keptByPage), nothing)
  assert.deepEqual(await context.cookies(), [])
  await context.close()
})
