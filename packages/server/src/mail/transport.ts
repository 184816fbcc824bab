import type { AddressObject } from 'mailparser'
import { createTransport, type Transporter } from 'nodemailer'
import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Delivery } from '../store/signature-store.ts'
import type { Message } from './message.ts'

/** Whose mail it is, for those transports that keep it. */
export interface Envelope {
  consultation: string
  /** What the store knows the address by. */
  address: string
  to: string
}

/** What carries mails. It never throws: what became of a mail is its answer. */
export interface Transport {
  send(envelope: Envelope, message: Message): Promise<Delivery>
  close(): void
}

/** How long a mail server may be silent, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Hands mails to an SMTP server: `smtp://user:password@host:587`, or `smtps://`. */
export function smtpTransport(url: string, from: string): Transport {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const isSecure = protocol === 'smtps:'
  const transporter = createTransport({
    // A connection for each mail: of one that is shared, nobody knows which mail its end has cut short.
    pool: false,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port ? Number(port) : isSecure ? 465 : 587,
    secure: isSecure,
    // A password, or an address, is never said in clear over a network.
    requireTLS: !isSecure && searchParams.get('tls') !== 'no' && !isLoopback(hostname),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...patience,
  })
  return {
    async send({ to }, message) {
      try {
        await transporter.sendMail({ ...mailOf(from, to, message) })
        return 'sent'
      } catch (error) {
        return deliveryOf(error as SmtpError)
      }
    },
    close: () => transporter.close(),
  }
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
  syscall?: string
}

/** What a failure says of the mail. Where the server gave no word, its text may have been on its way. */
export function deliveryOf({ code = '', command, responseCode, syscall }: SmtpError): Delivery {
  // The answer to the address alone: 5xx means that it will never do. Any other refusal may be a setting of ours.
  if (responseCode !== undefined && responseCode >= 500 && command === 'RCPT TO') return 'refused'
  if (responseCode !== undefined || syscall === 'connect') return 'failed'
  return ['EDNS', 'EAUTH', 'ETLS'].includes(code) ? 'failed' : 'unknown'
}

const mailOf = (from: string, to: string, message: Message) => ({
  from,
  // The address is given as it was checked, and no program reads it again.
  to: { name: '', address: to },
  envelope: { from: addressIn(from), to: [to] },
  ...message,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

const addressesOf = (to: AddressObject | AddressObject[] | undefined) =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')

const addressIn = (from: string) => /<([^>]+)>$/.exec(from)?.[1] ?? from

/** A mail that was kept instead of sent. */
export interface KeptMail {
  name: string
  consultation: string
  address: string
  /** Milliseconds since 1970 UTC. */
  at: number
}

const keptName = /^([a-z0-9-]{1,64})\.([\w-]{43})\.(\d{13})\.eml$/

/** Keeps mails as files that any mail program opens, in a folder of their own, for whoever has no mail server. */
export class MailFolder implements Transport {
  readonly #folder: string
  readonly #from: string
  readonly #transporter: Transporter

  constructor(folder: string, from: string) {
    this.#folder = folder
    this.#from = from
    this.#transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  }

  async send({ consultation, address, to }: Envelope, message: Message): Promise<Delivery> {
    try {
      const made = (await this.#transporter.sendMail(mailOf(this.#from, to, message))) as { message: Buffer }
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const name = `${consultation}.${address}.${Date.now()}.eml`
      await writeFile(join(this.#folder, name), made.message, { mode: 0o600 })
      return 'sent'
    } catch {
      return 'failed'
    }
  }

  /** The latest first. */
  async list(): Promise<KeptMail[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return names
      .flatMap((name) => {
        const [, consultation, address, at] = keptName.exec(name) ?? []
        return consultation && address && at ? [{ name, consultation, address, at: Number(at) }] : []
      })
      .sort((one, other) => other.at - one.at)
  }

  /** What one that is in the list says, for who has no mail program at hand. */
  async preview(name: string): Promise<{ to: string; subject: string; text: string }> {
    // Half a second of a small machine, for a page that few open.
    const { simpleParser } = await import('mailparser')
    const { to, subject, text } = await simpleParser(await readFile(join(this.#folder, name)))
    return { to: addressesOf(to), subject: subject ?? '', text: text ?? '' }
  }

  /** Takes out those that are not to be kept any more. */
  async keepOnly(isKept: (mail: KeptMail) => boolean | Promise<boolean>): Promise<void> {
    for (const mail of await this.list())
      if (!(await isKept(mail))) await unlink(join(this.#folder, mail.name)).catch(() => undefined)
  }

  close(): void {
    this.#transporter.close()
  }
}
