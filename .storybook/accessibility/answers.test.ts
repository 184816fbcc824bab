import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { titlesIn } from '../../scripts/promises/titles.js'
import { root } from '../../scripts/node-tests.js'
import { tags } from '../house/manifest.ts'
import { answersOf, ofTag } from './answers/answers.ts'
import { criteria } from './criteria.ts'

/** Whether a file has a test of that title that always runs or, where it holds stories, a story of that name. */
function isThere(file: string, title: string): boolean {
  if (!existsSync(root + file)) return false
  const code = readFileSync(root + file, 'utf8')
  if (file.endsWith('.stories.ts')) return new RegExp(`^export const ${title}\\b`, 'm').test(code)
  return titlesIn(code).some((found) => found.title === title && !found.reason)
}

test('every tag answers, and no other', () => {
  assert.deepEqual(Object.keys(ofTag).sort(), tags.map(({ tagName }) => tagName).sort())
})

for (const { tagName } of tags)
  test(`each answer of <${tagName}> is to a criterion, in both languages, and names tests that are there`, () => {
    const answers = answersOf(tagName)
    const missing = answers.flatMap(({ tests }) => tests).filter(([file, title]) => !isThere(file, title))
    assert.deepEqual(missing, [])
    for (const { criterion, does, tests } of answers) {
      assert.ok(criteria[criterion], criterion)
      assert.ok(tests.length > 0 && does.fr !== does.en && does.fr && does.en, criterion)
    }
  })

test('a test that is not there is noticed', () => {
  assert.equal(isThere('packages/elements/src/vote/vote.test.ts', 'is walked through with the keyboard alone'), true)
  assert.equal(isThere('packages/elements/src/vote/vote.test.ts', 'is walked through by magic'), false)
  assert.equal(isThere('packages/elements/src/vote/absent.test.ts', 'is walked through with the keyboard alone'), false)
  assert.equal(isThere('.storybook/accessibility/accessibility.stories.ts', 'EveryTag'), true)
  assert.equal(isThere('.storybook/accessibility/accessibility.stories.ts', 'Magic'), false)
})
