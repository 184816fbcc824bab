import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

interface Bucket {
  tokens: number
  /** Milliseconds since 1970 UTC. */
  since: number
}

const capacity = 60
/** Milliseconds after which one more is let in. */
const interval = 5000

/**
 * How much one network may send: sixty at once, and one more each five seconds. In memory alone: an address is known by an
 * HMAC under a key drawn at the start, which is never written.
 */
export class NetworkLimit {
  readonly #key = randomBytes(32)
  readonly #limit: number
  /** Those used last come last. */
  readonly #buckets = new Map<string, Bucket>()
  /** What was let in, by network. */
  readonly #admitted = new Set<string>()

  /** No more networks, and admissions, than the limit are known at once: what has not come for longest is forgotten. */
  constructor(limit = 20_000) {
    this.#limit = limit
  }

  /**
   * Lets one in and gives 0, or gives the seconds to wait. What was let in is let in again, and uses nothing more: `what` must
   * name a thing that is kept once, however often it is sent.
   */
  take(address: string, now: number, what: string): number {
    const name = this.#hash(networkOf(address))
    const admission = this.#hash(`${name} ${what}`)
    if (this.#admitted.delete(admission)) {
      this.#admitted.add(admission)
      return 0
    }
    const { tokens, since } = this.#buckets.get(name) ?? { tokens: capacity, since: now }
    // A clock that is set back gives nothing, and takes nothing.
    const gained = Math.max(0, Math.floor((now - since) / interval))
    const left = Math.min(capacity, tokens + gained)
    const begins = left === capacity ? now : Math.min(now, since + gained * interval)
    this.#buckets.delete(name)
    this.#buckets.set(name, { tokens: Math.max(0, left - 1), since: begins })
    if (this.#buckets.size > this.#limit) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (left === 0) return Math.max(1, Math.ceil((begins + interval - now) / 1000))
    this.#admitted.add(admission)
    if (this.#admitted.size > this.#limit) this.#admitted.delete(this.#admitted.keys().next().value!)
    return 0
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}

/** What one household, or one room, has: an address of IPv4, or the first 64 bits of one of IPv6. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!isMapped) return groups.slice(0, 4).join(':')
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** The eight groups of an address of IPv6, however it is shortened. */
function groupsOf(address: string): number[] {
  const inHex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [first, second, third, fourth] = parts.slice(0, 4).map(Number) as [number, number, number, number]
    return [first * 256 + second, third * 256 + fourth].map((group) => group.toString(16)).join(':')
  })
  const [before, after] = inHex.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const missing = 8 - before!.length - (after?.length ?? 0)
  return [...before!, ...Array.from({ length: after ? missing : 0 }, () => '0'), ...(after ?? [])].map((group) =>
    Number.parseInt(group, 16),
  )
}
