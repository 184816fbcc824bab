/** The page: what a principle shows in words, numbers and a picture, for people who publish it as it is. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FamilyAnswers, PrincipleResult, Results } from '@ess-widgets/contract'
import { families as familyNames, headings } from '@ess-widgets/contract/vocabulary.js'
import { resultsPage } from './page.ts'

const exactly = (count: number) => ({ least: count, most: count })
const answers = (
  family: FamilyAnswers['family'],
  people: number,
  agree: number | { least: number; most: number },
): FamilyAnswers => ({
  family,
  people,
  agree: typeof agree === 'number' ? exactly(agree) : agree,
  disagree: { least: 0, most: 2 },
  pass: exactly(0),
  support: { low: 0.1234, high: 0.5 },
})

const principle = (fields: Partial<PrincipleResult>): PrincipleResult => ({
  principle: 'voix',
  statement: { fr: 'Une voix', en: 'One vote' },
  origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
  heading: 'divergent',
  verdict: 'divergent',
  spoke: ['association', 'mutual'],
  families: [answers('association', 200, 29), answers('mutual', 40, 30), answers(null, 20, 0)],
  reasons: [],
  ...fields,
})

const about = (principles: PrincipleResult[], fields: Partial<Results> = {}): Results => ({
  consultation: 'essai',
  title: { fr: 'Essai', en: 'Trial' },
  status: 'closed',
  publication: 1,
  isFinal: true,
  totals: 'at-close',
  familyMinimum: 10,
  people: exactly(260),
  principles,
  ...fields,
})

/** What a reader hears of a page, or of a part of it. */
const textOf = (markup: string) =>
  markup
    .replaceAll(/<(style|svg).*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[ \n]+/g, ' ')
    .trim()
const sectionsOf = (page: string) =>
  Object.fromEntries(
    headings.map((heading) => [heading, page.match(new RegExp(`<section class="${heading}">.*?</section>`, 's'))![0]]),
  )
const findingOf = (fields: Partial<PrincipleResult>, language: 'fr' | 'en' = 'fr') =>
  resultsPage(about([principle(fields)]), language).match(/<p class="finding">(.*?)<\/p>/)?.[1]

describe('in words', () => {
  test('a heading without a principle says so in a sentence, of now or for good', () => {
    const { shared, divergent, unsettled } = sectionsOf(resultsPage(about([]), 'fr'))
    assert.match(textOf(shared!), /^Ce que nous partageons Rien n’est partagé par toutes les familles qui se sont/)
    assert.match(textOf(divergent!), /Aucune divergence n’est établie\.$/)
    assert.match(textOf(unsettled!), /^Non tranché Tout est tranché\.$/)
    const open = sectionsOf(resultsPage(about([], { isFinal: false }), 'fr'))
    assert.match(textOf(open['shared']!), /Rien n’est encore partagé/)
    assert.match(textOf(open['unsettled']!), /^Pas encore tranché/)
    assert.doesNotMatch(resultsPage(about([]), 'en'), /<p>–<\/p>/)
  })

  test('families diverge by the points between the percentages of the table', () => {
    const points = 'Les familles divergent\u00a0: 60\u00a0points entre mutuelles et associations.'
    assert.equal(findingOf({}), points, '29 of 200 are 15 %')
    assert.equal(
      findingOf({ verdict: 'divergent-opposed' }, 'en'),
      'Families stand opposed: 60\u00a0points between mutual societies and associations, on either side of one half.',
    )
  })

  test('they do by so many points at least, where one of the two is a span alone', () => {
    const span = answers('mutual', 12, { least: 11, most: 12 })
    const families = [answers('association', 200, 29), span]
    assert.match(findingOf({ families })!, /: au moins 77\u00a0points entre mutuelles et associations\.$/)
    const between = [...families, answers('cooperative', 40, 40)]
    assert.doesNotMatch(findingOf({ families: between, spoke: ['association', 'mutual', 'cooperative'] })!, /au moins/)
  })

  test('those without a family of the law never are the two', () => {
    assert.match(findingOf({ families: [...principle({}).families, answers('none', 20, 20)] })!, /entre mutuelles/)
  })

  test('a verdict that is older than its numbers makes up no points', () => {
    assert.equal(findingOf({ families: [], spoke: [] }), 'Divergent.')
    const alike = [answers('association', 40, 30), answers('mutual', 40, 30)]
    assert.equal(findingOf({ families: alike }), 'Divergent.')
  })

  test('what is not settled says why once, under its heading', () => {
    const undecided = principle({ heading: 'unsettled', verdict: 'undecided' })
    const page = sectionsOf(resultsPage(about([undecided, undecided]), 'fr'))['unsettled']!
    assert.equal(page.match(/Pas établi\u00a0: ce qui se voit peut encore venir du hasard/g)?.length, 1)
    assert.doesNotMatch(page, /class="finding"/)
    const few = principle({ heading: 'unsettled', verdict: 'insufficient', families: [], spoke: [] })
    const other = sectionsOf(resultsPage(about([few]), 'fr'))['unsettled']!
    assert.match(other, /Moins de deux familles ont assez de réponses pour conclure\./)
    assert.doesNotMatch(other, /Pas établi/)
  })

  test('what is refused comes after what is shared, under a line of its own', () => {
    const of = (verdict: PrincipleResult['verdict'], fr: string) =>
      principle({ heading: 'shared', verdict, statement: { fr, en: fr } })
    const page = resultsPage(about([of('rejected', 'Non'), of('common', 'Oui'), of('rejected-nuanced', 'Nenni')]), 'fr')
    const order = ['<h3>Oui', 'Ce que refusent toutes les familles', '<h3>Non', '<h3>Nenni'].map((part) =>
      page.indexOf(part),
    )
    assert.ok(order.every((place, index) => place > (order[index - 1] ?? 0)))
    assert.doesNotMatch(resultsPage(about([of('common', 'Oui')]), 'fr'), /refusent/)
  })
})

describe('who is not shown', () => {
  const names = (page: string) => [...page.matchAll(/<p class="unheard">(.*?)<\/p>/g)].map(([, text]) => text)

  test('is named once for all principles, and where one alone does not show them', () => {
    const page = resultsPage(about([principle({}), principle({ families: [answers('mutual', 30, 20)] })]), 'fr')
    assert.deepEqual(names(page), [
      'Trop peu de réponses pour être montrées\u00a0: coopératives, fondations et entreprises commerciales.',
      'Trop peu de réponses pour être montrées\u00a0: associations.',
    ])
  })

  test('is not said to have answered too little before anything is published', () => {
    const before = principle({ heading: 'unsettled', verdict: 'insufficient', families: [], spoke: [] })
    const page = resultsPage(about([before], { publication: 0, isFinal: false, people: { least: 0, most: 9 } }), 'fr')
    assert.deepEqual(names(page), [])
    assert.match(page, /Aucun résultat n’est publié\u202f;/)
    assert.doesNotMatch(page, /Moins de deux familles/)
  })
})

describe('in numbers and in a picture', () => {
  test('a share comes first, and people; under twenty, people alone', () => {
    const families = [
      answers('association', 20, 20),
      answers('mutual', 19, 13),
      answers('commercial', 12, { least: 11, most: 12 }),
    ]
    const rows = [...resultsPage(about([principle({ families })]), 'fr').matchAll(/<tr><th.*?<\/tr>/gs)]
    assert.deepEqual(
      rows.slice(1).map(([row]) => textOf(row)),
      [
        'Associations 100\u202f% (20) 0 à 2 0\u202f% (0) 20',
        'Mutuelles 13 0 à 2 0 19',
        'Entreprises commerciales 11 ou 12 0 à 2 0 12',
      ],
    )
  })

  test('a mark a family stands at its share, told by its shape, and hidden from who has the table', () => {
    const page = resultsPage(about([principle({})]), 'fr')
    const [plot] = page.match(/<svg class="plot".*?aria-hidden="true">.*?<\/svg>\s*<\/svg>/s)!
    assert.deepEqual(
      [...plot.matchAll(/<svg x="(.*?)"/g)].map(([, x]) => x),
      ['14.5%', '75%', '0%'],
    )
    assert.deepEqual([...plot.matchAll(/class="interval" x1="(.*?)" x2="(.*?)"/g)][0]!.slice(1), ['12.34%', '50%'])
    assert.doesNotMatch(resultsPage(about([principle({ families: [] })]), 'fr'), /class="plot"/)
  })
})

test('each family has a shape of its own, in the picture and beside its name', () => {
  const everybody = [...familyNames, null].map((family) => answers(family, 30, 15))
  const page = resultsPage(about([principle({ families: everybody })]), 'fr')
  const shapes = [...page.matchAll(/<path class="mark.*?" d="(.*?)"/g)].map(([, d]) => d!)
  const times = Map.groupBy(shapes, (d) => d)
  assert.deepEqual(
    [...times.values()].map(({ length }) => length),
    everybody.map(() => 2),
  )
  assert.ok(shapes.every((d) => d.endsWith('Z')))
})

test('French punctuation has one space before each sign', () => {
  const page = resultsPage(about([principle({})], { publication: 1, published: '2026-12-01T10:00:00Z' }), 'fr')
  assert.doesNotMatch(textOf(page), /[ \u00a0][;!?%]|[ \u202f]:/)
  assert.match(page, />1er décembre 2026</)
})
