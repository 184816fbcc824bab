/** What is wrong with an address is told: which part, and what would be right. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleWorkshop } from '../testing/http-author.ts'
import { sampleFile } from '../testing/sample.ts'

const workshops = [sampleWorkshop(), { ...sampleWorkshop(), id: 'autre' }]

let served: OpenConsole
before(async () => (served = await openConsole([sampleFile(2, { workshops })])))
after(() => served.close())

const refused: [address: string, status: number, named: string, right: string][] = [
  ['nothing', 404, 'Aucune balise', 'agenda, contribution, figures'],
  ['vote?consultation=nothing', 404, 'consultation', 'essai'],
  ['vote?principle=nothing', 404, 'principle', 'principe-0, principe-1'],
  ['vote?principle=', 404, 'principle', 'principe-0, principe-1'],
  ['wall?workshop=nothing', 404, 'workshop', `${workshops[0]!.id}, autre`],
  ['wall', 400, 'workshop', `${workshops[0]!.id}, autre`],
  ['wall?workshop=autre&kind=nothing', 400, 'kind', 'vision, principle, lever'],
  ['vote?heading-level=1', 400, 'heading-level', '2, 3, 4, 5, 6'],
  ['results?heading-level=6', 400, 'heading-level', '2, 3, 4, 5'],
  ['vote?lang=de', 400, 'lang', 'fr, en'],
  ['vote?scheme=sepia', 400, 'scheme', 'light, dark, auto'],
  ['vote?accent=%230a5c4a', 400, 'accent', 'hexadécimaux sans dièse'],
  ['vote?accent=red;}', 400, 'accent', 'hexadécimaux'],
  ['agenda?json-ld=false', 400, 'json-ld', 'true'],
  ['contribution?table=%00', 400, 'table', '100 caractères'],
  [`contribution?table=${'a'.repeat(101)}`, 400, 'table', '100 caractères'],
  ['vote?table=4', 400, 'table', 'principle'],
  ['vote?src=https://elsewhere.example', 400, 'src', 'principle'],
  ['vote?__proto__=x', 400, '__proto__', 'principle'],
  ['vote?principle=principe-0&principle=principe-1', 400, 'principle', 'un seul'],
  [`vote?principle=${'a'.repeat(3000)}`, 404, 'principle', 'principe-0'],
  [`vote?${'a'.repeat(3000)}=1`, 400, 'aaa', 'principle'],
  ['manifesto', 404, 'texte à signer', 'n’a pas'],
  ['signatures', 404, 'texte à signer', 'n’a pas'],
]
for (const [address, status, named, right] of refused)
  test(`/embed/${address.slice(0, 60)} is refused in words`, async () => {
    const answer = await served.ask(`/embed/${address}`, { headers: { 'accept-language': 'fr' } })
    const text = await answer.text()
    assert.equal(answer.status, status)
    assert.match(text, /^<!doctype html>\n<html lang="fr"/)
    const said = /<p>([^]*?)<\/p>/.exec(text)![1]!
    assert.ok(said.includes(named) && said.includes(right), said)
    assert.ok(said.length < 1000, `${said.length} characters`)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    // Whoever pasted a wrong line sees it in the frame; there is nothing to press there.
    assert.match(answer.headers.get('content-security-policy')!, /frame-ancestors \*;/)
    assert.doesNotMatch(text, /<(a|button|form|input|ess-)/)
  })

test('a refusal speaks the language of the address, else the visitor’s', async () => {
  const text = async (path: string, language: string) =>
    (await served.ask(path, { headers: { 'accept-language': language } })).text()
  assert.match(await text('/embed/vote?principle=x&lang=en', 'fr'), /lang="en"[^]*cannot be “x”/)
  assert.match(await text('/embed/vote?principle=x', 'en-GB'), /lang="en"/)
  assert.match(await text('/embed/vote?lang=xx', 'en-GB'), /lang="en"/)
})

test('what somebody wrote is shown as text, and not at all where it cannot be read', async () => {
  const text = async (written: string) =>
    (await served.ask(`/embed/vote?${new URLSearchParams({ principle: written })}`)).text()
  const hostile = await text('"><script>alert(1)</script>')
  assert.ok(hostile.includes('&#34;&#62;&#60;script&#62;alert(1)'))
  assert.doesNotMatch(hostile, /<script>/)
  assert.match(await text('\u202eabc'), /\(illisible\)|\(unreadable\)/)
})

test('of what somebody wrote sixty characters are repeated, and of what would be right thirty names', async (t) => {
  const long = await served.ask(`/embed/vote?${new URLSearchParams({ principle: 'x'.repeat(61) })}`)
  assert.ok((await long.text()).includes(`«\u00a0${'x'.repeat(60)}…\u00a0»`))
  const many = await openConsole([sampleFile(31)])
  t.after(() => many.close())
  const text = await (await many.ask('/embed/vote?principle=nothing')).text()
  assert.match(text, /principe-29…/)
  assert.doesNotMatch(text, /principe-30/)
})

test('a refusal has the scheme of its address, and of no other', async () => {
  const root = async (query: string) => {
    const [, attributes] = /<html ([^>]*)>/.exec(await (await served.ask(`/embed/vote?principle=x&${query}`)).text())!
    return attributes!
  }
  assert.match(await root('scheme=dark'), /data-scheme="dark"/)
  for (const query of ['', 'scheme=sepia', 'scheme=dark&scheme=light', 'scheme=toString'])
    assert.doesNotMatch(await root(query), /data-scheme/, query)
})

test('a consultation without workshops says so', async (t) => {
  const bare = await openConsole([sampleFile(1)])
  t.after(() => bare.close())
  for (const tag of ['wall', 'contribution'])
    assert.match(await (await bare.ask(`/embed/${tag}?lang=en`)).text(), /This consultation has no workshop\./)
})
