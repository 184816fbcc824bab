import type { Counts } from '@ess-widgets/contract'

/** How requests travel. */
export interface Transport {
  fetch(url: string, init?: RequestInit): Promise<Response>
  /**
   * Calls `onCounts` with the counts now and at each change, and `onDown` when they stop coming.
   * Returns what ends it.
   */
  follow(url: string, onCounts: (counts: Counts) => void, onDown: () => void): () => void
}

const network: Transport = {
  fetch: (url, init) => fetch(url, init),
  follow(url, onCounts, onDown) {
    if (!globalThis.EventSource) {
      onDown()
      return () => {}
    }
    const source = new EventSource(url)
    source.addEventListener('counts', (event) => onCounts(JSON.parse(event.data)))
    source.onerror = onDown
    return () => source.close()
  },
}

const transports = new Map<string, Transport>()

/** Routes every request under that URL prefix to another transport: the memory server, or a test double. */
export function useTransport(prefix: string, transport: Transport): void {
  transports.set(prefix, transport)
}

export function transportFor(url: string): Transport {
  for (const [prefix, transport] of transports) if (url.startsWith(prefix)) return transport
  return network
}
