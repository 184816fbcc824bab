import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { root } from '../../scripts/node-tests.js'
import { inEnglish } from './index-words.ts'

/** The same in both languages. */
const alike = ['Introduction']

test('the index of the house is whole in English', () => {
  const files = globSync('.storybook/**/*.stories.ts', { cwd: root })
  const labels = files.flatMap((file) => {
    const code = readFileSync(root + file, 'utf8')
    const titles = [...code.matchAll(/\btitle: '([^']+)', (?:id|tags):/g)].flatMap(([, title]) => title!.split('/'))
    return [...titles, ...[...code.matchAll(/(?:^ {2}|[)\w], )name: '([^']+)'(?:,$| })/gm)].map(([, name]) => name!)]
  })
  assert.ok(labels.length > files.length)
  assert.deepEqual(new Set(labels), new Set([...Object.keys(inEnglish), ...alike]))
})
