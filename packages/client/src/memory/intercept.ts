import type { Counts } from '@ess-widgets/contract'

/** Another way for requests to travel: the memory server, or a test double. */
export interface Transport {
  fetch(url: string, init?: RequestInit): Promise<Response>
  /**
   * Calls `onCounts` with the counts now and at each change, and `onDown` when they stop coming.
   * Returns what ends it.
   */
  follow(url: string, onCounts: (counts: Counts) => void, onDown: () => void): () => void
}

const transports: [prefix: string, transport: Transport][] = []
/** What the page uses where no transport is: its own fetch, called on its own window; Node has no event stream. */
const network = {
  fetch: globalThis.fetch.bind(globalThis),
  EventSource: globalThis.EventSource ?? (EventTarget as unknown as typeof EventSource),
}

const transportFor = (url: string | URL) => transports.find(([prefix]) => String(url).startsWith(prefix))?.[1]

/** An event stream that a transport feeds. */
class Stream extends EventTarget {
  onerror: ((event: Event) => void) | null = null
  close: () => void

  constructor(transport: Transport, url: string) {
    super()
    this.close = transport.follow(
      url,
      (counts) => this.dispatchEvent(new MessageEvent('counts', { data: JSON.stringify(counts) })),
      () => this.onerror?.(new Event('error')),
    )
  }
}

/**
 * Routes every request under that URL prefix to a transport, where the page would use the network: its own `fetch`
 * and `EventSource` serve all the rest.
 */
export function useTransport(prefix: string, transport: Transport): void {
  transports.unshift([prefix, transport])
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    return transportFor(url)?.fetch(url, init) ?? network.fetch(input, init)
  }
  globalThis.EventSource = new Proxy(network.EventSource, {
    construct(Native, [url, init]) {
      const route = transportFor(url)
      return route ? new Stream(route, url) : new Native(url, init)
    },
  })
}
