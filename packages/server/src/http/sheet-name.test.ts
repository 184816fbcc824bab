import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sheetName } from './sheet-name.ts'

test('a sheet is one however its name is typed, and two sheets stay two', () => {
  const same = ['A-12', 'a 12', 'A12', 'a - 12', 'A\u201112', '\uff2112'].map(sheetName)
  assert.deepEqual(new Set(same), new Set(['A-12']))
  const others = ['A1-2', 'A-1-2', 'A-121', 'AA-12', '12', '12 bis', 'B-12'].map(sheetName)
  assert.equal(new Set([...others, 'A-12']).size, 7)
})
