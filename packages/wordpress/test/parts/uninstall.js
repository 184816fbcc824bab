// The end of it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

export function uninstallTests(wordpress) {
  test('deleted in the list of plugins, it leaves nothing in the database but what authors wrote', async () => {
    const frames = `
      global $wpdb;
      return array_map( 'intval', array(
        $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '\\\\_oembed\\\\_%' AND post_id <> 1" ),
        $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->posts WHERE post_type = 'oembed_cache' AND post_content LIKE '%/embed/%'" ),
        $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '\\\\_transient\\\\_oembed\\\\_%'" ),
      ) );`
    // What WordPress keeps where no post holds the address, what it keeps for its editor, and what is of others.
    wordpress.site.ask(`
      $frame = '<iframe src="${wordpress.api}/embed/vote?consultation=a"></iframe>';
      kses_remove_filters();
      wp_insert_post( array( 'post_type' => 'oembed_cache', 'post_status' => 'publish', 'post_content' => $frame, 'post_title' => 'x' ) );
      set_transient( 'oembed_a', (object) array( 'html' => $frame ), DAY_IN_SECONDS );
      add_post_meta( 1, '_oembed_theirs', '<iframe src="https://films.example/embed/x"></iframe>' );
      add_post_meta( 1, '_oembed_time_theirs', 1 );
      add_post_meta( 1, '_ess_widgets_saver', 2 );
      return 0;`)
    const [meta, ...others] = wordpress.site.ask(frames)
    assert.ok(meta >= 2, 'the frame of an earlier test')
    assert.deepEqual(others, [1, 1])
    const { tab } = await wordpress.as('administrator')
    await tab.goto(wordpress.url('/wp-admin/plugins.php'))
    const row = tab.locator('tr[data-slug="ess-widgets"]')
    await row.getByRole('link', { name: 'Deactivate' }).click()
    await tab.getByText('Plugin deactivated.').waitFor()
    await row.getByRole('link', { name: 'Delete' }).click()
    await tab.getByText('was successfully deleted').waitFor()
    await tab.close()
    assert.equal(existsSync(join(wordpress.site.plugins, 'ess-widgets')), false)
    const left = wordpress.site.ask(`
      global $wpdb;
      return array_merge(
        $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%ess_widgets%' OR option_name LIKE '%ess-widgets%'" ),
        $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%ess%widgets%'" ),
        $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%ess%widgets%'" )
      );`)
    assert.deepEqual(left, [])
    assert.deepEqual(wordpress.site.ask(frames), [0, 0, 0])
    const theirs =
      "return array( (string) get_post_meta( 1, '_oembed_theirs', true ), get_post_meta( 1, '_oembed_time_theirs', true ) );"
    assert.deepEqual(wordpress.site.ask(theirs), ['<iframe src="https://films.example/embed/x"></iframe>', '1'])
    assert.match(
      wordpress.site.ask(`return get_post( ${wordpress.posts.block} )->post_content;`),
      /^<!-- wp:ess-widgets\/vote /,
    )
  })
}
