// Every story of the built Storybook, in both languages and colour schemes: it renders, nothing complains, axe agrees, and
// it looks as in its picture.
import assert from 'node:assert/strict'
import { env } from 'node:process'
import { after, before, describe, test } from 'node:test'
import { openBook } from './storybook/book.js'
import { artistOf, openBrowser } from './storybook/browser.js'
import { artist, fault, forgetFailures, referenced } from './storybook/pictures.js'
import { openReader } from './storybook/reader.js'
import { drawSample } from './storybook/sample.js'
import { looks, named, visits } from './storybook/visits.js'

const book = await openBook()
const browser = await openBrowser()
after(async () => {
  await browser.close()
  book.close()
})
const atOnce = { concurrency: 2 }
const oneByOne = { concurrency: 1 }
const readers = await Promise.all([openReader(browser, book.origin), openReader(browser, book.origin)])

forgetFailures()
const self = artistOf(browser)
const otherwise = fault('sample', await drawSample(readers[0]), self)

test('there are stories, and the introduction', () => {
  assert.ok(book.stories.length > 0, 'no story')
  assert.ok([...book.stories, ...book.documents].some(({ title }) => title === 'Introduction'))
})

test('each story has its pictures, and each picture its story', () => {
  const wanted = new Set(['sample', ...named(book.stories)])
  const kept = new Set(referenced())
  const dead = [...kept.difference(wanted)].map((name) => `${name} has no story any more`)
  const missing = [...wanted.difference(kept)].map((name) => `${name} has no picture`)
  assert.deepEqual([...dead, ...missing], [], 'npm run pictures draws those that miss, and takes away the others')
})

test('pictures can be compared: this browser draws as the one that drew them', (t) => {
  if (!otherwise) return
  const reason = `No picture was compared. This is ${self}, which draws otherwise than ${artist()}: see test-results/pictures/sample.difference.png. npm run pictures draws them all again`
  if (env.CI) assert.fail(reason)
  t.skip(reason)
})

describe('stories', atOnce, () => {
  for (const { title, look, stories } of visits(book.stories))
    describe(`${title}, ${look.language}, ${look.scheme}`, oneByOne, () => {
      let reader
      before(() => (reader = readers.pop()).wear(look))
      after(() => readers.push(reader))
      for (const { id, name, pictures } of stories)
        test(`${title}: ${name}, ${look.language}, ${look.scheme}`, async () => {
          assert.deepEqual(await faultsOf(reader, id, look, pictures), [])
        })
    })
})

/** What is wrong with a story: how it ends, what complains, and how it looks. */
async function faultsOf(reader, id, { language, scheme }, pictures) {
  const failure = await reader.show(id).catch(({ message }) => message)
  if (failure) return [failure, ...reader.faults()]
  const changes = []
  for (const { name, width } of otherwise ? [] : pictures) changes.push(fault(name, await reader.picture(width), self))
  assert.deepEqual(await reader.lookOfPage(), { language, scheme })
  const complaints = [...(await reader.undefinedTags()), ...(await reader.audit()), ...reader.faults()]
  return [...complaints, ...changes.filter(Boolean)]
}

describe('pages', atOnce, () => {
  for (const { id, title, name } of book.documents)
    test(`${title}: ${name}`, async () => {
      const reader = readers.pop()
      try {
        await reader.wear(looks[0])
        await reader.show(id, 'docs')
        assert.deepEqual(reader.faults(), [])
      } finally {
        readers.push(reader)
      }
    })
})
