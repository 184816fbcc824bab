/** Whatever the address of a page is, the answer can be read, and is never a 5xx. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '@ess-widgets/contract'
import fc from 'fast-check'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleWorkshop } from '../testing/http-author.ts'
import { seed, sized } from '../testing/profile.ts'
import { sampleFile } from '../testing/sample.ts'
import { sampleText } from '../testing/signing.ts'
import { tags } from './tags.ts'

let served: OpenConsole
before(async () => {
  served = await openConsole([sampleFile(2, { workshops: [sampleWorkshop()], manifesto: sampleText() })])
})
after(() => served.close())

const text = fc.string({ unit: 'binary', maxLength: 300 })
const mostly = (right: fc.Arbitrary<string>, other: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: other })

const names = [
  'consultation',
  'principle',
  'workshop',
  'kind',
  'lang',
  'scheme',
  'accent',
  'heading-level',
  'both',
  'src',
]
const values = [
  'essai',
  'principe-0',
  sampleWorkshop().id,
  'vision',
  'en',
  'dark',
  '0a5c4a',
  '3',
  '',
  'true',
  'https://x.example',
]
const query = fc.oneof(
  fc
    .array(fc.tuple(mostly(fc.constantFrom(...names), text), mostly(fc.constantFrom(...values), text)), {
      maxLength: 4,
    })
    .map((pairs) => String(new URLSearchParams(pairs))),
  fc.webQueryParameters(),
  fc.constantFrom('%00=%ff', '%E0%A4%A=1', '=', '&&', '?', 'lang=en&lang', '__proto__[x]=1', 'a[]=1'),
)
const tag = mostly(
  fc.constantFrom(...tags.keys()),
  fc.oneof(
    fc.constantFrom('%00', '..%2f', 'ess-vote', '__proto__', 'constructor', '%E2%80%AE'),
    text.map((written) => encodeURIComponent(written).slice(0, 150).replace(/%\w?$/, '')),
  ),
)
const pageAddress = fc.tuple(tag, query).map(([name, asked]) => `/embed/${name}?${asked}`)
const described = fc
  .record(
    { url: fc.oneof(pageAddress, fc.webUrl(), text), maxwidth: mostly(fc.constant('300'), text), format: text },
    { requiredKeys: ['url'] },
  )
  .map(
    ({ url, ...more }) =>
      `/oembed?${new URLSearchParams({ url: url.startsWith('/embed/') ? served.running.origin + url : url, ...more })}`,
  )
const fileAddress = fc.tuple(text, text).map((parts) => `/embed/${parts.map(encodeURIComponent).join('/')}`)

const requests = sized(800, 60_000)
test(`${requests} random addresses: each answer can be read, none is a 5xx (seed ${seed})`, async () => {
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: pageAddress }, { weight: 2, arbitrary: described }, fileAddress),
      async (path) => {
        const answer = await served.ask(path)
        const body = await answer.text()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        assert.ok(
          answer.status < 500 || (answer.status === 501 && path.includes('format=')),
          `${path} answered ${answer.status}`,
        )
        assert.equal(answer.headers.get('set-cookie'), null)
        if (answer.headers.get('content-type')!.startsWith('text/html')) {
          assert.match(body, /<h1>[^<]/, path)
          assert.doesNotMatch(body, /\[object Object\]|undefined|<script>|\bNaN\b/)
        } else if (answer.status >= 400) assert.ok((JSON.parse(body) as Problem).titles.fr, path)
      },
    ),
    { numRuns: requests, seed },
  )
  for (const status of [200, 400, 404])
    assert.ok(statuses.get(status)! > requests / 50, `hardly any ${status}: ${[...statuses]}`)
})
