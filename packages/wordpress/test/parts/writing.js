// A contributor writes, who may not write HTML of their own; an editor publishes.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  contentOf,
  insert,
  openEditor,
  isPost,
  leave,
  saved as isSaved,
  saveDraft,
  send,
  show,
  submit,
  wrongBlocks,
} from '../../testing/editor.js'

const { tags } = JSON.parse(
  readFileSync(new URL('../../dist/ess-widgets/includes/built.json', import.meta.url), 'utf8'),
)
const block = '<!-- wp:ess-widgets/vote {"heading-level":2,"principle":"gouvernance"} /-->'

export function writingTests(wordpress) {
  const saved = (post) => wordpress.site.ask(`return get_post( ${post} )->post_content;`)

  test('a contributor may write no tag of ours: WordPress takes it out', async () => {
    assert.equal(
      wordpress.site.ask("return user_can( get_user_by( 'login', 'contributor' ), 'unfiltered_html' );"),
      false,
    )
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    const content = '<!-- wp:html --><ess-vote principle="but"></ess-vote><!-- /wp:html -->'
    const { id } = await send(tab, '/wp/v2/posts', { title: 'Une balise', content })
    assert.ok(!saved(id).includes('ess-vote'))
    await leave(tab)
  })

  test('but finds the block, chooses a principle by its words, and submits the post', async () => {
    const { tab, faults } = await wordpress.as('contributor')
    await openEditor(tab)
    await tab.getByRole('textbox', { name: 'Add title' }).fill('Votons ensemble')
    await tab.evaluate(() => window.wp.data.dispatch('core/edit-post').closeGeneralSidebar())
    await insert(tab, 'poll', 'Vote')
    const opener = tab.getByRole('button', { name: 'Open its settings', exact: true })
    await opener.click()
    await opener.waitFor({ state: 'detached' })
    const settings = tab.getByRole('region', { name: 'Editor settings' })
    await settings
      .getByLabel('Principle')
      .selectOption({ label: 'Governance is democratic: bringing in more capital is not enough to decide.' })
    await settings.getByLabel('Heading level').selectOption('2')
    const placeholder = tab.locator('[data-type="ess-widgets/vote"]')
    await placeholder.getByText('Governance is democratic').waitFor()
    wordpress.posts.block = await saveDraft(tab)
    assert.equal(saved(wordpress.posts.block), block)
    await submit(tab, 'Submit for Review')
    await isPost(tab, 'pending')
    // The template of the theme is not for contributors: WordPress asks for it all the same.
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('403')),
      [],
    )
    await leave(tab)
  })

  test('opened again, the block is whole; saved again, and through the code editor and back, nothing is lost', async () => {
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab, wordpress.posts.block)
    assert.deepEqual(await wrongBlocks(tab), [])
    await show(tab, 'Code editor')
    const code = tab.getByRole('textbox', { name: 'Type text or HTML' })
    assert.equal(await code.inputValue(), block)
    await code.press('End')
    await code.pressSequentially('\n\n<!-- wp:paragraph -->\n<p>Merci.</p>\n<!-- /wp:paragraph -->')
    await show(tab, 'Visual editor')
    await tab.locator('[data-type="ess-widgets/vote"]').waitFor()
    assert.deepEqual(await wrongBlocks(tab), [])
    assert.ok((await contentOf(tab)).startsWith(block))
    await tab.getByRole('button', { name: 'Submit for Review' }).click()
    await isSaved(tab)
    assert.equal(
      saved(wordpress.posts.block),
      `${block}\n\n<!-- wp:paragraph -->\n<p>Merci.</p>\n<!-- /wp:paragraph -->`,
    )
    await leave(tab)
  })

  test('or writes the shortcode, which stays as it was typed', async () => {
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    await tab.getByRole('textbox', { name: 'Add title' }).fill('Votons par code court')
    await insert(tab, 'shortcode', 'Shortcode')
    await tab.getByRole('textbox', { name: 'Shortcode text' }).fill('[ess_vote principle="but"]')
    wordpress.posts.shortcode = await saveDraft(tab)
    assert.equal(
      saved(wordpress.posts.shortcode),
      '<!-- wp:shortcode -->\n[ess_vote principle="but"]\n<!-- /wp:shortcode -->',
    )
    await leave(tab)
  })

  test('a shortcode pasted into the editor becomes the block, with its attributes', async () => {
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    const pasted = await tab.evaluate(() =>
      window.wp.blocks
        .pasteHandler({ HTML: '', plainText: '[ess_manifesto both heading-level="2" lang="en"]', mode: 'BLOCKS' })
        .map((one) => window.wp.blocks.serialize(one)),
    )
    assert.deepEqual(pasted, ['<!-- wp:ess-widgets/manifesto {"both":true,"heading-level":2,"lang":"en"} /-->'])
    await leave(tab)
  })

  test('each of the eight tags is a block that a contributor saves, opens again, and sees whole', async () => {
    const names = Object.keys(tags).map((tag) => tag.slice('ess-'.length))
    assert.equal(names.length, 8)
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    await tab.getByRole('textbox', { name: 'Add title' }).fill('Toutes les balises')
    const written = names.map((name) => `<!-- wp:ess-widgets/${name} {"heading-level":4,"lang":"en"} /-->`)
    await tab.evaluate(
      (content) => window.wp.data.dispatch('core/block-editor').insertBlocks(window.wp.blocks.parse(content)),
      written.join(''),
    )
    const post = await saveDraft(tab)
    assert.equal(saved(post), written.join('\n\n'))
    await leave(tab)
    const { tab: again } = await wordpress.as('contributor')
    await openEditor(again, post)
    assert.deepEqual(await wrongBlocks(again), [])
    await again.goto(wordpress.url(`/?p=${post}&preview=true`))
    for (const name of names) {
      const tag = again.locator(`ess-${name}[heading-level="4"][lang="en"]`)
      assert.equal(await tag.count(), 1, name)
      assert.ok(await tag.locator('a').count(), name)
    }
    await leave(again)
  })

  test('an editor publishes what they wrote, as it is', async () => {
    const { tab } = await wordpress.as('editor')
    await openEditor(tab, wordpress.posts.block)
    await submit(tab, 'Publish')
    await isPost(tab, 'publish')
    const { status } = await send(tab, `/wp/v2/posts/${wordpress.posts.shortcode}`, { status: 'publish' })
    assert.equal(status, 'publish')
    assert.ok(saved(wordpress.posts.block).startsWith(block))
    await leave(tab)
  })
}
