// What the comparison sees, and what it does not, on a page of its own.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openBrowser } from './browser.js'
import { compare, read, write } from './compare.js'
import { openReader } from './reader.js'
import { drawSample } from './sample.js'

let browser
let reader
let original
before(async () => {
  browser = await openBrowser()
  reader = await openReader(browser)
  original = await drawSample(reader)
})
after(() => browser.close())

/** How many pixels differ from the picture as it is kept. */
async function differing(change) {
  const changed = await drawSample(reader, change)
  assert.ok(!changed.equals(original), 'nothing was changed')
  return compare(read(write(read(original))), read(changed)).count
}

const changes = {
  'another green of a button': ['background: #0a5c4a', 'background: #0c624f'],
  'another grey of a ground': ['#f4f6f7', '#eceff0'],
  'another grey of a text': ['#55606a', '#626d77'],
  'two pixels of padding': ['padding: 8px 16px', 'padding: 10px 16px'],
  'one pixel of padding': ['padding: 8px 16px', 'padding: 8px 17px'],
  'rounder corners': ['border-radius: 8px', 'border-radius: 12px'],
  'a mark that is lost': ['class="mark"', 'style="opacity: 0"'],
  'another word': ['pas encore', 'plus encore'],
  'another letter': ['Camille', 'Camilla'],
  'an accent': ['bientôt', 'bientot'],
  'a line more': ['</details>', '</details><hr />'],
}

describe('a picture differs by', () => {
  for (const [what, change] of Object.entries(changes))
    test(what, async () => {
      const count = await differing(change)
      assert.ok(count > 1, `${count} pixels`)
    })
})

const smoothings = {
  'a disc that is a twentieth of a pixel larger': ['r="20.4"', 'r="20.45"'],
  'a colour that nobody tells from the other': ['#1f6fb2', '#1f70b2'],
}

describe('a picture does not differ by', () => {
  for (const [what, change] of Object.entries(smoothings))
    test(what, async () => assert.equal(await differing(change), 0))

  test('being written and read', () => {
    const kept = read(write(read(original)))
    assert.ok(Buffer.compare(kept.pixels, read(original).pixels) !== 0, 'nothing was rounded')
    assert.equal(compare(kept, read(original)).count, 0)
  })
})
