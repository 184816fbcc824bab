// A node:test reporter that writes the totals of a run, and the titles of what passed, as one JSON line
// (--test-reporter-destination names the file).
export default async function* nodeTotals(events) {
  const skipped = []
  const titles = []
  const failures = []
  let counts
  for await (const { type, data } of events) {
    const isTest = data?.details?.type !== 'suite'
    const isSkipped = data?.skip !== undefined || data?.todo !== undefined
    // A suite that is skipped counts too: nothing of it ran, and nothing else would tell.
    if (type === 'test:pass' && isSkipped) skipped.push(data.name)
    else if (type === 'test:pass' && isTest) titles.push({ file: data.file, title: data.name })
    if (type === 'test:fail' && isTest) failures.push(data.name)
    // The summary of the whole run is the one that names no file.
    if (type === 'test:summary' && !data.file) counts = data.counts
  }
  if (!counts) return
  const failed = Math.max(counts.failed + counts.cancelled, failures.length)
  yield JSON.stringify({ passed: counts.passed, failed, skipped, titles }) + '\n'
}
