// Every story of the built Storybook, in both languages and colour schemes: it renders, nothing complains, axe agrees.
// The built one, because a bundler may drop a tag's registration that the development server keeps.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { after, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from './browser.js'
import { root } from './node-tests.js'

const book = join(root, 'storybook-static')
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

buildBook()
const entries = Object.values(JSON.parse(readFileSync(join(book, 'index.json'), 'utf8')).entries)
const stories = entries.filter((entry) => entry.type === 'story')

const server = createServer(serve)
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
const context = await browser.newContext({ timezoneId: 'Asia/Kathmandu', locale: 'fr-FR', reducedMotion: 'reduce' })
const atOnce = 2
// The same pages for all the stories: a new one for each takes half as long again.
const idlePages = await Promise.all(Array.from({ length: atOnce }, () => context.newPage()))
after(async () => {
  await browser.close()
  server.close()
})

test('there are stories, and the introduction', () => {
  assert.ok(stories.length > 0, 'no story')
  assert.ok(entries.some((entry) => entry.title === 'Introduction'))
})

// Both languages and both schemes, in two visits rather than four.
const looks = [
  { language: 'fr', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
]

describe('stories', { concurrency: atOnce }, () => {
  for (const { id, title, name } of stories) {
    test(`${title}: ${name}`, () =>
      visit(id, 'story', async (page) => {
        for (const look of looks) {
          if (look !== looks[0]) await playAgain(page, id, look)
          assert.deepEqual(await page.evaluate(lookOfPage), look)
          const tags = await page.evaluate(undefinedTags)
          const faults = [...tags.map((tag) => `<${tag}> is not registered`), ...(await audit(page))]
          assert.deepEqual(faults, [], `in ${look.language}, ${look.scheme}`)
        }
      }))
  }
})

describe('pages', () => {
  for (const { id, title, name } of entries.filter((entry) => entry.type === 'docs'))
    test(`${title}: ${name}`, () => visit(id, 'docs'))
})

/** Opens it in the first look, looks into it, and fails if anything complained. */
async function visit(id, viewMode, look = async () => {}) {
  const page = idlePages.pop()
  const faults = []
  const onError = (error) => faults.push(`error: ${error.message}`)
  const onMessage = (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url ?? ''}`)
  }
  page.on('pageerror', onError).on('console', onMessage)
  try {
    await page.emulateMedia({ colorScheme: looks[0].scheme })
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=${viewMode}&globals=${globalsOf(looks[0])}`)
    const content = viewMode === 'docs' ? '#storybook-docs > *' : '#storybook-root > *'
    await page.waitForSelector(content, { state: 'attached', timeout: 20_000 })
    await page.waitForFunction(settled)
    await look(page)
    // What this story still says is not the next one's fault.
    await page.goto('about:blank')
    assert.deepEqual(faults, [])
  } finally {
    page.off('pageerror', onError).off('console', onMessage)
    idlePages.push(page)
  }
}

/** The addon's own axe run is switched off: two at once refuse each other. */
const globalsOf = ({ language, scheme }) => `language:${language};scheme:${scheme};a11y.manual:!true`

/** The same story from its beginning in another look. Loading the book again would take as long as all the rest. */
async function playAgain(page, storyId, { language, scheme }) {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate(
    async ({ storyId, globals }) => {
      const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__
      const once = (event) => new Promise((happen) => channel.once(event, happen))
      const updated = once('globalsUpdated')
      channel.emit('updateGlobals', { globals })
      await updated
      const finished = once('storyRendered')
      channel.emit('forceRemount', { storyId })
      await finished
    },
    { storyId, globals: { language, scheme } },
  )
  await page.waitForFunction(settled)
}

async function audit(page) {
  await page.addScriptTag({ path: axe })
  const violations = await page.evaluate(async () => {
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
    const { violations } = await globalThis.axe.run('#storybook-root', { rules, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.flat()}`))
  })
  return violations.map((violation) => `axe ${violation}`)
}

/** Runs in the page: the story and its interactions are over, every element is drawn, no transition is left. */
async function settled() {
  const { phase = 'finished' } = globalThis.__STORYBOOK_PREVIEW__?.currentRender ?? { phase: 'waiting' }
  if (phase === 'errored' || phase === 'aborted') throw new Error(`the story ended ${phase}`)
  if (phase !== 'finished') return false
  const custom = [...document.querySelectorAll('#storybook-root *')].filter((element) => 'updateComplete' in element)
  await Promise.all(custom.map((element) => element.updateComplete))
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))
  return document.body.classList.contains('sb-show-main')
}

/** Runs in the page: what its story was told of it. */
function lookOfPage() {
  const { lang, style } = document.documentElement
  return { language: lang, scheme: style.colorScheme }
}

/** Runs in the page. */
function undefinedTags() {
  return [...document.querySelectorAll('#storybook-root :not(:defined)')].map((element) => element.localName)
}

function buildBook() {
  const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js')
  const args = [storybook, 'build', '--output-dir', 'storybook-static', '--quiet', '--disable-telemetry']
  const built = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`storybook build failed\n${built.stdout}\n${built.stderr}`)
}

function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://book').pathname)).replace(/^[\\/]+/, '')
  const file = join(book, path || 'index.html')
  if (path === 'favicon.ico') return response.writeHead(204).end()
  if (!file.startsWith(book) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end()
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' })
  return createReadStream(file).pipe(response)
}
