import {
  statusAt,
  typeset,
  type Consultation,
  type ConsultationFile,
  type Counts,
  type Principles,
  type Status,
} from '@ess-widgets/contract'
import { publishCounts } from '@ess-widgets/tally'
import { RefusalError } from '../refusal.ts'
import type { Mailbox } from '../mail/address.ts'
import { addressOfMail, authorOf, mailboxOf, receiptOf, sheetOf, signerOf, voterOf } from '../store/secret.ts'
import type { Addressee } from '../store/signature-store.ts'
import type { Pace } from '../store/publications.ts'
import type { Changed, Store } from '../store/store.ts'
import { sent, type Sent } from './documents.ts'
import { PublishedAgenda } from './published-agenda.ts'
import { PublishedManifesto } from './published-manifesto.ts'
import { PublishedResults } from './published-results.ts'
import { PublishedWorkshops } from './published-workshops.ts'
import { sheetName } from './sheet-name.ts'
import { checkTicket, signTicket, type Invitation } from './tickets.ts'

/**
 * Families are published this long after the closing, in milliseconds. Publishing seals the consultation in the store,
 * and it is the seal that makes one table of families the only one: a batch decided before the closing commits before
 * the seal or not at all, whichever process it is in. The margin is for people: a process whose clock is a little late
 * still takes votes, and the seal must not find it at that.
 */
const clockMargin = 5000

/** A consultation as this server runs it: its file, its secret, and its documents ready to be sent. */
export class Edition {
  readonly file: ConsultationFile
  readonly principles: Sent
  readonly agenda: PublishedAgenda
  readonly workshops: PublishedWorkshops
  readonly #results: PublishedResults
  /** Of a consultation that has a text to sign. */
  readonly manifesto: PublishedManifesto | undefined
  readonly #store: Store
  readonly #secret: string
  readonly #ownSecret: string
  readonly #principleIds: string[]
  readonly #origins: ReadonlySet<string>
  readonly #now: () => number
  /** Whether the store was seen to be sealed: closed for ever, whatever a clock says. */
  #isSealed = false
  /** Whether the store knows how answers become public. */
  #isHeld = false
  readonly #consultations = new Map<Status, Sent>()
  #counts: { sent: Promise<Sent>; status: Status; isFinal: boolean } | undefined

  /** Makes the consultation known to the store, or refuses one that would be published twice. */
  static async open(given: ConsultationFile, store: Store, now = Date.now): Promise<Edition> {
    const file = typeset(given)
    const secret = await store.introduce(file.id)
    const { publishedMinimum } = await store.exactCounts(file.id)
    if (publishedMinimum !== null) refuseSecondTable(file, statusAt(file, now()), publishedMinimum)
    await holdToPace(file, store)
    const edition = new Edition(file, store, now, {
      secret,
      ownSecret: await store.ownSecret(),
      agenda: await PublishedAgenda.open(file, secret, store, now),
      manifesto: await PublishedManifesto.open(file, store),
    })
    edition.#isSealed = publishedMinimum !== null
    // What came just before a server stopped is not published yet.
    if (edition.status === 'open') edition.#results.expect()
    return edition
  }

  private constructor(
    file: ConsultationFile,
    store: Store,
    now: () => number,
    made: { secret: string; ownSecret: string; agenda: PublishedAgenda; manifesto: PublishedManifesto | undefined },
  ) {
    this.file = file
    this.agenda = made.agenda
    this.manifesto = made.manifesto
    this.workshops = new PublishedWorkshops(file, store)
    this.#results = new PublishedResults(file, store, now)
    this.#now = now
    this.#store = store
    this.#secret = made.secret
    this.#ownSecret = made.ownSecret
    this.#principleIds = file.principles.map(({ id }) => id)
    this.#origins = new Set(file.partners.map(({ origin }) => origin))
    this.principles = sent({
      principles: this.file.principles.map((principle) => ({
        ...principle,
        links: { ballot: `ballots/${principle.id}` },
      })),
    } satisfies Principles)
  }

  get status(): Status {
    return this.#isSealed ? 'closed' : statusAt(this.file, this.#now())
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
    const status = this.status
    const isFinal = this.#isFinal(status)
    if (this.#counts?.status !== status || this.#counts.isFinal !== isFinal) {
      const made = { status, isFinal, sent: this.#publish(status, isFinal) }
      // A failed read is not remembered: whoever asks next tries again.
      made.sent.catch(() => this.#counts === made && this.forget('ballots'))
      this.#counts = made
    }
    return this.#counts!.sent
  }

  /** What the answers show, as last published. */
  async results(): Promise<Sent> {
    return this.#results.results(await this.#statusOfResults())
  }

  /** The same as a table. */
  async resultsTable(language?: 'fr' | 'en'): Promise<Sent> {
    return this.#results.table(await this.#statusOfResults(), language)
  }

  /** Publishes what may be published now: before long, that is done by itself. */
  publishResults(): Promise<void> {
    return this.#results.publish()
  }

  stop(): void {
    this.#results.stop()
  }

  /** To call when something was recorded. */
  forget(changed: Changed): void {
    if (changed === 'places') return this.agenda.forgetPlaces()
    if (changed === 'contributions') this.workshops.forgetWalls()
    if (changed === 'contributions' || changed === 'results') this.#results.forget()
    if (changed === 'ballots') this.#heard()
    if (changed === 'signatures') this.manifesto?.forget()
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

  /** One sheet, however its name was typed. */
  sheetOf(name: string): string {
    return sheetOf(this.#secret, sheetName(name))
  }

  receiptOf(token: string): string {
    return receiptOf(this.#secret, token)
  }

  authorOf(workshop: string, token: string): string {
    return authorOf(this.#secret, workshop, token)
  }

  signerOf(token: string): string {
    return signerOf(this.#secret, token)
  }

  /** What the store knows an address by. */
  addresseeOf({ email, canonical }: Mailbox): Omit<Addressee, 'language'> {
    return {
      email,
      address: addressOfMail(this.#secret, canonical),
      mailbox: mailboxOf(this.#ownSecret, canonical),
    }
  }

  /** The ticket of an invitation: whoever has it contributes from the room. */
  ticketOf(invitation: Invitation): string {
    return signTicket(this.#secret, invitation)
  }

  /** Nothing for a ticket that this consultation did not sign. */
  invitationOf(ticket: string): Invitation | undefined {
    return checkTicket(this.#secret, ticket)
  }

  /** Milliseconds since 1970 UTC. */
  now(): number {
    return this.#now()
  }

  /** The status, once the last publication is made where it is due: it is made with the counts. */
  async #statusOfResults(): Promise<Status> {
    const { status } = this
    if (this.#isFinal(status)) await this.counts()
    return status
  }

  /** Whether families are due: closed by hand, or for longer than clocks may differ. */
  #isFinal(status: Status): boolean {
    if (status !== 'closed' || this.file.totals === 'never') return false
    return this.file.status === 'closed' || this.#now() >= this.closesAt! + clockMargin
  }

  async #publish(status: Status, isFinal: boolean): Promise<Sent> {
    const { id, totals, familyMinimum } = this.file
    if (isFinal) await this.#store.seal(id, familyMinimum)
    const counts = await this.#store.exactCounts(id)
    this.#isSealed = counts.publishedMinimum !== null
    if (isFinal && this.#isSealed) await this.#results.close(counts)
    const principles = publishCounts(this.#principleIds, counts.cells, totals)
    // Without totals the number of acts is nobody's either: it would tell who votes when.
    const version = principles.length > 0 ? counts.version : 0
    const results = totals !== 'never' && { results: { publication: await this.#results.number() } }
    const workshops = this.workshops.areAny && { workshops: await this.workshops.counts() }
    const signatures = this.manifesto && { signatures: { version: await this.manifesto.standing() } }
    return sent({ status, version, principles, ...results, ...workshops, ...signatures } satisfies Counts)
  }

  /** Somebody voted: from now on, answers become public as the file says. */
  #heard(): void {
    if (!this.#isHeld)
      void holdToPace(this.file, this.#store).catch((error: unknown) => {
        this.#isHeld = false
        // Another server publishes these answers otherwise, by an older file: this one then publishes none.
        if (error instanceof RefusalError) this.#publishesNothing()
      })
    this.#isHeld = true
    this.#results.expect()
  }

  #publishesNothing(): void {
    this.file.totals = 'never'
    this.#counts = undefined
    this.#consultations.clear()
    this.#results.forget()
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
      links: {
        principles: link('principles'),
        counts: link('counts'),
        ballots: link('ballots'),
        live: link('live'),
        agenda: link('agenda'),
        workshops: link('workshops'),
        manifesto: link('manifesto'),
        results: link('results'),
      },
    }
  }
}

/**
 * Refuses a file that publishes answers otherwise than they were until now: totals that moved with each vote beside
 * families that move in batches give people away.
 */
async function holdToPace({ id, totals }: ConsultationFile, store: Store): Promise<void> {
  if (totals === 'never') return
  const pace: Pace = totals === 'at-close' ? 'batches' : 'votes'
  const held = await store.holdPace({ consultation: id, pace })
  if (held === pace) return
  const before = held === 'votes' ? 'totals: after-vote' : 'totals: at-close'
  throw new RefusalError(
    `Des réponses à la consultation « ${id} » ont déjà été publiées sous « ${before} » : publiées aussi sous « totals: ${totals} », elles trahiraient des personnes. Remettez « ${before} », ou écrivez une nouvelle consultation, sous un nouvel « id ».`,
    `Answers to the consultation “${id}” were published under ${before} already: published under “totals: ${totals}” too, they would give people away. Put that back, or write a new consultation under a new “id”.`,
  )
}

/** Two tables of families, of two closings or under two minimums, give people away by their difference. */
function refuseSecondTable({ id, familyMinimum }: ConsultationFile, status: Status, publishedMinimum: number): void {
  if (status !== 'closed') {
    throw new RefusalError(
      `La consultation « ${id} » a été close et ses votes par famille sont publiés : rouverte, elle en publierait d’autres, et leur différence trahirait des personnes. Pour un nouveau vote, écrivez une nouvelle consultation, sous un nouvel « id » ; pour montrer celle-ci, écrivez « status: closed ».`,
      `The consultation “${id}” was closed and its votes by family are published: reopened, it would publish others, and their difference would give people away. For a new vote, write a new consultation under a new “id”; to show this one, write “status: closed”.`,
    )
  }
  if (familyMinimum !== publishedMinimum) {
    throw new RefusalError(
      `Les votes par famille de la consultation « ${id} » sont publiés avec un minimum de ${publishedMinimum} : avec un autre, leur différence trahirait des personnes. Écrivez « familyMinimum: ${publishedMinimum} ».`,
      `The votes by family of the consultation “${id}” are published with a minimum of ${publishedMinimum}: with another, their difference would give people away. Write “familyMinimum: ${publishedMinimum}”.`,
    )
  }
}
