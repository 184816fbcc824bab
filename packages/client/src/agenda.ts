import type { Agenda, Consultation } from '@ess-widgets/contract'
import { randomName } from './device.ts'
import { findConsultation } from './discovery.ts'
import type { RegistrationState } from './registrations.ts'
import { read, request } from './request.ts'
import type { Failure } from './state.ts'

/** What could not be kept of a calendar, and at which line of it. */
export interface AgendaNote {
  readonly line?: number | undefined
  readonly reason: string
  /** Whether a session is missing because of it. */
  readonly isLoss: boolean
}

/** All that is known of an agenda at one moment. A snapshot: the next change brings another object. */
export interface AgendaState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`. */
  readonly problem?: Failure | string | undefined
  readonly agenda?: Agenda
  /** The address of the agenda, which its links are relative to. */
  readonly url?: string
  readonly notes: readonly AgendaNote[]
  /** The person's own registrations, by the session's id, once `Registrations` follows them. */
  readonly registrations?: ReadonlyMap<string, RegistrationState>
}

const silence = 15_000
const minute = 60_000

const clients = new Map<string, AgendaClient>()

/**
 * The page's one client for an agenda: a static file named by `src`, JSON or iCalendar, else that of the consultation.
 * Undefined when neither is an address.
 */
export function openAgenda(src: string | null, consultation: string | null): AgendaClient | undefined {
  const file = src?.trim()
  const url = findConsultation(file || consultation)
  const name = `${!!file} ${url}`
  if (url && !clients.has(name)) clients.set(name, new AgendaClient(url, !!file))
  return clients.get(name)
}

/** What a page knows of an agenda. */
export class AgendaClient {
  /** The address of the file, or of the consultation. */
  readonly url: string
  state: AgendaState = { phase: 'loading', notes: [] }

  #isFile: boolean
  #listeners = new Set<() => void>()
  #timer = 0
  /** Readings come one after the other: none is overtaken by an older one. */
  #reading = Promise.resolve()
  /** When it was read last, in milliseconds since 1970 UTC. */
  #readAt = 0

  /** For `openAgenda`: a page has one client for an agenda. */
  constructor(url: string, isFile: boolean) {
    this.url = url
    this.#isFile = isFile
    document.addEventListener('visibilitychange', () => this.#adjust())
    addEventListener('online', () => {
      this.#readAt = 0
      this.#adjust()
    })
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

  /** Tries again what failed. */
  retry(): Promise<void> {
    if (this.state.phase === 'error') this.change({ phase: 'loading' })
    return this.refresh()
  }

  /** Reads it again, after what is being read: places may have changed. What is on the page stays until there is better. */
  refresh(): Promise<void> {
    this.#readAt = Date.now()
    return (this.#reading = this.#reading.then(() => this.#read()))
  }

  /** 128 random bits: a receipt nobody else has, or the name of an intention. */
  readonly newName = randomName

  /** Sends a request, several times if need be. Never rejects. */
  readonly send = request

  /** Reads while someone is looking: places change by the minute, the rest of a programme hardly. */
  #adjust() {
    clearTimeout(this.#timer)
    if (!this.#listeners.size || document.hidden) return
    const { phase, agenda } = this.state
    const pause = phase === 'error' || agenda?.sessions.some(({ places }) => places) ? minute : 15 * minute
    const wait = this.#readAt + pause - Date.now()
    if (wait <= 0) void this.refresh()
    // Spread, so that a room full of pages does not ask at once.
    else this.#timer = setTimeout(() => this.#adjust(), wait + (Math.random() * pause) / 2)
  }

  async #read() {
    try {
      this.change({ phase: 'ready', problem: undefined, ...(await (this.#isFile ? readFile : readServed)(this.url)) })
    } catch (error) {
      const { failure = (error as Error).message } = error as { failure?: Failure }
      // What was read before is better than nothing.
      if (this.state.phase !== 'ready') this.change({ phase: 'error', problem: failure })
    }
    this.#adjust()
  }

  /** Tells the listeners what is newly known. For what comes later, such as registrations. */
  change(change: Partial<AgendaState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

type Reading = Pick<AgendaState, 'agenda' | 'url' | 'notes'>

async function readServed(address: string): Promise<Reading> {
  const { document: consultation, url: base } = await read<Consultation>(address)
  const { document: agenda, url } = await read<Agenda>(new URL(consultation.links.agenda, base).href)
  return { agenda, url, notes: [] }
}

/** A file of any kind: the code that reads that kind comes with it, and trusts nothing. */
async function readFile(address: string): Promise<Reading> {
  const response = await fetch(address, {
    credentials: 'omit',
    cache: 'no-cache',
    signal: AbortSignal.timeout(silence),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const known = await parse(await response.text())
  // A file of which nothing is left is no empty programme.
  if (!known.agenda!.sessions.length && known.notes.some(({ isLoss }) => isLoss)) throw new Error(inLines(known.notes))
  return { ...known, url: response.url || address }
}

async function parse(text: string): Promise<Reading> {
  const read = /^\s*[{[]/.test(text)
    ? (await import('@ess-widgets/contract/agenda-reader.js')).readJsonAgenda
    : (await import('@ess-widgets/contract/calendar-reader.js')).readAgenda
  const { agenda, notes } = read(text)
  return { agenda, notes: notes.map(({ line, detail, isLoss }) => ({ line, reason: detail.en, isLoss })) }
}

/** Notes for whoever looks after the page, one a line. */
export const inLines = (notes: readonly AgendaNote[]): string =>
  notes.map(({ line, reason }) => `${line ? `line ${line}: ` : ''}${reason}`).join('\n')
