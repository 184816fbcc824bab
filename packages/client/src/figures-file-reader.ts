import type { FigurePart, LocalizedText } from '@ess-widgets/contract'
import { families, type Family } from '@ess-widgets/contract/vocabulary.js'
import { parseJson } from './file.ts'
import { json, problemOf, quoted, type Format } from './figures-file-faults.ts'
import type { FaultyFigure, FigureFault, FigureField, FiguresFile, WholeFigure } from './figures-file.ts'

/** What a file says, typeset, or in words why it is none. */
export async function figuresIn(bytes: ArrayBuffer): Promise<FiguresFile> {
  const { typeset } = await import('@ess-widgets/contract/typography.js')
  const { file, format, unknown } = await parse(decoded(bytes))
  return typeset(checked(file, format, unknown))
}

/** Spreadsheets on Windows still write CSV in the letters of Western Europe, which are no UTF-8. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A file in the shape of the JSON, to be checked as it is. */
export interface Parsed {
  readonly file: unknown
  readonly format: Format
  /** What the format itself does not know. */
  readonly unknown: string[]
}

async function parse(text: string): Promise<Parsed> {
  if (!/^\s*[[{]/.test(text)) return (await import('./figures-file-csv.ts')).fromCsv(text, quoted)
  return { file: parseJson(text), format: json, unknown: [] }
}

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the file says, and nothing else that it holds. */
function checked(file: unknown, format: Format, unknown: string[]): FiguresFile {
  if (!isObject(file)) throw new Error('the file must be an object')
  const { title, figures } = file
  if (!Array.isArray(figures)) throw new Error('figures must be a list')
  const said = textOf(title)
  if (title !== undefined && !said) throw new Error('title must be a text, in French, in English or in both')
  unknown.push(...unknownIn(file, ['$schema', 'title', 'figures'], ''))
  return {
    title: said,
    figures: figures.map((figure, index) => figureOf(figure, index, format, unknown)),
    unknown,
  }
}

const unknownIn = (fields: Fields, known: string[], at: string) =>
  Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => at + name)

/** Thousands that a space parts stay on one line. A year before a number is no thousands. */
const together = (text: string) =>
  text.replace(/(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)/g, (number) => number.replaceAll(' ', '\u202f'))

/** A text in one language serves for both. */
function textOf(value: unknown): LocalizedText | undefined {
  const { fr, en } = (isObject(value) ? value : { fr: value, en: value }) as Fields
  const [french, english] = [fr, en].map((text) => (typeof text === 'string' ? text.trim() : ''))
  return french || english ? { fr: together(french || english!), en: english || french! } : undefined
}

const isAbsent = (value: unknown) => value == null || value === ''

const isAmount = (value: unknown) => Number.isFinite(value) && (value as number) >= 0

const isFamily = (value: unknown): value is Family => families.includes(value as Family)

/** As the schema has it, which is stricter than what a link may be. */
const isWebAddress = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)

function figureOf(value: unknown, figure: number, format: Format, unknown: string[]): WholeFigure | FaultyFigure {
  const faults: FigureFault[] = []
  const need = (field: FigureField, given: unknown, isRight: unknown, of?: Pick<FigureFault, 'part' | 'name'>) => {
    if (isRight) return
    const isMissing = isAbsent(given)
    faults.push({
      field,
      ...of,
      isMissing,
      problem: problemOf(format, { field, figure, part: of?.part }, given, isMissing),
    })
  }
  if (!isObject(value)) {
    need('figure', value, false)
    return { faults }
  }
  const at = `figures[${figure}]`
  const { year, source, parts, total, partition } = value
  unknown.push(
    ...unknownIn(value, ['label', 'unit', 'year', 'perimeter', 'source', 'parts', 'total', 'partition'], `${at}.`),
  )
  const text = (field: FigureField, given: unknown) => {
    const said = textOf(given)
    need(field, given, said)
    return said!
  }
  const label = text('label', value['label'])
  const unit = text('unit', value['unit'])
  need('year', year, Number.isInteger(year) && /^[1-9]\d{3}$/.test(`${year as number}`))
  const perimeter = text('perimeter', value['perimeter'])
  if (isObject(source)) {
    unknown.push(...unknownIn(source, ['name', 'url'], `${at}.source.`))
    text('source.name', source['name'])
    need('source.url', source['url'], isWebAddress(source['url']))
  } else need('source', source, false)
  const list = Array.isArray(parts) ? parts : []
  need('parts', parts, list.length)
  const read = list.map((part: unknown, index): FigurePart => {
    const { family, label, value, overlaps, note } = (isObject(part) ? part : {}) as Fields
    if (isObject(part))
      unknown.push(...unknownIn(part, ['family', 'label', 'value', 'overlaps', 'note'], `${at}.parts[${index}].`))
    const words = textOf(note)
    const said = textOf(label)
    const name = { ...(isFamily(family) && { family }), ...(said && { label: said }) }
    const needed = (field: FigureField, given: unknown, isRight: unknown) =>
      need(field, given, isRight, { part: index + 1, name: isFamily(family) || said ? name : undefined })
    if (!isAbsent(family)) needed('part.family', family, isFamily(family))
    if (!isAbsent(label) || isAbsent(family)) needed('part.label', label, said)
    // A value that the source does not give is said, by null: one that was forgotten is not.
    needed('part.value', value, value === null || isAmount(value))
    needed('part.overlaps', overlaps, overlaps === undefined || typeof overlaps === 'boolean')
    needed('part.note', note, isAbsent(note) || words)
    return {
      ...name,
      value: value as number | null,
      ...(overlaps === true && { overlaps }),
      ...(words && { note: words }),
    }
  })
  need('total', total, isAbsent(total) || isAmount(total))
  need('partition', partition, partition === undefined || typeof partition === 'boolean')
  if (faults.length) return { label, faults }
  const { name, url } = source as Fields
  return {
    label,
    unit,
    year: year as number,
    perimeter,
    source: { name: textOf(name)!, url: url as string },
    parts: read,
    ...(!isAbsent(total) && { total: total as number }),
    partition: partition === true,
  }
}
