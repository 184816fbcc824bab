import assert from 'node:assert/strict'
import type { Choice, People, Span } from '@ess-widgets/contract'
import { groupWords, lawful, verdictIn, type Group } from '@ess-widgets/contract/results-words.js'
import type { Verdict } from '@ess-widgets/contract/vocabulary.js'
import type { Told } from '@ess-widgets/tally/adversary.js'
import type { Language } from '../../pages/view.ts'
import { assertSupport } from './followed.ts'
import { peopleIn } from './numbers.ts'

/** What a table of results tells, each cell of it read. Of nothing that is published yet, it tells of no people. */
export interface TableRead {
  told: Told[]
  people: People | undefined
}

const head = {
  fr: 'principe|énoncé|constat|groupe|remarque|personnes|d’accord, au moins|d’accord, au plus|pas d’accord, au moins|pas d’accord, au plus|passent, au moins|passent, au plus|soutien, borne basse à 95 %|soutien, borne haute à 95 %|constat_code|groupe_code',
  en: 'principle|statement|verdict|group|remark|people|agree, at least|agree, at most|disagree, at least|disagree, at most|pass, at least|pass, at most|support, lower bound at 95%|support, upper bound at 95%|verdict_code|group_code',
}

export function readTable(text: string, language: Language): TableRead {
  const rows = rowsOf(text)
  assert.equal(rows.shift()!.join('|'), head[language])
  const [note, sentence, ...nothing] = rows.pop()!
  assert.deepEqual([note, ...nothing.filter(Boolean)], ['note'])
  const hidden: string[] = []
  const told = rows.flatMap(([principle = '', , found = '', name, remark, ...cells]) => {
    const [verdict, group] = cells.splice(-2) as [Verdict, Group]
    assert.equal(name, groupWords[group][language])
    assert.ok([true, false].some((isFinal) => verdictIn({ isFinal }, verdict)[language] === found))
    const numbers = cells.filter(Boolean).map(Number)
    if (remark) {
      assert.match(remark, /^(trop peu de réponses|non publié|too few answers|not published)$/)
      assert.deepEqual(numbers, [])
      hidden.push(`${principle} ${group}`)
      return []
    }
    const [size, ...ends] = numbers as [number, ...number[]]
    const [agree, disagree, pass, support] = [0, 2, 4, 6].map((at) => ({ least: ends[at]!, most: ends[at + 1]! }))
    assert.equal(ends.length, group === 'all' ? 6 : 8)
    if (group !== 'all') assertSupport({ people: size, agree: agree! }, { low: support!.least, high: support!.most })
    return [tell(principle, group, size, { agree: agree!, disagree: disagree!, pass: pass! })]
  })
  for (const principle of new Set(rows.map(([principle]) => principle!)))
    assertHidden(
      told.filter((each) => each.principle === principle),
      hidden.flatMap((each) => (each.startsWith(`${principle} `) ? [each.slice(principle.length + 1)] : [])),
    )
  return { told, people: peopleIn(sentence!) }
}

/** Fails unless each family of the law that is not shown is named, whether anybody chose it or nobody did. */
export function assertHidden(told: readonly Told[], named: readonly string[]): void {
  const shown = told.flatMap(({ of }) => (typeof of === 'object' && 'family' in of ? [of.family] : []))
  assert.deepEqual(
    [...named].sort(),
    lawful.filter((family) => !shown.includes(family)).sort(),
    'a family that is not named as hidden ones are',
  )
}

/** RFC 4180; each text is between quotes, and no number is. */
export const rowsOf = (text: string): string[][] =>
  text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) => quoted ?? plain!),
    )

export function tell(principle: string, group: Group, people: number, choices: Record<Choice, Span>): Told {
  switch (group) {
    case 'all':
      return { principle, of: 'everybody', people, choices }
    case 'web':
    case 'room':
    case 'paper':
      return { principle, of: { channel: group }, people, choices }
    default:
      return { principle, of: { family: group === 'unstated' ? null : group }, people, choices }
  }
}
