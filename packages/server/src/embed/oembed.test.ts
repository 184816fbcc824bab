/** What a site that is given the address of a page is told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '@ess-widgets/contract'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleFile } from '../testing/sample.ts'
import type { Described } from './oembed.ts'

let served: OpenConsole
let origin: string
before(async () => {
  served = await openConsole([sampleFile(2, { title: { fr: 'Essai & <b>vérité</b> ?', en: 'Trial' } })])
  origin = served.running.origin
})
after(() => served.close())

const ask = (parameters: Record<string, string> | string[][]) =>
  served.ask(`/oembed?${new URLSearchParams(parameters)}`)
const page = (rest = 'vote?principle=principe-1&lang=fr') => `${origin}/embed/${rest}`

test('a page says where it is described, and the description is a frame of that page', async () => {
  const text = await (await fetch(page())).text()
  const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text)!
  // WordPress undoes the names of entities, and not their numbers.
  assert.doesNotMatch(href!, /&/)
  const answer = await fetch(href!)
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  const title = 'Voter – Essai &#38; &#60;b&#62;vérité&#60;/b&#62;\u202f?'
  const source = page().replace('&', '&#38;')
  assert.deepEqual((await answer.json()) as Described, {
    version: '1.0',
    type: 'rich',
    title: 'Voter – Essai & <b>vérité</b>\u202f?',
    provider_name: new URL(origin).host,
    provider_url: origin,
    html: `<blockquote>${title}</blockquote><iframe src="${source}" title="${title}" width="640" height="560" frameborder="0"></iframe>`,
    width: 640,
    height: 560,
  })
})

test('beside a frame that takes no answer, the page is one press away', async () => {
  const linkIn = async (url: string) => {
    const { html } = (await (await ask({ url })).json()) as Described
    return /<blockquote><a href="([^"]+)">/.exec(html)?.[1]
  }
  assert.equal(await linkIn(page('results')), page('results'))
  for (const tag of ['vote', 'agenda']) assert.equal(await linkIn(page(tag)), undefined, tag)
})

test('the frame fits in the room there is', async () => {
  const size = async (room: Record<string, string>) => {
    const { width, height, html } = (await (await ask({ url: page(), ...room })).json()) as Described
    assert.ok(html.includes(`width="${width}" height="${height}"`))
    return [width, height]
  }
  assert.deepEqual(await size({ maxwidth: '300', maxheight: '200' }), [300, 200])
  assert.deepEqual(await size({ maxwidth: '9000', maxheight: '9000', dnt: '1', format: 'json' }), [640, 560])
})

test('what is no number of pixels, or no address, is refused as the API refuses', async () => {
  for (const [name, value] of ['maxwidth', 'maxheight'].flatMap((name) =>
    ['0', '-1', '1.5', 'x', '', '100000', '1e3', 'Infinite'].map((value) => [name, value] as const),
  )) {
    const answer = await ask({ url: page(), [name]: value })
    assert.equal(answer.status, 400, `${name}=${value}`)
    const { type, errors } = (await answer.json()) as Problem
    assert.equal(type, 'urn:ess:problem:invalid-field')
    assert.equal(errors![0]!.pointer, name)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  }
  assert.equal(
    (
      await ask([
        ['maxwidth', '1'],
        ['maxwidth', '2'],
        ['url', page()],
      ])
    ).status,
    400,
  )
  assert.equal((await ask({})).status, 400)
  assert.equal(
    (
      await ask([
        ['url', page()],
        ['url', page()],
      ])
    ).status,
    400,
  )
})

test('an address that is no page of ours leads nowhere', async () => {
  const { host } = new URL(origin)
  for (const url of [
    'https://elsewhere.example/embed/vote',
    `https://${host}/embed/vote`,
    `${origin}.elsewhere.example/embed/vote`,
    `http://${host}@elsewhere.example/embed/vote`,
    `${origin}/embed/nothing`,
    `${origin}/embed/vote?principle=nothing`,
    `${origin}/embed/vote?accent=red`,
    `${origin}/embed/vote/more`,
    `${origin}/embed/%76ote`,
    `${origin}/console`,
    `javascript:${origin}/embed/vote`,
    'vote',
    '',
  ]) {
    const answer = await ask({ url })
    assert.equal(answer.status, 404, url)
    assert.equal(((await answer.json()) as Problem).type, 'urn:ess:problem:not-found')
  }
})

test('what a name, a password or a fragment adds to an address is left out', async () => {
  const { host } = new URL(origin)
  const { html } = (await (await ask({ url: `http://name:secret@${host}/embed/vote#x` })).json()) as Described
  assert.ok(html.includes(`src="${origin}/embed/vote"`))
})

test('it answers in JSON alone', async () => {
  for (const format of ['xml', 'yaml']) {
    const answer = await ask({ url: page(), format })
    assert.equal(answer.status, 501)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(((await answer.json()) as Problem).status, 501)
  }
})
