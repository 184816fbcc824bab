/** How much one network may send: sixty at once, one more each five seconds, and copies of the same for nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NetworkLimit } from './network-limit.ts'

const now = Date.UTC(2026, 10, 26, 9)
const names = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `contribution ${from + index}`)

/** Takes one for each name, and says how many were let in. */
const letIn = (limit: NetworkLimit, address: string, whats: string[], at = now) =>
  whats.filter((what) => limit.take(address, at, what) === 0).length

test('sixty are let in at once, then one each five seconds, and who is not is told how long to wait', () => {
  const limit = new NetworkLimit()
  assert.equal(letIn(limit, '192.0.2.1', names(70)), 60)
  assert.equal(limit.take('192.0.2.1', now + 1000, 'late'), 4)
  assert.equal(limit.take('192.0.2.1', now + 5000, 'late'), 0)
  assert.equal(limit.take('192.0.2.1', now + 5000, 'later'), 5)
  assert.equal(letIn(limit, '198.51.100.1', names(1)), 1, 'another network')
})

test('copies of what was let in use nothing up, before and after the limit is met', () => {
  const limit = new NetworkLimit()
  assert.equal(letIn(limit, '192.0.2.1', Array<string>(500).fill('contribution 0')), 500)
  assert.equal(letIn(limit, '192.0.2.1', names(59, 1)), 59)
  assert.equal(letIn(limit, '192.0.2.1', ['another']), 0)
  assert.equal(letIn(limit, '192.0.2.1', names(60)), 60, 'those of before')
})

test('what was not let in is not known: its copies wait, and use one when they no longer have to', () => {
  const limit = new NetworkLimit()
  letIn(limit, '192.0.2.1', names(60))
  assert.equal(letIn(limit, '192.0.2.1', ['late', 'late', 'late']), 0)
  assert.equal(letIn(limit, '192.0.2.1', ['late', 'late', 'other'], now + 5000), 2)
})

test('what one network was let in with lets no other in', () => {
  const limit = new NetworkLimit()
  letIn(limit, '192.0.2.1', names(1))
  letIn(limit, '198.51.100.1', names(60, 100))
  assert.equal(letIn(limit, '198.51.100.1', names(1)), 0)
})

test('a network of IPv6 is its first 64 bits, and one of IPv4 is the same however it is written', () => {
  const limit = new NetworkLimit()
  letIn(limit, '2001:db8::1', names(60))
  assert.equal(letIn(limit, '2001:db8:0:0:ffff::2', ['more']), 0)
  assert.equal(letIn(limit, '2001:db8:0:1::1', ['more']), 1)
  letIn(limit, '192.0.2.1', names(60))
  assert.equal(letIn(limit, '::ffff:192.0.2.1', ['more']), 0)
})

test('no more is remembered than was asked for, and what is forgotten uses one again', () => {
  const limit = new NetworkLimit(2)
  assert.equal(letIn(limit, '192.0.2.1', names(60)), 60)
  assert.equal(letIn(limit, '192.0.2.1', ['contribution 59', 'contribution 58']), 2)
  assert.equal(letIn(limit, '192.0.2.1', ['contribution 57']), 0)
})
