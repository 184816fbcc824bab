import assert from 'node:assert/strict'
import type { Choice, ConsultationFile, Results, Span } from '@ess-widgets/contract'
import type { Told } from '@ess-widgets/tally/adversary.js'
import type { Language } from '../../pages/view.ts'
import { groupWords } from '../../results/words.ts'
import { assertSupport } from './followed.ts'

type Group = keyof typeof groupWords | 'all'

/** What a table of results tells, each cell of it read. */
export interface TableRead {
  told: Told[]
  people: Span
}

const head = {
  fr: 'principe enonce constat groupe personnes d_accord_min d_accord_max pas_d_accord_min pas_d_accord_max passent_min passent_max soutien_bas soutien_haut',
  en: 'principle statement verdict group people agree_least agree_most disagree_least disagree_most pass_least pass_most support_low support_high',
}

export function readTable(text: string, language: Language): TableRead {
  const rows = rowsOf(text)
  assert.equal(rows.shift()!.join(' '), head[language])
  const [, , , , ...people] = rows.pop()!
  const told = rows.flatMap(([principle = '', , , group, ...cells]) => {
    if (!group) return assert.deepEqual(cells.filter(Boolean), []) ?? []
    const [size, ...ends] = cells.filter(Boolean).map(Number) as [number, ...number[]]
    const [agree, disagree, pass, support] = [0, 2, 4, 6].map((at) => ({ least: ends[at]!, most: ends[at + 1]! }))
    assert.equal(ends.length, group === 'all' ? 6 : 8)
    if (group !== 'all') assertSupport({ people: size, agree: agree! }, { low: support!.least, high: support!.most })
    return [tell(principle, group as Group, size, { agree: agree!, disagree: disagree!, pass: pass! })]
  })
  const [least, most] = people.filter(Boolean).map(Number)
  return { told, people: { least: least!, most: most! } }
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

export function readPage(page: string, language: Language, { file, results }: PageWorld): TableRead {
  const told: Told[] = []
  let rest = page.replace(/<style>.*?<\/style>/s, '')
  for (const [article] of page.matchAll(/<article>.*?<\/article>/gs)) {
    const statement = /<h3>(.*?)<\/h3>/.exec(article)![1]
    const { id } = file.principles.find((each) => each.statement[language] === statement)!
    const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(article) ?? []
    const left = body.replace(/<tr><th scope="row">(.*?)<\/th>\s*(.*?)<\/tr>/gs, (_, name: string, cells: string) => {
      told.push(toldIn(id, groupNamed(name, language), cells))
      return ''
    })
    assert.equal(left.trim(), '', 'a table has rows that were not read')
    rest = rest.replace(body, '')
  }
  const { published, opinions } = results
  // Computed groups are a subject of their own: see numbers.ts.
  if (opinions) rest = rest.replace(/<section><h2>(Groupes d’opinion|Computed opinion).*?<\/section>/s, '')
  if (published) {
    assert.ok(rest.includes(`datetime="${published}"`))
    rest = rest.replace(/<time itemprop="dateModified".*?<\/time>/, '')
  }
  // Beside the tables a page says how many people answered, and no other number.
  const numbers = rest.replaceAll(/<\/?h\d|utf-8/g, '').match(/\d+/g)
  assert.equal(numbers?.length, 1, `numbers beside the tables: ${numbers}`)
  const least = Number(numbers![0])
  const isOpen = / ou plus | or more /.test(rest)
  return { told, people: { least, most: isOpen ? least + 9 : least } }
}

interface PageWorld {
  file: ConsultationFile
  results: Results
}

function toldIn(principle: string, group: Group, cells: string): Told {
  const texts = [...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, text]) => text!)
  assert.equal(texts.map((text) => `<td>${text}</td>`).join(''), cells)
  const people = Number(texts.pop())
  const [agree, disagree, pass] = texts.map((text): Span => {
    const [, one, share] = /^(\d+)(?: \((\d+)[\u00a0\u202f]?%\))?$/.exec(text) ?? []
    if (one === undefined) {
      const [, least, most] = /^(\d+) (?:ou|or) (\d+)$/.exec(text)!
      return { least: Number(least), most: Number(most) }
    }
    if (share) assert.ok(Math.abs((100 * Number(one)) / people - Number(share)) < 0.5 + 1e-9, text)
    return { least: Number(one), most: Number(one) }
  })
  return tell(principle, group, people, { agree: agree!, disagree: disagree!, pass: pass! })
}

function groupNamed(name: string, language: Language): Group {
  const found = Object.entries(groupWords).find(([, words]) => words[language] === name)
  if (found) return found[0] as Group
  assert.match(name, /^(Ensemble|Together)$/)
  return 'all'
}

function tell(principle: string, group: Group, people: number, choices: Record<Choice, Span>): Told {
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
