import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { Figures } from './figures.ts'

const read = () =>
  JSON.parse(
    readFileSync(new URL('../../../examples/partner-page/public/figures.json', import.meta.url), 'utf8'),
  ) as Figures

test('the figures of the partner’s page are what the schema says', () => {
  assert.deepEqual([...Value.Errors(Figures, read())], [])
})

test('a figure without its year, its perimeter or its source is none', () => {
  for (const name of ['label', 'unit', 'year', 'perimeter', 'source', 'parts'] as const) {
    const file = read()
    delete (file.figures[0] as Partial<Figures['figures'][number]>)[name]
    assert.equal(Value.Check(Figures, file), false, name)
  }
})

test('a misspelt field is an error', () => {
  const file = read()
  Object.assign(file.figures[0]!.parts[0]!, { overlap: true })
  assert.equal(Value.Check(Figures, file), false)
})
