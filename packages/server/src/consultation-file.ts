import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { LineCounter, parseDocument } from 'yaml'
import { ConsultationFile, type LocalizedText } from '@ess-widgets/contract'
import { firstForeignLine, unreadableTexts } from './encoding.ts'
import { manifestoFaults } from './manifesto-faults.ts'
import { repeated, type MeaningFault } from './meaning.ts'
import { sessionFaults } from './session-faults.ts'
import { explain, isWorthSaying, pointerOf } from './validation-words.ts'
import { workshopFaults } from './workshop-faults.ts'
import { placeOf, type Place } from './yaml-places.ts'

/** One thing to mend in a consultation file. */
export interface Fault extends Place {
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
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch {
    const detail = { fr: 'Ce fichier ne peut pas être lu.', en: 'This file cannot be read.' }
    throw new ConsultationFileError(path, [{ line: 1, field: '', detail }])
  }
  const text = new TextDecoder().decode(bytes)
  const foreignLine = firstForeignLine(bytes)
  if (foreignLine !== undefined) throw new ConsultationFileError(path, encodingFaults(text, foreignLine))
  const { file, faults } = parseConsultation(text)
  if (!file) throw new ConsultationFileError(path, faults)
  return file
}

/** The consultation a text describes, or everything that keeps it from being one, in the order of the lines. */
export function parseConsultation(text: string): { file?: ConsultationFile; faults: Fault[] } {
  const { value, faults, place } = readYaml(text)
  if (faults.length > 0) return { faults }
  const found = isConsultationFile(value)
    ? meaningFaults(value)
    : isConsultationFile
        .errors!.filter(isWorthSaying)
        .map((error) => ({ pointer: pointerOf(error), detail: explain(error) }))
  if (found.length === 0) return { file: value as ConsultationFile, faults }
  return { faults: distinct(found.map(place)).sort((left, right) => left.line - right.line) }
}

/** The value of a YAML text, and how to find the lines of what is wrong in it; or why there is none. */
function readYaml(text: string): { value?: unknown; faults: Fault[]; place: (fault: MeaningFault) => Fault } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const place = ({ pointer, detail }: MeaningFault) => ({ ...placeOf(document, lines, pointer), detail })
  if (document.errors.length > 0) return { faults: document.errors.map((error) => yamlFault(error, lines)), place }
  try {
    return { value: document.toJS(), faults: [], place }
  } catch (error) {
    return { faults: [{ line: 1, field: '', detail: { fr: String(error), en: String(error) } }], place }
  }
}

/** A file that is not in UTF-8 has lost letters: they are found in its texts or, when they are elsewhere, by their line. */
function encodingFaults(text: string, foreignLine: number): Fault[] {
  const detail = {
    fr: 'Ce fichier n’est pas en UTF-8 : enregistrez-le de nouveau dans cet encodage.',
    en: 'This file is not in UTF-8: save it again in that encoding.',
  }
  const { value, place } = readYaml(text)
  const found = unreadableTexts(value).map((pointer) => place({ pointer, detail }))
  return found.length > 0 ? found : [{ line: foreignLine, field: '', detail }]
}

/** What no schema can say. */
function meaningFaults(file: ConsultationFile): MeaningFault[] {
  const faults = [
    ...file.partners.flatMap(({ origin }, index) => {
      const right = originOf(origin)
      return right === origin ? [] : [{ pointer: `/partners/${index}/origin`, detail: originWords(right) }]
    }),
    ...repeated(file.principles.map(({ id }) => id)).map((index) => ({
      pointer: `/principles/${index}/id`,
      detail: { fr: 'Chaque principe a son propre identifiant.', en: 'Each principle has an id of its own.' },
    })),
    ...repeated(file.partners.map(({ origin }) => origin)).map((index) => ({
      pointer: `/partners/${index}/origin`,
      detail: { fr: 'Cette origine est déjà dans la liste.', en: 'This origin is in the list already.' },
    })),
    ...sessionFaults(file),
    ...workshopFaults(file),
    ...manifestoFaults(file),
  ]
  if (file.opens && file.closes && Date.parse(file.opens) >= Date.parse(file.closes)) {
    faults.push({
      pointer: '/closes',
      detail: { fr: 'La clôture vient après l’ouverture.', en: 'The closing comes after the opening.' },
    })
  }
  return faults
}

/** The origin of an address as a browser writes it, if it has one. */
const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : undefined)

const originWords = (right: string | undefined): LocalizedText =>
  right
    ? { fr: `Un navigateur écrit cette origine ainsi : ${right}.`, en: `A browser writes this origin: ${right}.` }
    : {
        fr: 'Aucune page ne peut avoir cette origine ; il en faut une comme https://www.example.org:8443.',
        en: 'No page can have this origin; it must be one such as https://www.example.org:8443.',
      }

/** A value that breaks two rules said in the same words is said once. */
const distinct = (faults: Fault[]) => [
  ...new Map(faults.map((fault) => [`${fault.field} ${fault.detail.en}`, fault])).values(),
]

const yamlFault = ({ pos, message }: { pos: [number, number]; message: string }, lines: LineCounter): Fault => {
  const { line } = lines.linePos(pos[0])
  const [reason] = message.split(/ at line \d+/)
  return { line, field: '', detail: { fr: `Ce n’est pas du YAML : ${reason}.`, en: `This is not YAML: ${reason}.` } }
}
