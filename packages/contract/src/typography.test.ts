import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeset } from './typography.ts'

const french = (text: string) => typeset({ fr: text, en: '' }).fr

test('French punctuation stays with its word', () => {
  assert.equal(french('Oui ; non ! Pourquoi ? 78 %'), 'Oui\u202f; non\u202f! Pourquoi\u202f? 78\u202f%')
  assert.equal(french('Ainsi : « un mot »'), 'Ainsi\u00a0: «\u00a0un mot\u00a0»')
  assert.equal(french('78\u00a0% et déjà\u202f!'), '78\u202f% et déjà\u202f!')
})

test('addresses, hours and what has no space stay as they are', () => {
  for (const text of ['https://example.org/?a=b;c', '9:30', 'C’est dit!']) assert.equal(french(text), text)
})

test('every French text of a document is typeset, wherever it stands, and nothing else', () => {
  const document = {
    id: 'a : b',
    title: { fr: 'Un : deux', en: 'One : two' },
    principles: [{ statement: { fr: 'Vrai ?', en: 'True ?' }, count: 1, url: null }],
  }
  assert.deepEqual(typeset(document), {
    id: 'a : b',
    title: { fr: 'Un\u00a0: deux', en: 'One : two' },
    principles: [{ statement: { fr: 'Vrai\u202f?', en: 'True ?' }, count: 1, url: null }],
  })
})
