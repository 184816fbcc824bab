/** The pasted script on pages that hinder it: what it must not give away, whom it must not ask, and what it tries again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWeb, shown } from './web.js'

let web
before(async () => (web = await openWeb()))
after(() => web?.close())

/** The scripts that were asked for, each by its address. */
const scriptsIn = (requests) => requests.filter((request) => new URL(request).pathname.endsWith('.js'))

test('no script of the page is given the policy of Trusted Types, nor puts itself in the place of a part', async () => {
  const steal = `<script>
    window.stolen = []
    const take = (name) => globalThis[Symbol.for('ess-widgets')]?.part(name, [], {}, (...given) => window.stolen.push(given))
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const { localName, src } of addedNodes) if (localName === 'script') take(src.split('/').at(-1))
    }).observe(document.head, { childList: true })
    const names = ['ess.js', 'ess-results.js', 'results-later.js', 'vote-later.js', 'never-asked.js', '__proto__']
    // The script has run by then, and its parts are on their way or still to be asked for.
    document.addEventListener('DOMContentLoaded', () => names.forEach(take))
  </script>`
  const { tab, faults, context } = await web.visit(web.page('/thief', { head: steal + web.line() }))
  await shown(tab)
  await tab.locator('ess-results').getByRole('button', { name: 'Copier en CSV' }).waitFor()
  await tab.evaluate(() => names.forEach(take))
  assert.deepEqual(await tab.evaluate(() => window.stolen.length), 0)
  assert.deepEqual(faults, [])
  await context.close()
})

test('elements with the names of properties of the document change neither what is found nor whom parts are asked of', async () => {
  const body = ['scripts', 'currentScript', 'querySelectorAll']
    .map((name) => `<img alt="" name="${name}" src="/elsewhere/ess.js">`)
    .join('')
  const { tab, requests, context } = await web.visit(
    web.page('/named', { head: web.line(), body: body + web.everyTag }),
  )
  await tab.locator('ess-results').getByRole('button', { name: 'Copier en CSV' }).waitFor()
  await tab.locator('ess-agenda').getByRole('searchbox').waitFor()
  const parts = scriptsIn(requests).filter((address) => !address.endsWith('/elsewhere/ess.js'))
  assert.ok(parts.length > 3)
  assert.deepEqual([...new Set(parts.map((address) => new URL(address).origin))], [web.cdn])
  await context.close()
})

test('put into another file, on a page that does not say where the others are, it asks nobody, and says so once', async () => {
  web.pages.set('/one-file.js', { body: web.script('ess.js'), headers: { 'content-type': 'text/javascript' } })
  const script = '<script defer src="/one-file.js"></script>'
  const bare = (path, head) => {
    const url = web.page(path, { head: head + script })
    const page = web.pages.get(path)
    page.body = page.body.replace(`<link rel="stylesheet" href="${web.cdnOf('ess.css')}">`, '')
    return url
  }
  const lost = await web.visit(bare('/lost', ''))
  await shown(lost.tab, 'vote contribution signatures wall')
  await lost.tab.waitForTimeout(500)
  assert.deepEqual(
    scriptsIn(lost.requests).map((address) => new URL(address).pathname),
    ['/one-file.js'],
  )
  assert.ok(lost.requests.every((request) => [web.api, web.site].includes(new URL(request).origin)))
  assert.ok(await lost.tab.getByRole('link', { name: 'Les résultats', exact: true }).isVisible())
  assert.equal(lost.warnings.length, 1, lost.warnings.join('\n'))
  assert.match(lost.warnings[0], /<link rel="ess-folder"/)
  await lost.context.close()

  const told = await web.visit(bare('/told', `<link rel="ess-folder" href="${web.cdnOf('')}">`))
  await shown(told.tab)
  await told.tab.locator('ess-results').getByRole('button', { name: 'Copier en CSV' }).waitFor()
  assert.deepEqual([told.faults, told.warnings], [[], []])
  await told.context.close()
})

for (const [name, policy] of Object.entries({
  'its nonce alone': "script-src 'nonce-a1b2c3'",
  'its nonce, and what it loads': "script-src 'nonce-a1b2c3' 'strict-dynamic'",
}))
  test(`under a policy that trusts ${name}, every part comes`, async () => {
    const head = web.line('ess.js', 'nonce="a1b2c3"')
    const headers = { 'content-security-policy': policy }
    const { tab, faults, context } = await web.visit(web.page('/nonce', { head, headers }))
    await shown(tab)
    await tab.locator('ess-results').getByRole('button', { name: 'Copier en CSV' }).waitFor()
    assert.deepEqual(faults, [])
    await context.close()
  })

test('once all has come, it leaves no script in the page, and looks for nothing more', async () => {
  const page = web.page('/quiet', { head: web.line(), body: '<main></main>' })
  const { tab, context } = await web.visit(page, {
    init: () => {
      window.looking = new Set()
      const { observe, disconnect } = MutationObserver.prototype
      MutationObserver.prototype.observe = function (node, options) {
        if (options.childList && options.subtree) window.looking.add(this)
        return observe.call(this, node, options)
      }
      MutationObserver.prototype.disconnect = function () {
        window.looking.delete(this)
        return disconnect.call(this)
      }
    },
  })
  assert.equal(await tab.evaluate(() => window.looking.size), 1)
  await tab.evaluate((tags) => (document.querySelector('main').innerHTML = tags), web.everyTag)
  await shown(tab)
  await tab.locator('ess-results').getByRole('button', { name: 'Copier en CSV' }).waitFor()
  await tab.waitForFunction(() => document.scripts.length === 1)
  assert.equal(await tab.evaluate(() => window.looking.size), 0)
  await context.close()
})

/** What comes after the pause that the script makes between two tries. */
const changeLater = async (tab) => {
  await tab.waitForTimeout(2500)
  await tab.evaluate(() => document.body.append(document.createElement('p')))
}

test('a tag whose part could not be had comes with a later change of the page, and is not asked for meanwhile', async () => {
  for (const tags of ['figures', 'agenda figures results']) {
    const names = tags.split(' ').map((tag) => `ess-${tag}.js`)
    for (const name of names) web.altered.set(name, 'not what its hash says')
    const { tab, requests, context } = await web.visit(web.page('/later', { head: web.line() }))
    await shown(tab, 'vote wall')
    await tab.waitForTimeout(1000)
    const asked = scriptsIn(requests).filter((address) => names.some((name) => address.endsWith(`/${name}`)))
    assert.equal(asked.length, names.length)
    for (const name of names) web.altered.delete(name)
    await changeLater(tab)
    await shown(tab)
    await context.close()
  }
})

test('a part that another needs is asked for again, once it can be had', async () => {
  // That of <ess-figures> needs it.
  web.altered.set('file.js', 'not what its hash says')
  const { tab, requests, context } = await web.visit(web.page('/needed', { head: web.line() }))
  await shown(tab, 'vote wall agenda')
  await tab.waitForTimeout(500)
  assert.equal(await tab.locator('ess-figures').getAttribute('state'), null)
  web.altered.delete('file.js')
  await changeLater(tab)
  await shown(tab, 'figures')
  const asked = scriptsIn(requests).filter((address) => /ess-figures\.js$/.test(address))
  assert.equal(asked.length, 1)
  await context.close()
})
