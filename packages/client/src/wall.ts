import type {
  Consultation,
  Contributions,
  Counts,
  Principle,
  Principles,
  PublishedContribution,
  Workshop,
  Workshops,
} from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { keepCounting, pause } from './live.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of what a workshop published, at one moment. A snapshot: the next change brings another object. */
export interface WallState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; `unknown-workshop` also where there are several and none was named. */
  readonly problem?: Failure | undefined
  readonly consultation?: Consultation
  readonly workshop?: Workshop
  readonly principles: readonly Principle[]
  /** The latest first. */
  readonly contributions: readonly PublishedContribution[]
  /** How many wait for a facilitator. */
  readonly received: number
  /** How many are not published, by reason. */
  readonly refused: Contributions['refused']
  readonly version: number
  /** Since when nothing is heard, in milliseconds since 1970 UTC: what is here may have changed. Undefined while it is live. */
  readonly staleSince?: number | undefined
}

/** A question that is not answered within this, in milliseconds, and nobody knows what is published now. */
const late = 8_000
/** So that all who watch do not ask in the same instant, in milliseconds. */
const spread = 1_000

export const nothingKnown: WallState = {
  phase: 'loading',
  principles: [],
  contributions: [],
  received: 0,
  refused: [],
  version: 0,
}

const clients = new Map<string, WallClient>()

/**
 * The page's one client for the wall of a workshop, in a consultation named as for `openConsultation`. Without a workshop,
 * that of a consultation that has only one.
 */
export function openWall(attribute: string | null, workshop: string | null): WallClient | undefined {
  const url = findConsultation(attribute)
  const name = `${workshop ?? ''} ${url}`
  if (url && !clients.has(name)) clients.set(name, new WallClient(url, workshop))
  return clients.get(name)
}

/** What a page knows of what a workshop published, for as long as someone looks. It sends nothing but questions. */
export class WallClient {
  /** The address of the consultation. */
  readonly url: string
  state = nothingKnown

  readonly #id: string | null
  readonly #listeners = new Set<() => void>()
  #link!: (name: keyof Consultation['links']) => string
  /** The address of the contributions. */
  #address = ''
  /** The highest version heard of. */
  #announced = 0
  #isReading = false
  #reading = 0
  #losing = 0
  #stopCounting: (() => void) | undefined

  /** For `openWall`: a page has one client for a workshop. */
  constructor(url: string, workshop: string | null) {
    this.url = url
    this.#id = workshop
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

  /** Follows what is published while someone is looking. */
  #adjust() {
    const { workshop } = this.state
    if (!this.#listeners.size || document.hidden) {
      this.#stopCounting?.()
      clearTimeout(this.#reading)
      clearTimeout(this.#losing)
      this.#stopCounting = undefined
      this.#reading = 0
    } else if (workshop) this.#stopCounting ??= keepCounting(this.#ask, (counts) => this.#accept(counts))
    else void this.#refresh()
  }

  /** One reading at a time: none is overtaken by an older one. */
  async #refresh() {
    if (this.#isReading) return
    this.#isReading = true
    try {
      await (this.state.workshop ? this.#read() : this.#load())
    } catch (error) {
      // An error that is no outcome: what was read is not a consultation. One that has no wait is the server's last word.
      const { failure = 'unreachable', wait } = error as { failure?: Failure; wait?: number }
      if (this.state.workshop) this.#lose()
      else this.#change({ phase: 'error', problem: failure })
      // Nobody stands at a projector to press a button.
      if (this.state.workshop || wait !== undefined) this.#refreshLater(pause())
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
    const { document: consultation, url } = await read<Consultation>(this.url)
    const link = (this.#link = (name) => new URL(consultation.links[name], url).href)
    const [principles, { document, url: base }] = await Promise.all([
      read<Principles>(link('principles')),
      read<Workshops>(link('workshops')),
    ])
    const { workshops } = document
    const workshop = this.#id ? workshops.find(({ id }) => id === this.#id) : workshops[1] ? undefined : workshops[0]
    if (!workshop) return this.#change({ phase: 'error', problem: 'unknown-workshop' })
    this.#address = new URL(workshop.links.contributions, base).href
    await this.#read({ phase: 'ready', problem: undefined, consultation, workshop, ...principles.document })
    this.#adjust()
  }

  async #read(change: Partial<WallState> = {}) {
    const { contributions, received, refused, version } = (await read<Contributions>(this.#address)).document
    // What has no version is not the server's, but from a proxy on the way.
    if (version >= this.state.version)
      this.#change({ ...change, contributions, received, refused, version, staleSince: undefined })
    // Of several servers, one may be behind another.
    if (!(version >= this.#announced)) this.#refreshLater(pause())
  }

  #change(change: Partial<WallState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Where to ask how things stand, asked before each question. */
  #ask = (name: keyof Consultation['links']) => {
    clearTimeout(this.#losing)
    this.#losing = setTimeout(this.#lose, late)
    return this.#link(name)
  }

  #accept({ status, workshops }: Counts) {
    const { consultation, workshop, version, staleSince } = this.state
    const standing = workshops?.find((each) => each.workshop === workshop!.id)
    if (!standing) return
    clearTimeout(this.#losing)
    this.#announced = standing.version
    if (status !== consultation!.status) this.#change({ consultation: { ...consultation!, status } })
    if (standing.version > version) this.#refreshLater(Math.random() * spread)
    else if (staleSince) this.#change({ staleSince: undefined })
  }

  #lose = () => {
    if (this.state.workshop && !this.state.staleSince) this.#change({ staleSince: Date.now() })
  }
}
