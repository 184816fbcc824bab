import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusAt } from './consultation.ts'
import { openapi } from './openapi.ts'
import { problems } from './problem.ts'
import { routeList } from './routes.ts'

const document = openapi('1.2.3')

function* nodes(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* nodes(inner)
}

test('every reference of the OpenAPI document leads somewhere', () => {
  for (const { $ref } of nodes(document)) {
    if (typeof $ref !== 'string') continue
    const place = $ref.replace('#/', '').split('/')
    const target = place.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    )
    assert.ok(target, $ref)
  }
})

test('every route is in the document, under its own name and with a policy', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  assert.equal(operations.length, routeList.length)
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, routeList.length)
  for (const operation of operations)
    assert.match(operation['x-policy'], /^(public|holder|partner)$/, operation.operationId)
})

test('every route that is not public says what the holder’s token comes in', () => {
  for (const { id, policy, token } of routeList) assert.equal(token === undefined, policy === 'public', id)
})

test('every write, and no read, names its intention', () => {
  for (const { id, method, policy, body } of routeList) {
    assert.equal(policy === 'partner', method !== 'GET', id)
    if (method === 'GET') assert.equal(body, undefined, id)
  }
})

test('every object people send is closed: a field nobody knows is refused, not dropped', () => {
  for (const { id, body } of routeList) {
    for (const node of nodes(body)) {
      if (node['type'] === 'object' && node['properties']) assert.equal(node['additionalProperties'], false, id)
    }
  }
})

test('every problem has a status of its kind and a title in both languages', () => {
  for (const [name, [status, french, english]] of Object.entries<readonly [number, string, string]>(problems)) {
    assert.ok(status >= 400 && status < 600, name)
    assert.ok(french.endsWith('.') && english.endsWith('.') && french !== english, name)
  }
})

test('a consultation opens and closes at its instants, and its draft or its end is a final word', () => {
  const file = { status: 'open' as const, opens: '2026-11-25T09:00:00+01:00', closes: '2026-12-15T18:00:00+01:00' }
  const opens = Date.parse(file.opens)
  const closes = Date.parse(file.closes)
  assert.equal(statusAt(file, opens - 1), 'draft')
  assert.equal(statusAt(file, opens), 'open')
  assert.equal(statusAt(file, closes - 1), 'open')
  assert.equal(statusAt(file, closes), 'closed')
  assert.equal(statusAt({ ...file, status: 'draft' }, opens), 'draft')
  assert.equal(statusAt({ ...file, status: 'closed' }, opens), 'closed')
  assert.equal(statusAt({ status: 'open' }, 0), 'open')
})
