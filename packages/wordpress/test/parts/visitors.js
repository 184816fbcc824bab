// A visitor reads, and takes part.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const hashes = read('../../../elements/cdn/integrity.json')
const { version } = read('../../../elements/package.json')
const strict = (api) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src ${api}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ess-widgets`

/** The site is in English, and so are its tags. */
export const agree = 'Agree'

/** Votes with the first card of the page, and waits for the server to have it. */
async function vote(tab) {
  const card = tab.locator('ess-vote').first()
  await card.getByRole('button', { name: agree, exact: true }).click()
  await card.getByText('Vote recorded.').waitFor()
}

const matches = (html, pattern) => html.match(pattern) ?? []

export function visitorTests(wordpress) {
  const isOurs = (address) => /ess-widgets|\/ess[.-]|jsdelivr/.test(address)

  test('the post of the block holds one tag, one line, one script with its hash and its marks', async () => {
    const { html, tab } = await wordpress.visit('/votons-ensemble/')
    const [tag, ...others] = matches(html, /<ess-vote\b.*?<\/ess-vote>/gs)
    assert.equal(others.length, 0)
    assert.match(
      tag,
      /^<ess-vote class="[^"]*wp-block-ess-widgets-vote[^"]*" heading-level="2" principle="gouvernance"><a href="https:\/\/seminaire\.example\.org\/voter">Vote<\/a><\/ess-vote>$/,
    )
    assert.deepEqual(matches(html, /<link rel="ess-consultation"[^>]*>/g), [
      `<link rel="ess-consultation" href="${wordpress.consultation}">`,
    ])
    assert.ok(html.indexOf('ess-consultation') < html.indexOf('</head>'))
    const [script, ...more] = await tab
      .locator('script[src*="/ess.js"]')
      .evaluateAll((scripts) => scripts.map((one) => one.outerHTML))
    assert.equal(more.length, 0)
    assert.match(script, new RegExp(`src="[^"]*/ess-widgets/cdn/${version}/ess\\.js"`))
    assert.ok(script.includes(`integrity="${hashes['ess.js']}"`) && script.includes('crossorigin="anonymous"'))
    for (const mark of [
      'data-no-optimize="1"',
      'data-noptimize="1"',
      'data-no-minify="1"',
      'data-no-defer="1"',
      'data-cfasync="false"',
      'data-jetpack-boost="ignore"',
      'data-pagespeed-no-defer',
      'nowprocket',
      'defer',
    ]) {
      assert.ok(script.includes(` ${mark}`), mark)
    }
    assert.ok(
      script.indexOf('data-cfasync') < script.indexOf(' src='),
      'Rocket Loader wants its mark before the address',
    )
    assert.ok(!script.includes('type="module"'))
    const [sheet] = matches(html, /<link[^>]*\/ess\.css[^>]*>/)
    assert.ok(sheet.includes(`integrity="${hashes['ess.css']}"`))
  })

  for (const [what, path, principle] of [
    ['block', '/votons-ensemble/', 'gouvernance'],
    ['shortcode', '/votons-par-code-court/', 'but'],
  ]) {
    test(`a visitor votes in the post of the ${what}, and the server counts it`, async () => {
      const before = await wordpress.votes(principle)
      const { tab, faults, requests } = await wordpress.visit(path)
      await vote(tab)
      assert.equal(await wordpress.votes(principle), before + 1)
      assert.equal(requests.filter((address) => address.endsWith('/ess.js')).length, 1)
      assert.deepEqual(faults, [])
      await tab.reload()
      await tab.locator('ess-vote').getByText('Vote recorded.').waitFor()
    })
  }

  test('on a page without a tag, or that keeps it behind a password, nothing of ours loads', async () => {
    wordpress.site.ask(`return wp_insert_post( array(
      'post_title' => 'Secret',
      'post_content' => '[ess_vote]',
      'post_status' => 'publish',
      'post_password' => 'secret',
    ) );`)
    for (const path of ['/sample-page/', '/hello-world/?theme=classic', '/secret/', '/secret/?theme=classic']) {
      const { html, requests } = await wordpress.visit(path)
      assert.deepEqual(requests.filter(isOurs), [])
      assert.ok(!/ess-consultation|ess-widgets/.test(html))
    }
  })

  test('the site’s colours come as a style sheet with an address, and the browser may keep it', async () => {
    const { tab } = await wordpress.visit('/votons-ensemble/')
    const colours = await tab.locator('ess-vote').evaluate((tag) => {
      const style = getComputedStyle(tag)
      return [style.getPropertyValue('--ess-accent'), style.getPropertyValue('--ess-on-accent')]
    })
    assert.deepEqual(colours, ['#8a1c4a', '#ffffff'])
    const address = await tab.locator('link[href*="ess-widgets-colours"]').getAttribute('href')
    const answer = await fetch(address)
    assert.match(answer.headers.get('content-type'), /^text\/css/)
    assert.match(answer.headers.get('cache-control'), /max-age=31536000/)
  })

  test('in a classic theme, under a policy that forbids everything inline, people vote', async () => {
    const before = await wordpress.votes('gouvernance')
    const policy = encodeURIComponent(strict(wordpress.api))
    const { tab, faults, html } = await wordpress.visit(`/votons-ensemble/?theme=classic&policy=${policy}`)
    assert.ok(html.indexOf('rel="ess-consultation"') < html.indexOf('</head>'))
    await vote(tab)
    assert.equal(await wordpress.votes('gouvernance'), before + 1)
    assert.deepEqual(faults, [])
    const accent = await tab
      .locator('ess-vote')
      .evaluate((tag) => getComputedStyle(tag).getPropertyValue('--ess-accent'))
    assert.equal(accent, '#8a1c4a')
  })

  test('in a list of posts written after its head, each tag says its consultation, and the script comes once', async () => {
    const { tab, html } = await wordpress.visit('/?theme=classic')
    assert.equal(matches(html, /<script[^>]*\/ess\.js/g).length, 1)
    assert.equal(matches(html, /rel="ess-consultation"/g).length, 0)
    const tags = tab.locator('ess-vote')
    assert.ok((await tags.count()) >= 2)
    for (const tag of await tags.all()) {
      assert.equal(await tag.getAttribute('consultation'), wordpress.consultation)
      await tag.getByRole('button', { name: agree, exact: true }).waitFor()
    }
  })

  test('a search shows an excerpt with the link’s words, and loads nothing of ours', async () => {
    const { html, requests } = await wordpress.visit('/?s=ensemble&theme=classic')
    assert.match(html, /<h1>Votons ensemble<\/h1>\s*<p>Vote\s+Merci\./)
    assert.deepEqual(requests.filter(isOurs), [])
  })

  test('a feed holds the link, and neither tag nor script', async () => {
    const feed = await (await fetch(wordpress.url('/feed/'))).text()
    assert.ok(feed.includes('<p><a href="https://seminaire.example.org/voter">Vote</a></p>'))
    assert.ok(!/<ess-|<script|ess\.js/.test(feed))
  })

  test('without script, the link is read', async () => {
    const { tab } = await wordpress.visit('/votons-ensemble/', { javaScriptEnabled: false })
    assert.ok(await tab.getByRole('link', { name: 'Vote', exact: true }).isVisible())
  })

  test('an answer of the REST API, which has no head, holds a tag that says its consultation', async () => {
    const { content } = await (await fetch(wordpress.url(`/wp-json/wp/v2/posts/${wordpress.posts.block}`))).json()
    assert.ok(content.rendered.includes(`consultation="${wordpress.consultation}"`))
  })
}
