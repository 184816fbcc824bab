/** The height of a frame is that of what it holds, and nobody else's. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { answer, framed, heightOf, openStage, said } from './stage.js'

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

/** Waits until the room of a frame is that of its page. */
async function fits(tab, frame, index = 0) {
  for (const start = Date.now(); Date.now() - start < 5000; await tab.waitForTimeout(50))
    if ((await roomOf(tab, index)) === (await heightOf(frame))) return
  assert.fail(`${await roomOf(tab, index)} px for ${await heightOf(frame)}`)
}

const roomOf = (tab, index = 0) => tab.evaluate((nth) => document.querySelectorAll('iframe')[nth].clientHeight, index)

test('frames follow what they hold, each its own, whatever their borders', async () => {
  const style = '<style>* { box-sizing: border-box } iframe { border: 5px solid }</style>'
  const frames = stage.frame('vote?principle=but') + stage.frame('agenda', 'loading="lazy"') + stage.frame('results')
  const { tab, context, faults } = await stage.visit(stage.host('/several', style + frames + stage.resizer))
  const [vote, agenda, results] = await Promise.all(
    ['vote', 'agenda', 'results'].map((tag, index) => framed(tab, tag, index)),
  )
  for (const [index, frame] of [vote, agenda, results].entries()) await fits(tab, frame, index)
  assert.equal(new Set([await roomOf(tab, 0), await roomOf(tab, 1), await roomOf(tab, 2)]).size, 3)

  const before = await roomOf(tab)
  await answer(vote, 'Je passe')
  await fits(tab, vote)
  assert.ok((await roomOf(tab)) > before)
  await vote.getByRole('button', { name: 'Retirer mon vote' }).click()
  await said(vote, 'Vote retiré.')
  await fits(tab, vote)
  await tab.setViewportSize({ width: 320, height: 700 })
  for (const [index, frame] of [vote, agenda, results].entries()) await fits(tab, frame, index)
  assert.deepEqual(faults, [])
  await context.close()
})

test('a frame that a router brings, moves or puts back is followed too, and a script that comes late asks', async () => {
  const { tab, context, faults } = await stage.visit(stage.host('/router', '<main></main><aside></aside>'))
  const put = (html) => tab.evaluate((inner) => (document.querySelector('main').innerHTML = inner), html)
  await put(stage.frame('vote?principle=but'))
  const first = await framed(tab, 'vote')
  assert.equal(await roomOf(tab), 400)
  await tab.addScriptTag({ url: `${stage.api}/embed/ess-embed.js` })
  await fits(tab, first)
  await tab.evaluate(() => document.querySelector('aside').append(document.querySelector('iframe')))
  await fits(tab, await framed(tab, 'vote'))
  await put('')
  await put(stage.frame('results'))
  await fits(tab, await framed(tab, 'results'))
  assert.deepEqual(faults, [])
  await context.close()
})

test('heights that the page, another site or a wrong message says change nothing', async () => {
  const other = `<!doctype html><script>for (const height of [90, 9999]) parent.postMessage({ type: 'ess-embed', height }, '*')</script>`
  stage.altered.set('other.html', other)
  const beside = `<iframe src="${stage.cdn}/other.html" title="Autre" height="77" frameborder="0"></iframe>`
  const frames = stage.frame('vote?principle=but') + stage.frame('results') + beside
  const { tab, context } = await stage.visit(stage.host('/hostile', frames + stage.resizer))
  const frame = await framed(tab, 'vote')
  await fits(tab, frame)
  await fits(tab, await framed(tab, 'results', 1), 1)
  const rooms = [await roomOf(tab), await roomOf(tab, 1), 77]

  // Another site’s page comes into a frame that was ours.
  await tab.evaluate((address) => (frames[1].location = address), `${stage.cdn}/other.html`)
  await tab.evaluate(() => {
    const { origin } = new URL(document.querySelector('iframe').src)
    for (const data of [{ type: 'ess-embed', height: 90 }, null, 'ess-embed', 7]) {
      postMessage(data, '*')
      dispatchEvent(new MessageEvent('message', { origin, source: window, data }))
    }
  })
  await frame.evaluate(() => {
    const wrong = [undefined, NaN, -5, 0, 'high', {}, null, [7, 8]]
    for (const height of wrong) parent.postMessage({ type: 'ess-embed', height }, '*')
    parent.postMessage({ type: 'other', height: 90 }, '*')
  })
  await tab.waitForTimeout(300)
  assert.deepEqual([await roomOf(tab), await roomOf(tab, 1), await roomOf(tab, 2)], rooms)
  await context.close()
})

test('no frame vanishes, and none takes the page over', async () => {
  const { tab, context } = await stage.visit(stage.host('/clamped', stage.frame('vote?principle=but') + stage.resizer))
  const frame = await framed(tab, 'vote')
  await fits(tab, frame)
  for (const [said, given] of [
    [1, 80],
    [1e9, 30_000],
    [Infinity, 30_000],
  ]) {
    await frame.evaluate((height) => parent.postMessage({ type: 'ess-embed', height }, '*'), said)
    await tab.waitForFunction((height) => document.querySelector('iframe').clientHeight === height, given)
  }
  await context.close()
})

test('without the resizer, a frame has its height and scrolls', async () => {
  const { tab, context } = await stage.visit(stage.host('/alone', stage.frame('agenda')))
  const frame = await framed(tab, 'agenda')
  assert.equal(await roomOf(tab), 400)
  const last = frame.getByText('Démonstration. Les votes montrés ici')
  await last.scrollIntoViewIfNeeded()
  assert.ok(await frame.evaluate(() => scrollY > 0))
  await context.close()
})
