import { all, forget, isSame, store, takeNewest } from './outbox-store.ts'
import type { Outcome, request } from './request.ts'

/**
 * What a person did, as one request, complete: sent once or ten times, it acts once. Plain data, and the init of a
 * `fetch`: its bytes are the same at each try.
 */
export interface Write {
  readonly url: string
  readonly method: string
  /** With an `Idempotency-Key` of its own. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whoever acts and leaves at once has acted. */
  readonly keepalive: true
  /** What it is about; without it, its address. A newer write replaces those of its subject that are not on their way. */
  readonly subject?: string
  /** A member of what the server answers, never empty: a document without it is from a portal on the way. */
  readonly proof: string
}

/** A write as it is kept. */
export interface KeptWrite extends Write {
  /** Its place among all, by which the newest is known: clocks move. Absent where only the page has it. */
  readonly place?: number
  /** When it was made, in milliseconds since 1970 UTC: to be shown, and nothing else. */
  readonly madeAt: number
  /** How often its sending was begun. */
  readonly tries: number
}

/** What became of a write. With a `document` or a `problem`, that is the server's last word and nothing is kept. */
export interface Sent<T = unknown> extends Outcome<T> {
  /** Not received: whether the device has it, and sends it even after the page was closed. Else only this page has it. */
  readonly isKept?: boolean
  /** Not sent: a newer write of its subject stands in for it. */
  readonly isReplaced?: boolean
}

/** Says whether a write is one's own to tell of. */
type Concerns = (write: KeptWrite) => boolean

/** What a listener hears depends on what it asked to hear of. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Listener = (write: KeptWrite, sent: Sent<any>) => void

/** The newest write of a subject that was made on this page. */
interface Entry {
  write: KeptWrite
  /** Whether the device has it. */
  keeping: Promise<boolean>
  /** How many wait for what becomes of it. */
  awaited: number
  /** The server's word, once another page has heard it. */
  sent?: Sent
}

const subjectOf = ({ subject, url }: Write) => subject ?? url

const name = 'ess-outbox'
const least = 250
const base = 1000
const cap = 60_000
const day = 86_400_000

let outbox: Outbox | undefined

/** The page's one outbox. It sends by the `request` it is lent, so that what imports it later brings no copy of that. */
export const openOutbox = (send: typeof request): Outbox => (outbox ??= new Outbox(send))

/**
 * What people say here and is not known to have been received. It is on the device before the first request, and until
 * the server's last word. Nothing is stored, nor looked for, before a person acts.
 */
export class Outbox {
  readonly #request: typeof request
  readonly #mine = new Map<string, Entry>()
  readonly #followers = new Set<{ concerns: Concerns; listener: Listener }>()
  /** One sending at a time of a subject: what comes after waits. */
  readonly #turns = new Map<string, Promise<Sent>>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #others = globalThis.BroadcastChannel && new BroadcastChannel(name)

  /** For `openOutbox`: a page has one. */
  constructor(send: typeof request) {
    this.#request = send
    if (this.#others) this.#others.onmessage = ({ data: [write, sent] }) => this.#settle(write, sent)
    addEventListener('online', () => this.drain())
    document.addEventListener('visibilitychange', () => document.hidden || this.drain())
  }

  /** Keeps a write, to be sent soon. Resolves with whether the device has it; else only this page does. */
  keep(write: Write): Promise<boolean> {
    return this.#enter(write).keeping
  }

  /**
   * Keeps a write, then sends it; given again, sends it again now. Resolves with the server's word or, where none was
   * heard, with `failure` and `isKept`: it goes on being sent. Never rejects.
   */
  async send<T>(write: Write): Promise<Sent<T>> {
    const entry = this.#enter(write)
    entry.awaited++
    const sent = await this.#deliver(subjectOf(write), true, entry)
    entry.awaited--
    return sent as Sent<T>
  }

  /** What is kept and concerns the caller, the newest of each subject: for a page that was reopened. */
  async kept(concerns: Concerns): Promise<KeptWrite[]> {
    const writes = [...[...this.#mine.values()].map(({ write }) => write), ...(await all())]
    return [...new Map(writes.map((write) => [subjectOf(write), write])).values()].filter(concerns)
  }

  /**
   * Tells the listener what becomes of the writes that concern it, where no `send` of this page waits to be told; and
   * sends them from now on. What concerns nobody on this page stays for a page where the person can be told.
   */
  follow(concerns: Concerns, listener: Listener): () => void {
    const follower = { concerns, listener }
    this.#followers.add(follower)
    void this.drain()
    return () => this.#followers.delete(follower)
  }

  /** Sends now what is kept and followed. Resolves once that is received, or failed again. */
  async drain(): Promise<void> {
    const isFollowed = (write: KeptWrite) => [...this.#followers].some(({ concerns }) => concerns(write))
    const writes = await this.kept((write) => this.#mine.has(subjectOf(write)) || isFollowed(write))
    await Promise.all(writes.map((write) => this.#turns.get(subjectOf(write)) ?? this.#deliver(subjectOf(write), true)))
  }

  #enter(write: Write): Entry {
    const subject = subjectOf(write)
    const own = this.#mine.get(subject)
    const entry: Entry =
      own && isSame(own.write, write)
        ? own
        : { write: { madeAt: Date.now(), tries: 0, ...write }, keeping: Promise.resolve(false), awaited: 0 }
    this.#mine.set(subject, entry)
    entry.keeping = entry.keeping.then(async (isKept) => {
      if (isKept || entry.sent) return isKept
      const place = await store(entry.write)
      if (place) entry.write = { ...entry.write, place }
      return !!place
    })
    return entry
  }

  #deliver(subject: string, isAsked: boolean, entry?: Entry): Promise<Sent> {
    clearTimeout(this.#timers.get(subject))
    const turn = Promise.resolve(this.#turns.get(subject))
      .then(() => alone(subject, () => this.#try(subject, isAsked, entry)))
      .finally(() => this.#turns.get(subject) === turn && this.#turns.delete(subject))
    this.#turns.set(subject, turn)
    return turn
  }

  /** Sends the newest write of a subject, whichever page made it. */
  async #try(subject: string, isAsked: boolean, waiting: Entry | undefined): Promise<Sent> {
    const entry = this.#mine.get(subject)
    const isOnDevice = await (waiting ?? entry)?.keeping
    // Another page heard it, perhaps before this one had written it down.
    if (waiting?.sent) await forget(waiting.write)
    if (waiting && waiting !== entry) return waiting.sent ?? { url: subject, isReplaced: true }
    const stored = await takeNewest((write) => subjectOf(write) === subject, !entry || !!isOnDevice)
    // What the device lost, or would not take, the page still has.
    const write = stored ?? (entry && { ...entry.write, tries: entry.write.tries + 1 })
    if (!write) return { url: subject }
    if (entry && isSame(entry.write, write)) entry.write = write
    const isWanted = () => isAsked && this.#mine.get(subject) === entry
    const { wait = 0, ...outcome } = await this.#request<Record<string, unknown>>(write.url, write, isWanted)
    const isOver = outcome.problem || outcome.document?.[write.proof]
    if (isOver) {
      await forget(write)
      this.#settle(write, outcome, !!waiting)
      this.#others?.postMessage([write, outcome])
      return outcome
    }
    const delay = wait + least + Math.random() * Math.min(cap, base * 2 ** (write.tries - 1))
    // A delay, never an instant: clocks move.
    this.#timers.set(
      subject,
      setTimeout(() => this.#turns.has(subject) || this.#deliver(subject, false), Math.min(delay, day)),
    )
    return { url: subject, failure: outcome.failure ?? 'unreachable', isKept: !!stored }
  }

  /** Takes the server's word on a write, heard here or by another page. */
  #settle(write: KeptWrite, sent: Sent, isAwaited = false) {
    const subject = subjectOf(write)
    const entry = this.#mine.get(subject)
    // A newer one, of another page, stood in for what was made here.
    if (entry && (isSame(entry.write, write) || write.place! > entry.write.place!)) {
      this.#mine.delete(subject)
      clearTimeout(this.#timers.get(subject))
      entry.sent = sent
      isAwaited ||= entry.awaited > 0
    }
    if (isAwaited) return
    for (const { concerns, listener } of this.#followers) if (concerns(write)) listener(write, sent)
  }
}

/** One page at a time sends what a subject has. A page that was put to sleep with its turn does not keep it for ever. */
async function alone(subject: string, act: () => Promise<Sent>): Promise<Sent> {
  try {
    return await navigator.locks.request(`${name} ${subject}`, { signal: AbortSignal.timeout(cap) }, act)
  } catch {
    // No locks here: sent twice, it acts once.
    return act()
  }
}
