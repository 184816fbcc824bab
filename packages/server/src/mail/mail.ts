import type { FastifyBaseLogger } from 'fastify'
import type { Edition } from '../http/edition.ts'
import { linkLength } from '../store/letters.ts'
import type { Store } from '../store/store.ts'
import type { Sender } from './message.ts'
import { Postman } from './postman.ts'
import { MailFolder, type Transport } from './transport.ts'

interface MailOptions {
  editions: ReadonlyMap<string, Edition>
  store: Store
  transport: Transport
  /** The origin that people see. */
  origin(): string
  now?: (() => number) | undefined
  log: FastifyBaseLogger
}

/** All that has to do with mails on a server: the postman and, without a mail server, the folder they are kept in. */
export class Mail {
  readonly folder: MailFolder | undefined
  readonly #store: Store
  readonly #now: () => number
  readonly #postman: Postman
  #sweeping: Promise<void> = Promise.resolve()

  constructor({ editions, store, transport, origin, now = Date.now, log }: MailOptions) {
    this.#store = store
    this.#now = now
    this.folder = transport instanceof MailFolder ? transport : undefined
    this.#postman = new Postman({
      store,
      transport,
      now,
      senderOf: (consultation) => senderOf(editions.get(consultation), origin()),
      complain: (reason) => log.error({ reason }, 'a mail did not leave'),
    })
  }

  /** To call when a letter may be there, or a signature was erased. */
  wake(): void {
    this.#postman.wake()
    this.#sweep()
  }

  /** Resolves once no letter is due any more. */
  rest(): Promise<void> {
    return this.#postman.rest()
  }

  async close(): Promise<void> {
    await this.#postman.close()
    await this.#sweeping
  }

  /** Takes out the mails that are kept here and lead to nothing any more: nobody’s address outlives their signature. */
  #sweep(): void {
    const { folder } = this
    if (!folder) return
    this.#sweeping = this.#sweeping
      .then(() => folder.keepOnly((mail) => this.#now() - mail.at < linkLength && this.#store.isAddressKnown(mail)))
      .catch(() => undefined)
  }
}

function senderOf(edition: Edition | undefined, origin: string): Sender | undefined {
  if (!edition?.manifesto) return undefined
  const { id, manifesto } = edition.file
  const page = `${origin}/signature/${id}`
  return {
    title: edition.manifesto.current.title,
    controller: manifesto!.controller.name,
    page: `${page}/lien`,
    notice: `${page}/donnees`,
  }
}
