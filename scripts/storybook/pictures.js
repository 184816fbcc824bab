// The reference pictures of stories, and what a picture of today is beside its own.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../node-tests.js'
import { compare, read, write } from './compare.js'

const references = join(root, '.storybook/pictures')
const results = join(root, 'test-results/pictures')
const drawnBy = join(references, 'drawn-by.txt')
const shown = (path) => relative(root, path).replaceAll('\\', '/')
const reference = (name) => join(references, `${name}.png`)

/** How each story is shown: in both languages, both schemes and two widths, in two visits. */
export const looks = [
  { language: 'fr', scheme: 'light', width: 640 },
  { language: 'en', scheme: 'dark', width: 1280 },
]

/** The story of a tag that tells most of it, by default the first: it is pictured dark and wide, and on a phone, too. */
const telling = ['agenda--open-session', 'contribution--followed', 'manifesto--confirmed', 'vote--family-question']

/** The book has pages of its own, told as stories too. */
const isOfTag = ({ importPath }) => importPath.startsWith('./packages/')

/** The stories by title and look, with the pictures of each: the name of one, and the width of its window. */
export function visits(stories) {
  const titles = Object.entries(Object.groupBy(stories, ({ title }) => title))
  return titles.flatMap(([title, its]) => {
    const most = its.find(({ id }) => telling.includes(id)) ?? its.find(isOfTag)
    const pictures = (id, { scheme, width }) => {
      if (scheme === 'dark') return id === most?.id ? [{ name: `${id}.dark`, width }] : []
      return [{ name: id, width }, ...(id === most?.id ? [{ name: `${id}.phone`, width: 320 }] : [])]
    }
    return looks.map((look) => ({
      title,
      look,
      stories: its.map(({ id, name }) => ({ id, name, pictures: pictures(id, look) })),
    }))
  })
}

/** The names of all the pictures of these stories. */
export const named = (stories) =>
  visits(stories).flatMap(({ stories }) => stories.flatMap(({ pictures }) => pictures.map(({ name }) => name)))

/** The names of the references that there are. */
export const referenced = () =>
  readdirSync(references)
    .filter((file) => file.endsWith('.png'))
    .map((file) => file.slice(0, -4).normalize())

/** The browser that drew the references. */
export const artist = () => readFileSync(drawnBy, 'utf8').trim()

/** The failures of an earlier run are no more. */
export const forgetFailures = () => rmSync(results, { recursive: true, force: true })

/** What is wrong with a picture, in a sentence, or nothing. What it was, is, and where they differ is left to be looked at. */
export function fault(name, png) {
  const actual = read(png)
  const expected = recall(name)
  const accept = `If it is as it should be: npm run pictures -- ${name}`
  if (!expected) {
    leave(name, { actual })
    return `${name} has no reference picture in ${shown(references)}. It is now ${shown(results)}/${name}.actual.png. ${accept}`
  }
  const { count, difference } = compare(expected, actual)
  if (count === 0) return undefined
  leave(name, { actual, expected, difference })
  return `${name} differs from its picture by ${count} pixels: see ${shown(results)}/${name}.difference.png, and beside it what it was (expected) and is (actual). ${accept}`
}

/** Takes a picture for the reference, unless it shows the same. Says what that changed. */
export function keep(name, png) {
  const actual = read(png)
  const expected = recall(name)
  if (expected && compare(expected, actual).count === 0) return undefined
  mkdirSync(references, { recursive: true })
  writeFileSync(reference(name), write(actual))
  return expected ? 'changed' : 'new'
}

export const remove = (name) => rmSync(reference(name))

export const sign = (browser) => writeFileSync(drawnBy, `${browser}\n`)

function recall(name) {
  try {
    return read(readFileSync(reference(name)))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function leave(name, pictures) {
  mkdirSync(results, { recursive: true })
  for (const [kind, picture] of Object.entries(pictures))
    writeFileSync(join(results, `${name}.${kind}.png`), write(picture))
}
