// What continuous integration does is what anybody does: from the oldest Node that we ask for, `npm test` and nothing beside it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { root } from './node-tests.js'

const read = (path) => readFileSync(join(root, path), 'utf8')

test('each push is verified on a new machine, by `npm test` alone, from the oldest Node that may start it', () => {
  const { on, jobs } = parse(read('.github/workflows/ci.yml'))
  assert.ok(on.push && 'pull_request' in on)
  const { strategy, steps, 'runs-on': machine } = jobs.test
  assert.match(machine, /^ubuntu-/)
  const done = steps.map(({ uses = '', run }) => run ?? uses.replace(/@.*/, ''))
  assert.deepEqual(done, ['actions/checkout', 'actions/setup-node', '.ci/run'])
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line && !/^(#|set |cd )/.test(line))
  assert.deepEqual(commands, ['npm test'])
  const oldest = Number(/^>=(\d+)$/.exec(JSON.parse(read('package.json')).engines.node)[1])
  assert.equal(Math.min(...strategy.matrix.node), oldest)
})
