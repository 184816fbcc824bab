import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Connections } from './connections.ts'

/** What keeps a process up often kills it ten seconds after asking it to stop: requests get half of that. */
const patience = 5000

/**
 * Closes promptly: requests under way are answered, connections without one are closed at once. Left alone, a
 * connection that a browser keeps for later would hold the server up until it expires, and one that never sends its
 * request, for ever.
 */
export function closePromptly(app: FastifyInstance, connections: Connections): void {
  const { server } = app
  app.addHook('preClose', async () => {
    server.on('connection', (socket: Socket) => socket.destroy())
    for (const socket of connections) connections.end(socket)
    const end = setTimeout(() => server.closeAllConnections(), patience)
    server.once('close', () => clearTimeout(end))
  })
}
