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

/** The names of the references that there are. */
export const referenced = () =>
  readdirSync(references)
    .filter((file) => file.endsWith('.png'))
    .map((file) => file.slice(0, -4).normalize())

/** The browser that drew the references. */
export const artist = () => readFileSync(drawnBy, 'utf8').trim()

/** The failures of an earlier run are no more. */
export const forgetFailures = () => rmSync(results, { recursive: true, force: true })

/**
 * What is wrong with a picture that this browser drew, in a sentence, or nothing. What was expected, what is, and where they
 * differ is left to be looked at.
 */
export function fault(name, png, self) {
  const actual = read(png)
  const expected = recall(name)
  const accept = `If it is as it should be: npm run pictures -- ${name}`
  if (!expected) {
    leave(name, { actual })
    return `${name} has no picture in ${shown(references)}. It is now ${shown(results)}/${name}.actual.png. ${accept}`
  }
  const { count, difference } = compare(expected, actual)
  if (count === 0) return undefined
  leave(name, { actual, expected, difference })
  const artists = artist() === self ? '' : ` It was drawn by ${artist()}, this is ${self}.`
  const where = `see ${shown(results)}/${name}.difference.png, and beside it what was expected and what is actual`
  return `${name} differs from its picture by ${count} pixels: ${where}.${artists} ${accept}`
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
