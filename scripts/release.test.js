// A whole release, with the commands of one, in a copy of this repository and to a registry of our own on loopback; then
// somebody else installs what was published, builds pages with it, and people vote there.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import * as prettier from 'prettier'
import { install } from './release-consumer.js'
import { changesetsIn, faultsOf } from './release-notes.js'
import { openPages } from './release-pages.js'
import { openRegistry, unsigned } from './release-registry.js'
import { copyWorkspace, manifestOf, membersOf, packageNames, run } from './release-workspace.js'
import { documents, outdated, readRelease } from './snippet.js'

const scratch = mkdtempSync(join(tmpdir(), 'ess-release-'))
const release = join(scratch, 'release')
const somebody = join(scratch, 'somebody')
const installed = join(somebody, 'node_modules/@ess-widgets')
const names = packageNames()

let changesets
let version
let registry
let again
before(async () => {
  registry = await openRegistry(scratch)
  await copyWorkspace(release)
  // The day after a release there is no change to tell, and this is still a rehearsal.
  tellChange('rehearsed', 'Rehearsed.')
  changesets = changesetsIn(release)
  await run(release, ['npm', 'run', 'version'])
  version = manifestOf(release, 'packages/elements').version
  again = buildAgain()
  again.catch(() => {})
  writeFileSync(join(release, '.npmrc'), registry.npmrc)
  await publish()
  await install(somebody, registry)
})
after(async () => {
  await again?.catch(() => {})
  registry?.close()
  rmSync(scratch, { recursive: true, force: true })
})

const tellChange = (name, words) =>
  writeFileSync(join(release, `.changeset/${name}.md`), `---\n'@ess-widgets/elements': patch\n---\n\n${words}\n`)

const publish = async () => run(release, ['npm', 'run', 'release'], await unsigned(scratch, registry))

/** Another clean build of the same version, elsewhere: the checksum of each package. */
async function buildAgain() {
  const folder = await copyWorkspace(join(scratch, 'again'), release)
  await run(folder, ['npx', 'turbo', 'run', 'build', 'analyze'])
  const pack = ['npm', 'pack', '--silent', '--pack-destination', folder]
  const tarballs = await Promise.all(names.map((name) => run(join(folder, 'packages', name), pack)))
  const content = (tarball) => readFileSync(join(folder, tarball.trim()))
  return Object.fromEntries(names.map((name, index) => [name, hashOf('sha512', content(tarballs[index]))]))
}

const hashOf = (algorithm, content) => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`

describe('npm run version', () => {
  test('brings one version to every package, to whoever asks for one, to the lock and to the code', () => {
    const { packages } = JSON.parse(readFileSync(join(release, 'package-lock.json'), 'utf8'))
    assert.notEqual(version, '0.0.0')
    for (const member of membersOf(release)) {
      const manifest = manifestOf(release, member)
      if (!manifest.private) assert.equal(manifest.version, version, member)
      if (!manifest.private) assert.equal(packages[member].version, version, member)
      for (const asked of [manifest.dependencies, manifest.devDependencies, packages[member].dependencies])
        for (const [name, range] of Object.entries(asked ?? {}))
          if (name.startsWith('@ess-widgets/')) assert.equal(range, version, `${member} asks for ${name}`)
    }
    const code = readFileSync(join(release, 'packages/elements/src/shared/define.ts'), 'utf8')
    assert.ok(code.includes(`version = '${version}'`))
  })

  test('tells every change in the changelogs, once', () => {
    assert.deepEqual(changesetsIn(release), [])
    for (const name of names) assert.deepEqual(faultsIn(name, { version, changesets }), [], name)
  })

  test('writes the lines to paste into the documents, with the hashes of what it built, formatted', async () => {
    assert.deepEqual(outdated(release, readRelease(release)), [])
    for (const path of Object.keys(documents)) {
      const text = readFileSync(join(release, path), 'utf8')
      assert.ok(text.includes(`elements@${version}/cdn/ess.js"`) && !text.includes('VERSION'), path)
      const options = { ...(await prettier.resolveConfig(path)), filepath: path }
      assert.ok(await prettier.check(text, options), path)
    }
  })
})

describe('npm run release', () => {
  test('publishes each package once, and tags it', async () => {
    const tags = (await run(release, ['git', 'tag'])).trim().split('\n')
    assert.deepEqual(
      tags,
      names.map((name) => `@ess-widgets/${name}@${version}`),
    )
    assert.match(await publish(), /No unpublished projects/)
  })

  test('publishes, to the byte, what another clean copy builds', async () => {
    const hash = async (name) => [name, (await registry.latest(`@ess-widgets/${name}`)).dist.integrity]
    assert.deepEqual(Object.fromEntries(await Promise.all(names.map(hash))), await again)
  })

  test('publishes the pasted script, with the hashes of all its files, alone and zipped', () => {
    const folder = join(installed, 'elements/cdn')
    const hashes = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'))
    const zipped = unzipSync(readFileSync(join(folder, 'ess-widgets.zip')))
    const files = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
    assert.ok(files.includes('ess.js') && files.includes('ess.css'))
    assert.deepEqual(Object.keys(hashes).sort(), files.sort())
    for (const name of files) {
      assert.equal(hashOf('sha256', readFileSync(join(folder, name))), hashes[name], name)
      assert.equal(hashOf('sha256', zipped[`ess-widgets/${name}`]), hashes[name], `${name}, zipped`)
    }
  })

  test('refuses to publish lines to paste that are not those of the script', async () => {
    const path = join(release, 'packages/elements/README.md')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/sha256-\w/, 'sha256-'))
    await assert.rejects(publish(), /README\.md has other lines to paste/)
    writeFileSync(path, text)
  })
})

describe('somebody else', () => {
  let pages
  before(async () => (pages = await openPages(somebody)))
  after(() => pages?.close())

  for (const path of [
    'vite/vote',
    'vite/all',
    'webpack/vote',
    'webpack/all',
    'esbuild/vote',
    'esbuild/all',
    'pasted/all',
  ])
    test(`votes on a page, ${path}, that has the tags it asks for and no other`, async () => {
      const before = await pages.agreeing()
      const { tab, faults, close } = await pages.visit(`${path}.html`)
      const card = tab.locator('ess-vote')
      await card.getByRole('button', { name: 'D’accord', exact: true }).click()
      await card.getByText('Vote enregistré.').waitFor()
      assert.equal(await pages.agreeing(), before + 1)
      const asked = path.endsWith('all') ? pages.tags : ['ess-vote']
      const areThere = (names) => names.every((name) => customElements.get(name))
      await tab.waitForFunction(areThere, asked, { timeout: 10_000 })
      assert.deepEqual(
        await tab.evaluate((names) => names.filter((name) => customElements.get(name)), pages.tags),
        asked,
      )
      assert.deepEqual(faults, [])
      await close()
    })

  // In the repository, what only our tests asked for would be found too.
  test('imports every module, with what was installed and nothing more', async () => {
    const modules = names.flatMap((name) => {
      const { name: specifier, exports } = manifestOf(installed, name)
      const isModule = ([, target]) => target.default?.endsWith('.js')
      return Object.entries(exports)
        .filter(isModule)
        .map(([path]) => specifier + path.slice(1))
    })
    const code = modules.map((specifier) => `await import('${specifier}')`).join('\n')
    writeFileSync(join(somebody, 'every.js'), `${code}\nconsole.log('imported')\n`)
    assert.equal((await run(somebody, [process.execPath, 'every.js'])).trim(), 'imported')
  })

  test('has ess-server, by npx', async () => {
    assert.match(await run(somebody, ['npx', '--no-install', 'ess-server', 'check', pages.file]), /consultation/)
  })
})

describe('the next release', () => {
  test('says of a package that did not change that it did not', async () => {
    tellChange('next', 'Only the tags change.')
    const changesets = changesetsIn(release)
    await run(release, ['npx', 'changeset', 'version'])
    const next = manifestOf(release, 'packages/tally').version
    assert.notEqual(next, version)
    for (const name of names) assert.deepEqual(faultsIn(name, { version: next, changesets }), [], name)
  })
})

function faultsIn(name, asked) {
  const changelog = readFileSync(join(release, 'packages', name, 'CHANGELOG.md'), 'utf8')
  return faultsOf(changelog, { name: `@ess-widgets/${name}`, ...asked })
}
