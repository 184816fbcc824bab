// What authors write as values: what comes out, and that the editor says the same of it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const site = 'https://www.example.org'
const right = [
  '/chiffres.json',
  'figures.json',
  'chiffres/2024.json',
  '../f.csv?a=b:c',
  '?f=1',
  'https://a.example/x',
  '//a.example/x',
]
const wrong = ['javascript:x', 'https:a.example', 'http:///a', '///a.example/x', 'data:x', 'mailto:a@a.example']

export function valueTests(wordpress) {
  const html = (text) =>
    wordpress.site.ask(`add_filter( 'ess_widgets_origins', fn() => array( 'https://a.example', 'http://a.example' ) );
      return do_shortcode( base64_decode( '${Buffer.from(text, 'latin1').toString('base64')}' ) );`)

  test('an attribute without a value counts for a yes or no alone', () => {
    assert.match(html('[ess_vote consultation]'), /^<ess-vote consultation="http:\/\/localhost[^"]*"><a /)
    assert.match(html('[ess_vote principle]'), /^<ess-vote (?!.*principle)/)
    assert.match(html('[ess_agenda view json-ld src="/a.ics"]'), /^<ess-agenda json-ld src="\/a\.ics"><a /)
  })

  test('an id is written as it is, or not at all', () => {
    assert.match(html('[ess_vote principle="a-2"]'), / principle="a-2"/)
    for (const id of ['a%20b', 'A', 'a b', '-a', 'a"b'])
      assert.ok(!html(`[ess_vote principle='${id}']`).includes(' principle='), id)
    assert.match(html('[ess_contribution table="Table 2 &amp; 3"]'), / table="Table 2 &amp; 3"/)
  })

  test('an address is written as it was, or not at all, and the editor warns of the same', () => {
    const window = { essWidgets: {} }
    new Function('window', readFileSync(new URL('../../plugin/blocks/addresses.js', import.meta.url), 'utf8'))(window)
    for (const address of right) {
      assert.match(html(`[ess_figures src="${address}"]`), new RegExp(` src="${address.replace(/[.?]/g, '\\$&')}"`))
      assert.ok(window.essWidgets.isAddress(address), address)
    }
    for (const address of wrong) {
      assert.ok(!html(`[ess_figures src="${address}"]`).includes(' src='), address)
      assert.ok(!window.essWidgets.isAddress(address), address)
    }
  })

  test('what looks like an entity is checked as browsers read it', () => {
    for (const trick of ['&#106;avascript:x', '&amp;#106;avascript:x']) {
      assert.ok(!/src="[^"]*(?:javascript|[^p]&#)/.test(html(`[ess_figures src='${trick}']`)), trick)
    }
    assert.match(html('[ess_figures src="/a?b=1&amp;c=2"]'), / src="\/a\?b=1&amp;c=2"/)
    // A block’s: WordPress empties a shortcode’s that looks like a tag.
    assert.equal(wordpress.site.ask("return EssWidgets\\clean_address( 'java<script:x' );"), '')
    assert.match(html('[ess_figures src="/&amp;#47;a.example"]'), / src="\/&amp;#47;a\.example"/)
  })

  test('bytes that are no letters are not written', () => {
    // A block’s: WordPress drops a shortcode’s by itself.
    const left = wordpress.site.ask(
      `return EssWidgets\\clean_attributes( 'ess-figures', array( 'src' => "/chiffres\\xff.json", 'lang' => 'fr' ) );`,
    )
    assert.deepEqual(left, { lang: 'fr' })
    const typed = wordpress.site.ask(`require_once WP_PLUGIN_DIR . '/ess-widgets/includes/settings-form.php';
      return EssWidgets\\typed_settings( array( 'accent' => "#fff\\xff" ) )['accent'];`)
    assert.equal(typed, '')
  })

  test('on a page of AMP, the link stands alone', () => {
    const amp = `function amp_is_request() { return true; } $GLOBALS['wp_actions']['wp'] = 1;`
    assert.match(wordpress.site.ask(`${amp} return do_shortcode( '[ess_vote]' );`), /^<p><a [^>]*>Vote<\/a><\/p>$/)
  })

  test('what the editor is told cannot end its script', () => {
    const script = wordpress.site.ask(`
      add_filter( 'option_ess_widgets', fn() => array( 'consultation' => '${site}/</script><!--<script>' ) );
      EssWidgets\\tell_editor();
      return implode( "\\n", wp_scripts()->get_data( 'ess-widgets-editor-words', 'before' ) );`)
    assert.ok(script.includes(site.replaceAll('/', '\\/')))
    assert.ok(!script.includes('<'))
  })
}
