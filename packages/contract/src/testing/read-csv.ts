import assert from 'node:assert/strict'

/** A reader of its own, character by character, that knows nothing but RFC 4180. */
export function readCsv(text: string): string[][] {
  assert.ok(text.startsWith('\ufeff'))
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let quoted = false
  for (let index = 1; index < text.length; index++) {
    const character = text[index] ?? ''
    if (quoted) {
      if (character !== '"') value += character
      else if (text[index + 1] === '"') value += text[index++]
      else quoted = false
    } else if (character === '"') {
      assert.equal(value, '')
      quoted = true
    } else if (character === ',') {
      row.push(value)
      value = ''
    } else if (character === '\r') {
      assert.equal(text[++index], '\n')
      rows.push([...row, value])
      row = []
      value = ''
    } else {
      value += character
    }
  }
  assert.deepEqual([quoted, row, value], [false, [], ''])
  return rows
}
