import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseConsultation } from './consultation-file.ts'

const template = readFileSync(new URL('../templates/consultation.yaml', import.meta.url), 'utf8')
const article = (id: string, text = 'Une phrase.') =>
  `        - { id: ${id}, title: { fr: Un, en: One }, text: { fr: ${JSON.stringify(text)}, en: A sentence. } }\n`
const withText = (...articles: string[]) =>
  `${template}\nmanifesto:\n  controller: { name: Chaire fictive }\n  minimum: 10\n  versions:\n    - published: 2026-11-25\n      title: { fr: Texte, en: Text }\n      articles:\n${articles.join('')}`
const faultsOf = (...articles: string[]) => parseConsultation(withText(...articles)).faults

test('two articles of one name are found at the second', () => {
  assert.deepEqual(faultsOf(article('un'), article('deux')), [])
  assert.deepEqual(
    faultsOf(article('un'), article('deux'), article('un')).map(({ field }) => field),
    ['manifesto.versions[0].articles[2].id'],
  )
})

test('Markdown that would be lost is found, with its line in the text', () => {
  const [fault, ...others] = faultsOf(article('un'), article('deux', 'Une phrase.\n\n<b>Une autre.</b>'))
  assert.deepEqual(others, [])
  assert.equal(fault?.field, 'manifesto.versions[0].articles[1].text.fr')
  assert.match(fault.detail.fr, /du HTML.*Ligne 3/)
  assert.match(fault.detail.en, /HTML.*Line 3/)
})

test('the text of the template is right once it is no comment', () => {
  const block = template.slice(template.indexOf('# manifesto:'))
  const text = template.replace(block, block.replace(/^# ?/gm, ''))
  assert.match(text, /\nmanifesto:\n/)
  assert.deepEqual(parseConsultation(text).faults, [])
})
