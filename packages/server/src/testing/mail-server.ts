import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface Delivered {
  /** To whom the envelope says it goes. */
  to: string[]
  raw: Buffer
  /** When it arrived, by the clock of the test. */
  at: number
}

export interface MailServer {
  url: string
  delivered: Delivered[]
  close(): Promise<void>
}

interface Manners {
  /** The code of the answer to an address; 250 without it. */
  toAddress?: (address: string) => number
  /** Hangs up once it has the text of a mail. */
  hangsUp?: boolean
  now?: () => number
}

/** A real SMTP server on loopback. It has no certificate: a password would not be said to it. */
export async function startMailServer({
  toAddress = () => 250,
  hangsUp = false,
  now = Date.now,
}: Manners = {}): Promise<MailServer> {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _, done) {
      const code = toAddress(address)
      done(code === 250 ? undefined : Object.assign(new Error('no'), { responseCode: code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (hangsUp) return void server.connections.forEach((connection) => connection.close())
        const to = session.envelope.rcptTo.map(({ address }) => address)
        delivered.push({ to, raw: Buffer.concat(chunks), at: now() })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export const parsed = ({ raw }: Pick<Delivered, 'raw'>): Promise<ParsedMail> => simpleParser(raw)

/** The code in the link of a mail. */
export const codeIn = ({ text }: ParsedMail): string => /#([0-9a-z-]+)/.exec(text ?? '')![1]!
