// The address of a page of the consultation's server, alone on a line.
import { test } from 'node:test'
import { leave, openEditor, send } from '../../testing/editor.js'

export function embedTests(wordpress) {
  test('an address of the server, alone on a line, shows its page in a frame, where people vote', async () => {
    const address = `${wordpress.api}/embed/vote?consultation=seminaire-2021&principle=reserves`
    const { tab } = await wordpress.as('editor')
    await openEditor(tab)
    await send(tab, '/wp/v2/posts', { title: 'Cadre', content: `<p>Voici.</p>\n\n${address}\n`, status: 'publish' })
    await leave(tab)
    const { tab: page } = await wordpress.visit('/cadre/')
    const frame = page.frameLocator(`iframe[src^="${wordpress.api}/embed/"]`)
    await frame.getByRole('button', { name: 'D’accord', exact: true }).waitFor()
  })
}
