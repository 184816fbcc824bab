/** A load generator of raw sockets: it costs little of the machine it shares with the server. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

/**
 * Votes without rest over as many connections, each waiting for its answer before the next vote.
 * Gives answers a second and their delays in milliseconds, first `warmUp` milliseconds left out.
 */
export async function votes({ url, principles, connections = 256, milliseconds = 4000, warmUp = 1000 }) {
  const { hostname, port, pathname } = new URL(url)
  const delays = []
  const start = performance.now()
  const end = start + warmUp + milliseconds
  let wrong

  const connection = () =>
    new Promise((resolve) => {
      const socket = connect(Number(port), hostname)
      let sentAt
      let received = ''
      const send = () => {
        sentAt = performance.now()
        if (sentAt >= end || wrong) return socket.end()
        const principle = principles[Math.floor(Math.random() * principles.length)]
        const body = '{"choice":"agree","revision":1}'
        socket.write(
          `PUT ${pathname}/ballots/${principle} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
            `Ess-Voter: ${randomUUID()}\r\nIdempotency-Key: ${randomUUID()}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
      }
      socket.on('connect', send)
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
        const head = received.indexOf('\r\n\r\n')
        if (head < 0) return
        const length = Number(/content-length: (\d+)/i.exec(received)[1])
        if (received.length < head + 4 + length) return
        if (!received.startsWith('HTTP/1.1 200')) wrong = received
        const now = performance.now()
        if (sentAt >= start + warmUp) delays.push(now - sentAt)
        received = ''
        send()
      })
      socket.on('close', resolve)
      socket.on('error', resolve)
    })

  await Promise.all(Array.from({ length: connections }, connection))
  if (wrong) throw new Error(`an answer that is not 200: ${wrong.slice(0, 300)}`)
  delays.sort((left, right) => left - right)
  return {
    perSecond: (delays.length / milliseconds) * 1000,
    p50: delays[delays.length >> 1],
    p99: delays[Math.floor(delays.length * 0.99)],
  }
}

export const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1]

/** The median of ratios and, in brackets, the least and the greatest of them: how quiet the machine was. */
export function saidRange(ratios) {
  const [least, greatest] = [Math.min(...ratios), Math.max(...ratios)]
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)}–${greatest.toFixed(2)})`
}
