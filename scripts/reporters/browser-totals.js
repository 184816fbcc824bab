// A web-test-runner reporter that tells the totals of a run, and appends them to the file named by ESS_TOTALS.
import { appendFileSync } from 'node:fs'
import { env } from 'node:process'

export function totalsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: [] }
      for (const session of sessions) {
        const before = totals.failed
        count(session.testResults, totals)
        // A file that did not load or threw outside a test has no failing test of its own.
        if (!session.passed && totals.failed === before) totals.failed += 1
      }
      console.log(`${sessions.length} files: ${totals.passed} passed, ${totals.failed} failed`)
      if (env.ESS_TOTALS) appendFileSync(env.ESS_TOTALS, JSON.stringify(totals) + '\n')
    },
  }
}

function count(suite, totals) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) totals.skipped.push(test.name)
    else totals[test.passed ? 'passed' : 'failed'] += 1
  }
  for (const inner of suite?.suites ?? []) count(inner, totals)
}
