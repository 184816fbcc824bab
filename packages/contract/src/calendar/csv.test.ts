import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { seed } from '../testing/profile.ts'
import { readCsv } from '../testing/read-csv.ts'
import { toCsv } from './csv.ts'
import { plainText } from './plain-text.ts'

test('rows are read back as they are', () => {
  const rows = [
    ['a', 'é "cité"', 'une, deux', 'deux\nlignes', ''],
    ['12', '  espaces  ', '50 % - 3', 'l’apostrophe', "'='"],
  ]
  assert.deepEqual(readCsv(toCsv(rows)), rows)
  assert.equal(toCsv([['a', 1, -2]]), '\ufeff"a",1,-2\r\n')
})

describe('no cell is a formula', () => {
  const cases: [written: string, read: string][] = [
    ['=1+1', "'=1+1"],
    ['+33 6', "'+33 6"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\uff1d1', "'\uff1d1"],
    ['\uff0b1', "'\uff0b1"],
    ['\uff0d1', "'\uff0d1"],
    ['\uff201', "'\uff201"],
    ['  =1', "'  =1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['\t=1', "' =1"],
    ['\r=1', "\n'=1"],
    ['\0=1', "'=1"],
    ['a;=1', "a;'=1"],
    ['a;"; =1', 'a;";\' =1'],
    ['- un\r\n- deux', "'- un\n'- deux"],
    ['Jeanne;"=1+1;', 'Jeanne;\'"=1+1;'],
    ['"=1', '\'"=1'],
  ]
  for (const [written, read] of cases) {
    test(JSON.stringify(written), () => assert.deepEqual(readCsv(toCsv([[written]])), [[read]]))
  }
})

test(`any cells are read back, but for the apostrophes that are said (seed ${seed})`, () => {
  const piece = fc.constantFrom('=', '+', '-', '@', ';', ',', '"', "'", ' ', '\t', '\r', '\n', 'a', '\uff1d', '\u2028')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = readCsv(toCsv(rows))
      const withoutApostrophes = (cells: string[][]) => cells.map((row) => row.map((cell) => cell.replaceAll("'", '')))
      assert.deepEqual(withoutApostrophes(read), withoutApostrophes(rows.map((row) => row.map(plainText))))
      for (const cell of read.flat())
        for (const part of cell.split(/[;\n\r]/)) assert.doesNotMatch(part.trimStart(), /^[-=+@\t＝＋－＠]/)
      for (const separator of [',', ';'])
        for (const cell of cellsOf(toCsv(rows), separator)) assert.doesNotMatch(cell, /^\s*[-=+@＝＋－＠]/, separator)
    }),
    { numRuns: 10_000, seed },
  )
})

/** The cells as a spreadsheet takes them, which forgives: a quote opens a cell, and what comes after its end is kept. */
function cellsOf(text: string, separator: string): string[] {
  const cells = ['']
  let state: 'begin' | 'quoted' | 'plain' = 'begin'
  const rest = text.slice(1)
  for (let index = 0; index < rest.length; index += 1) {
    const character = rest[index]!
    if (state === 'quoted') {
      if (character !== '"') cells.push(cells.pop()! + character)
      else if (rest[index + 1] === '"') cells.push(cells.pop()! + rest[(index += 1)]!)
      else state = 'plain'
    } else if (character === separator || character === '\n') {
      cells.push('')
      state = 'begin'
    } else if (state === 'begin' && character === '"') state = 'quoted'
    else {
      cells.push(cells.pop()! + character)
      state = 'plain'
    }
  }
  return cells
}
