import type { Figure, FigurePart, LocalizedText } from '@ess-widgets/contract'
import { fetchFile } from './file.ts'

/** A field of a figure, whatever the part it stands in. */
export type FigureField =
  | 'figure'
  | 'label'
  | 'unit'
  | 'year'
  | 'perimeter'
  | 'source'
  | 'source.name'
  | 'source.url'
  | 'parts'
  | 'part.family'
  | 'part.label'
  | 'part.value'
  | 'part.overlaps'
  | 'part.note'
  | 'total'
  | 'partition'

/** What is wrong with one field of a figure. */
export interface FigureFault {
  readonly field: FigureField
  /** Of a part: which one, from 1, and what it is called where the file says so. */
  readonly part?: number
  readonly name?: Pick<FigurePart, 'family' | 'label'> | undefined
  readonly isMissing: boolean
  /** In words for whoever wrote the file: where it stands, what should, and what does. */
  readonly problem: string
}

/** A figure that is not whole, and so shows no number. */
export interface FaultyFigure {
  readonly label?: LocalizedText | undefined
  readonly faults: readonly FigureFault[]
}

/** A figure of which nothing is missing. */
export interface WholeFigure extends Figure {
  readonly faults?: undefined
}

/** What a file of figures says. */
export interface FiguresFile {
  readonly title?: LocalizedText | undefined
  readonly figures: readonly (WholeFigure | FaultyFigure)[]
  /** Where the file says what this does not know: a misspelt field would be silence. */
  readonly unknown: readonly string[]
}

/** All that is known of the figures at one moment. A snapshot: the next change brings another object. */
export interface FiguresState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`: in words for whoever wrote the file. */
  readonly problem?: string | undefined
  readonly file?: FiguresFile
}

const clients = new Map<string, FiguresClient>()

/** The page's one client for a file of figures. Undefined when that is no address. */
export function openFigures(src: string | null): FiguresClient | undefined {
  const address = src?.trim()
  if (!address || !URL.canParse(address, document.baseURI)) return
  const { href } = new URL(address, document.baseURI)
  if (!clients.has(href)) clients.set(href, new FiguresClient(href))
  return clients.get(href)
}

/** What a page knows of a file of figures, which it reads once. */
export class FiguresClient {
  readonly url: string
  state: FiguresState = { phase: 'loading' }

  readonly #listeners = new Set<() => void>()
  #reading: Promise<void> | undefined

  /** For `openFigures`: a page has one client for a file. */
  constructor(url: string) {
    this.url = url
    // Whoever had no network when the page came has it now.
    addEventListener('online', () => this.state.phase === 'error' && this.#listeners.size && this.retry())
  }

  /** Calls the listener after each change of state. The first one starts the reading. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (this.state.phase !== 'ready') void this.retry()
    return () => this.#listeners.delete(listener)
  }

  /** Reads the file, after what failed too. */
  retry(): Promise<void> {
    if (this.state.phase === 'error') this.#change({ phase: 'loading' })
    return (this.#reading ??= this.#read())
  }

  async #read() {
    try {
      this.#change({ phase: 'ready', file: await readFigures(this.url) })
    } catch (error) {
      this.#change({ phase: 'error', problem: (error as Error).message })
    }
    this.#reading = undefined
  }

  #change(state: FiguresState) {
    this.state = state
    for (const listener of this.#listeners) listener()
  }
}

/** Reads figures from a static file, JSON or CSV, or says in words why that is none. */
export async function readFigures(address: string): Promise<FiguresFile> {
  const [response, { figuresIn }] = await Promise.all([fetchFile(address), import('./figures-file-reader.ts')])
  return figuresIn(await response.arrayBuffer())
}
