// Each house rule is shown a bad line and must turn red, beside a good one that must not.
import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { test } from 'node:test'
import { ESLint } from 'eslint'
import { root } from './node-tests.js'

const eslint = new ESLint({ cwd: root })

async function complaints(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath: root + filePath })
  assert.equal(result.fatalErrorCount, 0, result.messages[0]?.message)
  return result.messages.map((message) => message.ruleId)
}

const forbidden = {
  'contract importing tally': ['packages/contract/src/x.ts', `import '@ess-widgets/tally'`],
  'tally importing server': ['packages/tally/src/x.ts', `import { x } from '@ess-widgets/server'\nx()`],
  'server importing client': [
    'packages/server/src/x.ts',
    `import type { X } from '@ess-widgets/client'\nexport type Y = X`,
  ],
  'client importing elements': ['packages/client/src/x.ts', `import '@ess-widgets/elements/all.js'`],
  'elements importing tally': ['packages/elements/src/vote/x.ts', `import '@ess-widgets/tally'`],
  'an element test importing server': ['packages/elements/src/vote/x.test.ts', `import '@ess-widgets/server'`],
  'another package by its path': ['packages/elements/src/vote/x.ts', `import '../../../client/src/index.ts'`],
  'contract values in client': ['packages/client/src/x.ts', `import { Ballot } from '@ess-widgets/contract'\nBallot()`],
  'contract schemas in elements': ['packages/elements/src/vote/x.ts', `import '@ess-widgets/contract/openapi.json'`],
}

for (const [what, [file, code]] of Object.entries(forbidden)) {
  test(`refused: ${what}`, async () => {
    assert.deepEqual(await complaints(file, code + '\n'), ['@typescript-eslint/no-restricted-imports'])
  })
}

const allowed = {
  'contract types in client': [
    'packages/client/src/x.ts',
    `import type { Ballot } from '@ess-widgets/contract'\nexport type X = Ballot`,
  ],
  'inline contract types in elements': [
    'packages/elements/src/vote/x.ts',
    `import { type Ballot } from '@ess-widgets/contract'\nexport type X = Ballot`,
  ],
  'vocabulary values in elements': [
    'packages/elements/src/vote/x.ts',
    `import { x } from '@ess-widgets/contract/vocabulary.js'\nx()`,
  ],
  'contract values in the memory client': [
    'packages/client/src/memory/x.ts',
    `import { x } from '@ess-widgets/contract'\nx()`,
  ],
  'contract values in an element test': [
    'packages/elements/src/vote/x.test.ts',
    `import { x } from '@ess-widgets/contract'\nx()`,
  ],
  'client in elements': ['packages/elements/src/vote/x.ts', `import { x } from '@ess-widgets/client'\nx()`],
  'tally in server': ['packages/server/src/x.ts', `import { x } from '@ess-widgets/tally'\nx()`],
}

for (const [what, [file, code]] of Object.entries(allowed)) {
  test(`allowed: ${what}`, async () => assert.deepEqual(await complaints(file, code + '\n'), []))
}

const unsafe = {
  'an inline style': ['export const x = html`<p style="color: red"></p>`', 'no-restricted-syntax'],
  'a style property': ['export const x = html`<p .style=${y}></p>`', 'no-restricted-syntax'],
  'an innerHTML binding': ['export const x = html`<p .innerHTML=${y}></p>`', 'no-restricted-syntax'],
  'an innerHTML assignment': ['y.innerHTML = z', 'no-restricted-syntax'],
  unsafeHTML: ['export const x = html`<p>${unsafeHTML(y)}</p>`', 'no-restricted-syntax'],
  styleMap: ['export const x = html`<p class=${styleMap(y)}></p>`', 'no-restricted-syntax'],
  'a rem': ['export const x = css`p { margin: 0.5rem }`', 'no-restricted-syntax'],
  'a rem without zero': ['export const x = css`p { margin: .5rem 1em }`', 'no-restricted-syntax'],
  'an image without alternative': ['export const x = html`<img src="a.png" />`', 'lit-a11y/alt-text'],
  'a broken template': [
    'export const x = html`<p class="${y}" class="${y}"></p>`',
    'lit/no-duplicate-template-bindings',
  ],
}

for (const [what, [code, rule]] of Object.entries(unsafe)) {
  test(`refused in an element: ${what}`, async () => {
    const rules = await complaints('packages/elements/src/vote/x.ts', code + '\n')
    assert.ok(rules.includes(rule), `${rule} not among: ${rules.join(', ') || 'none'}`)
  })
}

test('em, words that contain rem, and stories with a style are fine', async () => {
  assert.deepEqual(
    await complaints('packages/elements/src/vote/x.ts', 'export const x = css`p { margin: 1em } /* remark */`\n'),
    [],
  )
  assert.deepEqual(
    await complaints('packages/elements/src/vote/x.stories.ts', 'export const x = html`<p style="width: 20em"></p>`\n'),
    [],
  )
})

test('no test is left focused or skipped', async () => {
  for (const call of ['it.only', 'describe.only', 'test.only', 'it.skip']) {
    const rules = await complaints('packages/client/src/x.test.ts', `${call}('x', () => {})\n`)
    assert.deepEqual(rules, ['no-restricted-properties'], call)
  }
})

test('no style sheet of the elements uses rem', () => {
  const sheets = globSync('packages/elements/*.css', { cwd: root })
  const withRem = sheets.filter((file) => /[0-9.]rem\b/.test(readFileSync(root + file, 'utf8')))
  assert.deepEqual(withRem, [])
})
