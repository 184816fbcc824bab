import { readFile, writeFile } from 'node:fs/promises'
import { defaultTimeZone, type SessionEntry, type Track } from '@ess-widgets/contract'
import { CalendarError, readAgenda, type Note, type Reading } from '@ess-widgets/contract/calendar-reader.js'
import { stringify } from 'yaml'
import { firstForeignLine } from '../encoding.ts'
import { ConsultationFileError, parseConsultation, readConsultationFile } from '../consultation-file.ts'
import { RefusalError } from '../refusal.ts'
import { endOfBound, entriesOf, isExpected, mostSessions, startOfBound } from './import-entries.ts'
import { goneFrom } from './import-identity.ts'
import { mergeSessions, mostTracks } from './import-merge.ts'
import { faultLine, language, say } from './words.ts'

export interface ImportOptions {
  /** The consultation file to write the sessions into; without it they are printed. */
  into: string | undefined
  /** The first and the last day to take, or instants. */
  from: string | undefined
  to: string | undefined
}

/** Turns another calendar into sessions, and says on the side what it could not keep, line by line. */
export async function importAgenda(path: string, { into, from, to }: ImportOptions): Promise<number> {
  const window = { ...(from && { from: bound('--from', from) }), ...(to && { to: bound('--to', to) }) }
  refuseReversed(window)
  const home = into === undefined ? undefined : await consultationAt(into)
  if (into !== undefined && !home) return 1
  const zone = home?.timeZone ?? defaultTimeZone
  const reading = await readFileOf(path, { ...instantsOf(window, zone), timeZone: zone })
  if (!reading) return 1
  const { sessions, timeZone, tracks, notes } = entriesOf(reading.agenda, { ...window, home })
  for (const note of [...reading.notes, ...notes]) sayNote(path, note)
  if (into !== undefined && reading.cutAt !== undefined) return refuseCut(into)
  if (into !== undefined) {
    const gone = goneFrom(reading.agenda.sessions, (home?.sessions ?? []).filter(isExpected(from, to, zone)))
    return writeInto(into, { sessions, tracks, gone })
  }
  process.stdout.write(
    stringify(
      { timeZone, ...(tracks.length > 0 && { tracks }), sessions },
      { lineWidth: 0, aliasDuplicateObjects: false },
    ),
  )
  return 0
}

function refuseCut(into: string): number {
  console.error(
    say(
      `${into} n’a pas été changé : l’agenda est coupé, et des séances y manquent. Prenez-le de nouveau, en entier.`,
      `${into} was not changed: the calendar is cut, and sessions are missing from it. Get it again, whole.`,
    ),
  )
  return 1
}

/** The window as the reader takes it: its own days would be those of UTC, and its last instant is included. */
const instantsOf = ({ from, to }: { from?: string; to?: string }, zone: string) => ({
  ...(from && { from: new Date(startOfBound(from, zone)) }),
  ...(to && { to: new Date(endOfBound(to, zone) - 1) }),
})

function refuseReversed({ from, to }: { from?: string; to?: string }): void {
  const [first, last] = [from, to].map((text) => (text === undefined ? undefined : startOfBound(text, defaultTimeZone)))
  if (first !== undefined && last !== undefined && first > last)
    throw new RefusalError(
      `--to vient avant --from : ${to} est avant ${from}.`,
      `--to comes before --from: ${to} is before ${from}.`,
    )
}

/** A day or an instant of the command line. */
function bound(name: string, text: string): string {
  const isWritten = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(text)
  const date = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  if (isWritten && !Number.isNaN(Date.parse(text)) && new Date(date).toISOString().startsWith(text.slice(0, 10)))
    return text
  throw new RefusalError(
    `${name} demande une date, comme 2026-11-25 ; « ${text} » n’en est pas une.`,
    `${name} takes a date, such as 2026-11-25; “${text}” is not one.`,
  )
}

async function consultationAt(path: string) {
  try {
    return await readConsultationFile(path)
  } catch (error) {
    if (!(error instanceof ConsultationFileError)) throw error
    for (const fault of error.faults) console.error(faultLine(path, fault))
    return undefined
  }
}

async function readFileOf(path: string, options: Parameters<typeof readAgenda>[1]): Promise<Reading | undefined> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch {
    throw new RefusalError(`${path} ne peut pas être lu.`, `${path} cannot be read.`)
  }
  const foreign = firstForeignLine(bytes)
  if (foreign !== undefined) {
    const detail = {
      fr: 'Ce fichier n’est pas en UTF-8 : ses lettres sont lues comme celles de Windows-1252.',
      en: 'This file is not in UTF-8: its letters are read as those of Windows-1252.',
    }
    sayNote(path, { line: foreign, detail })
  }
  try {
    return readAgenda(new TextDecoder(foreign === undefined ? 'utf-8' : 'windows-1252').decode(bytes), options)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    sayNote(path, { ...(error.line !== undefined && { line: error.line }), detail: error.detail })
    return undefined
  }
}

const sayNote = (path: string, { line, detail }: Pick<Note, 'line' | 'detail'>) =>
  console.error(
    line === undefined ? `${path}${say(' : ', ': ')}${detail[language]}` : faultLine(path, { line, field: '', detail }),
  )

/** Writes nothing unless the file is still right with its new sessions. */
async function writeInto(
  path: string,
  { sessions, tracks, gone }: { sessions: SessionEntry[]; tracks: Track[]; gone: string[] },
): Promise<number> {
  const before = await readFile(path, 'utf8')
  const { text, added, changed, leftTracks } = mergeSessions(before, sessions, tracks)
  const { faults } = parseConsultation(text)
  for (const fault of faults) console.error(faultLine(path, fault))
  if (faults.length > 0) {
    console.error(
      say(
        `${path} n’a pas été changé : avec ces séances, il ne conviendrait plus (${mostSessions} au plus).`,
        `${path} was not changed: with these sessions it would no longer be right (${mostSessions} at most).`,
      ),
    )
    return 1
  }
  if (text !== before) await writeFile(path, text)
  if (leftTracks.size > 0) console.error(say(...leftTracksWords([...leftTracks].join(', '))))
  if (gone.length > 0) console.error(say(...goneWords(gone)))
  const [s, t] = [added > 1 ? 's' : '', changed > 1 ? 's' : '']
  console.log(
    say(
      `${path} : ${added} séance${s} ajoutée${s}, ${changed} changée${t}.`,
      `${path}: ${added} session${s} added, ${changed} changed.`,
    ),
  )
  return 0
}

const leftTracksWords = (ids: string): [fr: string, en: string] => [
  `Une consultation a ${mostTracks} thèmes au plus ; ne sont pas gardés : ${ids}.`,
  `A consultation has ${mostTracks} tracks at most; not kept: ${ids}.`,
]

function goneWords(ids: string[]): [fr: string, en: string] {
  const list = ids.join(', ')
  return ids.length === 1
    ? [
        `1 séance de cet agenda n’y est plus : ${list}. Retirez-la, ou écrivez « status: cancelled ».`,
        `1 session of this calendar is no longer in it: ${list}. Remove it, or write “status: cancelled”.`,
      ]
    : [
        `${ids.length} séances de cet agenda n’y sont plus : ${list}. Retirez-les, ou écrivez « status: cancelled ».`,
        `${ids.length} sessions of this calendar are no longer in it: ${list}. Remove them, or write “status: cancelled”.`,
      ]
}
