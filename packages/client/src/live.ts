import type { Counts } from '@ess-widgets/contract'
import { transportFor } from './transport.ts'

const silence = 15_000

/** Spread over ten seconds, so that a server that comes back is not met by everyone at once. */
const pause = () => 5_000 + Math.random() * 10_000

/**
 * Keeps counts coming: as the server sends them, and where that fails by asking again and again.
 * `poll` is called between two attempts at following. Returns what ends it.
 */
export function keepCounting(url: string, accept: (counts: Counts) => void, poll: () => void): () => void {
  let timer = 0
  let disconnect: (() => void) | undefined
  const connect = () => {
    // Some proxies hold a stream back without an error: silence counts as one.
    timer = setTimeout(down, silence)
    disconnect = transportFor(url).follow(
      url,
      (counts) => {
        clearTimeout(timer)
        accept(counts)
      },
      down,
    )
  }
  const down = () => {
    disconnect?.()
    clearTimeout(timer)
    timer = setTimeout(() => {
      poll()
      connect()
    }, pause())
  }
  connect()
  return () => {
    clearTimeout(timer)
    disconnect?.()
  }
}
