import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as prettier from 'prettier'
import { root } from './node-tests.js'
import { documents, outdated, readRelease, snippet, withSnippet } from './snippet.js'

const release = { version: '1.2.3', hashes: { 'ess.js': 'sha256-script=', 'ess.css': 'sha256-style=' } }
const text = 'Before\n\n<!-- snippet -->\nold\n<!-- /snippet -->\n\nAfter\n'

test('the lines have the exact version, and the hash of each file beside its address', () => {
  const lines = snippet(documents['README.md'], release)
  const code = lines.replace(/\s+/g, ' ')
  for (const [attribute, name, hash] of [
    ['src', 'ess.js', 'sha256-script='],
    ['href', 'ess.css', 'sha256-style='],
  ]) {
    const address = `https://cdn.jsdelivr.net/npm/@ess-widgets/elements@1.2.3/cdn/${name}`
    assert.ok(code.includes(`${attribute}="${address}" integrity="${hash}" crossorigin="anonymous"`), lines)
  }
  assert.match(snippet(documents['LISEZMOI.md'], release), /la version 1\.2\.3, avec toutes les balises/)
})

test('before a first version they promise no file: neither version nor hash is one', () => {
  const lines = snippet(documents['README.md'], undefined)
  assert.match(lines, /elements@VERSION\/cdn/)
  assert.match(lines, /as soon as the first version is on npm/)
  assert.doesNotMatch(lines, /undefined|sha256-\w/)
})

test('only what is between the markers is written, the same when it is written again', () => {
  const once = withSnippet(text, 'new $& lines')
  assert.equal(once, 'Before\n\n<!-- snippet -->\n\nnew $& lines\n\n<!-- /snippet -->\n\nAfter\n')
  assert.equal(withSnippet(once, 'new $& lines'), once)
})

test('a document without both markers, once and in their order, is refused', () => {
  for (const spoilt of ['', text.replace('<!-- snippet -->', ''), text + text, text.split('\n').reverse().join('\n')])
    assert.throws(() => withSnippet(spoilt, 'new'), /stand once, between/)
})

test('what is written is formatted', async () => {
  for (const [path, words] of Object.entries(documents))
    for (const of of [release, undefined]) {
      const written = withSnippet(readFileSync(join(root, path), 'utf8'), snippet(words, of))
      assert.ok(await prettier.check(written, { ...(await prettier.resolveConfig(path)), filepath: path }), path)
    }
})

// Between two releases the code moves on, and the documents keep the lines of the last one.
test('the documents have the lines of the last release, or none before the first', () => {
  const last = readRelease()
  if (!last) return assert.deepEqual(outdated(root, last), [])
  for (const path of Object.keys(documents)) {
    const address = `elements@${last.version}/cdn/ess.js"\n  integrity="sha256-`
    assert.ok(readFileSync(join(root, path), 'utf8').includes(address), path)
  }
})
