/** The same small site in each framework, built by its own tool and used in a real browser. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { apps } from './apps.js'
import { openStage } from './stage.js'
import { walk } from './walk.js'

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

/** What shows before any script, and without one: the tag, and the link in it. */
const written = /<ess-vote principle="gouvernance" heading-level="2">\s*<a href="http/
const isWritten = (name) => ['plain-html', 'astro', 'next'].includes(name)

for (const name of Object.keys(apps))
  test(`${name}: the tag follows the page, the page hears of the vote, and nothing is lost on the way`, async () => {
    const site = await stage.serve(name)
    try {
      if (isWritten(name)) assert.match(await (await fetch(site.url)).text(), written)
      await walk(stage, site.url)
    } finally {
      await site.close()
    }
  })

test('next, in development: React finds the page as its server rendered it', async () => {
  const site = await stage.develop()
  try {
    for (const path of ['', 'programme']) {
      const { tab, faults, context } = await stage.visit(site.url + path)
      await tab.locator('ess-vote[state=ready], ess-agenda[state=ready]').waitFor()
      const ours = faults.filter((fault) => !fault.startsWith('Lit is in dev mode'))
      assert.deepEqual(ours, [], path)
      await context.close()
    }
  } finally {
    await site.close()
  }
})
