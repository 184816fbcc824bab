/** The reader of pages, on a room that diverges: it reads each number, and refuses those that do not follow. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Choice, Family, Results } from '@ess-widgets/contract'
import { publishResults, type Cell } from '@ess-widgets/tally'
import { toldByResult } from '@ess-widgets/tally/adversary.js'
import { resultsOf } from '../../results/document.ts'
import { resultsPage } from '../../results/page.ts'
import { sampleFile } from '../sample.ts'
import { readPage } from './pages.ts'

const file = sampleFile(['garde'], { totals: 'at-close' })
const cells = (family: Family | null, agree: number, disagree: number): Cell[] =>
  Object.entries({ agree, disagree }).map(([choice, count]) => ({
    principle: 'garde',
    family,
    channel: 'web',
    choice: choice as Choice,
    count,
  }))

/** Families that stand opposed, one of them told as a span, and people of none of them. */
function diverging(): Results {
  const all = [
    ...cells('association', 33, 7),
    ...cells('commercial', 6, 30),
    ...cells('mutual', 15, 0),
    ...cells(null, 12, 13),
  ]
  const rules = { totals: 'at-close', isFinal: true, familyMinimum: 10 } as const
  const found = publishResults({}, ['garde'], all, 116, rules)
  return resultsOf(file, 'closed', { ...found, number: 1, at: 0, isFinal: true }, [])
}

test('a page is read, number by number, and tells what its document does', () => {
  const results = diverging()
  assert.equal(results.principles[0]!.verdict, 'divergent-opposed')
  for (const language of ['fr', 'en'] as const) {
    const page = resultsPage(results, language)
    const { told, people } = readPage(page, language, { file, results })
    assert.deepEqual(told, results.principles.flatMap(toldByResult))
    assert.deepEqual(people, results.people)
    const isRefused = (changed: string) => {
      assert.notEqual(changed, page)
      assert.throws(() => readPage(changed, language, { file, results }), assert.AssertionError)
    }
    assert.match(page, /(au moins|at least) \d+\u00a0points/)
    isRefused(page.replace(/(\d+)(?=\u00a0points)/, (points) => `${Number(points) + 1}`))
    isRefused(page.replace(/: (au moins|at least) /, ': '))
    isRefused(page.replace(/(?<=<svg x=")\d+/, '7'))
    isRefused(page.replace('</h2>', ' (1)</h2>'))
    isRefused(page.replace(/<p class="unheard">.*?<\/p>/, ''))
    isRefused(
      page.replace('class="family"><svg class="shape" width="16"', 'class="family"><svg class="shape" width="17"'),
    )
  }
})
