/** What the pages run is served from here: by its exact name, for ever, and to be checked by its hash. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleFile } from '../testing/sample.ts'

let served: OpenConsole
let folder: string
before(async () => {
  served = await openConsole([sampleFile(1)])
  folder = /\/embed\/([^/]+)\/ess\.js/.exec(await (await served.ask('/embed/vote')).text())![1]!
})
after(() => served.close())

const file = (name: string, headers = {}) => served.ask(`/embed/${folder}/${name}`, { headers })

test('each file of the pasted script has the hash that the list says, zipped or not', async () => {
  const hashes = (await (await file('integrity.json')).json()) as Record<string, string>
  assert.ok(Object.keys(hashes).length > 20)
  for (const [name, hash] of Object.entries(hashes))
    for (const encoding of ['gzip', 'identity']) {
      const answer = await file(name, { 'accept-encoding': encoding })
      const body = Buffer.from(await answer.arrayBuffer())
      assert.equal(`sha256-${createHash('sha256').update(body).digest('base64')}`, hash, name)
      assert.equal(answer.headers.get('content-encoding'), encoding === 'gzip' ? 'gzip' : null)
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(answer.headers.get('vary'), 'Accept-Encoding')
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
      assert.match(answer.headers.get('content-type')!, name.endsWith('.css') ? /^text\/css/ : /^text\/javascript/)
    }
})

test('a file is zipped for who takes it so, and for nobody else', async () => {
  const cases: Record<string, boolean> = {
    gzip: true,
    'br, gzip': true,
    'GZIP ; q=0.5, br': true,
    'br;q=0, gzip;q=0.001': true,
    'gzip;q=0': false,
    'br, gzip ; q=0.000, identity': false,
    'x-gzipped': false,
    'br;q=1': false,
    '': false,
  }
  for (const [accepted, zipped] of Object.entries(cases)) {
    const { headers, rawPayload } = await served.running.app.inject({
      url: `/embed/${folder}/ess.css`,
      headers: { 'accept-encoding': accepted },
    })
    assert.equal(headers['content-encoding'], zipped ? 'gzip' : undefined, accepted)
    assert.equal(rawPayload.subarray(0, 2).toString('hex') === '1f8b', zipped, accepted)
  }
})

test('scripts and styles of a page are asked for with the hash of what is served', async () => {
  const page = await (await served.ask('/embed/vote')).text()
  const asked = [
    ...page.matchAll(/(?:src|href)="(\/embed\/[^"]+\.(?:js|css))" integrity="([^"]+)" crossorigin="anonymous"/g),
  ]
  assert.deepEqual(
    asked.map(([, path]) => path!.split('/').at(-1)),
    ['ess.css', 'frame.css', 'frame.js', 'ess.js'],
  )
  for (const [, path, integrity] of asked) {
    const body = Buffer.from(await (await served.ask(path!)).arrayBuffer())
    assert.equal(`sha256-${createHash('sha256').update(body).digest('base64')}`, integrity)
  }
})

test('nothing else is served from there, nor from another folder', async () => {
  for (const path of [
    `${folder}/package.json`,
    `${folder}/ess-widgets.zip`,
    `${folder}/..%2fcustom-elements.json`,
    `${folder}/%2e%2e%2f%2e%2e%2fpackage.json`,
    `${folder}/__proto__`,
    `${folder}/ess-embed.js`,
    '0.0.0/ess.js',
    'constructor/ess.js',
  ]) {
    const answer = await served.ask(`/embed/${path}`)
    assert.equal(answer.status, 404, path)
    assert.equal(((await answer.json()) as { type: string }).type, 'urn:ess:problem:not-found')
  }
})

test('the resizer is kept for an hour: its address is of no version', async () => {
  const answer = await served.ask('/embed/ess-embed.js')
  assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8')
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=3600')
  assert.ok(Buffer.byteLength(await answer.text()) < 2000)
})
