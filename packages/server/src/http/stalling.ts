import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Connections } from './connections.ts'

const interval = 5000
/** Whoever takes nothing for this many intervals is gone, or would have us keep its answers: 20 seconds. */
const patience = 4

/**
 * Cuts connections that take nothing of what waits for them. A timeout of the socket does not serve: it counts what is
 * received too, and a byte now and then would hold the answers for ever.
 */
export function cutStalled(app: FastifyInstance, connections: Connections): void {
  /** What each had taken when it was last looked at, and for how many intervals that has been so. */
  const stalled = new WeakMap<Socket, { taken: number; intervals: number }>()
  const look = setInterval(() => {
    for (const socket of connections) {
      if (socket.writableLength === 0) {
        stalled.delete(socket)
        continue
      }
      // Text waiting is counted in characters here and in bytes there: the difference still stands still when all does.
      const taken = socket.bytesWritten - socket.writableLength
      const before = stalled.get(socket)
      const intervals = before?.taken === taken ? before.intervals + 1 : 0
      if (intervals === patience) socket.destroy()
      else stalled.set(socket, { taken, intervals })
    }
  }, interval)
  look.unref()
  app.addHook('onClose', async () => clearInterval(look))
}
