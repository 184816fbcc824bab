import type { Consultation, Counts, Manifesto, Signatories, Signatory, Signatures } from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { keepCounting, pause } from './live.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of the signatures of a text, at one moment. A snapshot: the next change brings another object. */
export interface SignaturesState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; of a file, in words for whoever wrote it. */
  readonly problem?: Failure | string | undefined
  readonly signatures?: Signatures
  /** The text, of a consultation. */
  readonly manifesto?: Manifesto
  /** The names that were read, in the order of confirmation: fewer than `named` says until all pages were. */
  readonly signatories: readonly Signatory[]
  readonly isReadingNames: boolean
  /** Why the last reading of the names did not end. */
  readonly namesProblem?: Failure | string | undefined
  /** Since when nothing is heard, in milliseconds since 1970 UTC. Undefined while it is live, and of a file. */
  readonly staleSince?: number | undefined
}

/** A question that is not answered within this, in milliseconds, and nobody knows how many have signed. */
const late = 8_000
/** So that all who watch do not ask in the same instant, in milliseconds. */
const spread = 1_000
/** Names that were read and may have changed are read again after this and a third more at most, in milliseconds. */
const rest = 30_000

export const nothingKnown: SignaturesState = { phase: 'loading', signatories: [], isReadingNames: false }

const clients = new Map<string, SignaturesClient>()

/**
 * The page's one client for the signatures of a text: those of a static file named by `src`, else of the consultation,
 * named as for `openConsultation`. Undefined when neither is an address.
 */
export function openSignatures(src: string | null, consultation: string | null): SignaturesClient | undefined {
  const file = src?.trim()
  const url = findConsultation(file || consultation)
  const name = `${!!file} ${url}`
  if (url && !clients.has(name)) clients.set(name, new SignaturesClient(url, !!file))
  return clients.get(name)
}

/** What a page knows of who has signed, for as long as someone looks. It sends nothing but questions. */
export class SignaturesClient {
  /** The address of the file, or of the consultation. */
  readonly url: string
  state = nothingKnown

  readonly #isFile: boolean
  readonly #listeners = new Set<() => void>()
  #link!: (name: keyof Consultation['links']) => string
  /** The address of the signatures, which their links are relative to. */
  #address = ''
  /** The highest version heard of. */
  #announced = 0
  #isReading = false
  #reading = 0
  #losing = 0
  #naming = 0
  /** The version the names were read at. */
  #namesVersion: number | undefined
  #stopCounting: (() => void) | undefined

  /** For `openSignatures`: a page has one client for a text. */
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

  /**
   * Reads the public names, page after page: whoever looks for one searches among them here, and no name leaves. From then
   * on they are read again, after a while, when they may have changed.
   */
  async readNames(): Promise<void> {
    const { signatures, isReadingNames, signatories, namesProblem } = this.state
    clearTimeout(this.#naming)
    this.#naming = 0
    if (!signatures?.links || isReadingNames || (signatures.version === this.#namesVersion && !namesProblem)) return
    this.#namesVersion = signatures.version
    this.#change({ isReadingNames: true, namesProblem: undefined })
    const names = new Map<number, Signatory>()
    let problem: SignaturesState['namesProblem']
    try {
      for (let page = 1, pages = 1; page <= pages; page++) {
        const url = new URL(signatures.links.signatories, this.#address)
        if (page > 1) url.searchParams.set('page', `${page}`)
        const { document } = await read<Signatories>(url.href)
        const before = names.size
        for (const each of document.signatories) names.set(each.number, each)
        // A file is the same one at every page.
        pages = names.size > before ? document.pages : page
        // Those that were read before stay until as many are there.
        if (names.size > signatories.length || page === pages) this.#change({ signatories: [...names.values()] })
      }
    } catch (error) {
      problem = problemOf(error)
    }
    this.#change({ isReadingNames: false, namesProblem: problem })
    this.#readNamesLater()
  }

  /** Follows the number while someone is looking. */
  #adjust() {
    const isKnown = this.state.phase === 'ready'
    if (!this.#listeners.size || document.hidden) {
      this.#stopCounting?.()
      clearTimeout(this.#reading)
      clearTimeout(this.#losing)
      clearTimeout(this.#naming)
      this.#stopCounting = undefined
      this.#reading = this.#naming = 0
    } else if (!isKnown) void this.#refresh()
    else if (!this.#isFile) {
      this.#stopCounting ??= keepCounting(this.#ask, (counts) => this.#accept(counts))
      this.#readNamesLater()
    }
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

  /** Whoever looked at names goes on looking at those that stand. */
  #readNamesLater() {
    const { signatures, namesProblem } = this.state
    if (this.#namesVersion === undefined || (this.#namesVersion === signatures!.version && !namesProblem)) return
    if (!this.#listeners.size || document.hidden) return
    this.#naming ||= setTimeout(() => this.readNames(), rest + (Math.random() * rest) / 3)
  }

  async #load() {
    if (this.#isFile) {
      const { readSignatures } = await import('./signatures-file.ts')
      const { document: signatures, url } = await readSignatures(this.url)
      this.#address = url
      return this.#change({ phase: 'ready', problem: undefined, signatures })
    }
    const { document: consultation, url } = await read<Consultation>(this.url)
    this.#link = (name) => new URL(consultation.links[name], url).href
    const { document: manifesto, url: base } = await read<Manifesto>(this.#link('manifesto'))
    this.#address = new URL(manifesto.links.signatures, base).href
    await this.#read({ phase: 'ready', problem: undefined, manifesto })
    this.#adjust()
  }

  async #read(change: Partial<SignaturesState> = {}) {
    const { document: signatures } = await read<Signatures>(this.#address)
    const { version } = signatures
    const known = this.state.signatures?.version
    // What has no version is not the server's, but from a proxy on the way.
    if (version >= (known ?? 0)) {
      // Where no number shows any more, no name does.
      const { signatories } = signatures.counts ? this.state : nothingKnown
      this.#change({ ...change, signatures, signatories, staleSince: undefined })
      this.#readNamesLater()
    } else if (known === undefined) throw { failure: 'unreachable', wait: 0 }
    // Of several servers, one may be behind another.
    if (!(version >= this.#announced)) this.#refreshLater(pause())
  }

  #change(change: Partial<SignaturesState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Where to ask how things stand, asked before each question. */
  #ask = (name: keyof Consultation['links']) => {
    clearTimeout(this.#losing)
    this.#losing = setTimeout(this.#lose, late)
    return this.#link(name)
  }

  #accept({ status, signatures: standing }: Counts) {
    const { signatures, staleSince } = this.state
    if (!standing) return
    clearTimeout(this.#losing)
    this.#announced = standing.version
    if (standing.version > signatures!.version || status !== signatures!.status)
      this.#refreshLater(Math.random() * spread)
    else if (staleSince) this.#change({ staleSince: undefined })
  }

  #lose = () => {
    if (this.state.phase === 'ready' && !this.#isFile && !this.state.staleSince)
      this.#change({ staleSince: Date.now() })
  }
}

/** Of an outcome, its failure; of what is no consultation, what was met there. */
const problemOf = (error: unknown) => {
  const { failure = (error as Error).message } = error as { failure?: Failure }
  return failure
}
