import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import { ConsultationFile, type LocalizedText } from '@ess-widgets/contract'
import { explain, isWorthSaying, pointerOf } from './validation-words.ts'

/** One thing to mend in a consultation file. */
export interface Fault {
  /** 1 for the first line. */
  line: number
  /** Where, as one writes it: `principles[2].statement.en`. Empty for the file as a whole. */
  field: string
  detail: LocalizedText
}

/** A consultation file that cannot be used, with everything there is to mend in it. */
export class ConsultationFileError extends Error {
  override name = 'ConsultationFileError'
  readonly path: string
  readonly faults: Fault[]

  constructor(path: string, faults: Fault[]) {
    super(`${path}: ${faults.length} fault(s)`)
    this.path = path
    this.faults = faults
  }
}

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
addFormats.default(ajv)
const isConsultationFile = ajv.compile<ConsultationFile>(ConsultationFile)

/** Reads a consultation from a YAML (or JSON) file. Throws a `ConsultationFileError` that names each fault. */
export async function readConsultationFile(path: string): Promise<ConsultationFile> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    const detail = { fr: 'Ce fichier ne peut pas être lu.', en: 'This file cannot be read.' }
    throw new ConsultationFileError(path, [{ line: 1, field: '', detail }])
  }
  const { file, faults } = parseConsultation(text)
  if (!file) throw new ConsultationFileError(path, faults)
  return file
}

/** The consultation a text describes, or everything that keeps it from being one, in the order of the lines. */
export function parseConsultation(text: string): { file?: ConsultationFile; faults: Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) return { faults: document.errors.map((error) => yamlFault(error, lines)) }

  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    return { faults: [{ line: 1, field: '', detail: { fr: String(error), en: String(error) } }] }
  }
  const faults = isConsultationFile(value)
    ? meaningFaults(value).map(({ pointer, detail }) => place(document, lines, pointer, detail))
    : isConsultationFile
        .errors!.filter(isWorthSaying)
        .map((error) => place(document, lines, pointerOf(error), explain(error)))
  if (faults.length > 0) return { faults: faults.sort((left, right) => left.line - right.line) }
  return { file: value as ConsultationFile, faults }
}

/** What no schema can say. */
function meaningFaults(file: ConsultationFile): { pointer: string; detail: LocalizedText }[] {
  const faults = [
    ...repeated(file.principles.map(({ id }) => id)).map((index) => ({
      pointer: `/principles/${index}/id`,
      detail: { fr: 'Chaque principe a son propre identifiant.', en: 'Each principle has an id of its own.' },
    })),
    ...repeated(file.partners.map(({ origin }) => origin)).map((index) => ({
      pointer: `/partners/${index}/origin`,
      detail: { fr: 'Cette origine est déjà dans la liste.', en: 'This origin is in the list already.' },
    })),
  ]
  if (file.opens && file.closes && Date.parse(file.opens) >= Date.parse(file.closes)) {
    faults.push({
      pointer: '/closes',
      detail: { fr: 'La clôture vient après l’ouverture.', en: 'The closing comes after the opening.' },
    })
  }
  return faults
}

const repeated = (values: string[]) => values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []))

function place(document: Document.Parsed, lines: LineCounter, pointer: string, detail: LocalizedText): Fault {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return { line: lines.linePos(offsetOf(document, path)).line, field: fieldOf(path), detail }
}

/** Where a field starts; for one that is missing, where what should hold it starts. */
function offsetOf(document: Document.Parsed, path: string[]): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const part of path) {
    if (!isCollection(node)) return offset
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
      if (!pair) return offset
      offset = startOf(pair.key)
      node = pair.value
    } else {
      const item: unknown = node.items[Number(part)]
      node = isPair(item) ? item.value : item
      offset = startOf(node) || offset
    }
  }
  return offset
}

const startOf = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0

const fieldOf = (path: string[]) =>
  path
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')

const yamlFault = ({ pos, message }: { pos: [number, number]; message: string }, lines: LineCounter): Fault => {
  const { line } = lines.linePos(pos[0])
  const [reason] = message.split(/ at line \d+/)
  return { line, field: '', detail: { fr: `Ce n’est pas du YAML : ${reason}.`, en: `This is not YAML: ${reason}.` } }
}
