import { families } from '@ess-widgets/contract/vocabulary.js'

type Fields = Record<string, unknown>

/** The columns, by what spreadsheets call them once capitals, accents and all that is no letter are left out. */
const columns: Record<string, string[]> = {
  figure: ['figure', 'chiffre', 'indicateur'],
  figureEn: ['figureen', 'chiffreen'],
  unit: ['unit', 'unite'],
  unitEn: ['uniten', 'uniteen'],
  year: ['year', 'annee'],
  perimeter: ['perimeter', 'perimetre'],
  perimeterEn: ['perimeteren', 'perimetreen'],
  source: ['source', 'sourcename', 'nomsource'],
  sourceEn: ['sourceen', 'sourcenameen'],
  sourceUrl: ['sourceurl', 'url', 'adresse', 'adressesource'],
  family: ['family', 'famille'],
  part: ['part', 'partie', 'poste'],
  partEn: ['parten', 'partieen', 'posteen'],
  value: ['value', 'valeur'],
  overlaps: ['overlaps', 'recoupe'],
  note: ['note', 'remarque'],
  noteEn: ['noteen', 'remarqueen'],
  total: ['total'],
  partition: ['partition'],
}

const words: Record<string, unknown> = {
  true: true,
  vrai: true,
  oui: true,
  yes: true,
  false: false,
  faux: false,
  non: false,
  no: false,
}

const familyWords: Record<string, string> = {
  association: 'association',
  cooperative: 'cooperative',
  mutuelle: 'mutual',
  fondation: 'foundation',
  entreprisecommerciale: 'commercial',
  entreprisescommerciale: 'commercial',
  societecommerciale: 'commercial',
  societescommerciale: 'commercial',
  horsfamille: 'none',
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** Figures of a table that has a line a part, in the shape of the JSON, to be checked as it is. */
export function fromCsv(text: string): { figures: Fields[] } {
  const [heads = [], ...lines] = rowsOf(text)
  const names = heads.map((head) => Object.keys(columns).find((name) => columns[name]!.includes(folded(head))))
  if (!names.includes('figure') || !names.includes('value'))
    throw new Error(
      'this is neither JSON nor CSV with the columns figure, unit, year, perimeter, source, source_url, part, value',
    )
  const figures = new Map<string, Fields & { parts: Fields[] }>()
  let key = ''
  for (const line of lines) {
    const cells: Record<string, string> = {}
    names.forEach((name, index) => name && (cells[name] = line[index]?.trim() ?? ''))
    const { figure, unit, year, perimeter, source, sourceUrl, family, overlaps } = cells
    // A line that does not name its figure goes on with the one before.
    if (figure || !key) key = [figure, unit, year, perimeter, source, sourceUrl].join('\n')
    const known = figures.get(key) ?? {
      label: both(figure, cells['figureEn']),
      unit: both(unit, cells['unitEn']),
      year: numberOf(year),
      perimeter: both(perimeter, cells['perimeterEn']),
      source: source || sourceUrl ? { name: both(source, cells['sourceEn']), url: sourceUrl } : undefined,
      parts: [],
    }
    figures.set(key, known)
    known['total'] ??= cells['total'] ? numberOf(cells['total']) : undefined
    known['partition'] ??= truthOf(cells['partition'])
    known.parts.push({
      family: family && familyOf(family),
      label: both(cells['part'], cells['partEn']),
      value: numberOf(cells['value']),
      overlaps: truthOf(overlaps),
      note: both(cells['note'], cells['noteEn']),
    })
  }
  return { figures: [...figures.values()] }
}

const both = (fr: string | undefined, en: string | undefined) => (fr || en ? { fr, en } : undefined)

/** What is no word for yes or no is left as it is: it is said to be wrong. */
const truthOf = (cell: string | undefined) => (cell ? (folded(cell) in words ? words[folded(cell)] : cell) : undefined)

function familyOf(cell: string) {
  const name = folded(cell)
  return families.find((family) => family === name) ?? familyWords[name.replace(/s$/, '')] ?? cell
}

/**
 * A number as spreadsheets write it: spaces between thousands, a comma or a point before decimals, a % behind. One that
 * France and England would read otherwise, such as 1,284, is left as it is, to be said to be wrong. A dash, or n.d., is a
 * value that the source does not give.
 */
function numberOf(cell = ''): unknown {
  if (/^([-–—]|n\.?d\.?|n\.?c\.?|n\/a)$/i.test(cell)) return null
  const digits = cell.replace(/[\s'’]|%$/g, '')
  if (!/^-?\d+([.,]\d+)?$/.test(digits) || /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return cell || undefined
  return Number(digits.replace(',', '.'))
}

/** The rows of a table (RFC 4180) whose cells commas, semicolons or tabs part: whichever its first line has most of. */
function rowsOf(text: string): string[][] {
  const [head = ''] = text.split(/\r\n?|\n/, 1)
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }))
  const { mark } = counted.sort((one, other) => other.count - one.count)[0]!
  const rows: string[][] = []
  let row: string[] = []
  // A cell in quotes, in which quotes are doubled, or one without; then what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"[^${mark}\\r\\n]*|([^${mark}\\r\\n]*))(${mark}|\\r\\n?|\\n|$)`, 'y')
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) break
    const [, quoted, plain, end] = found
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === mark) {
      // A line that ends with the mark has one more cell, which is empty.
      if (cell.lastIndex === text.length) row.push('')
      else continue
    }
    rows.push(row)
    row = []
  }
  return rows.filter((cells) => cells.some((each) => each.trim()))
}
