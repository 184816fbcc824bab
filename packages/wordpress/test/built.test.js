// The plugin as it is built, before any WordPress: what a reviewer of its directory would read for.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { po } from 'gettext-parser'
import { Engine } from 'php-parser'
import { kindsOf } from '../build/kinds.js'
import { translate } from '../build/languages.js'

const here = fileURLToPath(new URL('..', import.meta.url))
const zip = readFileSync(new URL('../dist/ess-widgets-wordpress.zip', import.meta.url))
const files = Object.fromEntries(
  Object.entries(unzipSync(zip)).map(([path, bytes]) => [path.replace('ess-widgets/', ''), bytes]),
)
const text = (path) => strFromU8(files[path])
const paths = Object.keys(files)
const php = paths.filter((path) => path.endsWith('.php'))
const built = JSON.parse(text('includes/built.json'))
const { version } = JSON.parse(readFileSync(new URL('../../elements/package.json', import.meta.url), 'utf8'))
const hashOf = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`

test('two builds make the same bytes, in one folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ess-plugin-'))
  execFileSync(process.execPath, ['build.js', folder], { cwd: here })
  assert.equal(hashOf(readFileSync(join(folder, 'ess-widgets-wordpress.zip'))), hashOf(zip))
  rmSync(folder, { recursive: true })
  assert.ok(Object.keys(unzipSync(zip)).every((path) => path.startsWith('ess-widgets/')))
})

test('its version is that of the elements, wherever it is said', () => {
  assert.equal(built.version, version)
  assert.match(text('ess-widgets.php'), new RegExp(`^ \\* Version: +${version}$`, 'm'))
  assert.match(text('readme.txt'), new RegExp(`^Stable tag: ${version}$`, 'm'))
  assert.deepEqual(
    paths.filter((path) => /@VERSION@/.test(text(path))),
    [],
  )
})

test('it holds every file of the script, with the hashes that it writes into pages', () => {
  const folder = `cdn/${version}/`
  const hashes = JSON.parse(text(`${folder}integrity.json`))
  for (const [name, hash] of Object.entries(hashes)) assert.equal(hashOf(files[folder + name]), hash, name)
  for (const [name, hash] of Object.entries(built.integrity)) assert.equal(hash, hashes[name], name)
  assert.ok(files[`${folder}LICENSE`], 'the licence of the tags')
  assert.match(text('LICENSE'), /GNU GENERAL PUBLIC LICENSE/)
})

describe('each PHP file', () => {
  const parser = new Engine({ parser: { version: '7.4', suppressErrors: false }, ast: { withPositions: true } })

  for (const path of php) {
    test(`${path} is PHP 7.4, runs in WordPress alone, asks nobody and evaluates nothing`, () => {
      const code = text(path)
      parser.parseCode(code, path)
      assert.match(code, /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/)
      assert.doesNotMatch(
        code,
        /\b(eval|create_function|exec|system|passthru|shell_exec|proc_open|unserialize|base64_decode|file_get_contents|curl_init|fsockopen|wp_(safe_)?remote_\w+|extract)\s*\(/,
      )
      assert.doesNotMatch(code, /\$_REQUEST|<script|<style| style=/)
      // WordPress has no words for what is left of frames.
      if (path !== 'uninstall.php') assert.doesNotMatch(code, /\$wpdb/)
      // What is echoed was escaped where it is echoed.
      for (const [, echoed] of code.matchAll(/\b(?:echo|print)\s+([^;]+);/g)) {
        assert.match(echoed, /^(esc_\w+\(|\$css$|\$\w+ \? '[^<>]*' : '[^<>]*'|'accent' === )/, echoed)
      }
    })
  }
})

test('PHP that is too young is noticed', () => {
  const parser = new Engine({ parser: { version: '7.4', suppressErrors: false } })
  for (const young of ['match($a) { 1 => 2 };', '$a?->b();', 'f(name: 1);', 'enum A { case B; }']) {
    assert.throws(() => parser.parseCode(`<?php ${young}`), young)
  }
})

describe('the French', () => {
  const catalogue = readFileSync(new URL('../plugin/languages/ess-widgets-fr_FR.po', import.meta.url))
  const sources = [['includes/x.php', "__( 'Nobody translated this.', 'ess-widgets' )"]]

  test('is complete: a text without it, or a translation of nothing, stops the build', () => {
    assert.throws(() => translate(catalogue, sources), /no French for “Nobody translated this\.”/)
    assert.throws(() => translate(catalogue, []), /nobody says “Settings saved\.”/)
  })

  test('has the spaces of French typography, and no exclamation', () => {
    const { translations } = po.parse(catalogue)
    for (const { msgid, msgstr } of Object.values(translations).flatMap(Object.values)) {
      if (msgid === '') continue
      assert.doesNotMatch(msgstr[0], / [:;?!»]|« |!|'|\S[;?»]/u, msgstr[0])
      assert.doesNotMatch(msgstr[0], /[^\s/0-9](?<!https?):(?!\/\/)/u, msgstr[0])
    }
  })
})

describe('what it knows of the tags comes from their manifest', () => {
  test('addresses are known as such in every tag that has one', () => {
    for (const [tag, attributes] of Object.entries(built.tags)) {
      for (const name of ['consultation', 'src']) if (name in attributes) assert.equal(attributes[name], 'address', tag)
    }
  })

  test('a type that it does not know stops the build', () => {
    const tag = (attribute) => ({ attributes: [{ name: 'x', description: '', ...attribute }] })
    assert.throws(() => kindsOf(tag({ type: { text: 'object' } })), /does not know: object/)
    assert.throws(() => kindsOf(tag({ type: { text: 'number' } })), /from where to where/)
  })

  test('the editor has a control with words, and a picture, for all of it', () => {
    const window = {
      essWidgets: {},
      wp: { i18n: { __: (text) => text }, element: { createElement: () => ({}) }, primitives: {} },
    }
    for (const file of ['words', 'icons']) new Function('window', text(`blocks/${file}.js`))(window)
    const { icons, words } = window.essWidgets
    for (const [tag, attributes] of Object.entries(built.tags)) {
      assert.ok(icons[tag], tag)
      for (const [name, kind] of Object.entries(attributes)) {
        assert.equal(words.attributes[name]?.length, 2, `${tag} ${name}`)
        if (Array.isArray(kind)) assert.ok(name in words.unset, `${name}, left as it comes`)
        if (Array.isArray(kind) && typeof kind[0] === 'string')
          for (const value of kind) assert.ok(words.values[value], value)
      }
    }
  })
})
