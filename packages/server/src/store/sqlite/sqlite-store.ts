import { once } from 'node:events'
import { extname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { CompiledQuery, Kysely } from 'kysely'
import { contributionOf, contributions, moderations, wallOf, workshopStandings } from '../contribution-reads.ts'
import type {
  ContributionAct,
  ContributionOutcome,
  EntryOutcome,
  ModerationAct,
  ModerationOutcome,
  PaperEntry,
} from '../contribution-store.ts'
import { GroupCommit, deedsTogether } from '../group-commit.ts'
import type { Entry, Invitation, Member } from '../member-store.ts'
import { memberIn, team } from '../members.ts'
import { migrate } from '../migrate.ts'
import { answersIn, peopleIn, publicationOf } from '../publications.ts'
import { attendance, ballotsOf, exactCounts, findDrift, recounting, registrationOf, secretOf } from '../reads.ts'
import type { Tables } from '../schema.ts'
import type { DeedName, Done, Given } from '../deeds.ts'
import type { Publication } from '../sessions.ts'
import { newSecret, ownName } from '../secret.ts'
import { signatureOf } from '../sign.ts'
import { contacts, isAddressKnown, named, signatures, signatureStanding, verifications } from '../signature-reads.ts'
import { linkedTo } from '../links.ts'
import type {
  Delivery,
  Letter,
  LinkAct,
  LinkOutcome,
  PaperSignature,
  PaperSignatureOutcome,
  SignatureAct,
  SignatureOutcome,
  VerificationAct,
  VerificationOutcome,
} from '../signature-store.ts'
import {
  StoreBusyError,
  type Act,
  type Changed,
  type Outcome,
  type PublishedSession,
  type RegistrationAct,
  type RegistrationOutcome,
  type SheetAct,
  type SheetOutcome,
  type Store,
} from '../store.ts'
import { forgetReplies, sealing } from '../writes.ts'
import { cannotOpen, claimFolder, dialectOf, openDatabase } from './connection.ts'
import { keepPrivate } from './privacy.ts'
import type { WriterAnswer, WriterResult, WriterTask } from './writer.ts'

/** Opens, or makes, the store in a folder: one file, `consultations.sqlite`, and its journal. */
export async function openSqliteStore(folder: string): Promise<Store> {
  const claim = claimFolder(folder)
  try {
    const path = join(folder, 'consultations.sqlite')
    keepPrivate(path)
    const setup = new Kysely<Tables>({ dialect: dialectOf(openDatabase(path)) })
    await migrate(setup, 'sqlite').finally(() => setup.destroy())
    const reader = new Kysely<Tables>({ dialect: dialectOf(openDatabase(path, { readOnly: true })) })
    const writer = new Worker(new URL(`./writer${extname(import.meta.url)}`, import.meta.url), { workerData: { path } })
    await once(writer, 'online')
    return new SqliteStore(claim, writer, reader)
  } catch (error) {
    claim.close()
    throw cannotOpen(folder, error)
  }
}

class SqliteStore implements Store {
  readonly #claim: DatabaseSync
  readonly #writer: Worker
  readonly #reader: Kysely<Tables>
  #closing: Promise<void> | undefined
  readonly #acts = new GroupCommit<Act, Outcome>((acts) => this.#write({ acts }) as Promise<Outcome[]>)
  readonly #registrations = new GroupCommit<RegistrationAct, RegistrationOutcome>(
    (acts) => this.#do('registerAll', { acts, now: Date.now() }),
    deedsTogether,
  )
  readonly #contributions = new GroupCommit<ContributionAct, ContributionOutcome>(
    (acts) => this.#do('contributeAll', { acts, now: Date.now() }),
    deedsTogether,
  )
  readonly #signatures = new GroupCommit<SignatureAct, SignatureOutcome>(
    (acts) => this.#do('signAll', { acts, now: Date.now() }),
    deedsTogether,
  )
  readonly #listeners: ((consultation: string, changed: Changed) => void)[] = []
  /** Writes leave one after the other, whoever asked: the writer answers in the order it was asked. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(claim: DatabaseSync, writer: Worker, reader: Kysely<Tables>) {
    this.#claim = claim
    this.#writer = writer
    this.#reader = reader
    // A writer that dies takes the process with it: whoever restarts us starts from what is on the disk.
    writer.on('error', (error) => {
      throw error
    })
  }

  async introduce(consultation: string): Promise<string> {
    await this.#run(
      CompiledQuery.raw('INSERT INTO consultations (id, voter_secret) VALUES (?, ?) ON CONFLICT DO NOTHING', [
        consultation,
        newSecret(),
      ]),
    )
    return secretOf(this.#reader, consultation)
  }

  async record(act: Act): Promise<Outcome> {
    const outcome = await this.#acts.add(act)
    if (outcome.name === 'recorded') this.#tell(act.consultation, 'ballots')
    return outcome
  }

  async keepSheet(sheet: SheetAct): Promise<SheetOutcome> {
    const outcome = (await this.#write({ sheet })) as SheetOutcome
    if (outcome.name === 'kept') this.#tell(sheet.consultation, 'ballots')
    return outcome
  }

  ballotsOf(consultation: string, voter: string) {
    return ballotsOf(this.#reader, consultation, voter)
  }

  exactCounts(consultation: string) {
    return exactCounts(this.#reader, consultation)
  }

  async seal(consultation: string, familyMinimum: number): Promise<void> {
    await this.#run(sealing(this.#reader, consultation, familyMinimum))
  }

  peopleIn(consultation: string) {
    return peopleIn(this.#reader, consultation)
  }

  answersIn(consultation: string, pageSize?: number) {
    return answersIn(this.#reader, consultation, pageSize)
  }

  publicationOf(consultation: string) {
    return publicationOf(this.#reader, consultation)
  }

  async keepPublication(of: Given<'keepPublication'>) {
    const kept = await this.#do('keepPublication', of)
    this.#tell(of.consultation, 'results')
    return kept
  }

  holdPace(of: Given<'holdPace'>) {
    return this.#do('holdPace', of)
  }

  async register(act: RegistrationAct): Promise<RegistrationOutcome> {
    const outcome = await this.#registrations.add(act)
    if (outcome.name === 'kept') this.#tell(act.consultation, 'places')
    return outcome
  }

  registrationOf(of: Pick<RegistrationAct, 'consultation' | 'session' | 'receipt'>) {
    return registrationOf(this.#reader, of)
  }

  attendance(consultation: string) {
    return attendance(this.#reader, consultation)
  }

  async publishSessions(publication: Publication): Promise<PublishedSession[]> {
    const published = await this.#do('publishSessions', publication)
    this.#tell(publication.consultation, 'places')
    return published
  }

  forgetPeople(olderThanDays: number, now: number): Promise<void> {
    return this.#do('forgetPeople', { olderThanDays, now })
  }

  async contribute(act: ContributionAct): Promise<ContributionOutcome> {
    return this.#tellKept(act, await this.#contributions.add(act))
  }

  async moderate(act: ModerationAct): Promise<ModerationOutcome> {
    return this.#tellKept(act, await this.#do('moderate', act))
  }

  async enterContribution(entry: PaperEntry): Promise<EntryOutcome> {
    return this.#tellKept(entry, await this.#do('enter', entry))
  }

  contributionOf(of: Pick<ContributionAct, 'consultation' | 'workshop' | 'receipt'>) {
    return contributionOf(this.#reader, of)
  }

  contributions(consultation: string) {
    return contributions(this.#reader, consultation)
  }

  workshopStandings(consultation: string) {
    return workshopStandings(this.#reader, consultation)
  }

  wallOf(of: Pick<ContributionAct, 'consultation' | 'workshop'>) {
    return wallOf(this.#reader, of)
  }

  forgetRefused(olderThanDays: number, now: number): Promise<void> {
    return this.#do('forgetRefused', { olderThanDays, now })
  }

  moderations(consultation: string) {
    return moderations(this.#reader, consultation)
  }

  invite(invitation: Invitation, now: number) {
    return this.#do('invite', { invitation, now })
  }

  openSession(entry: Entry) {
    return this.#do('openSession', entry)
  }

  async memberIn(session: string, now: number): Promise<Member | undefined> {
    const found = await memberIn(this.#reader, { session, now })
    if (found?.isWorthSaying) await this.#do('use', { session, now })
    return found?.member
  }

  leave(session: string) {
    return this.#do('leave', session)
  }

  team(consultation: string, now: number) {
    return team(this.#reader, { consultation, now })
  }

  revoke(of: Pick<Member, 'consultation' | 'number'>) {
    return this.#do('revoke', of)
  }

  uninvite(of: Pick<Invitation, 'consultation' | 'name'>) {
    return this.#do('uninvite', of)
  }

  forgetExpired(now: number) {
    return this.#do('forgetExpired', { now })
  }

  ownSecret(): Promise<string> {
    return this.introduce(ownName)
  }

  async sign(act: SignatureAct): Promise<SignatureOutcome> {
    return this.#tellSigned(act.consultation, await this.#signatures.add(act))
  }

  signatureOf(of: Pick<SignatureAct, 'consultation' | 'receipt'>) {
    return signatureOf(this.#reader, of)
  }

  requestLink(request: Given<'requestLink'>) {
    return this.#do('requestLink', request)
  }

  linkedTo(link: string, now: number) {
    return linkedTo(this.#reader, link, now)
  }

  async actByLink(act: LinkAct): Promise<LinkOutcome> {
    const outcome = await this.#do('actByLink', act)
    return outcome.name === 'kept' ? this.#tellSigned(outcome.consultation, outcome) : outcome
  }

  nextLetter(taken: { link: string; now: number }) {
    return this.#do('nextLetter', taken)
  }

  closeLetter(closed: { letter: Letter; delivery: Delivery; now: number }) {
    return this.#do('closeLetter', closed)
  }

  signatureStanding(consultation: string) {
    return signatureStanding(this.#reader, consultation)
  }

  named(of: { consultation: string; latest?: number }) {
    return named(this.#reader, of)
  }

  signatures(consultation: string) {
    return signatures(this.#reader, consultation)
  }

  async verify(act: VerificationAct): Promise<VerificationOutcome> {
    return this.#tellSigned(act.consultation, await this.#do('verify', act))
  }

  async enterSignature(entry: PaperSignature): Promise<PaperSignatureOutcome> {
    return this.#tellSigned(entry.consultation, await this.#do('enterSignature', entry))
  }

  verifications(consultation: string) {
    return verifications(this.#reader, consultation)
  }

  contacts(consultation: string) {
    return contacts(this.#reader, consultation)
  }

  isAddressKnown(of: Pick<Letter, 'consultation' | 'address'>) {
    return isAddressKnown(this.#reader, of)
  }

  publishVersions(publication: Given<'publishVersions'>) {
    return this.#do('publishVersions', publication)
  }

  async forgetUnconfirmed(of: Given<'forgetUnconfirmed'>) {
    await this.#do('forgetUnconfirmed', of)
  }

  noteClosing(of: Given<'noteClosing'>) {
    return this.#do('noteClosing', of)
  }

  forgetEmails(consultation: string) {
    return this.#do('forgetEmails', consultation)
  }

  forgetLinks(now: number) {
    return this.#do('forgetLinks', now)
  }

  async eraseAgain(receipts: Given<'eraseAgain'>) {
    await this.#do('eraseAgain', receipts)
    for (const consultation of new Set(receipts.map((each) => each.consultation)))
      this.#tell(consultation, 'signatures')
  }

  onRecorded(listener: (consultation: string, changed: Changed) => void): void {
    this.#listeners.push(listener)
  }

  findDrift() {
    return findDrift(this.#reader)
  }

  async recount(): Promise<void> {
    await this.#write({ statements: recounting.map((sql) => ({ sql, parameters: [] })) })
  }

  forgetReplies(olderThanDays: number, now: number): Promise<void> {
    return forgetReplies(this.#reader, { olderThanDays, now }, (query) => this.#run(query))
  }

  async probe(): Promise<void> {
    await this.#run(
      CompiledQuery.raw(
        'INSERT INTO probes (id, count) VALUES (1, 1) ON CONFLICT DO UPDATE SET count = (count + 1) % 1000',
      ),
    )
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    await this.#turn
    // The last to close folds the journal into the file, and a reader could not.
    await this.#reader.destroy()
    this.#writer.postMessage('close')
    await once(this.#writer, 'exit')
    this.#claim.close()
  }

  #run({ sql, parameters }: CompiledQuery) {
    return this.#write({ statements: [{ sql, parameters: parameters as (string | number | null)[] }] })
  }

  #do<Name extends DeedName>(deed: Name, given: Given<Name>): Promise<Done<Name>> {
    return this.#write({ deed, given } as WriterTask) as Promise<Done<Name>>
  }

  #tell(consultation: string, changed: Changed): void {
    for (const listener of this.#listeners) listener(consultation, changed)
  }

  #tellKept<Outcome extends { name: string }>({ consultation }: { consultation: string }, outcome: Outcome): Outcome {
    if (outcome.name === 'kept') this.#tell(consultation, 'contributions')
    return outcome
  }

  #tellSigned<Outcome extends { name: string }>(consultation: string, outcome: Outcome): Outcome {
    if (outcome.name === 'kept') this.#tell(consultation, 'signatures')
    return outcome
  }

  #write(task: WriterTask): Promise<WriterResult> {
    const written = this.#turn.then(async () => {
      this.#writer.postMessage(task)
      const [answer] = (await once(this.#writer, 'message')) as [WriterAnswer]
      if ('error' in answer) throw new StoreBusyError(answer.error)
      return answer.result
    })
    this.#turn = written.catch(() => undefined)
    return written
  }
}
