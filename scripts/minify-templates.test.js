import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minifyTemplates } from './minify-templates.js'

test('quotes that an attribute can do without leave, those that it needs stay', () => {
  const code = 'html`<a class="b" part="c d" href="/e" id="${id}" hidden>"f"</a>`'
  assert.equal(minifyTemplates(code), 'html`<a class=b part="c d" href="/e" id="${id}" hidden>"f"</a>`')
})

test('indentation leaves templates, and the one space that people see stays', () => {
  const code = 'html`<p>\n      ${one}\n      and ${html`<b>\n  two</b>`} three\n    </p>`'
  assert.equal(minifyTemplates(code), 'html`<p>${one}\nand ${html`<b>\ntwo</b>`} three</p>`')
})

test('a tag that has values is one tag', () => {
  const code =
    'html`<form class="a" lang=${x} @submit=${y}>\n  ${z}\n  <button name="b">c</button>\n  <button>d</button>\n</form>`'
  const small = 'html`<form class=a lang=${x} @submit=${y}>${z}\n<button name=b>c</button>\n<button>d</button></form>`'
  assert.equal(minifyTemplates(code), small)
})

test('buttons of a row need no space, and others keep it', () => {
  const buttons = '<button>a</button>\n  <button>b</button>'
  for (const parent of ['div class="row"', 'div class="row small" part="c"', "p class='small row'"]) {
    const [name] = parent.split(' ')
    assert.match(minifyTemplates(`html\`<${parent}>${buttons}</${name}>\``), /a<\/button><button>b/, parent)
  }
  for (const parent of ['p', 'div class="arrow"', 'div class="row-like"', 'div title="class=row"']) {
    const [name] = parent.split(' ')
    assert.match(minifyTemplates(`html\`<${parent}>${buttons}</${name}>\``), /a<\/button>\n<button>b/, parent)
  }
  assert.match(minifyTemplates(`html\`<div class="row"><p>${buttons}</p></div>\``), /a<\/button>\n<button>b/)
})

test('what stands between quotes, and where spaces show, stays as it is', () => {
  const kept = [
    `html\`<i title='say a="b" now'></i>\``,
    'html`<i title="a > b=\'c\'\n    d"></i>`',
    'html`<pre>\n  a\n    <b>\n  c</b>\n</pre>`',
    'html`<textarea>\n\n  a\n  </textarea>`',
    'html`1 < 2 & 3 > 2`',
    `css\`a:before{content:'"x, y'}\``,
    `css\`a{--x:'a"b',"c, d"}\``,
  ]
  for (const code of kept) assert.equal(minifyTemplates(code), code)
})

test('what it cannot read is refused', () => {
  for (const code of [
    'html`<i title="a></i>`',
    'html`<${tag}></${tag}>`',
    'html`<i`',
    'html`a\0b${c}`',
    'html`<!-- a`',
  ])
    assert.throws(() => minifyTemplates(code), /template/, code)
})

test('what people see keeps its spaces and its quotes', () => {
  const kept = [
    'html`<br class="x"/>`',
    'html`say a="b" <i>now</i>`',
    'html`12\n<svg></svg>`',
    'html`a\n<p-icon></p-icon>`',
  ]
  for (const code of kept) assert.equal(minifyTemplates(code), code)
  assert.equal(
    minifyTemplates('css`a::before { content: "b, c"; --d: e, f; }`'),
    'css`a:before{content:"b, c";--d:e,f}`',
  )
})

test('style sheets keep every rule, and the escapes they were written with', () => {
  const code =
    "export default css`\n  .a > b {\n    content: '✓';\n    --y: 0.5em;\n    color: var(--x, red);\n  }\n`\nrest()"
  assert.equal(minifyTemplates(code), 'export default css`.a>b{content:"✓";--y:.5em;color:var(--x,red)}`\nrest()')
})

test('other literals and code are left alone, and a second time changes nothing', () => {
  const code = 'const a = `\n   b`\nfunction c() {\n    return html`\n    <i></i>`\n}'
  const once = minifyTemplates(code)
  assert.equal(once, 'const a = `\n   b`\nfunction c() {\n    return html`\n<i></i>`\n}')
  assert.equal(minifyTemplates(once), once)
})
