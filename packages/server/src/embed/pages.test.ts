/** The page of each tag: what it holds, what it may do, and who may frame it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleWorkshop } from '../testing/http-author.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { sampleText } from '../testing/signing.ts'
import { documented } from './manifest.ts'
import { tags } from './tags.ts'

const file = sampleFile(2, {
  sessions: [sampleSession(3)],
  workshops: [sampleWorkshop()],
  manifesto: sampleText(),
  notice: { fr: 'Tout est fictif !', en: 'All is fictitious.' },
})

let served: OpenConsole
before(async () => (served = await openConsole([file])))
after(() => served.close())

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await served.ask(path, { headers })
  return { answer, text: await answer.text() }
}

const shown = [...tags.keys()].filter((tag) => tag !== 'figures')

describe('each tag has its page', () => {
  for (const tag of shown)
    test(`<ess-${tag}>, under a strict policy, without a cookie, with its title`, async () => {
      const { answer, text } = await page(`/embed/${tag}`)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(answer.headers.get('set-cookie'), null)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
      assert.equal(
        answer.headers.get('content-security-policy'),
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://partenaire.example; require-trusted-types-for 'script'; trusted-types ess-widgets",
      )
      assert.match(text, new RegExp(`<ess-${tag} [^>]*heading-level="2"[^]*</ess-${tag}>`))
      assert.match(text, /<title>[^<]+ – Essai<\/title>/)
      assert.match(text, /<link rel="ess-consultation" href="\/v1\/consultations\/essai" \/>/)
      assert.match(text, /<meta name="robots" content="noindex" \/>/)
      assert.match(text, /<noscript><p>Cette page a besoin de scripts/)
      assert.match(text, /Tout est fictif\u202f!/)
      assert.doesNotMatch(text, /<script(?![^>]* src=)|<style| style=| on\w+=/, 'nothing inline')
    })

  test('figures have no consultation to come from, and the page says so', async () => {
    const { answer, text } = await page('/embed/figures')
    assert.equal(answer.status, 404)
    assert.match(text, /la balise ess-figures lit un fichier/)
  })

  test('the page says what can be read without a script: the statement, the questions, the text', async () => {
    const inside = async (path: string) =>
      /<div class="card">([^]*?)<\/div>/.exec((await page(path)).text)![1]!.replaceAll(/<[^>]+>/g, ' ')
    assert.match(await inside('/embed/vote?principle=principe-1'), /Affirmation principe-1/)
    assert.match(await inside('/embed/vote?lang=en'), /Statement principe-0[^]*Statement principe-1/)
    assert.match(await inside('/embed/contribution'), new RegExp(sampleWorkshop().questions[0]!.text.fr.slice(0, 10)))
    assert.match(
      await inside('/embed/manifesto?lang=en'),
      new RegExp(sampleText().versions.at(-1)!.articles[0]!.title.en),
    )
  })
})

describe('what an address may say', () => {
  test('attributes, the language, a scheme and colours', async () => {
    const { text } = await page(
      '/embed/vote?principle=principe-0&heading-level=3&lang=en&scheme=dark&accent=0a5c4a&on-accent=fff',
    )
    assert.match(text, /<ess-vote [^>]*principle="principe-0"/)
    assert.match(text, /<ess-vote [^>]*heading-level="3"/)
    assert.match(text, /<html lang="en"[^>]* data-scheme="dark"/)
    assert.match(text, /data-colours="{&#34;accent&#34;:&#34;#0a5c4a&#34;,&#34;on-accent&#34;:&#34;#fff&#34;}"/)
    assert.match((await page('/embed/manifesto?both')).text, /<ess-manifesto [^>]*both=""/)
    assert.match((await page('/embed/agenda?view=day&json-ld=true')).text, /<ess-agenda [^>]*view="day" json-ld="true"/)
  })

  test('every attribute that the tags document is either said in an address or refused on purpose', async () => {
    const values: Record<string, string> = { principle: 'principe-0', workshop: sampleWorkshop().id, table: 'Table 4' }
    const refused = ['consultation', 'src']
    const { attributes } = documented()
    assert.deepEqual([...attributes.keys()].sort(), [...tags.keys()])
    for (const tag of shown)
      for (const { name, values: known } of attributes.get(tag)!) {
        const value = name === 'lang' ? 'en' : (values[name] ?? known?.at(-1) ?? 'https://elsewhere.example/x.json')
        const { answer } = await page(`/embed/${tag}?${new URLSearchParams({ [name]: value })}`)
        assert.equal(answer.status === 200, !refused.includes(name), `${tag} ${name}=${value}: ${answer.status}`)
      }
  })

  test('an address of somebody else’s data is never shown under our origin', async () => {
    for (const name of ['src', 'consultation', 'href', 'data-answers'])
      for (const value of ['https://elsewhere.example/x', '//elsewhere.example', 'javascript:alert(1)']) {
        const { answer, text } = await page(`/embed/results?${new URLSearchParams({ [name]: value })}`)
        assert.ok([400, 404].includes(answer.status))
        assert.doesNotMatch(text, /<ess-/)
      }
  })

  test('without a language the page is in French, and leads to its other language', async () => {
    const { text } = await page('/embed/vote?principle=principe-0', { 'accept-language': 'en' })
    assert.match(text, /<html lang="fr"/)
    assert.match(text, /<a href="\/embed\/vote\?principle=principe-0&#38;lang=en" lang="en" hreflang="en">English<\/a>/)
  })

  test('a consultation may be named; where there are several, it must be', async () => {
    assert.equal((await page('/embed/vote?consultation=essai')).answer.status, 200)
    const two = await openConsole([file, { ...sampleFile(1), id: 'autre', title: { fr: 'Autre', en: 'Other' } }])
    const ask = async (path: string) => (await two.ask(path)).text()
    assert.match(await ask('/embed/vote?consultation=autre'), /consultations\/autre[^]*<p class="name">Autre<\/p>/)
    assert.match(await ask('/embed/vote'), /plusieurs consultations[^]*essai, autre/)
    await two.close()
  })
})

describe('who may frame a page', () => {
  test('a browser that has the page learns that a partner has gone', async () => {
    const open = (partners: typeof file.partners) =>
      openConsole([{ ...file, partners }], { origin: 'https://consultations.example' })
    const [before, after] = [await open(file.partners), await open([])]
    const page = await before.ask('/embed/vote')
    const known = { 'if-none-match': page.headers.get('etag')! }
    assert.equal((await before.ask('/embed/vote', { headers: known })).status, 304)
    const again = await after.ask('/embed/vote', { headers: known })
    assert.equal(again.status, 200)
    assert.equal(await again.text(), await page.text())
    assert.match(again.headers.get('content-security-policy')!, /frame-ancestors 'self';/)
    await before.close()
    await after.close()
  })

  test('of a thousand partners, the one that asks', async (t) => {
    const partners = Array.from({ length: 1000 }, (_, index) => ({
      name: `Partenaire ${index}`,
      origin: `https://www.partenaire-fictif-${index}.example`,
    }))
    const many = await openConsole([{ ...file, partners }])
    t.after(() => many.close())
    const ancestors = async (referer?: string) =>
      /frame-ancestors ([^;]*);/.exec(
        (await many.ask('/embed/vote', { headers: referer ? { referer } : {} })).headers.get(
          'content-security-policy',
        )!,
      )![1]
    assert.equal(await ancestors(`${partners[7]!.origin}/page?x#y`), `'self' ${partners[7]!.origin}`)
    for (const other of [
      undefined,
      'https://stranger.example/',
      `${partners[7]!.origin}.stranger.example/`,
      'nonsense',
    ])
      assert.equal(await ancestors(other), "'self'")
  })

  test('a list too long to be named whole is not kept for the next one that asks', async (t) => {
    const long = Array.from({ length: 200 }, (_, index) => ({
      name: `${index}`,
      origin: `https://site-${index}.example`,
    }))
    const many = await openConsole([{ ...file, partners: long }])
    t.after(() => many.close())
    assert.equal((await many.ask('/embed/vote')).headers.get('vary'), 'Referer')
    assert.equal((await page('/embed/vote')).answer.headers.get('vary'), null)
  })
})

describe('where nothing can be kept', () => {
  const answers = /data-answers>[^]*class="card apart"/

  test('tags that take answers leave, and the others stay', async () => {
    for (const tag of ['vote', 'agenda', 'contribution', 'manifesto'])
      assert.match((await page(`/embed/${tag}`)).text, answers, tag)
    for (const tag of ['results', 'signatures', 'wall'])
      assert.doesNotMatch((await page(`/embed/${tag}`)).text, /data-answers|class="card apart"/, tag)
  })

  test('once a consultation is closed they stay too, but for the agenda, whose sessions close by themselves', async (t) => {
    const closed = await openConsole([{ ...file, status: 'closed' }])
    t.after(() => closed.close())
    for (const tag of ['vote', 'contribution', 'manifesto'])
      assert.doesNotMatch(await (await closed.ask(`/embed/${tag}`)).text(), /data-answers|class="card apart"/, tag)
    assert.match(await (await closed.ask('/embed/agenda')).text(), answers)
  })
})

describe('opened whole', () => {
  const rights = /<footer><a href="\/signature\/essai\/donnees">Vos données et vos droits<\/a><\/footer>/

  test('a page of a consultation that has a text to sign leads to what becomes of one’s data', async () => {
    for (const tag of ['vote', 'agenda', 'contribution', 'manifesto'])
      assert.match((await page(`/embed/${tag}`)).text, rights, tag)
    assert.match((await page('/embed/vote?lang=en')).text, />Your data and your rights<\/a><\/footer>/)
  })

  test('there is no such page without a text, and nothing to ask of where one only reads', async (t) => {
    assert.doesNotMatch((await page('/embed/results')).text, /<footer>/)
    const bare = await openConsole([sampleFile(1)])
    t.after(() => bare.close())
    assert.doesNotMatch(await (await bare.ask('/embed/vote')).text(), /<footer>/)
  })
})
