// Pages with right lines and wrong ones, compiled as their authors would: a right one passes, a wrong one is told.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { isAbsolute, join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { readTags } from '../../scripts/manifest.js'
import { root } from '../../scripts/node-tests.js'

const here = import.meta.dirname
const tags = readTags()
const { options } = ts.getParsedCommandLineOfConfigFile(
  join(here, 'tsconfig.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} },
)

test('TypeScript, JSX of React and templates of Vue pass or fail line by line', () => {
  const compiler = join(root, 'node_modules/vue-tsc/bin/vue-tsc.js')
  const args = [compiler, '-p', here, '--listFiles']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const said = stdout.split('\n').filter((line) => !isAbsolute(line))
  assert.equal(status, 0, said.join('\n') + stderr)
  // A page that nobody compiles has no faults.
  for (const name of ['page.ts', 'ReactPage.tsx', 'VuePage.vue']) assert.match(stdout, new RegExp(`/types/${name}\\b`))
})

for (const framework of ['react', 'vue']) {
  test(`the types for ${framework} are right themselves, read strictly`, () => {
    const file = join(root, `packages/elements/types/${framework}.d.ts`)
    const program = ts.createProgram([file], { ...options, skipLibCheck: false })
    // Only this file: those of libraries are theirs.
    const source = program.getSourceFile(file)
    const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    assert.deepEqual(
      faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      [],
    )
  })
}

const page = join(here, 'page.ts')
// Without JSX, whose place a compiler looks for by itself.
const plain = ts.createProgram([page], { ...options, jsx: undefined })
const checker = plain.getTypeChecker()

test('a page without a framework reads no types of one', () => {
  const read = plain.getSourceFiles().map(({ fileName }) => fileName)
  assert.deepEqual(
    read.filter((file) => /\/(@?vue|react|types\/(react|vue))[/.]/.test(file)),
    [],
  )
})

test('each tag and each event of the manifest has its class in the maps of the DOM', () => {
  for (const { tag, className, events } of tags) {
    assert.equal(inMap('HTMLElementTagNameMap', tag), className)
    for (const { name, type } of events) assert.equal(inMap('HTMLElementEventMap', name), type.text)
  }
})

function inMap(map, name) {
  const symbol = checker
    .getSymbolsInScope(plain.getSourceFile(page), ts.SymbolFlags.Interface)
    .find((one) => one.name === map)
  const property = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), name)
  return property && checker.typeToString(checker.getTypeOfSymbol(property))
}
