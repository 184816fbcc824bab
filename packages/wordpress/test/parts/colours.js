// The style sheet of the site's colours.
import assert from 'node:assert/strict'
import { test } from 'node:test'

export function colourTests(wordpress) {
  const address = (name) => wordpress.url(`/?ess-widgets-colours=${name}`)
  const named = () => wordpress.site.ask('return EssWidgets\\name_of( EssWidgets\\colours_css() );')
  const paint = (accent) =>
    wordpress.site.ask(
      `update_option( 'ess_widgets', array( 'accent' => '${accent}' ) + get_option( 'ess_widgets' ) ); return 0;`,
    )

  test('browsers keep the colours of now alone: an address of before has those of now, and nobody keeps them', async () => {
    const before = named()
    const kept = await fetch(address(before))
    assert.equal(kept.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(kept.headers.get('x-content-type-options'), 'nosniff')
    assert.match(await kept.text(), /--ess-accent: #8a1c4a;/)
    paint('#123')
    assert.notEqual(named(), before)
    const late = await fetch(address(before))
    assert.equal(late.status, 200)
    assert.equal(late.headers.get('cache-control'), 'no-store')
    assert.match(await late.text(), /--ess-accent: #123;\n {2}--ess-on-accent: #ffffff;/)
    paint('#8a1c4a')
    assert.equal(named(), before)
  })

  test('they are answered where WordPress shows pages, and nowhere else', async () => {
    for (const path of ['/wp-login.php', '/wp-json/wp/v2/types', '/wp-admin/admin-ajax.php']) {
      const answer = await fetch(wordpress.url(`${path}?ess-widgets-colours=${named()}`))
      assert.doesNotMatch(answer.headers.get('content-type') ?? '', /css/, path)
      assert.doesNotMatch(answer.headers.get('cache-control') ?? '', /immutable/, path)
    }
  })

  test('black or white is chosen by contrast, of colours in three figures as in six', () => {
    const colours = { '#fff': '#000000', '#000': '#ffffff', '#03a': '#ffffff', '#fd0': '#000000', '#0033aa': '#ffffff' }
    const list = Object.keys(colours).map((colour) => `'${colour}'`)
    const chosen = wordpress.site.ask(`return array_map( 'EssWidgets\\readable_on', array( ${list} ) );`)
    assert.deepEqual(chosen, Object.values(colours))
  })
}
