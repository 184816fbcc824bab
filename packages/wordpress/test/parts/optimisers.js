// A site with an optimiser that joins and delays every script.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agree } from './visitors.js'

/** In the order of `optimiser.php`. */
const marks = ['data-no-optimize', 'data-noptimize', 'data-no-minify', 'data-no-defer', 'data-cfasync', 'nowprocket']

export function optimiserTests(wordpress) {
  const shown = (tab, timeout) =>
    tab.locator('ess-vote').getByRole('button', { name: agree, exact: true }).waitFor({ timeout })

  test('an optimiser that knows none of the marks does delay the script', async () => {
    const { tab, html } = await wordpress.visit('/votons-ensemble/?optimiser=99')
    assert.ok(!/<script[^>]*\/ess\.js/.test(html))
    await tab.waitForLoadState('networkidle')
    assert.equal(await tab.locator('ess-vote[state]').count(), 0)
    await tab.evaluate(() => window.dispatchEvent(new Event('scroll')))
    // Even there, joined into a file without an address: its parts are found beside its style sheet.
    await shown(tab)
  })

  marks.forEach((mark, number) =>
    test(`one that goes by ${mark} leaves the script alone: the tag shows before anybody scrolls`, async () => {
      const { tab, faults, html } = await wordpress.visit(`/votons-ensemble/?optimiser=${number}`)
      assert.ok(html.includes("addEventListener('scroll'"), 'the optimiser was there')
      await shown(tab)
      assert.deepEqual(faults, [])
    }),
  )

  test('those that go by a list are told in theirs', () => {
    const told = wordpress.site.ask(`
      $lists = array();
      foreach ( array( 'rocket_exclude_js', 'rocket_exclude_defer_js', 'rocket_delay_js_exclusions', 'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc', 'perfmatters_delay_js_exclusions' ) as $filter ) {
        $lists[ $filter ] = apply_filters( $filter, array( 'theirs' ) );
      }
      $lists['autoptimize'] = apply_filters( 'autoptimize_filter_js_exclude', 'theirs' );
      foreach ( array( 'sgo_js_minify_exclude', 'sgo_javascript_combine_exclude', 'sgo_js_async_exclude' ) as $filter ) {
        $lists['siteground'][] = apply_filters( $filter, array( 'theirs' ) );
      }
      $tag = ( function () { ob_start(); wp_scripts()->do_item( 'ess-widgets' ); return ob_get_clean(); } )();
      $lists['w3tc'] = array( apply_filters( 'w3tc_minify_js_do_tag_minification', true, $tag, '' ), apply_filters( 'w3tc_minify_js_do_tag_minification', true, '<script src="/other.js"></script>', '' ) );
      $lists['src'] = wp_scripts()->registered['ess-widgets']->src;
      return $lists;`)
    const { src, autoptimize, siteground, w3tc, ...byAddress } = told
    for (const [filter, list] of Object.entries({ ...byAddress, autoptimize: autoptimize.split(/,\s*/) })) {
      assert.ok(list.includes('theirs'), filter)
      assert.ok(
        list.some((part) => src.includes(part)),
        filter,
      )
    }
    assert.deepEqual(siteground, Array(3).fill(['theirs', 'ess-widgets']))
    assert.deepEqual(w3tc, [false, true])
  })

  test('what another plugin writes before the script stays as it was, and the marks are on the script', () => {
    const [before, script] = wordpress.site.ask(`
      wp_add_inline_script( 'ess-widgets', 'document.write( "<img src=/x.png>" );', 'before' );
      ob_start(); wp_scripts()->do_item( 'ess-widgets' ); $html = ob_get_clean();
      return array( $html, substr( $html, strrpos( $html, '<script' ) ) );`)
    assert.ok(before.includes('"<img src=/x.png>"'))
    assert.match(
      script,
      /^<script[^>]* data-cfasync="false"[^>]* integrity="sha256-[^>]* src='[^>]* id='ess-widgets-js'>/,
    )
  })

  test('taken from jsDelivr, the script has the same hash, and is left alone as well', () => {
    const html = wordpress.site.ask(`
      update_option( 'ess_widgets', array( 'source' => 'jsdelivr' ) + get_option( 'ess_widgets' ) );
      EssWidgets\\register_assets();
      wp_deregister_script( 'ess-widgets' );
      EssWidgets\\register_assets();
      $html = ( function () { ob_start(); wp_scripts()->do_item( 'ess-widgets' ); return ob_get_clean(); } )();
      $may = apply_filters( 'w3tc_minify_js_do_tag_minification', true, $html, '' );
      update_option( 'ess_widgets', array( 'source' => 'plugin' ) + get_option( 'ess_widgets' ) );
      return array( $html, $may );`)
    assert.match(html[0], /src='https:\/\/cdn\.jsdelivr\.net\/npm\/@ess-widgets\/elements@[\d.]+\/cdn\/ess\.js'/)
    assert.match(html[0], /integrity="sha256-/)
    assert.equal(html[1], false)
  })
}
