import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOver, weigh } from './weight.js'

test('an entry over its budget, or without one, is over', () => {
  assert.equal(isOver({ bytes: 10, budget: 10 }), false)
  assert.equal(isOver({ bytes: 11, budget: 10 }), true)
  assert.equal(isOver({ bytes: 1, budget: undefined }), true)
})

test('a weight counts what the entry imports, without Lit development messages', async () => {
  const lit = await weigh('lit')
  assert.ok(lit > 4_500 && lit < 7_000, `lit alone weighs ${lit} bytes`)
})
