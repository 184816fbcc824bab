// A contributor names a server of their own: nobody who reads, edits or publishes the post asks it anything.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { leave, openEditor, send } from '../../testing/editor.js'

export function originTests(wordpress) {
  const asked = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end('{}')
  })
  let origin
  before(async () => {
    await new Promise((resolve) => server.listen(0, 'localhost', resolve))
    origin = `http://localhost:${server.address().port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  const visible = 'You read this because you may edit this page'
  const php = (text) => `base64_decode( '${Buffer.from(text).toString('base64')}' )`
  const author = (role) => `get_user_by( 'login', '${role}' )->ID`
  /** A post of somebody, as it is saved without a look at it. */
  const postOf = (role, post_content, post_type = 'post', post_title = 'Ailleurs') =>
    wordpress.site.ask(`wp_set_current_user( ${author(role)} ); kses_remove_filters(); return wp_insert_post( array(
      'post_author' => ${author(role)}, 'post_content' => ${php(post_content)}, 'post_title' => ${php(post_title)},
      'post_status' => 'publish', 'post_type' => '${post_type}' ) );`)
  const shown = (id, first = '') =>
    wordpress.site.ask(`${first} $GLOBALS['post'] = get_post( ${id} ); setup_postdata( $GLOBALS['post'] );
      return apply_filters( 'the_content', get_post()->post_content );`)
  const block = () => `<!-- wp:ess-widgets/manifesto {"consultation":"${origin}/v1/x"} /-->`
  const shortcode = () => `[ess_manifesto consultation="${origin}/v1/x"]`

  test('in the editor, in a preview and published, it is not asked: the link stands there, and editors read why', async () => {
    const { tab } = await wordpress.as('contributor')
    await openEditor(tab)
    const { host } = new URL(origin)
    const content = [
      block(),
      `<!-- wp:ess-widgets/vote {"principle":"gouvernance","consultation":"${origin}/v1/x"} /-->`,
      `<!-- wp:ess-widgets/agenda {"src":"${origin}/agenda.ics"} /-->`,
      shortcode(),
      `[ess_vote consultation="//${host}/v1/x"]`,
      `[ess_wall consultation="/&#47;${host}/v1/x"]`,
      `[ess_results src="/\\${host}/r.json"]`,
      `[ess_figures src="https:/&#47;&#47;${host}/f.json"]`,
      `[ess_figures src="http:/${host}/f.json"]`,
      `[ess_agenda src="${wordpress.site.url}@${host}/a.ics"]`,
    ].join('\n\n')
    const { id } = await send(tab, '/wp/v2/posts', { title: 'Un autre serveur', content })
    await leave(tab)
    for (const role of ['contributor', 'administrator']) {
      const { tab: preview } = await wordpress.as(role)
      await preview.goto(wordpress.url(`/?p=${id}&preview=true`))
      await preview.waitForLoadState('networkidle')
      await preview.getByText(visible).first().waitFor()
      await leave(preview)
    }
    const editor = await wordpress.as('editor')
    await openEditor(editor.tab, id)
    await editor.tab.getByText('may name no other server').first().waitFor()
    await editor.tab.waitForLoadState('networkidle')
    await send(editor.tab, `/wp/v2/posts/${id}`, { status: 'publish' })
    await leave(editor.tab)
    for (const theme of ['', '?theme=classic']) {
      const { tab: page, html } = await wordpress.visit(`/un-autre-serveur/${theme}`)
      await page.waitForLoadState('networkidle')
      assert.match(html, /<p><a href="https:\/\/seminaire\.example\.org\/voter">Read and sign the text<\/a><\/p>/)
      assert.ok(!html.includes(visible))
      // An address in which no browser reads that host may be left: it leads to this site.
      const left = await page.evaluate(() =>
        [...document.querySelectorAll('[consultation], [src]')]
          .filter(({ localName }) => localName.startsWith('ess-'))
          .map((one) => new URL(one.getAttribute('consultation') ?? one.getAttribute('src'), location.href).host),
      )
      assert.deepEqual(
        left.filter((one) => one === host),
        [],
      )
    }
    assert.deepEqual(asked, [])
  })

  test('whoever may write unfiltered HTML may name it, in a block and in a shortcode', () => {
    for (const role of ['administrator', 'editor']) {
      const html = shown(postOf(role, `${block()}\n\n${shortcode()}`))
      assert.equal(html.split(`<ess-manifesto `).length, 3, role)
      assert.equal(html.split(`consultation="${origin}/v1/x"`).length, 3, role)
    }
    assert.ok(!shown(postOf('contributor', `${block()}\n\n${shortcode()}`)).includes('<ess-'))
    const named = (text) => wordpress.site.ask(`return EssWidgets\\origins_in( ${php(text)} );`)
    assert.deepEqual(named('{"src":"https:\\/\\/xn\\u002d\\u002da.example.org:8443/x"} [a b=http://b.example]'), [
      'https://xn--a.example.org:8443',
      'http://b.example',
    ])
  })

  test('not by way of a reusable block, of a title that is listed, or of a post that they change', () => {
    const pieceOf = (role) => `<!-- wp:block {"ref":${postOf(role, `${block()}\n\n${shortcode()}`, 'wp_block')}} /-->`
    assert.ok(!shown(postOf('administrator', pieceOf('contributor'))).includes('<ess-'))
    assert.equal(shown(postOf('contributor', pieceOf('administrator'))).split('<ess-manifesto ').length, 3)

    postOf('contributor', 'Titre', 'post', shortcode())
    const list = postOf('administrator', '<!-- wp:latest-posts {"postsToShow":3} /-->')
    assert.ok(!shown(list).includes('<ess-'))

    const changed = postOf('administrator', 'Rien.')
    const change = (role, content) =>
      wordpress.site.ask(`wp_set_current_user( ${author(role)} ); kses_remove_filters();
        return wp_update_post( array( 'ID' => ${changed}, 'post_content' => ${php(content)} ) );`)
    change('contributor', block())
    assert.ok(!shown(changed).includes('<ess-'))
    change('administrator', `${block()}\n\nRelu.`)
    assert.ok(shown(changed).includes('<ess-manifesto '))
    // Whoever publishes it did not write it: at its hour, nobody does.
    wordpress.site.ask(`wp_set_current_user( ${author('administrator')} ); kses_remove_filters();
      wp_update_post( array( 'ID' => ${changed}, 'post_status' => 'draft' ) );
      wp_set_current_user( 0 );
      return wp_publish_post( ${changed} );`)
    assert.ok(shown(changed).includes('<ess-manifesto '))
  })

  test('widgets and the theme are those of its administrators; a filter names servers for everybody', () => {
    const html = (first) => wordpress.site.ask(`${first} return do_shortcode( ${php(shortcode())} );`)
    assert.ok(!html('').includes('<ess-'))
    const widget = `add_filter( 'option_widget_text', fn() => array( 2 => array( 'text' => ${php(shortcode())} ) ) );`
    assert.ok(html(widget).includes('<ess-manifesto '))
    const part = `do_action( 'render_block_core_template_part_file', 'a', array(), 'b', ${php(block())} );`
    assert.ok(html(part).includes('<ess-manifesto '))
    assert.ok(html(`$GLOBALS['_wp_current_template_content'] = ${php(block())};`).includes('<ess-manifesto '))
    const mine = postOf('contributor', block())
    assert.ok(
      shown(mine, `add_filter( 'ess_widgets_origins', fn() => array( '${origin}' ) );`).includes('<ess-manifesto '),
    )
  })
}
