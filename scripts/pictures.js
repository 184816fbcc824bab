// Draws the reference pictures of the stories that have changed, and says which. Those that look the same stay as they are.
//   npm run pictures                  all of them; those without a story go
//   npm run pictures -- vote wall     those whose name has one of these words
import { openBook } from './storybook/book.js'
import { artistOf, openBrowser } from './storybook/browser.js'
import { artist, fault, keep, referenced, remove, sign } from './storybook/pictures.js'
import { openReader } from './storybook/reader.js'
import { drawSample } from './storybook/sample.js'
import { named, visits } from './storybook/visits.js'

const words = process.argv.slice(2)
const isWanted = (name) => words.length === 0 || words.some((word) => name.includes(word))
const isChosen = ({ name }) => isWanted(name)

const book = await openBook()
const browser = await openBrowser()
const self = artistOf(browser)
const readers = [await openReader(browser, book.origin), await openReader(browser, book.origin)]
const sample = await drawSample(readers[0])
if (words.length > 0 && fault('sample', sample, self)) {
  console.error(
    `This is ${self}, which draws otherwise than ${artist()}, by whom the others are. Draw all: npm run pictures`,
  )
  process.exit(1)
}

const queue = visits(book.stories).filter(({ stories }) => stories.some(({ pictures }) => pictures.some(isChosen)))
const tell = (what, name) => what && console.log(`${what}  ${name}`)
if (words.length === 0 && keep('sample', sample)) {
  sign(self)
  tell(`drawn by ${self}:`, 'all that follows')
}
await Promise.all(readers.map(draw))
const wanted = new Set(['sample', ...named(book.stories)])
for (const name of referenced().filter((name) => !wanted.has(name) && isWanted(name))) {
  remove(name)
  tell('gone', name)
}
await browser.close()
book.close()

/** Goes through what nobody else has taken. */
async function draw(reader) {
  for (let visit; (visit = queue.shift());) {
    await reader.wear(visit.look)
    for (const { id, pictures } of visit.stories.filter((story) => story.pictures.some(isChosen))) {
      try {
        await reader.show(id)
        for (const { name, width } of pictures.filter(isChosen)) tell(keep(name, await reader.picture(width)), name)
      } catch (error) {
        console.error(`failed  ${id}: ${error.message}`)
        process.exitCode = 1
      }
    }
  }
}
