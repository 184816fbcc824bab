// What only npm and GitHub can do, and a rehearsal cannot: who may publish, from where, signed by what.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { root } from './node-tests.js'
import { manifestOf, packageNames } from './release-workspace.js'

const read = (path) => readFileSync(join(root, path), 'utf8')
const text = read('.github/workflows/release.yml')
const workflow = parse(text)
const { permissions, steps } = workflow.jobs.release
const indexOf = (found) => steps.findIndex(found)

test('packages are published with provenance, for all, from the repository that they name', () => {
  const repositories = new Set()
  for (const name of packageNames()) {
    const { publishConfig, repository } = manifestOf(root, `packages/${name}`)
    assert.deepEqual(publishConfig, { access: 'public', provenance: true }, name)
    assert.equal(repository.directory, `packages/${name}`)
    repositories.add(repository.url)
  }
  assert.equal(repositories.size, 1)
})

test('the workflow says who it is to npm, and holds nothing that could be stolen', () => {
  assert.equal(permissions['id-token'], 'write')
  assert.deepEqual(workflow.permissions, {})
  assert.doesNotMatch(text, /NPM_TOKEN|NODE_AUTH_TOKEN|_authToken|registry-url:/)
  assert.deepEqual(text.match(/secrets\.\w+/g), ['secrets.GITHUB_TOKEN'])
})

test('npm is recent enough for trusted publishers, before anything is published', () => {
  const npm = indexOf(({ run }) => run === 'npm install --global npm@^11.5.1')
  assert.ok(npm >= 0 && npm < indexOf(({ uses }) => uses?.startsWith('changesets/action@')))
})

test('it runs on main, verifies everything, then uses the commands that are rehearsed', () => {
  assert.deepEqual(workflow.on, { push: { branches: ['main'] } })
  const publishing = indexOf(({ uses }) => uses?.startsWith('changesets/action@'))
  const verifying = indexOf(({ run }) => run === '.ci/run')
  assert.ok(verifying >= 0 && verifying < publishing)
  assert.equal(steps[publishing].with.version, 'npm run version')
  assert.equal(steps[publishing].with.publish, 'npm run release')
})

test('the first publication by hand names every package, each after those it stands on', () => {
  const [, section] = /## Release\n(.*?)\n## /s.exec(read('CONTRIBUTING.md'))
  const [, listed] = /in the order ([\w,\s]+):/.exec(section)
  const order = listed.split(',').map((name) => name.trim())
  assert.deepEqual([...order].sort(), packageNames())
  for (const name of order)
    for (const dependency of Object.keys(manifestOf(root, `packages/${name}`).dependencies ?? {})) {
      const [, ours] = /^@ess-widgets\/(.*)$/.exec(dependency) ?? []
      if (ours) assert.ok(order.indexOf(ours) < order.indexOf(name), `${ours} comes before ${name}`)
    }
  for (const step of ['npm run version', 'npm publish --access public --provenance=false', 'release.yml'])
    assert.ok(section.includes(step), step)
})
