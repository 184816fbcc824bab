/** A figure that is quoted elsewhere is the one that is published, and a bound is a bound. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHeld, readTables } from './tables.js'

test('tables are read with their heading and their day, and no other table is', () => {
  const text = [
    '## Speed',
    '| not | ours | |',
    '<!-- speed -->',
    '| what | measured | held at |',
    '| ---- | -------- | ------- |',
    '| `a` – b | 1,024 ms | ≤ 2,000 |',
    '| … a | – |  |',
    'Measured on 2026-11-30, 2 cores.',
    '<!-- /speed -->',
  ].join('\n\n')
  const rows = [
    { what: '`a` – b', measured: '1,024 ms', held: '≤ 2,000' },
    { what: '… a', measured: '–', held: '' },
  ]
  assert.deepEqual(readTables(text), { speed: { heading: 'Speed', date: '2026-11-30', rows } })
})

test('a bound holds the figure at its place, and nothing that was not measured', () => {
  for (const [measured, held] of [
    ['10492; p99 56 ms', '≥ 1,000; p99 ≤ 250 ms'],
    ['1.15 (1.02–1.31)', '≤ 1.15'],
    ['9,996 bytes; 5,582 later', '≤ 10,000'],
  ])
    assert.ok(isHeld({ measured, held }), measured)
  for (const [measured, held] of [
    ['10492; p99 256 ms', '≥ 1,000; p99 ≤ 250 ms'],
    ['999; p99 56 ms', '≥ 1,000; p99 ≤ 250 ms'],
    ['1.16', '≤ 1.15'],
    ['10,001 bytes', '≤ 10,000'],
    ['–', '≤ 1 %'],
    ['not measured: too long', '≤ 2'],
  ])
    assert.ok(!isHeld({ measured, held }), measured)
})
