import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { randomOf } from '../adversary/random.ts'
import { judge, type Voice } from './judge.ts'
import { Judgements } from './judgements.ts'
import { anyVoices, lawful } from './testing/voices.ts'

const each = (judgements: Judgements, principles: readonly unknown[]) =>
  principles.map((_, index) => judgements.at(index))

test('after any changes, each principle shows what it would if all were judged again', () => {
  const change = fc.record({ index: fc.nat(5), voices: anyVoices })
  fc.assert(
    fc.property(
      fc.array(anyVoices, { minLength: 6, maxLength: 6 }),
      fc.array(change, { maxLength: 5 }),
      (principles, changes) => {
        const live = new Judgements(principles)
        for (const { index, voices } of changes) {
          live.set(index, voices)
          principles[index] = voices
          assert.deepEqual(each(live, principles), judge(principles))
        }
      },
    ),
    { numRuns: 12 },
  )
})

test('ballot by ballot too, whatever the order of principles and of families', () => {
  const random = randomOf(5)
  const principles = Array.from({ length: 20 }, () => {
    const [share, apart] = [random(20, 80), random(0, 1) * 15]
    return lawful.map((family): Voice => {
      const size = random(150, 600)
      const agree = Math.round((size * (share + random(-apart, apart))) / 100)
      return { family, agree, disagree: random(0, size - agree), size }
    })
  })
  const live = new Judgements(principles)
  const reversed = new Judgements(principles.toReversed())
  const verdicts = new Set<string>()
  for (let ballot = 0; ballot < 1000; ballot++) {
    const index = random(0, principles.length - 1)
    const which = random(0, lawful.length - 1)
    const { family, agree, disagree, size } = principles[index]![which]!
    const isFor = random(0, 2) > 0
    principles[index] = principles[index]!.with(which, {
      family,
      agree: agree + Number(isFor),
      disagree: disagree + Number(!isFor),
      size: size + 1,
    })
    live.set(index, principles[index]!)
    reversed.set(principles.length - 1 - index, principles[index]!.toReversed())
    const found = judge(principles)
    assert.deepEqual(each(live, principles), found)
    assert.deepEqual(each(reversed, principles).toReversed(), found)
    for (const { verdict } of found) verdicts.add(verdict)
  }
  assert.ok(verdicts.size >= 5, [...verdicts].join())
})

test('what one principle shows changes with the others: evidence they bring, or that they are no longer heard', () => {
  const voices = (...counts: [agree: number, size: number][]) =>
    counts.map(([agree, size], index): Voice => ({ family: lawful[index]!, agree, disagree: 0, size }))
  // One-sided 3.6 %: enough alone, or beside another that is kept.
  const live = new Judgements([voices([14, 20], [35, 50]), voices([10, 20], [25, 50])])
  assert.equal(live.at(0).verdict, 'undecided')
  live.set(1, voices([20, 20], [50, 50]))
  assert.equal(live.at(0).verdict, 'common')
  live.set(1, voices([10, 20], [25, 50]))
  assert.equal(live.at(0).verdict, 'undecided')
  live.set(1, voices([10, 20]))
  assert.deepEqual([live.at(0).verdict, live.at(1).verdict], ['common', 'insufficient'])
})
