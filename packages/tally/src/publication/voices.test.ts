import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishResults } from './results.ts'
import { cellsOf, rulesOf, tallyOf, type Three } from './testing/tables.ts'
import { answersOf, voicesOf } from './voices.ts'

test('people outside the families of the law decide nothing, beside one of them either', () => {
  const two: Three = [40, 5, 5]
  for (const other of ['none', 'unstated']) {
    const { principles } = publishResults({}, ['a'], cellsOf({ association: two, [other]: two }), 100, rulesOf())
    const { families, spoke, verdict } = principles[0]!
    assert.deepEqual([families.length, spoke, verdict], [2, ['association'], 'insufficient'])
  }
  const { principles } = publishResults({}, ['a'], cellsOf({ association: two, mutual: two }), 100, rulesOf())
  assert.equal(principles[0]!.verdict, 'common')
})

test('of a span, a voice has the number that says least of a majority', () => {
  const voice = (counts: Three) => voicesOf([{ family: 'mutual', ...answersOf(tallyOf(counts)) }])[0]!
  for (const counts of [
    [12, 0, 0],
    [11, 1, 0],
  ] as Three[])
    assert.deepEqual([voice(counts).agree, voice(counts).disagree, voice(counts).size], [11, 1, 12])
  assert.deepEqual([voice([0, 12, 0]).agree, voice([0, 12, 0]).disagree], [1, 11])
  assert.deepEqual([voice([7, 3, 2]).agree, voice([7, 3, 2]).disagree], [7, 3])
})
