import { toCsv } from './calendar/csv.ts'
import type { Results, Span } from './results.ts'

const heads = {
  fr: [
    'principe',
    'enonce',
    'constat',
    'groupe',
    'personnes',
    'd_accord_min',
    'd_accord_max',
    'pas_d_accord_min',
    'pas_d_accord_max',
    'passent_min',
    'passent_max',
    'soutien_bas',
    'soutien_haut',
  ],
  en: [
    'principle',
    'statement',
    'verdict',
    'group',
    'people',
    'agree_least',
    'agree_most',
    'disagree_least',
    'disagree_most',
    'pass_least',
    'pass_most',
    'support_low',
    'support_high',
  ],
}

const notes = {
  fr: ['note', 'Ce n’est pas un sondage représentatif.'],
  en: ['note', 'This is not a representative survey.'],
}

/**
 * Results as a table: a line a principle and group that is shown, `all` where the total is, and the principle alone where
 * none is. The last line says what they are not.
 */
export function toResultsTable({ principles, people }: Results, language: 'fr' | 'en'): string {
  const spans = (...all: Span[]) => all.flatMap(({ least, most }) => [least, most])
  const lines = principles.flatMap(({ principle, statement, verdict, families, channels = [], total }) => {
    const of = [principle, statement[language], verdict]
    const groups = [
      ...families.map((each) => ({ name: each.family ?? 'unstated', ...each })),
      ...channels.map((each) => ({ name: each.channel, ...each })),
    ].map(({ name, people, agree, disagree, pass, support }) => [
      ...of,
      name,
      people,
      ...spans(agree, disagree, pass),
      support.low,
      support.high,
    ])
    const all = total && [
      ...of,
      'all',
      total.agree + total.disagree + total.pass,
      ...[total.agree, total.disagree, total.pass].flatMap((count) => [count, count]),
    ]
    const rows = [...groups, ...(all ? [all] : [])]
    return rows.length > 0 ? rows : [of]
  })
  const rows = [heads[language], ...lines, [...notes[language], '', 'people', people.least, people.most]]
  // As many cells in each line, as RFC 4180 has it.
  return toCsv(rows.map((row) => [...row, ...Array<string>(heads[language].length - row.length).fill('')]))
}
