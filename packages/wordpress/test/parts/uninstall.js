// The end of it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

export function uninstallTests(wordpress) {
  test('deleted in the list of plugins, it leaves nothing in the database but what authors wrote', async () => {
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
        $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%ess%widgets%'" )
      );`)
    assert.deepEqual(left, [])
    assert.match(
      wordpress.site.ask(`return get_post( ${wordpress.posts.block} )->post_content;`),
      /^<!-- wp:ess-widgets\/vote /,
    )
  })
}
