// A widget is made in a temporary copy of the elements, where its types and its lint rules are checked.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ESLint } from 'eslint'
import * as prettier from 'prettier'
import { create } from './new.js'
import { root } from './node-tests.js'

const copy = mkdtempSync(join(tmpdir(), 'ess-new-'))
after(() => rmSync(copy, { recursive: true, force: true }))

const isSource = (path) => !/[\\/](dist|node_modules|\.turbo)([\\/]|$)/.test(path.slice(root.length))
for (const path of ['packages/elements', 'tsconfig.base.json', 'scripts/budgets.json']) {
  mkdirSync(join(copy, path, '..'), { recursive: true })
  cpSync(join(root, path), join(copy, path), { recursive: true, filter: isSource })
}
for (const path of ['node_modules', 'packages/contract', 'packages/client']) {
  symlinkSync(join(root, path), join(copy, path), 'junction')
}

const written = create('ess-open-agenda', copy)
const read = (path) => readFileSync(join(copy, path), 'utf8')

test('a new widget has the same files as the others, and its exports', () => {
  const files = [
    'ess-open-agenda.ts',
    'open-agenda-messages-en.ts',
    'open-agenda-messages.ts',
    'open-agenda.stories.ts',
    'open-agenda.styles.ts',
    'open-agenda.test.ts',
    'open-agenda.ts',
  ]
  const made = written.filter((path) => path.includes('/open-agenda/')).map((path) => path.split('/').at(-1))
  assert.deepEqual(made.sort(), files)
  assert.match(read('packages/elements/src/index.ts'), /'\.\/open-agenda\/open-agenda\.ts'/)
  assert.match(read('packages/elements/src/all.ts'), /'\.\/open-agenda\/ess-open-agenda\.ts'/)
  const { exports } = JSON.parse(read('packages/elements/package.json'))
  assert.equal(exports['./ess-open-agenda.js'].default, './dist/open-agenda/ess-open-agenda.js')
  assert.ok(JSON.parse(read('scripts/budgets.json'))['@ess-widgets/elements/ess-open-agenda.js'])
})

test('a new widget type-checks', () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const project = join(copy, 'packages/elements')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project, '--noEmit'], { encoding: 'utf8' })
  const about = stdout.split('\n').filter((line) => line.includes('open-agenda'))
  assert.deepEqual(about, [])
  assert.equal(status, 0, stdout)
})

test('a new widget passes the lint', async () => {
  const eslint = new ESLint({ cwd: root })
  for (const path of written.filter((path) => path.endsWith('.ts'))) {
    const [{ messages }] = await eslint.lintText(read(path), { filePath: join(root, path) })
    assert.deepEqual(
      messages.map((message) => message.message),
      [],
      path,
    )
  }
})

test('a new widget is formatted', async () => {
  for (const path of written) {
    const options = { ...(await prettier.resolveConfig(join(root, path))), filepath: path }
    assert.equal(await prettier.format(read(path), options), read(path), path)
  }
})

test('a name that is not a tag, or is taken, is refused with a sentence', () => {
  assert.throws(() => create('Example', copy), /ess-example/)
  assert.throws(() => create('ess-', copy), /ess-example/)
  assert.throws(() => create('ess-open-agenda', copy), /already there/)
})
