import assert from 'node:assert/strict'
import type { ConsultationFile, Results, Span } from '@ess-widgets/contract'
import { groupWords, lawful, type Group } from '@ess-widgets/contract/results-words.js'
import type { Told } from '@ess-widgets/tally/adversary.js'
import type { Language } from '../../pages/view.ts'
import { shape } from '../../results/plot.ts'
import { peopleIn } from './numbers.ts'
import { readPlot } from './pictures.ts'
import { assertFinding } from './sentences.ts'
import { assertHidden, tell, type TableRead } from './tables.ts'

interface PageWorld {
  file: ConsultationFile
  results: Results
}

/** Reads each number of a page; what is left when all are taken out has none. */
export function readPage(page: string, language: Language, { file, results }: PageWorld): TableRead {
  const told: Told[] = []
  let rest = page.replace(/<style>.*?<\/style>/s, '')
  const take = (part: string) => {
    assert.ok(rest.includes(part))
    rest = rest.replace(part, '')
  }
  const everywhere = namesIn(rest.replaceAll(/<article>.*?<\/article>/gs, ''), language)
  for (const [article] of page.matchAll(/<article>.*?<\/article>/gs)) {
    const statement = /<h3>(.*?)<\/h3>/.exec(article)![1]
    const { id } = file.principles.find((each) => each.statement[language] === statement)!
    const rows = [...article.matchAll(/<tbody>(.*?)<\/tbody>/gs)].flatMap(([body, inside]) => {
      take(body)
      return rowsIn(id, inside!, language)
    })
    const plotted = /<svg class="plot".*<\/svg>/s.exec(article)?.[0]
    if (plotted) take(plotted)
    readPlot(plotted, rows, language)
    const finding = /<p class="finding">(.*?)<\/p>/.exec(article)?.[1] ?? ''
    if (finding) take(finding)
    assertFinding(
      finding,
      rows,
      results.principles.find(({ principle }) => principle === id)!,
      language,
    )
    if (results.publication > 0) assertHidden(rows, [...everywhere, ...namesIn(article, language)])
    told.push(...rows)
  }
  const { published, opinions } = results
  // Computed groups are a subject of their own: see numbers.ts.
  if (opinions) rest = rest.replace(/<section><h2>(Groupes d’opinion|Computed opinion).*?<\/section>/s, '')
  if (published) {
    take(`datetime="${published}"`)
    rest = rest.replace(/<time itemprop="dateModified".*?<\/time>/, '')
  }
  // What an interval is.
  take({ fr: '(intervalle à 90\u202f%)', en: '(90% interval)' }[language])
  const [note, sentence] = /<p class="note" itemprop="measurementTechnique">(.*?)<\/p>/.exec(rest)!
  take(note)
  const numbers = rest.replaceAll(/<\/?h\d|utf-8/g, '').match(/\d+/g)
  assert.equal(numbers, null, `numbers beside the tables: ${numbers}`)
  return { told, people: peopleIn(sentence!) }
}

/** The rows of a part of a table, each cell of them read. */
function rowsIn(principle: string, body: string, language: Language): Told[] {
  const told: Told[] = []
  const left = body.replace(/<tr>(<th scope="row".*?<\/th>)(.*?)<\/tr>/gs, (_, name: string, cells: string) => {
    told.push(toldIn(principle, groupNamed(name, language), cells))
    return ''
  })
  assert.equal(left.trim(), '', 'a table has rows that were not read')
  return told
}

function toldIn(principle: string, group: Group, cells: string): Told {
  const texts = [...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, text]) => text!)
  assert.equal(texts.map((text) => `<td>${text}</td>`).join(''), cells)
  const people = Number(texts.pop())
  const [agree, disagree, pass] = texts.map((text): Span => {
    const [, share, one] = /^(?:(\d+)\u202f?% <span class="count">\()?(\d+)(?:\)<\/span>)?$/.exec(text) ?? []
    if (one === undefined) {
      const [, least, most] = /^(\d+) (?:ou|or|à|to) (\d+)$/.exec(text)!
      return { least: Number(least), most: Number(most) }
    }
    if (share) assert.ok(Math.abs((100 * Number(one)) / people - Number(share)) < 0.5 + 1e-9, text)
    return { least: Number(one), most: Number(one) }
  })
  return tell(principle, group, people, { agree: agree!, disagree: disagree!, pass: pass! })
}

/** The group of a head, of which nothing but the name and a shape that follows from it is there. */
function groupNamed(head: string, language: Language): Group {
  const found = (Object.keys(groupWords) as Group[]).find((group) =>
    head.includes(`${groupWords[group][language]}</th>`),
  )
  assert.ok(found, head)
  const isPlain = found === 'all' || found === 'web' || found === 'room' || found === 'paper'
  const before = isPlain ? '<th scope="row">' : `<th scope="row" class="family">${shape(found).text}\xa0`
  assert.equal(head, `${before}${groupWords[found][language]}</th>`)
  return found
}

/** The families that a part of a page says are not shown. */
function namesIn(part: string, language: Language): Group[] {
  const said = [...part.matchAll(/<p class="unheard">(.*?)<\/p>/g)].map(([, text]) => text!)
  return said.flatMap((text) => {
    const names = lawful.filter((family) => text.includes(groupWords[family][language].toLowerCase()))
    const list = new Intl.ListFormat(language).format(names.map((family) => groupWords[family][language].toLowerCase()))
    const start = { fr: 'Trop peu de réponses pour être montrées\xa0: ', en: 'Too few answers to be shown: ' }
    assert.equal(text, `${start[language]}${list}.`)
    return names
  })
}
