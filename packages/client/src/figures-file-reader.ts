import type { FigurePart, LocalizedText } from '@ess-widgets/contract'
import { families, type Family } from '@ess-widgets/contract/vocabulary.js'
import { parseJson } from './file.ts'
import type { FaultyFigure, FigureFault, FigureField, FiguresFile, WholeFigure } from './figures-file.ts'

/** What a file says, typeset, or in words why it is none. */
export async function figuresIn(bytes: ArrayBuffer): Promise<FiguresFile> {
  const { typeset } = await import('@ess-widgets/contract/typography.js')
  return typeset(checked(await parse(decoded(bytes))))
}

/** Spreadsheets on Windows still write CSV in the letters of Western Europe, which are no UTF-8. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function parse(text: string): Promise<unknown> {
  if (!/^\s*[[{]/.test(text)) return (await import('./figures-file-csv.ts')).fromCsv(text)
  return parseJson(text)
}

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the file says, and nothing else that it holds. */
function checked(file: unknown): FiguresFile {
  if (!isObject(file)) throw new Error('the file must be an object')
  const { title, figures } = file
  if (!Array.isArray(figures)) throw new Error('figures must be a list')
  const said = textOf(title)
  if (title !== undefined && !said) throw new Error('title must be a text, in French, in English or in both')
  const unknown = unknownIn(file, ['$schema', 'title', 'figures'], '')
  return {
    title: said,
    figures: figures.map((figure, index) => figureOf(figure, `figures[${index}]`, unknown)),
    unknown,
  }
}

const unknownIn = (fields: Fields, known: string[], at: string) =>
  Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => at + name)

/** A text in one language serves for both. */
function textOf(value: unknown): LocalizedText | undefined {
  const { fr, en } = (isObject(value) ? value : { fr: value, en: value }) as Fields
  const [french, english] = [fr, en].map((text) => (typeof text === 'string' ? text.trim() : ''))
  return french || english ? { fr: french || english!, en: english || french! } : undefined
}

const isAbsent = (value: unknown) => value == null || value === ''

const isAmount = (value: unknown) => Number.isFinite(value) && (value as number) >= 0

const isWebAddress = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)

function figureOf(value: unknown, at: string, unknown: string[]): WholeFigure | FaultyFigure {
  if (!isObject(value)) return { faults: [{ field: 'figure', isMissing: isAbsent(value) }] }
  const { year, source, parts, total, partition } = value
  unknown.push(
    ...unknownIn(value, ['label', 'unit', 'year', 'perimeter', 'source', 'parts', 'total', 'partition'], `${at}.`),
  )
  const faults: FigureFault[] = []
  const need = (field: FigureField, given: unknown, isRight: unknown, part?: number) => {
    if (!isRight) faults.push({ field, isMissing: isAbsent(given), ...(part && { part }) })
  }
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
    const number = index + 1
    const { family, label, value, overlaps, note } = (isObject(part) ? part : {}) as Fields
    if (isObject(part))
      unknown.push(...unknownIn(part, ['family', 'label', 'value', 'overlaps', 'note'], `${at}.parts[${index}].`))
    const name = textOf(label)
    const words = textOf(note)
    if (!isAbsent(family)) need('part.family', family, families.includes(family as Family), number)
    if (!isAbsent(label) || isAbsent(family)) need('part.label', label, name, number)
    // A value that the source does not give is said, by null: one that was forgotten is not.
    need('part.value', value, value === null || isAmount(value), number)
    need('part.overlaps', overlaps, overlaps === undefined || typeof overlaps === 'boolean', number)
    need('part.note', note, isAbsent(note) || words, number)
    return {
      ...(!isAbsent(family) && { family: family as Family }),
      ...(name && { label: name }),
      value: value as number | null,
      ...(overlaps === true && { overlaps }),
      ...(words && { note: words }),
    }
  })
  need('total', total, isAbsent(total) || isAmount(total))
  need('partition', partition, partition === undefined || typeof partition === 'boolean')
  if (faults.length) return { label: textOf(value['label']), faults }
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
