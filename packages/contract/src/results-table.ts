import { toCsv } from './calendar/csv.ts'
import type { ChannelAnswers, FamilyAnswers, PrincipleResult, Results } from './results.ts'
import { answeredIn, groupWords, lawful, unheardIn, verdictIn, type Group } from './results-words.ts'

/** Names that one types, without the spaces of typography. The same columns in each language, and codes to join by. */
const heads = {
  fr: [
    'principe',
    'énoncé',
    'constat',
    'groupe',
    'remarque',
    'personnes',
    'd’accord, au moins',
    'd’accord, au plus',
    'pas d’accord, au moins',
    'pas d’accord, au plus',
    'passent, au moins',
    'passent, au plus',
    'soutien, borne basse à 95 %',
    'soutien, borne haute à 95 %',
    'constat_code',
    'groupe_code',
  ],
  en: [
    'principle',
    'statement',
    'verdict',
    'group',
    'remark',
    'people',
    'agree, at least',
    'agree, at most',
    'disagree, at least',
    'disagree, at most',
    'pass, at least',
    'pass, at most',
    'support, lower bound at 95%',
    'support, upper bound at 95%',
    'verdict_code',
    'group_code',
  ],
}

/** What a line tells of a group: its remark, or its numbers. */
type Line = [group: Group, remark: string, numbers: number[]]

/**
 * Results as a table: a line a principle and group, where a family of the law that is not shown has words and no number,
 * whether it is hidden or absent. The last line says who answered and what that is not, as a sentence: numbers stand in
 * columns of numbers alone, and nothing else does there.
 */
export function toResultsTable(results: Results, language: 'fr' | 'en'): string {
  const unheard = unheardIn(results)[language]
  const lines = results.principles.flatMap((result) => {
    const { principle, statement, verdict } = result
    return linesOf(result, unheard).map(([group, remark, numbers]) => [
      principle,
      statement[language],
      verdictIn(results, verdict)[language],
      groupWords[group][language],
      remark,
      ...Array.from({ length: 9 }, (_, index) => numbers[index] ?? ''),
      verdict,
      group,
    ])
  })
  const note = ['note', answeredIn(results)[language], ...Array<string>(heads[language].length - 2).fill('')]
  return toCsv([heads[language], ...lines, note])
}

function linesOf({ families, channels = [], total }: PrincipleResult, unheard: string): Line[] {
  const line = (group: Group, { people, agree, disagree, pass, support }: ChannelAnswers | FamilyAnswers): Line => {
    const ends = [agree, disagree, pass].flatMap(({ least, most }) => [least, most])
    return [group, '', [people, ...ends, support.low, support.high]]
  }
  const hidden = lawful.filter((family) => !families.some((each) => each.family === family))
  const lines = [
    ...families.map((each) => line(each.family ?? 'unstated', each)),
    ...hidden.map((family): Line => [family, unheard, []]),
    ...channels.map((each) => line(each.channel, each)),
  ]
  if (!total) return lines
  const counts = [total.agree, total.disagree, total.pass]
  const people = counts.reduce((sum, count) => sum + count, 0)
  return [...lines, ['all', '', [people, ...counts.flatMap((count) => [count, count])]]]
}
