// A change of what is public does not pass unseen, and what is written down is what the code does.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as elements from '../packages/elements/dist/index.js'
import { api, file } from './api.js'
import { readTags } from './manifest.js'
import { root } from './node-tests.js'
import { readTypes } from './public-types.js'

const tags = readTags()
const types = readTypes()

test('the public API is the one that is written down', async () => {
  const written = readFileSync(file, 'utf8')
  const found = await api(tags, types)
  const [before, now] = [written, found].map(lines)
  const changes = [
    ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
  const advice =
    'The public API of the elements changed. If it should, run `npm run api` and commit docs/api/elements.md'
  if (found !== written) assert.fail(`${advice}:\n\n${changes.join('\n')}\n`)
})

for (const kind of ['attributes', 'properties', 'events', 'slots', 'parts', 'cssProperties']) {
  test(`${kind} that are gone change what is written down`, async () => {
    const whole = await api(tags, types)
    for (const tag of tags.filter((one) => one[kind].length > 0)) {
      const rest = { ...tag, [kind]: tag[kind].slice(1) }
      assert.notEqual(await api(tags.with(tags.indexOf(tag), rest), types), whole, `${tag.tag}: ${tag[kind][0].name}`)
    }
  })
}

test('every tag that the package registers is in the manifest', () => {
  const registered = Object.keys(elements).filter((name) => 'observedAttributes' in elements[name])
  assert.deepEqual(tags.map(({ className }) => className).sort(), registered.sort())
})

for (const { tag, className, attributes, events, properties, parts } of tags) {
  test(`${tag}: its attributes are those that it watches, and the language`, () => {
    const watched = elements[className].observedAttributes
    assert.deepEqual(
      attributes.map(({ name }) => name),
      [...watched, 'lang'].sort(),
    )
  })

  test(`${tag}: its events have the names of their classes`, () => {
    for (const { name, type } of events) assert.equal(new elements[type.text]().type, name)
  })

  test(`${tag}: its README tells of all that is public`, () => {
    const readme = readFileSync(join(root, 'packages/elements/README.md'), 'utf8')
    const told = [...attributes, ...properties, ...events, ...parts].map(({ name }) => name)
    assert.deepEqual(
      told.filter((name) => !readme.includes(`\`${name}\``)),
      [],
    )
  })
}

/** The same line may stand under several tags: each with the tag it stands under. */
function lines(text) {
  let heading = ''
  return text.split('\n').map((line) => {
    if (line.startsWith('## ')) heading = line.slice('## '.length)
    return `${heading} ${line}`
  })
}
