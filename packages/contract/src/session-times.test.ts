import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginning } from './session-times.ts'

test('a whole day begins with its first instant, also where the clocks skip midnight', () => {
  for (const [timeZone, start, first] of [
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00:00Z'],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00Z'],
  ] as const)
    assert.equal(beginning({ start, timeZone }), Date.parse(first), timeZone)
})
