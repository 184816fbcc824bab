import type { Problem } from '@ess-widgets/contract'
import type { Failure } from './state.ts'

/** What a request came to: a document, or a failure. */
export interface Outcome<T> {
  readonly document?: T
  /** The address of the document, which its links are relative to. */
  readonly url: string
  readonly failure?: Failure
  /** The server's last word: the same request sent again would come to the same. */
  readonly problem?: Problem
  /** Without a last word: how long to wait before another try, in milliseconds. */
  readonly wait?: number
}

/** Resolves after as many milliseconds. */
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const tries = 3
const silence = 15_000
const patience = 30_000

/**
 * Sends a request until it is answered, three times at most, with full jitter between tries. Never rejects.
 * `isWanted` is asked before each new try.
 */
export async function request<T>(url: string, init: RequestInit, isWanted = () => true): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt++) {
    let failure: Failure = 'unreachable'
    let wait = Math.random() * 500 * 2 ** attempt
    try {
      const signal = AbortSignal.timeout(silence)
      const response = await fetch(url, { credentials: 'omit', cache: 'no-cache', signal, ...init })
      const { ok, status, headers } = response
      wait += 1000 * +headers.get('Retry-After')! || 0
      // What is not JSON is not from the server, but from a portal or a proxy on the way.
      const document = await response.json()
      const [, name] = document.type?.split('urn:ess:problem:') ?? []
      if (ok) return { document, url: response.url || url }
      if (name && status < 500 && status !== 408 && status !== 429) return { url, failure: name, problem: document }
      failure = name ?? failure
    } catch {
      // No answer, or none that can be read.
    }
    if (attempt === tries || wait > patience || !(await pause(wait).then(isWanted))) return { url, wait, failure }
  }
}

/** Reads a document, or throws the outcome. */
export async function read<T>(url: string, headers: HeadersInit = {}): Promise<{ document: T; url: string }> {
  const outcome = await request<T>(url, { headers })
  if (outcome.failure) throw outcome
  return outcome as { document: T; url: string }
}
