import { typeset } from '../typography.ts'
import type { LocalizedText } from '../text.ts'

/** Something of a calendar that could not be kept, or not as it was. It never holds a name or an address. */
export interface Note {
  /** In an iCalendar file, the line it starts at: 1 for the first. */
  line?: number
  detail: LocalizedText
  /** Whether a session is missing because of it, that its author meant to show. */
  isLoss: boolean
}

/** What is no calendar at all. `line` is where the reading stopped, in a text; 1 for the first. */
export class CalendarError extends Error {
  override name = 'CalendarError'
  readonly line: number | undefined
  readonly detail: LocalizedText

  constructor(fr: string, en: string, line?: number) {
    super(line === undefined ? en : `line ${line}: ${en}`)
    this.detail = typeset({ fr, en })
    this.line = line
  }
}

/** A file of nothing but faults is not worth more lines than this. */
const notesKept = 500

/** The notes of one reading, in the order of the lines. */
export class Notes {
  readonly #notes: Note[] = []
  readonly #saidOnce = new Set<string>()
  #left = 0

  add(line: number | undefined, fr: string, en: string, isLoss = false): void {
    if (this.#notes.length >= notesKept) this.#left += 1
    else this.#notes.push({ ...(line !== undefined && { line }), detail: typeset({ fr, en }), isLoss })
  }

  /** Says that a session is missing. */
  lose(line: number | undefined, fr: string, en: string): void {
    this.add(line, fr, en, true)
  }

  /** Says something that holds for the whole file, at the first line where it shows. */
  once(line: number | undefined, fr: string, en: string): void {
    if (this.#saidOnce.has(en)) return
    this.#saidOnce.add(en)
    this.add(line, fr, en)
  }

  list(): Note[] {
    const sorted = this.#notes.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
    if (this.#left === 0) return sorted
    const detail = { fr: `Et ${this.#left} autres remarques.`, en: `And ${this.#left} more remarks.` }
    return [...sorted, { detail: typeset(detail), isLoss: false }]
  }
}
