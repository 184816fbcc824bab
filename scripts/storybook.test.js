// Every story of the built Storybook, in both languages and colour schemes: it renders, nothing complains, axe agrees, and
// it looks as in its picture.
import assert from 'node:assert/strict'
import { env } from 'node:process'
import { after, before, describe, test } from 'node:test'
import { openBook } from './storybook/book.js'
import { artistOf, openBrowser } from './storybook/browser.js'
import { artist, fault, forgetFailures, looks, named, referenced, visits } from './storybook/pictures.js'
import { openReader } from './storybook/reader.js'
import { drawSample } from './storybook/sample.js'

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
const otherwise = fault('sample', await drawSample(browser))

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

test('this browser draws as the one that drew the pictures, so that they can be compared', (t) => {
  if (!otherwise) return
  const reason = `no picture was compared: this is ${artistOf(browser)}, which draws otherwise than ${artist()}. ${otherwise}`
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
          const failure = await reader.show(id).catch(({ message }) => message)
          if (failure) assert.fail([failure, ...reader.faults()].join('\n'))
          const changes = []
          for (const { name, width } of otherwise ? [] : pictures)
            changes.push(fault(name, await reader.picture(width)))
          assert.deepEqual(await reader.lookOfPage(), { language: look.language, scheme: look.scheme })
          const complaints = [...(await reader.undefinedTags()), ...(await reader.audit()), ...reader.faults()]
          assert.deepEqual([...complaints, ...changes.filter(Boolean)], [])
        })
    })
})

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
