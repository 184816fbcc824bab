/** Every link of a document to another one of the repository leads somewhere, to its heading too. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { root } from './node-tests.js'

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root })
const documents = listed.toString().trim().split('\n')

/** As code hosts name the places of a page: the heading's letters, in lower case, with a hyphen for each space. */
const placeOf = (heading) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const withoutCode = (text) => text.replace(/^(\s*)(`{3,})[^]*?^\s*\2/gm, '').replace(/`[^`\n]*`/g, '')

function placesOf(path) {
  const text = readFileSync(path, 'utf8').replace(/^(\s*)(`{3,})[^]*?^\s*\2/gm, '')
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => placeOf(heading))
}

/** What is wrong with the links of a document. */
function deadLinks(document) {
  const text = withoutCode(readFileSync(join(root, document), 'utf8'))
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)].map(([, to]) => to)
  return targets
    .filter((to) => !/^[a-z]+:/.test(to))
    .filter((to) => {
      const [path, place] = to.split('#')
      const file = path ? join(root, dirname(document), path) : join(root, document)
      if (!existsSync(file)) return true
      return place !== undefined && (statSync(file).isDirectory() || !placesOf(file).includes(decodeURI(place)))
    })
    .map((to) => `${document}: ${to}`)
}

test('links between documents lead where they say', () => {
  assert.ok(documents.length > 20)
  assert.deepEqual(documents.flatMap(deadLinks), [])
})
