// A site in French.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insert, leave, openEditor } from '../../testing/editor.js'

export function frenchTests(wordpress) {
  const speak = (locale) => wordpress.site.ask(`update_option( 'WPLANG', '${locale}' ); return 0;`)

  test('its settings, its blocks and its links are in French', async () => {
    speak('fr_FR')
    const { tab } = await wordpress.as('administrator')
    await tab.goto(wordpress.url('/wp-admin/options-general.php?page=ess-widgets'))
    await tab.getByText('Couleur d’accent', { exact: true }).waitFor()
    await tab
      .getByText('Cette consultation répond\u00a0: Identité et diversité de l’économie sociale et solidaire')
      .waitFor()
    await tab.locator('#ess-widgets-page').fill('voter')
    await tab.locator('#submit').click()
    await tab.getByText('Ce n’est pas une adresse web complète.').waitFor()
    const text = await tab.locator('.ess-widgets-settings').innerText()
    assert.doesNotMatch(text, /\b(the|this|of|with|saved)\b/i)

    const author = await wordpress.as('contributor')
    await openEditor(author.tab)
    await insert(author.tab, 'sondage', 'Vote')
    await author.tab.getByText('Un principe, trois réponses, et ce que tout le monde a répondu.').first().waitFor()
    const labels = await author.tab.evaluate(() => window.essWidgets.words)
    assert.equal(labels.attributes.principle[0], 'Principe')
    const link = wordpress.site.ask("return do_shortcode( '[ess_vote]' );")
    assert.match(link, />Voter<\/a>/)
    await leave(author.tab)
    await tab.close()
    speak('')
  })

  test('so are they for a site in Belgium or in Canada', () => {
    for (const locale of ['fr_BE', 'fr_CA']) {
      speak(locale)
      assert.match(wordpress.site.ask("return do_shortcode( '[ess_agenda]' );"), />Voir le programme<\/a>/)
    }
    speak('')
  })
}
