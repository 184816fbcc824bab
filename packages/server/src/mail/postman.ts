import { codeHash, newCode } from '../codes.ts'
import type { Store } from '../store/store.ts'
import { messageOf, type Sender } from './message.ts'
import type { Transport } from './transport.ts'

export interface PostmanOptions {
  store: Store
  transport: Transport
  /** What a consultation puts into its mails; undefined for one that is not served here. */
  senderOf(consultation: string): Sender | undefined
  /** Milliseconds since 1970 UTC. */
  now: () => number
  /** Says what could not be done, to whoever runs the server: never to whom. */
  complain(reason: string): void
}

/** Mails on their way at once. */
const atOnce = 4
/** How often to look for letters that became due, in milliseconds. */
const round = 5000

/**
 * Takes letters from the store to the mail server, a few at a time. What it does is the same for every address: how
 * many mails one gets is decided in the store, with the act that takes the letter.
 */
export class Postman {
  readonly #options: PostmanOptions
  readonly #timer: NodeJS.Timeout
  #walk: Promise<void> | undefined
  #isAwaited = false
  #isClosed = false

  constructor(options: PostmanOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.wake(), round)
    this.#timer.unref()
  }

  /** To call when a letter may be there. */
  wake(): void {
    this.#isAwaited = true
    if (this.#walk || this.#isClosed) return
    this.#walk = this.#deliverAll()
      .catch((error: Error) => this.#options.complain(error.message))
      .finally(() => {
        this.#walk = undefined
        if (this.#isAwaited) this.wake()
      })
  }

  /** Resolves once no letter is due any more. */
  async rest(): Promise<void> {
    while (this.#walk) await this.#walk
  }

  /** Ends its round, after the mail under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#isAwaited = false
    clearInterval(this.#timer)
    await this.#walk
    this.#options.transport.close()
  }

  async #deliverAll(): Promise<void> {
    this.#isAwaited = false
    const walk = async () => {
      while (!this.#isClosed && (await this.#deliverNext()));
    }
    await Promise.all(Array.from({ length: atOnce }, walk))
  }

  async #deliverNext(): Promise<boolean> {
    const { store, transport, senderOf, now, complain } = this.#options
    const code = newCode()
    const letter = await store.nextLetter({ link: codeHash(code), now: now() })
    if (!letter) return false
    const { consultation, address, email, language } = letter
    const sender = senderOf(consultation)
    // A consultation that is served elsewhere on the same database is its server's to write for.
    const delivery = sender
      ? await transport.send({ consultation, address, to: email }, messageOf(sender, code, language))
      : 'failed'
    if (delivery !== 'sent') complain(`a mail was not taken: ${delivery}`)
    await store.closeLetter({ letter, delivery, now: now() })
    return true
  }
}
