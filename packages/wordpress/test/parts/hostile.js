// A contributor who means harm, and an editor who published it without looking.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { leave, openEditor, send } from '../../testing/editor.js'

const { tags } = JSON.parse(
  readFileSync(new URL('../../dist/ess-widgets/includes/built.json', import.meta.url), 'utf8'),
)
const act = "document.title='harm'"

const addresses = [
  `javascript:${act}`,
  `JaVaScRiPt:${act}`,
  `java\\tscript:${act}`,
  `&#106;avascript:${act}`,
  ' data:text/html,<script>top.document.title=1</script>',
  'vbscript:x',
  'file:///etc/passwd',
]
const texts = [
  `" onload="${act}`,
  `"><script>${act}</script>`,
  `' onfocus='${act}' autofocus='`,
  `</ess-vote><img src=x onerror=${act}>`,
  `\\u0022 onmouseover=\\u0022${act}`,
]

export function hostileTests(wordpress) {
  test('what is written into attributes does nothing: only documented ones come out, and only http addresses', async () => {
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    const { id } = await send(tab, '/wp/v2/posts', { title: 'Hostile', content: hostileContent() })
    await leave(tab)
    const editor = await wordpress.as('editor')
    await openEditor(editor.tab)
    await send(editor.tab, `/wp/v2/posts/${id}`, { status: 'publish' })
    await leave(editor.tab)

    for (const theme of ['', '?theme=classic']) {
      const { tab: page, faults } = await wordpress.visit(`/hostile/${theme}`)
      await page.locator('ess-vote[state]').first().waitFor()
      // What waits for somebody gets somebody.
      await page.locator('ess-vote').first().hover()
      await page.keyboard.press('Tab')
      const found = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter(({ localName }) => localName.startsWith('ess-'))
          .map((one) => [
            one.localName,
            Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
          ]),
      )
      assert.ok(found.length >= addresses.length + 2 * texts.length, `${found.length} tags`)
      for (const [tag, attributes] of found) {
        // `state` is the tag's own, `class` is WordPress's.
        const { state: _, class: __, ...written } = attributes
        const known = Object.keys(tags[tag])
        assert.deepEqual(
          Object.keys(written).filter((name) => !known.includes(name)),
          [],
          tag,
        )
        for (const name of ['src', 'consultation']) {
          if (written[name]) assert.match(new URL(written[name], wordpress.site.url).protocol, /^https?:$/)
        }
        for (const [name, kind] of Object.entries(tags[tag])) {
          if (Array.isArray(kind) && name in written)
            assert.ok(kind.map(String).includes(written[name]), `${name}=${written[name]}`)
        }
      }
      assert.notEqual(await page.title(), 'harm')
      assert.equal(
        await page.locator('img[src="x"], [onload], [onfocus], [onmouseover], [onerror], [style*="fixed"]').count(),
        0,
      )
      assert.deepEqual(
        faults.filter((fault) => fault.startsWith('dialog')),
        [],
      )
    }
  })

  test('a value that is not known counts as absent, and an attribute without a value is a yes', () => {
    const html = (shortcode) =>
      wordpress.site.ask(`
        add_filter( 'ess_widgets_origins', fn() => array( 'https://a.example', 'http://files.example' ) );
        return do_shortcode( ${JSON.stringify(shortcode).replaceAll('$', '\\$')} );`)
    assert.match(
      html('[ess_agenda view="evil" heading-level="9" json-ld="false" src="https://a.example/x.ics?a=1&b=2"]'),
      /^<ess-agenda src="https:\/\/a\.example\/x\.ics\?a=1&amp;b=2">/,
    )
    assert.match(
      html('[ess_agenda VIEW="day" json-ld heading-level=4]'),
      /^<ess-agenda heading-level="4" json-ld view="day" /,
    )
    assert.match(html('[ess_manifesto both]'), /^<ess-manifesto [^>]*both/)
    assert.match(html('[ess_manifesto both="no"]'), /^<ess-manifesto (?![^>]*both)/)
    assert.match(
      html('[ess_figures src="/chiffres.json" consultation="https://a.example"]'),
      /^<ess-figures src="\/chiffres\.json">/,
    )
    assert.match(html('[ess_figures src="//files.example/x"]'), /^<ess-figures src="\/\/files\.example\/x">/)
    assert.match(html('[ess_contribution table="table d’été"]'), /table="table d’été"/)
  })
}

function hostileContent() {
  const comment = (name, attributes) => `<!-- wp:ess-widgets/${name} ${serialised(attributes)} /-->`
  return [
    ...addresses.map((address) => comment('vote', { consultation: address, src: address })),
    ...texts.map((text) =>
      comment('vote', {
        principle: text,
        lang: text,
        className: text,
        align: text,
        'heading-level': text,
        onload: act,
      }),
    ),
    ...texts.map((text) => comment('wall', { workshop: text, kind: text, anchor: text, style: { color: text } })),
    ...addresses.map((address) => `[ess_agenda src="${address}" consultation='${address}']`),
    ...texts.map((text) => `[ess_vote principle='${text}' onload="${act}" style="position:fixed" onclick=${act}]`),
    `[ess_vote "onload=${act}" onfocus=${act} tabindex=0]`,
    `[ess_figures src=/x onerror=${act}]`,
  ].join('\n\n')
}

/** As WordPress writes attributes into a comment. */
const serialised = (attributes) =>
  JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
