// The page of promises is what its source says; its tests are there and run; its figures are held. Each guard is shown a fault.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { file, promisesPage } from './promises.js'
import { keptBy } from './promises/kept.js'
import { faultsOf, readPromises } from './promises/read.js'
import { titlesIn } from './promises/titles.js'

test('the page of promises is the one that is written down', async () => {
  const advice = 'run `npm run promises` and commit docs/promises.md'
  assert.ok((await promisesPage()) === readFileSync(file, 'utf8'), advice)
})

test('each promise has tests that are there and always run, or figures that are held', () => {
  assert.deepEqual(faultsOf(readPromises()), [])
})

const code = `
  test('plain', () => {})
  describe('a suite', () => { it(\`\${name}, kept on \${store}\`, () => {}); checkAll('not a test') })
  describe('another', { skip: missing }, () => { test('within', () => {}) })
  test('alone', { only: true }, () => {})
  it.skip('skipped', () => {})
  xit('crossed out', () => {})
  test('to do', { timeout: 9, todo: 'later' }, () => {})
  test(\`\${title}: \${name}\`, () => {})
  // test('in a comment', () => {})
  const text = "test('in a text', () => {})"
`

test('titles are read as the language is, templates by their fixed parts, with what keeps a test from running', () => {
  assert.deepEqual(
    titlesIn(code).map(({ title, reason = '' }) => [title, reason]),
    [
      ['plain', ''],
      ['a suite', ''],
      ['…, kept on …', ''],
      ['another', 'skip'],
      ['within', 'skip'],
      ['alone', 'only'],
      ['skipped', 'skip'],
      ['crossed out', 'skip'],
      ['to do', 'todo'],
      ['…: …', ''],
    ],
  )
})

const sectionOf = (tests, figures = []) => [{ heading: 'To us', promises: [{ promise: 'It is so.', tests, figures }] }]
const titled = (...titles) => titles.map((title) => ({ file: 'one.test.js', title }))
const tables = {
  speed: {
    rows: [
      { what: 'Slow', measured: '1.30 (1.20–1.40)', held: '≤ 1.2' },
      { what: 'Fast', measured: '1.10 (1.00–1.40)', held: '≤ 1.2' },
      { what: 'Free', measured: '9', held: '' },
    ],
  },
}
const codeOf = (path) => (path === 'one.test.js' ? code : undefined)

for (const [what, section, fault] of [
  ['without any proof', sectionOf([]), /has neither a test nor a bound/],
  ['with a figure that is held at nothing', sectionOf([], [{ benchmark: 'speed', what: 'Free' }]), /nor a bound/],
  ['of a test file that is gone', sectionOf([{ file: 'two.test.js', title: 'plain' }]), /two\.test\.js, which is not/],
  ['of a title that is gone', sectionOf(titled('plan')), /has not: plan$/],
  ['of a template with other words', sectionOf(titled('…, on the …')), /has not/],
  ['of a test that is skipped, or may be', sectionOf(titled('within')), /does not always run \(skip\)/],
  ['of a test that hides others', sectionOf(titled('alone')), /does not always run \(only\)/],
  ['of a title that any test could have', sectionOf(titled('…: …')), /names any test/],
  ['of no story', sectionOf(titled('Stories, …')), /has not/],
  ['of a test in a comment', sectionOf(titled('in a comment')), /has not/],
  ['of a figure that is gone', sectionOf([], [{ benchmark: 'speed', what: 'Gone' }]), /figure that the table/],
  ['that the figure breaks', sectionOf([], [{ benchmark: 'speed', what: 'Slow' }]), /is not kept: Slow/],
])
  test(`a promise ${what} is told`, () => {
    assert.ok(faultsOf(section, { tables, codeOf }).some((one) => fault.test(one)))
  })

test('a promise whose tests are there and whose figures are held has no fault', () => {
  const section = sectionOf(titled('plain', '…, kept on …', 'Stories: …'), [{ benchmark: 'speed', what: 'Fast' }])
  assert.deepEqual(faultsOf(section, { tables, codeOf }), [])
})

test('a promised test is kept by the run in which it passed, in its own file', () => {
  const helper = { file: 'testing/stories.ts', title: 'is right: …' }
  const section = sectionOf([
    ...titled('plain', '…, kept on …', 'a.b', 'lain'),
    { file: 'two.test.js', title: 'plain' },
    helper,
  ])
  const passed = [
    { file: 'one.test.js', title: 'plain' },
    { file: 'one.test.js', title: 'this, kept on that' },
    { file: 'one.test.js', title: 'a+b' },
    { file: 'three.test.js', title: 'is right: a story' },
  ]
  const told = Object.entries(keptBy(passed, section)).map(([how, tests]) => [
    how,
    tests.map(({ file, title }) => `${file}: ${title}`),
  ])
  assert.deepEqual(Object.fromEntries(told), {
    kept: ['one.test.js: plain', 'one.test.js: …, kept on …', 'testing/stories.ts: is right: …'],
    broken: ['one.test.js: a.b', 'one.test.js: lain'],
    notRun: ['two.test.js: plain'],
  })
})
