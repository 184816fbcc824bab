import { families } from '@ess-widgets/contract/vocabulary.js'
import type { Format, quoted } from './figures-file-faults.ts'
import type { FigureField } from './figures-file.ts'
import type { Parsed } from './figures-file-reader.ts'
import { rowsOf } from './figures-file-rows.ts'

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

/** The columns in which fields of another name stand. */
const columnOf: Partial<Record<FigureField, string>> = {
  label: 'figure',
  'source.name': 'source',
  'source.url': 'sourceUrl',
  'part.label': 'part',
}

const headOf = (name: string) => name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`)

const amount = 'a number, zero or more, such as 12500.5 or 12 500,50, but not 1,284, which not all countries read alike'

const expected: Format['expected'] = {
  year: 'a number of four digits, such as 2022',
  source: 'the name of the source, with its address in another column',
  'part.family': `a family (${families.join(', ')}, or their names in French)`,
  'part.value': `${amount}; or n.d. where the source gives none`,
  'part.overlaps': 'yes or no',
  total: amount,
  partition: 'yes, if the parts make a whole, or no',
}

/** A figure of a table, with the lines on which its parts stand, and those of what one line says for all. */
interface Read {
  readonly figure: Fields & { parts: Fields[] }
  readonly lines: number[]
  readonly once: Partial<Record<FigureField, number>>
}

/**
 * Figures of a table that has a line a part. Its reader lends how to quote: imported here too, each of two files of the pasted
 * script would need the hash of the other.
 */
export function fromCsv(text: string, quote: typeof quoted): Parsed {
  const [head, ...rows] = rowsOf(text)
  const heads = head?.cells.map((cell) => cell.trim()) ?? []
  const names = heads.map((head) => Object.keys(columns).find((name) => columns[name]!.includes(folded(head))))
  if (!names.includes('figure') || !names.includes('value'))
    throw new Error(
      'this is neither JSON nor CSV with the columns figure, unit, year, perimeter, source, source_url, part, value',
    )
  const read = new Map<string, Read>()
  let own: (string | undefined)[] = []
  for (const { cells: row, line } of rows) {
    const cells: Record<string, string> = {}
    names.forEach((name, index) => name && (cells[name] = row[index]?.trim() ?? ''))
    const { figure, unit, year, perimeter, source, sourceUrl, family, overlaps } = cells
    const said = [figure, unit, year, perimeter, source, sourceUrl]
    // A line that does not name its figure goes on with the one before, unless it says something else than that one.
    const goesOn = own.length && !figure && said.every((cell, index) => !cell || cell === own[index])
    if (!goesOn) own = said
    const key = own.join('\n')
    const known = read.get(key) ?? {
      figure: {
        label: both(figure, cells['figureEn']),
        unit: both(unit, cells['unitEn']),
        year: numberOf(year),
        perimeter: both(perimeter, cells['perimeterEn']),
        source: source || sourceUrl ? { name: both(source, cells['sourceEn']), url: sourceUrl } : undefined,
        parts: [],
      },
      lines: [],
      once: {},
    }
    read.set(key, known)
    const once = (field: 'total' | 'partition', said: unknown) => {
      if (said === undefined || known.figure[field] !== undefined) return
      known.figure[field] = said
      known.once[field] = line
    }
    once('total', cells['total'] ? numberOf(cells['total']) : undefined)
    once('partition', truthOf(cells['partition']))
    known.lines.push(line)
    known.figure.parts.push({
      family: family && familyOf(family),
      label: both(cells['part'], cells['partEn']),
      value: numberOf(cells['value']),
      overlaps: truthOf(overlaps),
      note: both(cells['note'], cells['noteEn']),
    })
  }
  const all = [...read.values()]
  return {
    file: { figures: all.map(({ figure }) => figure) },
    format: {
      placeOf(field, figure, part = 1) {
        const { lines, once } = all[figure]!
        const name = columnOf[field] ?? field.replace('part.', '')
        const head = heads[names.indexOf(name)]
        const column = head ? `column ${quote(head)} (${field})` : `${field} (no column ${headOf(name)})`
        return `line ${once[field] ?? lines[part - 1]}, ${column}`
      },
      expected,
    },
    unknown: heads.filter((head, index) => head && !names[index]).map((head) => `column ${quote(head)}`),
  }
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
