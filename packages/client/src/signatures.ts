import type { Consultation, Counts, Manifesto, Signatories, Signatory, Signatures } from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { keepCounting, pause } from './live.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of the signatures of a text, at one moment. A snapshot: the next change brings another object. */
export interface SignaturesState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; `malformed-request` of a file that holds no signatures. */
  readonly problem?: Failure | undefined
  readonly signatures?: Signatures
  /** The text, of a consultation. */
  readonly manifesto?: Manifesto
  /** The names that were read, in the order of confirmation: the pages before all are there may be fewer than `named` says. */
  readonly signatories: readonly Signatory[]
  readonly isReadingNames: boolean
  /** Since when nothing is heard, in milliseconds since 1970 UTC. Undefined while it is live, and of a file. */
  readonly staleSince?: number | undefined
}

/** A question that is not answered within this, in milliseconds, and nobody knows how many have signed. */
const late = 8_000
/** So that all who watch do not ask in the same instant, in milliseconds. */
const spread = 1_000

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

  /** Reads the public names, page after page: whoever looks for one searches among them here, and no name leaves. */
  async readNames(): Promise<void> {
    const { signatures, isReadingNames } = this.state
    if (!signatures?.links || isReadingNames) return
    this.#change({ isReadingNames: true })
    const names: Signatory[] = []
    try {
      for (let page = 1, pages = 1; page <= pages; page++) {
        const url = new URL(signatures.links.signatories, this.#address)
        if (page > 1) url.searchParams.set('page', `${page}`)
        const { document } = await read<Signatories>(url.href)
        pages = document.pages
        names.push(...document.signatories)
        // Those that were read before stay until as many are there.
        if (names.length > this.state.signatories.length) this.#change({ signatories: [...names] })
      }
      this.#change({ signatories: names, isReadingNames: false })
    } catch {
      this.#change({ isReadingNames: false })
    }
  }

  /** Follows the number while someone is looking. */
  #adjust() {
    const isKnown = this.state.phase === 'ready'
    if (!this.#listeners.size || document.hidden) {
      this.#stopCounting?.()
      clearTimeout(this.#reading)
      clearTimeout(this.#losing)
      this.#stopCounting = undefined
      this.#reading = 0
    } else if (isKnown && !this.#isFile)
      this.#stopCounting ??= keepCounting(this.#ask, (counts) => this.#accept(counts))
    else if (!isKnown) void this.#refresh()
  }

  /** One reading at a time: none is overtaken by an older one. */
  async #refresh() {
    if (this.#isReading) return
    this.#isReading = true
    const isKnown = this.state.phase === 'ready'
    try {
      await (isKnown ? this.#read() : this.#load())
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation. One that has no wait is the server's last word.
      const { failure = 'unreachable', wait } = error as { failure?: Failure; wait?: number }
      if (isKnown) this.#lose()
      else this.#change({ phase: 'error', problem: failure })
      if (isKnown || wait !== undefined) this.#refreshLater(pause())
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
      this.#address = this.url
      return this.#read()
    }
    const { document: consultation, url } = await read<Consultation>(this.url)
    this.#link = (name) => new URL(consultation.links[name], url).href
    const { document: manifesto, url: base } = await read<Manifesto>(this.#link('manifesto'))
    this.#address = new URL(manifesto.links.signatures, base).href
    await this.#read({ manifesto })
    this.#adjust()
  }

  async #read(change: Partial<SignaturesState> = {}) {
    const { document: signatures, url } = await read<Signatures>(this.#address)
    // What has no version holds no signatures; of a consultation, it is not the server's, but from a proxy on the way.
    if (!(signatures.version >= (this.state.signatures?.version ?? 0))) {
      if (this.#isFile) throw { failure: 'malformed-request' }
      return this.#refreshLater(pause())
    }
    this.#address = url
    this.#change({ phase: 'ready', problem: undefined, ...change, signatures, staleSince: undefined })
    // Of several servers, one may be behind another.
    if (!(signatures.version >= this.#announced)) this.#refreshLater(pause())
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
