import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseConsultation } from './consultation-file.ts'

const template = readFileSync(new URL('../templates/consultation.yaml', import.meta.url), 'utf8')
const question = (id: string) => `      - { id: ${id}, text: { fr: Quoi, en: What } }\n`
const workshop = (id: string, more = '') =>
  `  - id: ${id}\n    title: { fr: Atelier fictif, en: Fictitious workshop }\n    questions:\n${question('demain')}${more}`
const faultsOf = (...workshops: string[]) => parseConsultation(`${template}\nworkshops:\n${workshops.join('')}`).faults
const fieldsOf = (...workshops: string[]) => faultsOf(...workshops).map(({ field }) => field)

test('two workshops of one name are found at the second', () => {
  assert.deepEqual(fieldsOf(workshop('vision'), workshop('leviers')), [])
  assert.deepEqual(fieldsOf(workshop('vision'), workshop('leviers'), workshop('vision')), ['workshops[2].id'])
})

test('two questions of one name are found within a workshop, and not between two', () => {
  assert.deepEqual(fieldsOf(workshop('vision', question('hier')), workshop('leviers', question('hier'))), [])
  assert.deepEqual(fieldsOf(workshop('leviers'), workshop('vision', question('demain'))), [
    'workshops[1].questions[1].id',
  ])
})

test('invitations lead to a page of a partner', () => {
  const withPage = (page: string) => workshop('vision', `    page: ${page}\n`)
  for (const right of [
    'https://www.example.org',
    'https://www.example.org/atelier?table=1',
    'https://www.example.org:443/',
  ])
    assert.deepEqual(fieldsOf(withPage(right)), [], right)
  for (const wrong of [
    'http://www.example.org/atelier',
    'https://example.org/atelier',
    'https://www.example.org:8443/atelier',
    'https://www.example.org.example.net/',
  ]) {
    const [fault, ...others] = faultsOf(withPage(wrong))
    assert.equal(fault?.field, 'workshops[0].page', wrong)
    assert.match(fault.detail.fr, /celle d’un partenaire/)
    assert.match(fault.detail.en, /a partner’s/)
    assert.deepEqual(others, [])
  }
})

test('the workshops of the template are right once they are no comment', () => {
  const block = template.slice(template.indexOf('# workshops:'), template.indexOf('# Un texte à signer'))
  const text = template.replace(block, block.replace(/^# /gm, ''))
  assert.match(text, /\nworkshops:\n/)
  assert.deepEqual(parseConsultation(text).faults, [])
})
