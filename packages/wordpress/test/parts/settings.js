// An administrator installs the plugin and sets it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zip } from '../../testing/open.js'

const page = '/wp-admin/options-general.php?page=ess-widgets'

export function settingsTests(wordpress) {
  const field = (tab, name) => tab.locator(`#ess-widgets-${name}`)
  const option = () => wordpress.site.ask("return get_option( 'ess_widgets' );")

  async function openSettings() {
    const administrator = await wordpress.as('administrator')
    await administrator.tab.goto(wordpress.url(page))
    return administrator
  }

  test('the zip is uploaded and activated in WordPress’s own pages', async () => {
    const { tab } = await wordpress.as('administrator')
    await tab.goto(wordpress.url('/wp-admin/plugin-install.php?tab=upload'))
    await tab.locator('#pluginzip').setInputFiles(zip)
    await tab.locator('#install-plugin-submit').click()
    await tab.getByRole('link', { name: 'Activate Plugin' }).click()
    await tab.getByText('Plugin activated.').waitFor()
    const row = tab.locator('tr[data-slug="ess-widgets"]')
    await row.getByRole('link', { name: 'Settings' }).click()
    await tab.getByRole('heading', { level: 1, name: 'ESS Widgets' }).waitFor()
    assert.equal(await tab.locator('.ess-widgets-origin').textContent(), wordpress.site.url)
    await tab.close()
  })

  test('a wrong address gets a sentence that says what would be right, and nothing typed is lost', async () => {
    const { tab } = await openSettings()
    for (const wrong of [
      'seminaire-2021',
      'javascript:alert(1)',
      'https://a b.example',
      'https://me:me@a.example/',
      '<b>"',
    ]) {
      await field(tab, 'consultation').fill(wrong)
      await field(tab, 'page').fill('https://seminaire.example.org/voter')
      await field(tab, 'accent').fill('rouge')
      await tab.locator('#submit').click()
      await tab.getByText('Nothing was saved yet.').waitFor()
      assert.equal(await field(tab, 'consultation').inputValue(), wrong)
      assert.equal(await field(tab, 'page').inputValue(), 'https://seminaire.example.org/voter')
      assert.equal(await field(tab, 'accent').inputValue(), 'rouge')
      assert.match(
        await said(tab, 'consultation'),
        /not a whole web address.*https:\/\/consultations\.example\.org\/v1/,
      )
      assert.match(await said(tab, 'accent'), /not a colour.*#0a5c4a/)
      assert.equal(await field(tab, 'page').getAttribute('aria-invalid'), null)
    }
    assert.equal(option(), false)
    await tab.close()
  })

  test('colours that could not be read together are refused, with one that would do', async () => {
    const { tab } = await openSettings()
    await field(tab, 'accent').fill('#8a1c4a')
    await field(tab, 'on-accent').fill('#b03060')
    await tab.locator('#submit').click()
    assert.match(await said(tab, 'on-accent'), /contrast is 1\.\d to 1.*4\.5 is needed.*#ffffff/)
    await tab.close()
  })

  test('the right ones are kept, and the page tells whose consultation it is', async () => {
    const { tab } = await openSettings()
    await field(tab, 'consultation').fill(wordpress.consultation)
    await field(tab, 'page').fill('https://seminaire.example.org/voter')
    await field(tab, 'accent').fill('#8a1c4a')
    await tab.locator('#submit').click()
    await tab.getByText('Settings saved.').waitFor()
    await tab
      .getByText('This consultation answers: Identity and diversity of the social and solidarity economy')
      .waitFor()
    assert.deepEqual(option(), {
      consultation: wordpress.consultation,
      page: 'https://seminaire.example.org/voter',
      source: 'plugin',
      accent: '#8a1c4a',
      on_accent: '',
    })
    await tab.close()
  })

  test('what is wrong with settings together is said, and nothing where all is right', () => {
    const faults = (settings, first = '') =>
      wordpress.site.ask(`require_once WP_PLUGIN_DIR . '/ess-widgets/includes/settings-form.php'; ${first}
        return (object) EssWidgets\\settings_faults( array_merge( array( 'consultation' => '', 'page' => '', 'source' => 'plugin', 'accent' => '', 'on_accent' => '' ), json_decode( '${JSON.stringify(settings)}', true ) ) );`)
    const secure = "add_filter( 'home_url', fn( $url ) => str_replace( 'http:', 'https:', $url ) );"
    const consultation = 'http://a.example/v1/x'
    assert.deepEqual(faults({ consultation }), {})
    assert.match(faults({ consultation }, secure).consultation, /browsers would refuse a consultation on http/)
    assert.deepEqual(faults({ consultation: 'https://a.example/v1/x' }, secure), {})
    assert.match(faults({ on_accent: '#ffffff' }).on_accent, /Choose the accent colour too/)
    assert.match(faults({ accent: '#fff', on_accent: '#eee' }).on_accent, /#000000 would do/)
    assert.deepEqual(faults({ accent: '#036', on_accent: '#fff' }), {})
  })

  test('an origin is written as browsers write it, though this PHP knows nothing of accents', () => {
    const addresses = [
      'https://économie-sociale.example/a',
      'https://www.Exemple.example:443/',
      'http://a.example:80/x',
      'http://a.example:443',
      'https://a.example:8443/?x',
    ]
    const given = JSON.stringify(addresses).slice(1, -1)
    const [hasIntl, origins] = wordpress.site.ask(
      `return array( function_exists( 'idn_to_ascii' ), array_map( 'EssWidgets\\origin_of', array( ${given} ) ) );`,
    )
    assert.equal(hasIntl, false)
    assert.deepEqual(
      origins,
      addresses.map((address) => new URL(address).origin),
    )
  })

  test('nobody but an administrator, and no page but this one, changes them', async () => {
    const before = option()
    const editor = await wordpress.as('editor')
    const refused = await editor.tab.goto(wordpress.url(page))
    assert.equal(refused.status(), 403)
    const administrator = await openSettings()
    const nonce = await administrator.tab.locator('#_wpnonce').inputValue()
    const form = { 'ess_widgets[consultation]': 'https://elsewhere.example/', 'ess_widgets[source]': 'plugin' }
    const post = ({ context }, extra) => context.request.post(wordpress.url(page), { form: { ...form, ...extra } })
    assert.equal((await post(administrator, {})).status(), 403)
    assert.equal((await post(editor, { _wpnonce: nonce })).status(), 403)
    assert.deepEqual(option(), before)
    await editor.tab.close()
    await administrator.tab.close()
  })
}

/** What a screen reader says with a field that is wrong. */
async function said(tab, name) {
  const field = tab.locator(`#ess-widgets-${name}`)
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  const [fault] = (await field.getAttribute('aria-describedby')).split(' ')
  return tab.locator(`#${fault}`).textContent()
}
