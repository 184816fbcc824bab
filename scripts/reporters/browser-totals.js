// A web-test-runner reporter that tells the totals of a run, and appends them to the file named by ESS_TOTALS, with the titles
// of what passed.
import { appendFileSync } from 'node:fs'
import { env } from 'node:process'

export function totalsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: [], titles: [] }
      for (const session of sessions) {
        const before = totals.failed
        count(session.testResults, session.testFile, totals)
        // A file that did not load or threw outside a test has no failing test of its own.
        if (!session.passed && totals.failed === before) totals.failed += 1
      }
      console.log(`${sessions.length} files: ${totals.passed} passed, ${totals.failed} failed`)
      if (env.ESS_TOTALS) appendFileSync(env.ESS_TOTALS, JSON.stringify(totals) + '\n')
    },
  }
}

function count(suite, file, totals, within = []) {
  const path = [...within, suite?.name].filter(Boolean)
  for (const test of suite?.tests ?? []) {
    if (test.skipped) totals.skipped.push([...path, test.name].join(' > '))
    else totals[test.passed ? 'passed' : 'failed'] += 1
    if (test.passed) totals.titles.push({ file, title: test.name })
  }
  for (const inner of suite?.suites ?? []) count(inner, file, totals, path)
}
