import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOver, weigh } from './weight.js'

test('an entry over its budget, or without one, is over', () => {
  assert.equal(isOver({ bytes: 10, budget: 10 }), false)
  assert.equal(isOver({ bytes: 11, budget: 10 }), true)
  assert.equal(isOver({ bytes: 1, budget: undefined }), true)
})

test('a weight counts what the entry imports, without Lit development messages', async () => {
  const { bytes, later } = await weigh('lit')
  assert.ok(bytes > 4_500 && bytes < 7_000, `lit alone weighs ${bytes} bytes`)
  assert.equal(later, 0)
})

test('what comes on demand is weighed apart, and what it shares with the entry is not', async () => {
  const [tag, client] = [await weigh('@ess-widgets/elements/ess-vote.js'), await weigh('@ess-widgets/client')]
  assert.ok(tag.later > 500, `${tag.later} bytes`)
  assert.ok(tag.bytes > client.bytes + 3_000, 'the client and Lit are in it')
})
