import assert from 'node:assert/strict'
import type { Told } from '@ess-widgets/tally/adversary.js'
import type { Language } from '../../pages/view.ts'
import { shape } from '../../results/plot.ts'
import { assertSupport } from './followed.ts'

/**
 * Fails unless each number of a picture follows from the table beside it: a mark a family in the order of its rows, at the
 * middle of what is told of it, its interval, and an axis that is always the same.
 */
export function readPlot(plot: string | undefined, rows: readonly Told[], language: Language): void {
  const families = rows.flatMap(({ of, people, choices }) =>
    typeof of === 'object' && 'family' in of
      ? [{ family: of.family ?? ('unstated' as const), people, ...choices! }]
      : [],
  )
  if (!plot) return assert.deepEqual(families, [])
  let index = 0
  const axis = plot.replace(
    /<line class="interval" x1="([\d.]+)%" x2="([\d.]+)%" y1="(.*?)" y2="(.*?)" \/><svg x="([\d.]+)%" y="(.*?)" overflow="visible">(.*?)<\/svg>/g,
    (_, low: string, high: string, from: string, to: string, at: string, y: string, mark: string) => {
      const { family, people, agree } = families[index]!
      assertSupport({ people, agree }, { low: Number(low) / 100, high: Number(high) / 100 })
      assert.ok(Math.abs(Number(at) - (50 * (agree.least + agree.most)) / people) < 0.005 + 1e-9, at)
      assert.deepEqual([from, to, y], Array(3).fill(`${2 * index + 3}em`))
      assert.ok(shape(family).text.includes(`>${mark}</svg>`), mark)
      index++
      return ''
    },
  )
  assert.equal(index, families.length)
  const bottom = 2 * (families.length + 1)
  const lines = [0, 25, 50, 75, 100].map((at) => `${at} ${at} 1 2 2 2 ${bottom}`)
  const percent = language === 'fr' ? '\u202f%' : '%'
  const texts = [0, 50, 100].map((at) => `>${at}${percent}</text>`)
  assert.deepEqual(axis.match(/>\d+\s?%<\/text>/g), texts)
  // x1, x2, y1 and y2 have digits in their names.
  const drawn = lines
    .map((line) => line.split(' '))
    .map(([one, other]) => ['1', one, '2', other, '1', '2', '2', `${bottom}`])
  const expected = ['100', `${bottom}`, ...drawn.flat(), ...[0, 50, 100].flatMap((at) => [`${at}`, '1', `${at}`])]
  assert.deepEqual(axis.match(/\d+/g), expected)
}
