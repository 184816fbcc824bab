import assert from 'node:assert/strict'
import { test } from 'node:test'
import notes from './release-changelog.js'
import { faultsOf } from './release-notes.js'

const name = '@ess-widgets/elements'
const changesets = [
  { file: 'one.md', packages: [name], words: 'A first thing. - **`<ess-vote>`** is there.' },
  { file: 'other.md', packages: ['@ess-widgets/server'], words: 'Of the server.' },
]
const summary = 'A first thing.\n\n- **`<ess-vote>`**\n  is there.\n'
const entry = notes.getReleaseLine({ summary, commit: '1234567890' })
const changelog = `# ${name}\n\n## 0.2.0\n\n### Minor Changes\n\n${entry}\n\n## 0.1.0\n\n- \n`
const faults = (text, asked = {}) => faultsOf(text, { name, version: '0.2.0', changesets, ...asked })

test('a change is told in the words of its changeset, under its version and its kind', () => {
  assert.equal(entry, '- A first thing.\n\n  - **`<ess-vote>`**\n    is there.')
  assert.equal(notes.getDependencyReleaseLine(), '')
  assert.deepEqual(faults(changelog), [])
})

test('a package that did not change says so', () => {
  const still = `# ${name}\n\n## 0.2.0\n\nNo changes in this release.\n`
  assert.deepEqual(faults(still, { changesets: [] }), [])
  assert.deepEqual(faults(still.replace(/No.*/, ''), { changesets: [] }), ['it does not say that nothing changed'])
})

test('what keeps it from being read is found', () => {
  for (const [spoilt, fault] of [
    [changelog.replace('is there', 'is nowhere'), 'one.md is not told'],
    [changelog.replace('## 0.2.0', '## 0.3.0'), 'it begins with ## 0.3.0'],
    [changelog.replace(`# ${name}`, '# elements'), 'its title is # elements'],
    [changelog.replace('### Minor Changes', '### Minor Changes\n\n### News'), '### Minor Changes is empty'],
    [changelog.replace('### Minor Changes', '### News'), '### News is no kind of change'],
    [changelog.replace('### Minor Changes\n', '### Minor Changes\n\n-\n'), 'an entry is empty'],
    [changelog.replace('- A first', '- 7e345dc: A first'), 'it tells commits or our own packages'],
    [changelog.replace(entry, `${entry}\n- Updated dependencies`), 'it tells commits or our own packages'],
    [changelog.replace('is there.', 'is there. '), 'a line ends with a space'],
  ])
    assert.ok(faults(spoilt).includes(fault), `${fault}: ${faults(spoilt)}`)
})
