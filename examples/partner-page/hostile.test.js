/** A thousand hostile texts from the form to the wall, the console, files and paper: none acts, and names of every script live. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { legible, legibleLine } from '@ess-widgets/contract'
import { signTicket } from '../../packages/server/dist/http/tickets.js'
import { readCsv } from '../../packages/contract/src/testing/read-csv.ts'
import { hostileTexts, tooLong } from './hostile-strings.js'
import { openStage } from './stage.js'

const texts = hostileTexts(1000)
/** Devices that give them, side by side. */
const devices = 4
const queueLength = 40
/** What is given as the name of who says a text: a field of one line has no ends of lines. */
const nameOf = (text) => [...text].slice(0, 100).join('').replace(/\n/g, '')

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

/** Runs in the page: gives texts by the form, one after the other, and says which it would not take. */
async function giveAll(given) {
  const host = document.querySelector('ess-contribution')
  const { shadowRoot } = host
  const set = (name, value) => {
    const field = shadowRoot.querySelector(`[name=${name}]`)
    field.value = value
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  const until = async (isTrue) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve))
  }
  const refused = []
  for (const text of given) {
    const form = shadowRoot.querySelector('form')
    form.querySelector('[name=question]').click()
    form.querySelector('[name=kind]').click()
    const consent = form.querySelector('[name=consent]')
    if (!consent.checked) consent.click()
    set('text', text)
    const name = [...text].slice(0, 100).join('')
    for (const field of ['author', 'organisation']) set(field, name)
    await host.updateComplete
    form.requestSubmit()
    await host.updateComplete
    const textarea = form.querySelector('textarea')
    await until(() => !textarea.value || textarea.getAttribute('aria-invalid') === 'true')
    if (textarea.value) refused.push(text)
  }
  return refused
}

/** Runs in the page: whether something came to life in it that no text may make. */
function livingIn(selector) {
  const host = document.querySelector(selector)
  const root = host.shadowRoot ?? host
  const found = root.querySelectorAll(
    'script, iframe, img, object, embed, form form, base, meta, link, ess-vote, [onerror], [onload], a[href^="javascript:"]',
  )
  return [...found].map(({ outerHTML }) => outerHTML.slice(0, 200))
}

test('a thousand hostile texts, from the form to paper', { timeout: 600_000 }, async (context) => {
  const { id, store, consultation, visit, faults } = stage
  const secret = await store.introduce(id)
  const expires = Math.floor(Date.now() / 1000) + 3600

  // The form.
  const given = await Promise.all(
    Array.from({ length: devices }, async (_, index) => {
      const ticket = signTicket(secret, { workshop: 'vision', table: index + 1, expires })
      const { tab, card } = await visit(`#ess-ticket=${ticket}`)
      // What people may say of themselves comes to a table by itself.
      await card.locator('[name=author]').waitFor({ state: 'attached' })
      const own = texts.filter((_, number) => number % devices === index).map(({ text }) => text)
      assert.deepEqual(await tab.evaluate(giveAll, own), [], 'the form takes any text that is not too long')
      assert.deepEqual(await tab.evaluate(giveAll, tooLong), tooLong, 'and none that is')
      await card.locator('#last.kept').waitFor({ state: 'detached', timeout: 120_000 })
      assert.deepEqual(await tab.evaluate(livingIn, 'ess-contribution'), [])
      await tab.context().close()
      return own
    }),
  )
  const kept = await store.contributions(id)
  const keptTexts = new Set(kept.map(({ content }) => content.text))
  assert.equal(kept.length, given.flat().length)
  assert.deepEqual(
    texts.filter(({ text, isGood }) => !keptTexts.has(isGood ? text : legible(text))),
    [],
  )
  assert.deepEqual(
    [...keptTexts].filter((text) => /[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u.test(text)),
    [],
  )

  const good = texts.filter(({ isGood }) => isGood).map(({ text }) => text)
  const names = new Map(kept.map(({ content }) => [content.text, [content.author, content.organisation]]))
  for (const text of good) assert.deepEqual(names.get(text), Array(2).fill(legibleLine(nameOf(text))), text)

  // The queue of the console, page after page.
  const desk = await stage.enterConsole()
  const textOf = new Map(kept.map(({ number, content }) => [number, content.text]))
  for (let left = kept.length; left > 0; left -= queueLength) {
    await desk.goto(stage.console)
    const shown = await desk.evaluate(() =>
      [...document.querySelectorAll('article')].map((card) => [
        Number(card.querySelector('[id^=c]').id.slice(1)),
        card.querySelector('.said').textContent,
      ]),
    )
    assert.equal(shown.length, Math.min(left, queueLength))
    for (const [number, text] of shown) {
      assert.equal(text, textOf.get(number))
      const { name } = await store.moderate({
        consultation: id,
        number,
        decision: { name: 'publish' },
        member: 'Personne fictive',
        seen: { revision: 1, decision: 0 },
        now: Date.now(),
      })
      assert.equal(name, 'kept')
    }
    assert.deepEqual(await desk.evaluate(livingIn, 'main'), [])
  }
  await desk.goto(`${stage.console}/contributions?status=all`)
  assert.deepEqual(await desk.evaluate(livingIn, 'main'), [])

  // The wall.
  const { tab: wall } = await visit()
  await wall.waitForFunction(
    (count) => document.querySelector('ess-wall').shadowRoot.querySelectorAll('[part~=contribution]').length === count,
    kept.length,
  )
  const onWall = await wall.evaluate(() =>
    [...document.querySelector('ess-wall').shadowRoot.querySelectorAll('[part~=text]')].map(
      ({ textContent }) => textContent,
    ),
  )
  const said = await wall.evaluate(() =>
    [...document.querySelector('ess-wall').shadowRoot.querySelectorAll('[part~=contribution]')].map(
      ({ textContent }) => textContent,
    ),
  )
  const unnamed = good.filter((text) => !said.some((words) => words.split(legibleLine(nameOf(text))).length > 2))
  assert.deepEqual(unnamed, [], 'names on the wall')
  // The wall keeps the marks of French on the line of the word they follow.
  const asShown = new Set([...textOf.values()].map((text) => text.replace(/ (?=[:;!?»])|(?<=«) /g, '\xa0')))
  assert.deepEqual(
    onWall.filter((text) => !asShown.delete(text)),
    [],
  )
  assert.deepEqual([...asShown], [])
  assert.deepEqual(await wall.evaluate(livingIn, 'ess-wall'), [])

  // Files.
  const file = async (name) => (await desk.context().request.get(`${stage.console}/export/${name}`)).text()
  const { contributions } = JSON.parse(await file('contributions.json'))
  assert.deepEqual(new Map(contributions.map(({ number, text }) => [number, text])), textOf)
  const [, ...rows] = readCsv(await file('contributions.csv'))
  assert.equal(rows.length, kept.length)
  const startsFormula = (cell) => cell.split(/[;\n\r]/).some((part) => /^\s*[-=+@\t＝＋－＠]/.test(part))
  assert.deepEqual(rows.flat().filter(startsFormula), [])
  for (const text of good) {
    const cells = rows.find((row) => row.includes(text)) ?? []
    const name = legibleLine(nameOf(text))
    assert.ok(cells.filter((cell) => cell === name).length >= 2, `${text} as a name: ${cells.join(' | ')}`)
  }

  // Paper: what is printed of a wall is what is on it.
  await wall.emulateMedia({ media: 'print' })
  const paper = await wall.pdf({ format: 'A4' })
  assert.ok(paper.length > 100_000)

  const published = await (await fetch(`${consultation}/workshops/vision/contributions`)).json()
  assert.equal(published.contributions.length, kept.length)
  assert.deepEqual(faults, [])
  context.diagnostic(`${kept.length} texts, ${faults.length} executions`)
})
