import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLoose } from './french-spaces.ts'

test('an ordinary space is noticed where a sign could begin a line, and nowhere else', () => {
  for (const loose of ['Est-ce clair ?', 'Voici :', 'un ; deux', '« guillemets »', '62,5 %'])
    assert.equal(isLoose(loose), true, loose)
  for (const set of [
    'Est-ce clair\u202f?',
    'Voici\u00a0:',
    'un\u202f; deux',
    '62,5\u00a0%',
    '«\u00a0guillemets\u00a0»',
    'https://example.org',
    '10:30',
  ])
    assert.equal(isLoose(set), false, set)
})
