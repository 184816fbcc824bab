import type { Consultation, Counts } from '@ess-widgets/contract'
import { keepCounting, pause } from './live.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** What a page knows of something that is published, for as long as someone looks. */
export interface Following<State> {
  /** The address of the file, or of the consultation. */
  readonly url: string
  readonly state: State
  /** Calls the listener after each change of state. The first one starts the reading. */
  subscribe(listener: () => void): () => void
  /** Reads again what failed. What is on the page stays until there is better. */
  retry(): Promise<void>
}

/** What every state says. */
interface Followed {
  readonly phase: 'loading' | 'ready' | 'error'
  readonly problem?: Failure | string | undefined
  readonly staleSince?: number | undefined
  /** Given before anything is read, it makes a first reading without one a matter of waiting, and no error. */
  readonly version?: number
}

/** What was read. */
interface Reading<State> {
  readonly version: number
  readonly known: Partial<State>
  /** Whether it will change no more, as what a file says. */
  readonly isFinal?: boolean | undefined
}
/** What counts say. */
interface Standing<State> {
  /** The one that stands; undefined where counts say nothing of it. */
  readonly version: number | undefined
  /** Whether it is to be read again even so. */
  readonly isOther?: boolean
  /** What is known by them alone. */
  readonly known?: Partial<State> | false | undefined
}

/** What is one's own of following something. */
interface Own<State> {
  /** Reads what stays, and gives what reads the rest, time after time. */
  open(
    link: (name: keyof Consultation['links']) => string,
    consultation: Consultation,
  ): Promise<() => Promise<Reading<State>>>
  /** Reads a file instead. */
  readonly file?: false | (() => Promise<Reading<State>>)
  counts(counts: Counts, state: State): Standing<State>
  /** What an error that is no outcome is called; without it, what was met there. */
  readonly failure?: Failure
  /** Called when someone looks again, when nobody does any more, and after a reading. */
  adjust?(isWatched: boolean): void
}

/** A question that is not answered within this, in milliseconds, and nobody knows how things stand. */
const late = 8_000
/** So that all who watch do not ask in the same instant, in milliseconds. */
const spread = 1_000

/**
 * Reads what a consultation publishes, hears with its counts that there is another version, and reads that, while someone is
 * looking. It sends nothing but questions.
 */
export function follow<State extends Followed>(url: string, state: State, own: Own<State>) {
  const listeners = new Set<() => void>()
  let link: Parameters<typeof own.open>[0]
  let again: () => Promise<Reading<State>>
  let known = state.version ?? -1
  /** The highest version heard of. */
  let announced = 0
  let isWatched = false
  let isLive = false
  let isReading = false
  let reading: number | undefined
  let losing: number | undefined
  let stopCounting: (() => void) | undefined

  const change = (change: Partial<State> | Partial<Followed>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const adjust = () => {
    isWatched = listeners.size > 0 && !document.hidden
    if (!isWatched) {
      stopCounting?.()
      clearTimeout(reading)
      clearTimeout(losing)
      stopCounting = reading = undefined
    } else if (state.phase !== 'ready') void refresh()
    else if (isLive) stopCounting ??= keepCounting(ask, accept)
    else stopCounting?.()
    own.adjust?.(isWatched)
  }

  /** One reading at a time: none is overtaken by an older one. */
  const refresh = async () => {
    if (isReading) return
    isReading = true
    const isKnown = state.phase === 'ready'
    try {
      if (!isKnown && !own.file) {
        const { document: consultation, url: base } = await read<Consultation>(url)
        link = (name) => new URL(consultation.links[name], base).href
        again = await own.open(link, consultation)
      }
      const { version, known: now, isFinal } = await (own.file || again)()
      // What has no version is not the server's, but from a proxy on the way.
      if (version >= known) {
        known = version
        isLive = !isFinal
        change({ phase: 'ready', problem: undefined, staleSince: undefined, ...now })
      } else if (known < 0) change({ phase: 'error', problem: 'unreachable' })
      // Of several servers, one may be behind another.
      if (!(version >= announced)) refreshLater(pause())
      adjust()
    } catch (error) {
      const { failure = own.failure ?? (error as Error).message, wait } = error as { failure?: Failure; wait?: number }
      if (isKnown) lose()
      else change({ phase: 'error', problem: failure })
      // Without a wait, it is the server's last word, or no consultation.
      if (isKnown || wait! >= 0) refreshLater(pause())
    }
    isReading = false
  }

  const refreshLater = (wait: number) => {
    if (isWatched)
      reading ??= setTimeout(() => {
        reading = undefined
        // The one under way may have been asked for too early.
        if (isReading) refreshLater(spread)
        else void refresh()
      }, wait)
  }

  /** Where to ask how things stand, asked before each question. */
  const ask: typeof link = (name) => {
    clearTimeout(losing)
    losing = setTimeout(lose, late)
    return link(name)
  }

  const accept = (counts: Counts) => {
    const { version, isOther, known: now } = own.counts(counts, state)
    if (version === undefined) return
    clearTimeout(losing)
    announced = version
    if (now) change(now)
    if (isOther || version > known) refreshLater(Math.random() * spread)
    else if (state.staleSince) change({ staleSince: undefined })
  }

  const lose = () => {
    if (isLive && !state.staleSince) change({ staleSince: Date.now() })
  }

  addEventListener('online', adjust)
  addEventListener('offline', lose)
  document.addEventListener('visibilitychange', adjust)

  return {
    url,
    get state() {
      return state
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      adjust()
      return () => {
        listeners.delete(listener)
        adjust()
      }
    },
    retry() {
      if (state.phase === 'error') change({ phase: 'loading' })
      return refresh()
    },
    change,
  }
}
