/** Results as a table: whoever adds up a column, or filters one, finds votes and nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toResultsTable } from './results-table.ts'
import { answeredIn } from './results-words.ts'
import type { Results } from './results.ts'

const exactly = (count: number) => ({ least: count, most: count })
const results: Results = {
  consultation: 'essai',
  title: { fr: 'Essai', en: 'Trial' },
  status: 'closed',
  publication: 1,
  isFinal: true,
  totals: 'at-close',
  familyMinimum: 10,
  people: { least: 60, most: 69 },
  principles: [
    {
      principle: 'voix',
      statement: { fr: 'Une voix ; une personne', en: 'One vote, one person' },
      origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
      heading: 'divergent',
      verdict: 'divergent-opposed',
      spoke: ['association', 'commercial'],
      families: [
        {
          family: 'association',
          people: 40,
          agree: exactly(30),
          disagree: exactly(6),
          pass: exactly(4),
          support: { low: 0.6, high: 0.8 },
        },
        {
          family: null,
          people: 12,
          agree: { least: 0, most: 1 },
          disagree: exactly(9),
          pass: { least: 2, most: 3 },
          support: { low: 0, high: 0.2 },
        },
      ],
      channels: [
        {
          channel: 'web',
          people: 52,
          agree: exactly(31),
          disagree: exactly(15),
          pass: exactly(6),
          support: { low: 0.5, high: 0.7 },
        },
      ],
      total: { agree: 31, disagree: 15, pass: 6 },
      reasons: [],
    },
    {
      principle: 'essais',
      statement: { fr: 'Essayer', en: 'To try' },
      origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
      heading: 'unsettled',
      verdict: 'undecided',
      spoke: [],
      families: [],
      reasons: [],
    },
  ],
}

/** No cell of this sample has a comma or a quote but its heads. */
const linesOf = (table: string) =>
  table
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((row) => [...row.matchAll(/(?:^|,)("?)(.*?)\1(?=,|$)/g)].map(([, , cell]) => cell!))

test('words stand in the language of the file, and codes in columns of their own', () => {
  const [head, association] = linesOf(toResultsTable(results, 'fr'))
  assert.match(toResultsTable(results, 'fr'), /^\ufeff"principe","énoncé","constat","groupe","remarque","personnes",/)
  assert.match(toResultsTable(results, 'fr'), /"soutien, borne basse à 95 %","soutien, borne haute à 95 %",/)
  assert.deepEqual(head!.slice(-2), ['constat_code', 'groupe_code'])
  assert.deepEqual(association!.slice(2, 4), ['Divergent, de part et d’autre de la moitié', 'Associations'])
  assert.deepEqual(association!.slice(-2), ['divergent-opposed', 'association'])
  const [englishHead, english] = linesOf(toResultsTable(results, 'en'))
  assert.deepEqual(englishHead!.slice(-2), ['verdict_code', 'group_code'])
  assert.deepEqual(english!.slice(2, 4), ['Divergent, on either side of one half', 'Associations'])
  assert.equal(linesOf(toResultsTable(results, 'fr')).at(-2)![2], 'Non tranché', 'nothing is still to come')
  const open = toResultsTable({ ...results, isFinal: false }, 'fr')
  assert.equal(linesOf(open).at(-2)![2], 'Pas encore tranché')
})

test('columns of numbers have numbers alone, and a group once', () => {
  for (const language of ['fr', 'en'] as const) {
    const [head, ...lines] = linesOf(toResultsTable(results, language))
    assert.ok(lines.every((line) => line.length === head!.length))
    for (const line of lines)
      for (const cell of line.slice(5, 14)) assert.ok(cell === '' || Number.isFinite(Number(cell)), cell)
    const agree = (group: string) => lines.filter((line) => line[0] === 'voix' && line.at(-1) === group)
    assert.deepEqual(
      agree('unstated').map((line) => line.slice(5, 14)),
      [['12', '0', '1', '9', '9', '2', '3', '0', '0.2']],
    )
    assert.deepEqual(
      agree('all').map((line) => line.slice(5, 14)),
      [['52', '31', '31', '15', '15', '6', '6', '', '']],
    )
    const note = lines.at(-1)!
    assert.deepEqual(
      [note[0], note[1], ...note.slice(2).filter(Boolean)],
      ['note', answeredIn(results)[language]],
      'who answered is a sentence',
    )
  }
})

test('each family of the law has a line, and one that is hidden looks like one that is absent', () => {
  const lines = linesOf(toResultsTable(results, 'fr'))
  const unheard = lines.filter(([, , , , remark]) => remark === 'trop peu de réponses')
  assert.deepEqual(
    unheard.map((line) => `${line[0]} ${line.at(-1)}`),
    [
      ...['cooperative', 'mutual', 'foundation', 'commercial'].map((family) => `voix ${family}`),
      ...['association', 'cooperative', 'mutual', 'foundation', 'commercial'].map((family) => `essais ${family}`),
    ],
  )
  for (const line of unheard) assert.deepEqual(line.slice(5, 14).filter(Boolean), [])
  const before = toResultsTable({ ...results, publication: 0 }, 'fr')
  assert.doesNotMatch(before, /trop peu de réponses/, 'nobody knows yet')
})

test('who answered is a sentence: the number, so many or more, or nothing before anything is published', () => {
  const said = (least: number, most?: number) =>
    answeredIn({ publication: 1, people: { least, ...(most !== undefined && { most }) } })
  assert.equal(said(60).fr, '60 personnes ou plus ont répondu\u202f; ce n’est pas un sondage représentatif.')
  assert.match(said(60).en, /^60 people or more answered; this is not/)
  assert.match(said(1284, 1284).fr, /^1\u202f284 personnes ont répondu/)
  assert.deepEqual(
    [0, 1, 2].map((count) => said(count, count).fr.split('\u202f')[0]),
    ['0 personne a répondu', '1 personne a répondu', '2 personnes ont répondu'],
  )
  assert.deepEqual(
    [0, 1, 2].map((count) => said(count, count).en.split(';')[0]),
    ['0 people answered', '1 person answered', '2 people answered'],
  )
  assert.doesNotMatch(answeredIn({ publication: 0, people: { least: 0, most: 9 } }).fr, /\d/)
})
