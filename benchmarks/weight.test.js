/** The weights that the README publishes are those of what is built now. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOver, readBudgets, tagEntries, weighAll } from '../scripts/weight.js'
import { numberIn, readTables } from './tables.js'
import { pasted } from './weight.js'

const { weight } = readTables()
const published = (begins) => numberIn(weight.rows.find(({ what }) => what.startsWith(begins)).measured)
const measured = await weighAll(readBudgets(), tagEntries())

for (const row of measured)
  test(`${row.name} weighs what the README says, within 2 %, and no more than its budget`, () => {
    assert.ok(!isOver(row), `${row.bytes} bytes, ${row.budget} at most`)
    const said = published(`\`${row.name}\``)
    const advice = `${row.bytes} bytes now, ${said} in the README: run \`npm run bench -- weight\``
    assert.ok(Math.abs(row.bytes / said - 1) <= 0.02, advice)
  })

test('the pasted script takes fewer bytes than ALTCHA alone', () => {
  const { bytes } = measured.find(({ name }) => name === pasted)
  assert.ok(bytes < published('ALTCHA '), `${bytes} bytes`)
})
