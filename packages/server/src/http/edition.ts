import { createHash } from 'node:crypto'
import {
  statusAt,
  type Consultation,
  type ConsultationFile,
  type Counts,
  type Principles,
  type Status,
} from '@ess-widgets/contract'
import { publish } from '@ess-widgets/tally'
import { voterOf } from '../store/secret.ts'
import type { Store } from '../store/store.ts'

/** A JSON document as it is sent, with its entity tag. */
export interface Sent {
  body: string
  etag: string
}

const sent = (document: object): Sent => {
  const body = JSON.stringify(document)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/** A consultation as this server runs it: its file, its secret, and its documents ready to be sent. */
export class Edition {
  readonly file: ConsultationFile
  readonly principles: Sent
  readonly #store: Store
  readonly #secret: string
  readonly #principleIds: string[]
  readonly #origins: ReadonlySet<string>
  readonly #consultations = new Map<Status, Sent>()
  #counts: { sent: Promise<Sent>; status: Status } | undefined

  static async open(file: ConsultationFile, store: Store): Promise<Edition> {
    return new Edition(file, store, await store.register(file.id))
  }

  private constructor(file: ConsultationFile, store: Store, secret: string) {
    this.file = file
    this.#store = store
    this.#secret = secret
    this.#principleIds = file.principles.map(({ id }) => id)
    this.#origins = new Set(file.partners.map(({ origin }) => origin))
    this.principles = sent({
      principles: file.principles.map((principle) => ({ ...principle, links: { ballot: `ballots/${principle.id}` } })),
    } satisfies Principles)
  }

  get status(): Status {
    return statusAt(this.file, Date.now())
  }

  /** Milliseconds since 1970 UTC, or null for one that is closed by hand only. */
  get closesAt(): number | null {
    return this.file.closes ? Date.parse(this.file.closes) : null
  }

  get consultation(): Sent {
    const { status } = this
    if (!this.#consultations.has(status)) this.#consultations.set(status, sent(this.#resource(status)))
    return this.#consultations.get(status)!
  }

  /** The counts that may be known now. Made once for all who ask until something is recorded. */
  counts(): Promise<Sent> {
    const { status } = this
    if (this.#counts?.status !== status) {
      const made = { status, sent: this.#publish(status) }
      // A failed read is not remembered: whoever asks next tries again.
      made.sent.catch(() => this.#counts === made && this.forgetCounts())
      this.#counts = made
    }
    return this.#counts!.sent
  }

  /** To call when something was recorded. */
  forgetCounts(): void {
    this.#counts = undefined
  }

  hasPrinciple(id: string): boolean {
    return this.#principleIds.includes(id)
  }

  isPartner(origin: string): boolean {
    return this.#origins.has(origin)
  }

  voterOf(token: string): string {
    return voterOf(this.#secret, token)
  }

  async #publish(status: Status): Promise<Sent> {
    const { version, cells } = await this.#store.exactCounts(this.file.id)
    const { totals, familyMinimum } = this.file
    return sent({
      status,
      version,
      principles: publish(this.#principleIds, cells, { totals, familyMinimum, status }),
    } satisfies Counts)
  }

  #resource(status: Status): Consultation {
    const { id, title, summary, notice, totals, familyMinimum } = this.file
    const link = (name: string) => `${id}/${name}`
    return {
      id,
      title,
      ...(summary && { summary }),
      ...(notice && { notice }),
      totals,
      familyMinimum,
      status,
      links: { principles: link('principles'), counts: link('counts'), ballots: link('ballots'), live: link('live') },
    }
  }
}
