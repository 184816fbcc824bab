import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** What keeps a process up often kills it ten seconds after asking it to stop: requests get half of that. */
const patience = 5000

/**
 * Closes promptly: requests under way are answered, connections without one are closed at once. Left alone, a
 * connection that a browser keeps for later would hold the server up until it expires, and one that never sends its
 * request, for ever.
 */
export function closePromptly(app: FastifyInstance): void {
  const { server } = app
  /** Each connection, with the number of requests under way on it. */
  const connections = new Map<Socket, number>()
  let isClosing = false

  server.on('connection', (socket: Socket) => {
    if (isClosing) return void socket.destroy()
    connections.set(socket, 0)
    socket.once('close', () => connections.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    connections.set(socket, connections.get(socket)! + 1)
    response.once('close', () => {
      if (!connections.has(socket)) return
      const left = connections.get(socket)! - 1
      connections.set(socket, left)
      if (isClosing && left === 0) socket.destroySoon()
    })
  })
  app.addHook('preClose', async () => {
    isClosing = true
    for (const [socket, requests] of connections) if (requests === 0) socket.destroy()
    const end = setTimeout(() => server.closeAllConnections(), patience)
    server.once('close', () => clearTimeout(end))
  })
}
