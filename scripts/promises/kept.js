// Whether the tests that promises name have passed in one run of `npm test`.
import { readPromises } from './read.js'
import { titlePattern } from './titles.js'

/**
 * `passed`: file and title of each test that did. Of the promised ones: how many are among them, those whose file ran without
 * them, and those whose file did not run.
 */
export function keptBy(passed, sections = readPromises()) {
  const ran = new Set(passed.map(({ file }) => file))
  const found = { kept: [], broken: [], notRun: [] }
  for (const test of promisedTests(sections)) {
    if (passed.some((one) => isOf(test, one))) found.kept.push(test)
    else found[ran.has(test.file) ? 'broken' : 'notRun'].push(test)
  }
  return found
}

function promisedTests(sections) {
  const tests = sections.flatMap(({ promises }) => promises.flatMap(({ tests }) => tests))
  return [...new Map(tests.map((test) => [`${test.file}: ${test.title}`, test])).values()]
}

/** What a helper declares runs in every file that asks it to. */
function isOf({ file, title }, passed) {
  if (/\.test\.[jt]s$/.test(file) && file !== passed.file) return false
  return titlePattern(title).test(passed.title)
}
