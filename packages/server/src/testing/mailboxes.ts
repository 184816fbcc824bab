import assert from 'node:assert/strict'
import { codeHash, newCode } from '../codes.ts'
import { mailboxIn } from '../mail/address.ts'
import { addressOfMail, mailboxOf } from '../store/secret.ts'
import type { LinkAct } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'

const day = 86_400_000

/** The people whose mails a store has to send, at a clock of their own: what a mailbox may be sent is no matter here. */
export class Mailboxes {
  readonly #store: Store
  /** By address, the links of its mails, the latest last. */
  readonly #links = new Map<string, { link: string; now: number }[]>()
  #days = 0

  constructor(store: Store) {
    this.#store = store
  }

  /** Opens the latest mail to an address and does what it lets one do. */
  async byMail(email: string, name: LinkAct['deed']['name'], consultation: string): Promise<void> {
    if (name === 'withdraw') await this.#request(email, consultation)
    await this.#collect()
    const own = this.#links.get(mailboxIn(email)!.email)?.at(-1)
    assert.ok(own, `no mail to ${email}`)
    const { signatures } = (await this.#store.linkedTo(own.link, own.now))!
    const [signature] = signatures.filter(({ status }) => (status === 'pending') === (name !== 'withdraw'))
    const deed: LinkAct['deed'] = name === 'never-write' ? { name } : { name, entry: signature!.entry }
    assert.equal((await this.#store.actByLink({ ...own, deed })).name, 'kept')
    this.#links.delete(mailboxIn(email)!.email)
  }

  async #request(email: string, consultation: string): Promise<void> {
    const { canonical, email: ascii } = mailboxIn(email)!
    const address = addressOfMail(await this.#store.introduce(consultation), canonical)
    const mailbox = mailboxOf(await this.#store.ownSecret(), canonical)
    const to = { email: ascii, language: 'fr' as const, address, mailbox }
    await this.#store.requestLink({ consultation, to, now: Date.now() })
  }

  async #collect(): Promise<void> {
    const now = Date.now() + ++this.#days * 2 * day
    for (;;) {
      const link = codeHash(newCode())
      const letter = await this.#store.nextLetter({ link, now })
      if (!letter) return
      await this.#store.closeLetter({ letter, delivery: 'sent', now })
      this.#links.set(letter.email, [...(this.#links.get(letter.email) ?? []), { link, now }])
    }
  }
}
