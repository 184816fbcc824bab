import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Client {
  socket: Socket
  text(): string
  /** Resolves when what came holds these words. */
  heard(words: string): Promise<void>
  closed: Promise<unknown>
}

/** A connection that is kept open, and what came by it. */
export async function dial({ port }: { port: number }, bytes = ''): Promise<Client> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(bytes)
  return {
    socket,
    text: () => text,
    closed: new Promise((resolve) => socket.once('close', resolve)),
    async heard(words) {
      while (!text.includes(words)) await once(socket, 'data')
    },
  }
}
