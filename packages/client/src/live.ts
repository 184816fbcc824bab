import type { Consultation, Counts } from '@ess-widgets/contract'
import { request } from './request.ts'

const silence = 15_000

/** Spread over ten seconds, so that a server that comes back is not met by everyone at once. */
export const pause = () => 5_000 + Math.random() * 10_000

/**
 * Keeps counts coming: as the server sends them, and by asking, now and wherever that fails, again and again.
 * Returns what ends it.
 */
export function keepCounting(
  link: (name: keyof Consultation['links']) => string,
  accept: (counts: Counts) => void,
): () => void {
  let timer = 0
  let source: EventSource
  const end = () => {
    clearTimeout(timer)
    timer = 0
    source.close()
  }
  const connectLater = () => {
    end()
    timer = setTimeout(connect, pause())
  }
  const connect = async () => {
    source = new EventSource(link('live'))
    source.onerror = connectLater
    source.addEventListener('counts', ({ data }) => {
      clearTimeout(timer)
      timer = 0
      accept(JSON.parse(data))
    })
    // Some proxies hold a stream back without an error: silence counts as one.
    timer = setTimeout(connectLater, silence)
    const { document } = await request<Counts>(link('counts'), {})
    // What the stream has said meanwhile is newer, and after the end another one counts.
    if (document && timer) accept(document)
  }
  void connect()
  return end
}
