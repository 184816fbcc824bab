import type { Consultation, Counts, Results } from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { keepCounting, pause } from './live.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of the results at one moment. A snapshot: the next change brings another object. */
export interface ResultsState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; of a file, in words for whoever wrote it. */
  readonly problem?: Failure | string | undefined
  readonly results?: Results
  /** Since when nothing is heard, in milliseconds since 1970 UTC. Undefined while it is live, and of a file. */
  readonly staleSince?: number | undefined
}

/** A question that is not answered within this, in milliseconds, and nobody knows what was published. */
const late = 8_000
/** So that all who watch do not ask in the same instant, in milliseconds. */
const spread = 1_000

export const nothingKnown: ResultsState = { phase: 'loading' }

const clients = new Map<string, ResultsClient>()

/**
 * The page's one client for results: those of a static file named by `src`, else of the consultation, named as for
 * `openConsultation`. Undefined when neither is an address.
 */
export function openResults(src: string | null, consultation: string | null): ResultsClient | undefined {
  const file = src?.trim()
  const url = findConsultation(file || consultation)
  const name = `${!!file} ${url}`
  if (url && !clients.has(name)) clients.set(name, new ResultsClient(url, !!file))
  return clients.get(name)
}

/** What a page knows of the results, for as long as someone looks. It sends nothing but questions. */
export class ResultsClient {
  /** The address of the file, or of the consultation. */
  readonly url: string
  state = nothingKnown

  readonly #isFile: boolean
  readonly #listeners = new Set<() => void>()
  #link!: (name: keyof Consultation['links']) => string
  /** The highest publication heard of. */
  #announced = 0
  #isReading = false
  #reading = 0
  #losing = 0
  #stopCounting: (() => void) | undefined

  /** For `openResults`: a page has one client for a consultation. */
  constructor(url: string, isFile: boolean) {
    this.url = url
    this.#isFile = isFile
    const handleChange = () => this.#adjust()
    addEventListener('online', handleChange)
    addEventListener('offline', this.#lose)
    document.addEventListener('visibilitychange', handleChange)
  }

  /** Calls the listener after each change of state. The first one starts the reading. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#adjust()
    return () => {
      this.#listeners.delete(listener)
      this.#adjust()
    }
  }

  /** Reads again what failed. What is on the page stays until there is better. */
  retry(): Promise<void> {
    if (this.state.phase === 'error') this.#change({ phase: 'loading' })
    return this.#refresh()
  }

  /** Follows the publications while someone is looking. */
  #adjust() {
    const isKnown = this.state.phase === 'ready'
    if (!this.#listeners.size || document.hidden) {
      this.#stopCounting?.()
      clearTimeout(this.#reading)
      clearTimeout(this.#losing)
      this.#stopCounting = undefined
      this.#reading = 0
    } else if (!isKnown) void this.#refresh()
    // What is final is published no more.
    else if (!this.#isFile && !this.state.results!.isFinal)
      this.#stopCounting ??= keepCounting(this.#ask, (counts) => this.#accept(counts))
  }

  /** One reading at a time: none is overtaken by an older one. */
  async #refresh() {
    if (this.#isReading) return
    this.#isReading = true
    const isKnown = this.state.phase === 'ready'
    try {
      await (isKnown && !this.#isFile ? this.#read() : this.#load())
    } catch (error) {
      if (isKnown) this.#lose()
      else this.#change({ phase: 'error', problem: problemOf(error) })
      // Without a wait, it is the server's last word, or no consultation.
      if (isKnown || (error as { wait?: number }).wait !== undefined) this.#refreshLater(pause())
    }
    this.#isReading = false
  }

  #refreshLater(wait: number) {
    if (!this.#listeners.size || document.hidden) return
    this.#reading ||= setTimeout(() => {
      this.#reading = 0
      void this.#refresh()
    }, wait)
  }

  async #load() {
    if (this.#isFile) {
      const { readResults } = await import('./results-file.ts')
      return this.#change({ phase: 'ready', problem: undefined, results: await readResults(this.url) })
    }
    const { document: consultation, url } = await read<Consultation>(this.url)
    this.#link = (name) => new URL(consultation.links[name], url).href
    await this.#read({ phase: 'ready', problem: undefined })
    this.#adjust()
  }

  async #read(change: Partial<ResultsState> = {}) {
    const { document: results } = await read<Results>(this.#link('results'))
    const { publication } = results
    const known = this.state.results?.publication
    // What has no publication is not the server's, but from a proxy on the way.
    if (publication >= (known ?? 0)) this.#change({ ...change, results, staleSince: undefined })
    else if (known === undefined) throw { failure: 'unreachable', wait: 0 }
    // Of several servers, one may be behind another.
    if (!(publication >= this.#announced)) this.#refreshLater(pause())
    else if (results.isFinal) this.#stopCounting?.()
  }

  #change(change: Partial<ResultsState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Where to ask how things stand, asked before each question. */
  #ask = (name: keyof Consultation['links']) => {
    clearTimeout(this.#losing)
    this.#losing = setTimeout(this.#lose, late)
    return this.#link(name)
  }

  #accept({ status, results: standing }: Counts) {
    const { results, staleSince } = this.state
    clearTimeout(this.#losing)
    this.#announced = standing?.publication ?? 0
    if (this.#announced > results!.publication || status !== results!.status) this.#refreshLater(Math.random() * spread)
    else if (staleSince) this.#change({ staleSince: undefined })
  }

  #lose = () => {
    const { phase, staleSince, results } = this.state
    if (phase === 'ready' && !this.#isFile && !staleSince && !results!.isFinal) this.#change({ staleSince: Date.now() })
  }
}

/** Of an outcome, its failure; of what is no consultation, what was met there. */
const problemOf = (error: unknown) => {
  const { failure = (error as Error).message } = error as { failure?: Failure }
  return failure
}
