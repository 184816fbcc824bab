import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** No browser sends requests ahead and no proxy sends many: whoever does has us keep answers that nobody reads. */
const requestLimit = 8

/** More than one of our requests, far less than the system hands over at once. */
const portion = 1024

/** Every connection, with the answers under way on it. */
export class Connections {
  readonly #answers = new Map<Socket, Set<ServerResponse>>()
  /** Those that close once what is under way is answered. */
  readonly #ending = new WeakSet<Socket>()

  follow(server: Server): void {
    server.on('connection', (socket: Socket) => {
      this.#answers.set(socket, new Set())
      socket.once('close', () => this.#answers.delete(socket))
      readLittleByLittle(socket)
    })
    // Ahead of the one who answers: a request too many is not carried out.
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const answers = this.#answers.get(socket)
      if (!answers) return
      if (answers.size === requestLimit) return void socket.destroy()
      answers.add(response)
      response.once('close', () => {
        answers.delete(response)
        if (answers.size === 0 && this.#ending.has(socket)) socket.destroySoon()
      })
    })
  }

  [Symbol.iterator](): MapIterator<Socket> {
    return this.#answers.keys()
  }

  /** Closes a connection as soon as all that is under way on it is answered. */
  end(socket: Socket): void {
    this.#ending.add(socket)
    if (!this.#answers.get(socket)?.size) socket.destroy()
  }

  /**
   * Leaves a connection whose bytes no longer make sense to the answers that it still has to bring, then closes it.
   * Says whether there are any: if not, the caller may write to it.
   */
  leaveToAnswers(socket: Socket): boolean {
    const answers = this.#answers.get(socket)
    if (!answers) return false
    // The request that broke off is never read whole, so it has no answer to wait for.
    for (const answer of answers) if (!answer.req.complete && !answer.headersSent) answers.delete(answer)
    if (answers.size > 0) this.end(socket)
    return answers.size > 0
  }
}

/**
 * Has Node parse a small portion at a time of what came. It parses all it got before anything else happens, a thousand
 * requests in a burst, even on a connection closed meanwhile: the requests of many such connections would fill memory.
 */
function readLittleByLittle(socket: Socket): void {
  const [parse] = socket.listeners('data') as ((bytes: Buffer) => void)[]
  socket.off('data', parse!)
  socket.on('data', (bytes: Buffer) => {
    parse!(bytes.subarray(0, portion))
    for (let start = portion; start < bytes.length && socket.writable; start += portion) {
      // Node waits for its answers to be taken; the rest comes again when they are.
      if (socket.isPaused()) return void socket.unshift(bytes.subarray(start))
      parse!(bytes.subarray(start, start + portion))
    }
  })
}
