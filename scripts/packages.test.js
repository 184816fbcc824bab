// What npm would publish, package by package: packed, linted, every export there and importable in Node.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { root } from './node-tests.js'
import { packageNames } from './release-workspace.js'

const scratch = mkdtempSync(join(tmpdir(), 'ess-pack-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const names = packageNames()
/** What people may import. A line less breaks theirs: it is for a major version. */
const allowed = read('scripts/exports.json')

test('all packages have one version, and ask for each other at exactly that version', () => {
  const manifests = names.map((name) => read(`packages/${name}/package.json`))
  const { version } = manifests[0]
  for (const manifest of manifests) {
    assert.equal(manifest.version, version, manifest.name)
    for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
      if (name.startsWith('@ess-widgets/')) assert.equal(range, version, `${manifest.name} asks for ${name}@${range}`)
    }
  }
})

test('the version the elements tell is that of their package', () => {
  const code = readFileSync(join(root, 'packages/elements/src/shared/define.ts'), 'utf8')
  assert.equal(/^export const version = '(.*)'$/m.exec(code)?.[1], read('packages/elements/package.json').version)
})

for (const name of names) {
  describe(name, () => {
    const folder = join(root, 'packages', name)
    const manifest = read(`packages/${name}/package.json`)
    const packed = pack(folder)
    const files = packed.files.map((file) => file.path)
    const tarball = new Uint8Array(readFileSync(join(scratch, packed.filename)))
    const targets = Object.entries(manifest.exports).flatMap(([path, target]) => flatten(path, target))

    test('is packed with its licence and a readme, without tests, stories or build records', () => {
      assert.ok(files.includes('LICENSE'), 'no LICENSE')
      assert.ok(files.includes('README.md'), 'no README.md')
      assert.deepEqual(
        files.filter((file) => /\.test\.|\.stories\.|tsbuildinfo|\/testing\/|\.turbo|\.DS_Store/.test(file)),
        [],
      )
    })

    test('satisfies publint, strictly', async () => {
      const { messages, pkg } = await publint({ strict: true, pack: { tarball: tarball.buffer } })
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg, { color: false })),
        [],
      )
    })

    test('has types that are right for whoever imports it as a module', async () => {
      // No type tells what a style sheet holds. CommonJS and the resolution of before `exports` are not for us.
      const options = { excludeEntrypoints: [/\.css$/] }
      const { problems } = await checkPackage(createPackageFromTarballData(tarball), options)
      const ours = problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind))
      assert.deepEqual(ours, [])
    })

    test('exports what scripts/exports.json lists, and nothing else', () => {
      assert.deepEqual(Object.keys(manifest.exports).sort(), allowed[manifest.name])
    })

    test('every export and every program is in the package', () => {
      const promised = [...targets.map(([, target]) => target), ...Object.values(manifest.bin ?? {})]
      const missing = promised.filter((target) => !files.includes(target.replace(/^\.\//, '')))
      assert.deepEqual(missing, [])
    })

    for (const [path, target] of targets.filter(([, target]) => /\.js(on)?$/.test(target))) {
      const specifier = manifest.name + path.slice(1)
      test(`${specifier} can be imported in Node`, () => {
        const options = target.endsWith('.json') ? `, { with: { type: 'json' } }` : ''
        const code = `await import(${JSON.stringify(specifier)}${options}); process.stdout.write('imported')`
        const args = ['--input-type=module', '--eval', code]
        const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 20_000 })
        assert.equal(stdout, 'imported', stderr)
      })
    }
  })
}

function pack(folder) {
  const args = ['pack', '--json', '--loglevel=error', `--pack-destination=${scratch}`]
  const answer = JSON.parse(
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' }),
  )
  // npm 11 answers with a list, npm 12 with one entry per package name.
  return Object.values(answer)[0]
}

/** Every [subpath, file] an exports entry leads to. */
function flatten(path, target) {
  if (typeof target === 'string') return [[path, target]]
  return Object.values(target).flatMap((inner) => flatten(path, inner))
}
