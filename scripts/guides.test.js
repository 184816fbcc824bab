import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { attributesByTag, guides, outdatedGuides } from './guides.js'
import { root } from './node-tests.js'

const read = (path) => readFileSync(join(root, path), 'utf8')

test('the guides allow in Drupal what the manifest has, and nothing else', () => {
  assert.deepEqual(
    outdatedGuides().map(({ path }) => path),
    [],
    'npm run api',
  )
})

test('a tag that a guide shows has no attribute that nobody reads', () => {
  const known = attributesByTag()
  for (const guide of guides) {
    const shown = [...read(guide).matchAll(/<(ess-[a-z]+)\s([^>]*="[^>]*)>/g)]
    assert.ok(shown.length > 0, guide)
    for (const [line, tag, written] of shown)
      for (const [, name] of written.matchAll(/([a-z-]+)="/g))
        assert.ok([...known.get(tag), 'lang'].includes(name), `${guide}: ${line}`)
  }
})

test('SPIP finds each template by the name that an article writes', () => {
  const rows = [...read(guides[0]).matchAll(/`modeles\/(\S+)\.html`\s*\|\s*`<(\S+?)\\\|/g)]
  assert.equal(rows.length, 7)
  for (const [, file, name] of rows) {
    assert.equal(file, name)
    // What SPIP takes for a name: letters, _ and -, three of them at least.
    assert.match(name, /^[a-z_-]{3,}$/)
  }
})
