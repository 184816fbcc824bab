/** A real HTTP gate on loopback between a page and its server, which goes wrong as a schedule says. */
import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What may befall a write on its way. After `lose-answer` and `bad-gateway` the server has committed it. */
export const faults = ['lose-request', 'lose-answer', 'busy', 'busy-with-wait', 'bad-gateway', 'stall'] as const
export type Fault = (typeof faults)[number]

/** A write that left the page, whatever became of it. */
export interface Sent {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Gate {
  /** Stands for the address of the server behind it. */
  url: string
  /** Every write that left the page, in order. */
  sent: Sent[]
  /** How often each fault struck. */
  struck: Map<Fault, number>
  /** Nothing goes wrong any more, and what hangs is let go. */
  calm(): void
  close(): void
}

/** Opens a gate before a server, for whoever the address says they are; each write in turn meets one of the faults, or none. */
export async function openGate(url: string, address: string, coming: (Fault | undefined)[]): Promise<Gate> {
  const { hostname, port, pathname } = new URL(url)
  const held = new Set<Socket>()
  const sent: Sent[] = []
  const struck = new Map<Fault, number>()

  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers, socket } = incoming
    const isWrite = !['GET', 'OPTIONS'].includes(method)
    const chunks: Buffer[] = []
    // A page that leaves while it speaks has said nothing.
    for await (const chunk of incoming.on('error', () => {})) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (isWrite) sent.push({ method, path, headers, body: body.toString() })
    const fault = isWrite ? coming.shift() : undefined
    if (fault) struck.set(fault, (struck.get(fault) ?? 0) + 1)
    const isForAll = { 'Access-Control-Allow-Origin': '*' }
    if (fault === 'lose-request') return socket.destroy()
    if (fault === 'stall') return held.add(socket)
    if (fault === 'busy') return outgoing.writeHead(503, isForAll).end()
    if (fault === 'busy-with-wait') {
      const wait = { 'Retry-After': '1', 'Access-Control-Expose-Headers': 'Retry-After' }
      return outgoing.writeHead(503, { ...isForAll, ...wait }).end()
    }
    const known = { ...headers, 'x-forwarded-for': address }
    const onward = request({ hostname, port, method, path, headers: known }, (answer) => {
      answer.on('error', () => socket.destroy())
      outgoing.on('close', () => answer.destroy())
      if (fault === 'lose-answer') return answer.resume().on('end', () => socket.destroy())
      if (fault === 'bad-gateway')
        return answer.resume().on('end', () => outgoing.writeHead(502, isForAll).end('<h1>Bad gateway</h1>'))
      outgoing.writeHead(answer.statusCode!, answer.headers)
      return answer.pipe(outgoing)
    })
    return onward.on('error', () => socket.destroy()).end(body)
  })
  server.on('clientError', (_, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const calm = () => {
    coming.length = 0
    for (const socket of held) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    sent,
    struck,
    calm,
    close() {
      calm()
      server.closeAllConnections()
      server.close()
    },
  }
}
