// WordPress's block editor, as an author's hands know it.

/** Opens a post, or a new one, once its blocks are there. */
export async function openEditor(tab, post) {
  const path = post ? `post.php?post=${post}&action=edit` : 'post-new.php'
  await tab.goto(new URL(`/wp-admin/${path}`, tab.site).href)
  await tab.getByRole('textbox', { name: /^(Add title|Saisissez le titre)$/ }).waitFor()
  await tab.waitForFunction(() => window.wp.data.select('core/editor').__unstableIsEditorReady())
}

/** Looks a block up in the list of blocks, and takes it. */
export async function insert(tab, word, name) {
  await tab.getByRole('button', { name: 'Toggle block inserter' }).click()
  await tab.getByRole('searchbox').fill(word)
  await tab.getByRole('option', { name, exact: true }).click()
  await tab.getByRole('button', { name: 'Toggle block inserter' }).click()
}

/** Saves as a draft, and gives the number of the post. */
export async function saveDraft(tab) {
  await tab.getByRole('button', { name: 'Save draft' }).click()
  await saved(tab)
  return tab.evaluate(() => window.wp.data.select('core/editor').getCurrentPostId())
}

/** Resolves once WordPress has what stands in the editor. */
export const saved = (tab) =>
  tab.waitForFunction(() => {
    const editor = window.wp.data.select('core/editor')
    return !editor.isEditedPostNew() && !editor.isEditedPostDirty() && !editor.isSavingPost()
  })

/** Resolves once the post is of that status. */
export const isPost = (tab, status) =>
  tab.waitForFunction((one) => window.wp.data.select('core/editor').getCurrentPost().status === one, status)

/** `Publish`, or what a contributor does instead, with the question that comes before. */
export async function submit(tab, words) {
  await tab.getByRole('button', { name: 'Publish', exact: true }).first().click()
  const panel = tab.getByRole('region', { name: 'Editor publish' })
  await panel.getByRole('button', { name: words, exact: true }).click()
}

/** Leaves as people do: WordPress then lets others open the post. */
export async function leave(tab) {
  await tab.goto('about:blank')
  await tab.close()
}

/** The same post as code, or as blocks again. */
export async function show(tab, editor) {
  await tab.getByRole('button', { name: 'Options', exact: true }).click()
  await tab.getByRole('menuitemradio', { name: new RegExp(`^${editor}`) }).click()
  await tab.keyboard.press('Escape')
}

/** The text of the post as it is in the editor now. */
export const contentOf = (tab) => tab.evaluate(() => window.wp.data.select('core/editor').getEditedPostContent())

/** The names of the blocks that the editor would have to mend, or that it does not know. */
export const wrongBlocks = (tab) =>
  tab.evaluate(() =>
    window.wp.data
      .select('core/block-editor')
      .getBlocks()
      .filter(({ isValid, name }) => !isValid || name === 'core/missing')
      .map(({ name }) => name),
  )

/** What is sent to WordPress as its editor does, with the rights of whoever the tab is. */
export const send = (tab, path, data) =>
  tab.evaluate(([path, data]) => window.wp.apiFetch({ path, method: 'POST', data }), [path, data])
