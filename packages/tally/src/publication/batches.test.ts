import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nextReleases, type Releases } from './batches.ts'
import { tallyOf, type Three } from './testing/tables.ts'

describe('batches', () => {
  const step = (before: Releases, counts: Three) => nextReleases(before, new Map([['mutual', tallyOf(counts)]]), 10)
  const shown = (releases: Releases) => {
    const { tally, isShown } = releases.get('mutual') ?? {}
    return isShown ? [tally!.agree, tally!.disagree, tally!.pass] : undefined
  }

  test('a family is shown from the minimum on, and changes by five people', () => {
    let releases = step(new Map(), [5, 4, 0])
    assert.equal(shown(releases), undefined)
    releases = step(releases, [5, 5, 0])
    assert.deepEqual(shown(releases), [5, 5, 0])
    releases = step(releases, [7, 6, 1])
    assert.deepEqual(shown(releases), [5, 5, 0], 'four more')
    releases = step(releases, [7, 6, 2])
    assert.deepEqual(shown(releases), [7, 6, 2], 'five more')
    releases = step(releases, [3, 10, 2])
    assert.deepEqual(shown(releases), [7, 6, 2], 'four who changed')
    releases = step(releases, [2, 11, 2])
    assert.deepEqual(shown(releases), [2, 11, 2], 'five who changed')
  })

  test('one that falls under the minimum is shown no more, and comes back by five people or as it was', () => {
    const before = step(new Map(), [6, 6, 2])
    const gone = step(before, [3, 4, 2])
    assert.equal(shown(gone), undefined)
    assert.equal(shown(step(gone, [4, 6, 2])), undefined, 'two fewer than were shown once')
    assert.deepEqual(shown(step(gone, [6, 6, 2])), [6, 6, 2])
    assert.deepEqual(shown(step(gone, [9, 7, 3])), [9, 7, 3])
  })

  test('what was public stays known: one that is hidden is counted from what was seen of it', () => {
    const gone = step(step(new Map(), [6, 6, 2]), [3, 4, 2])
    assert.equal(shown(step(gone, [6, 5, 3])), undefined, 'one who changed since, and five since it is hidden')
    assert.deepEqual(shown(step(gone, [1, 8, 5])), [1, 8, 5])
  })
})
