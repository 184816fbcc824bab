import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
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
import { deeds, isForgetting, type DeedName, type Done, type Given } from '../deeds.ts'
import { answersIn, peopleIn, publicationOf } from '../publications.ts'
import { attendance, ballotsOf, exactCounts, findDrift, recounting, registrationOf, secretOf } from '../reads.ts'
import { RefusalError } from '../../refusal.ts'
import { recordBatch } from '../record.ts'
import type { Tables } from '../schema.ts'
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
import type { Publication } from '../sessions.ts'
import { keepSheet } from '../sheets.ts'
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
import { postgresBatch } from './batch.ts'
import { Listener } from './listener.ts'

const minute = 60_000
/** Whoever writes counts holds this lock for the length of the batch, so that no two batches interleave. */
const tallyLock = 0x455353
/** Whoever gives places or publishes sessions holds this one: votes do not wait for them. */
const placesLock = 0x455354
/** Whoever keeps contributions, or decides about them, holds this one. */
const contributionsLock = 0x455355
/** Whoever keeps signatures, or sends their mails, holds this one. */
const signaturesLock = 0x455356
const resultsLock = 0x455357
const lockOf = {
  ballots: tallyLock,
  places: placesLock,
  contributions: contributionsLock,
  signatures: signaturesLock,
  results: resultsLock,
} satisfies Record<Changed, number>

/**
 * How long a person is made to wait for the database, in milliseconds, before being told to try again. A batch takes
 * some ten milliseconds, so whoever waits longer for the lock waits for a process in trouble; the database ends what
 * that process left open before a browser has given up, and the others write again.
 */
const patience = {
  connectionTimeoutMillis: 5000,
  lock_timeout: 5000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
  /** Ours, for a database that says nothing at all any more: its own limits come first. */
  query_timeout: 12_000,
}

/** Opens the store behind a connection string, `postgres://…`. Any number of processes may share it. */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = newPool({ connectionString: url, max: 8, ...patience })
  // Migrations and recounts read whole tables while nobody waits: they take the time they need.
  const upkeep = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: newPool({ connectionString: url, max: 1 }) }),
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const listener = new Listener(url)
  const store = new PostgresStore(pool, db, upkeep, listener)
  try {
    await expectDurable(pool)
    await migrate(upkeep, 'postgres')
    await listener.open()
    return store
  } catch (error) {
    await store.close()
    if (error instanceof RefusalError) throw error
    throw new RefusalError(
      `La base de données ne s’ouvre pas : ${reasonOf(error)}. DATABASE_URL dit-elle où elle est ?`,
      `The database does not open: ${reasonOf(error)}. Does DATABASE_URL say where it is?`,
    )
  }
}

/** Refuses a database that may lose what it acknowledged when the power goes. */
async function expectDurable(pool: pg.Pool): Promise<void> {
  for (const name of ['fsync', 'full_page_writes']) {
    const { rows } = await pool.query('SELECT current_setting($1) AS value', [name])
    if (rows[0].value === 'on') continue
    throw new RefusalError(
      `PostgreSQL tourne avec « ${name} = ${rows[0].value} » : une coupure de courant perdrait des votes reconnus. Il faut « on ».`,
      `PostgreSQL runs with “${name} = ${rows[0].value}”: a power cut would lose acknowledged votes. It must be “on”.`,
    )
  }
}

/** A connection that breaks rejects its query, if it has one, and is replaced; the event beside it says nothing more. */
function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

class PostgresStore implements Store {
  readonly #pool: pg.Pool
  readonly #db: Kysely<Tables>
  readonly #upkeep: Kysely<Tables>
  readonly #listener: Listener
  #closing: Promise<void> | undefined
  readonly #acts = new GroupCommit<Act, Outcome>((acts) => this.#recordAll(acts))
  readonly #registrations = new GroupCommit<RegistrationAct, RegistrationOutcome>(
    (acts) => this.#registerAll(acts),
    deedsTogether,
  )
  readonly #contributions = new GroupCommit<ContributionAct, ContributionOutcome>(
    (acts) => this.#contributeAll(acts),
    deedsTogether,
  )
  readonly #signatures = new GroupCommit<SignatureAct, SignatureOutcome>((acts) => this.#signAll(acts), deedsTogether)
  /** The sweeping that is under way. */
  #sweeping: Promise<unknown> = Promise.resolve()
  #sweepTimer: NodeJS.Timeout | undefined
  /** By a clock that nobody sets back. */
  #sweptAt = -minute

  constructor(pool: pg.Pool, db: Kysely<Tables>, upkeep: Kysely<Tables>, listener: Listener) {
    this.#pool = pool
    this.#db = db
    this.#upkeep = upkeep
    this.#listener = listener
  }

  async introduce(consultation: string): Promise<string> {
    await this.#pool.query('INSERT INTO consultations (id, voter_secret) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      consultation,
      newSecret(),
    ])
    this.#listener.watch(consultation)
    return secretOf(this.#db, consultation)
  }

  record(act: Act): Promise<Outcome> {
    return this.#acts.add(act)
  }

  async keepSheet(sheet: SheetAct): Promise<SheetOutcome> {
    const { consultation } = sheet
    const outcome = await this.#locked(tallyLock, async (client) => {
      const found = await keepSheet(postgresBatch(client, Date.now), sheet, Date.now())
      if (found.name === 'kept')
        await client.query('SELECT pg_notify($1, $2)', [Listener.channels.ballots, consultation])
      return found
    })
    if (outcome.name === 'kept') this.#listener.tell(consultation, 'ballots')
    return outcome
  }

  ballotsOf(consultation: string, voter: string) {
    return ballotsOf(this.#db, consultation, voter).catch(sayBusy)
  }

  exactCounts(consultation: string) {
    return exactCounts(this.#db, consultation).catch(sayBusy)
  }

  async seal(consultation: string, familyMinimum: number): Promise<void> {
    const { sql, parameters } = sealing(this.#db, consultation, familyMinimum)
    await this.#locked(tallyLock, (client) => client.query(sql, [...parameters]))
  }

  peopleIn(consultation: string) {
    return peopleIn(this.#db, consultation).catch(sayBusy)
  }

  answersIn(consultation: string, pageSize?: number) {
    return answersIn(this.#db, consultation, pageSize)
  }

  publicationOf(consultation: string) {
    return publicationOf(this.#db, consultation).catch(sayBusy)
  }

  keepPublication(of: Given<'keepPublication'>) {
    return this.#do('keepPublication', of, 'results', () => [of.consultation])
  }

  holdPace(of: Given<'holdPace'>) {
    return this.#do('holdPace', of, 'results', () => [])
  }

  register(act: RegistrationAct): Promise<RegistrationOutcome> {
    return this.#registrations.add(act)
  }

  registrationOf(of: Pick<RegistrationAct, 'consultation' | 'session' | 'receipt'>) {
    return registrationOf(this.#db, of).catch(sayBusy)
  }

  attendance(consultation: string) {
    return attendance(this.#db, consultation).catch(sayBusy)
  }

  publishSessions(publication: Publication): Promise<PublishedSession[]> {
    return this.#do('publishSessions', publication, 'places', () => [publication.consultation])
  }

  forgetPeople(olderThanDays: number, now: number): Promise<void> {
    return this.#do('forgetPeople', { olderThanDays, now }, 'places', () => [])
  }

  contribute(act: ContributionAct): Promise<ContributionOutcome> {
    return this.#contributions.add(act)
  }

  moderate(act: ModerationAct): Promise<ModerationOutcome> {
    return this.#do('moderate', act, 'contributions', (outcome) => keptIn([act], [outcome]))
  }

  enterContribution(entry: PaperEntry): Promise<EntryOutcome> {
    return this.#do('enter', entry, 'contributions', (outcome) => keptIn([entry], [outcome]))
  }

  contributionOf(of: Pick<ContributionAct, 'consultation' | 'workshop' | 'receipt'>) {
    return contributionOf(this.#db, of).catch(sayBusy)
  }

  contributions(consultation: string) {
    return contributions(this.#db, consultation).catch(sayBusy)
  }

  workshopStandings(consultation: string) {
    return workshopStandings(this.#db, consultation).catch(sayBusy)
  }

  wallOf(of: Pick<ContributionAct, 'consultation' | 'workshop'>) {
    return wallOf(this.#db, of).catch(sayBusy)
  }

  forgetRefused(olderThanDays: number, now: number): Promise<void> {
    return this.#do('forgetRefused', { olderThanDays, now }, 'contributions', () => [])
  }

  moderations(consultation: string) {
    return moderations(this.#db, consultation).catch(sayBusy)
  }

  invite(invitation: Invitation, now: number) {
    return this.#do('invite', { invitation, now }, 'contributions', () => [])
  }

  openSession(entry: Entry) {
    return this.#do('openSession', entry, 'contributions', () => [])
  }

  async memberIn(session: string, now: number): Promise<Member | undefined> {
    const found = await memberIn(this.#db, { session, now }).catch(sayBusy)
    if (found?.isWorthSaying) await this.#do('use', { session, now }, 'contributions', () => [])
    return found?.member
  }

  leave(session: string) {
    return this.#do('leave', session, 'contributions', () => [])
  }

  team(consultation: string, now: number) {
    return team(this.#db, { consultation, now }).catch(sayBusy)
  }

  revoke(of: Pick<Member, 'consultation' | 'number'>) {
    return this.#do('revoke', of, 'contributions', () => [])
  }

  uninvite(of: Pick<Invitation, 'consultation' | 'name'>) {
    return this.#do('uninvite', of, 'contributions', () => [])
  }

  forgetExpired(now: number) {
    return this.#do('forgetExpired', { now }, 'contributions', () => [])
  }

  ownSecret(): Promise<string> {
    return this.introduce(ownName)
  }

  sign(act: SignatureAct): Promise<SignatureOutcome> {
    return this.#signatures.add(act)
  }

  signatureOf(of: Pick<SignatureAct, 'consultation' | 'receipt'>) {
    return signatureOf(this.#db, of).catch(sayBusy)
  }

  requestLink(request: Given<'requestLink'>) {
    return this.#do('requestLink', request, 'signatures', () => [])
  }

  linkedTo(link: string, now: number) {
    return linkedTo(this.#db, link, now).catch(sayBusy)
  }

  actByLink(act: LinkAct): Promise<LinkOutcome> {
    return this.#do('actByLink', act, 'signatures', (outcome) =>
      outcome.name === 'kept' ? [outcome.consultation] : [],
    )
  }

  nextLetter(taken: { link: string; now: number }) {
    return this.#do('nextLetter', taken, 'signatures', () => [])
  }

  closeLetter(closed: { letter: Letter; delivery: Delivery; now: number }) {
    return this.#do('closeLetter', closed, 'signatures', () => [])
  }

  signatureStanding(consultation: string) {
    return signatureStanding(this.#db, consultation).catch(sayBusy)
  }

  named(of: { consultation: string; latest?: number }) {
    return named(this.#db, of).catch(sayBusy)
  }

  signatures(consultation: string) {
    return signatures(this.#db, consultation).catch(sayBusy)
  }

  verify(act: VerificationAct): Promise<VerificationOutcome> {
    return this.#do('verify', act, 'signatures', (outcome) => keptIn([act], [outcome]))
  }

  enterSignature(entry: PaperSignature): Promise<PaperSignatureOutcome> {
    return this.#do('enterSignature', entry, 'signatures', (outcome) => keptIn([entry], [outcome]))
  }

  verifications(consultation: string) {
    return verifications(this.#db, consultation).catch(sayBusy)
  }

  contacts(consultation: string) {
    return contacts(this.#db, consultation).catch(sayBusy)
  }

  isAddressKnown(of: Pick<Letter, 'consultation' | 'address'>) {
    return isAddressKnown(this.#db, of).catch(sayBusy)
  }

  publishVersions(publication: Given<'publishVersions'>) {
    return this.#do('publishVersions', publication, 'signatures', () => [])
  }

  forgetUnconfirmed(of: Given<'forgetUnconfirmed'>) {
    return this.#do('forgetUnconfirmed', of, 'signatures', () => [])
  }

  noteClosing(of: Given<'noteClosing'>) {
    return this.#do('noteClosing', of, 'signatures', () => [])
  }

  forgetEmails(consultation: string) {
    return this.#do('forgetEmails', consultation, 'signatures', () => [])
  }

  forgetLinks(now: number) {
    return this.#do('forgetLinks', now, 'signatures', () => [])
  }

  eraseAgain(receipts: Given<'eraseAgain'>) {
    return this.#do('eraseAgain', receipts, 'signatures', () => receipts.map(({ consultation }) => consultation))
  }

  onRecorded(listener: (consultation: string, changed: Changed) => void): void {
    this.#listener.add(listener)
  }

  findDrift() {
    return findDrift(this.#upkeep)
  }

  async recount(): Promise<void> {
    const alone = this.#upkeep.transaction().setIsolationLevel('read committed')
    await alone.execute(async (transaction) => {
      for (const lock of Object.values(lockOf))
        await transaction.executeQuery(CompiledQuery.raw('SELECT pg_advisory_xact_lock($1)', [lock]))
      for (const text of recounting) await transaction.executeQuery(CompiledQuery.raw(text))
    })
  }

  forgetReplies(olderThanDays: number, now: number): Promise<void> {
    return forgetReplies(this.#db, { olderThanDays, now }, (query) => this.#db.executeQuery(query))
  }

  async probe(): Promise<void> {
    await this.#pool
      .query(
        'INSERT INTO probes (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = (probes.count + 1) % 1000',
      )
      .catch(sayBusy)
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    await this.#listener.close()
    if (this.#sweepTimer) void this.#sweepNow()
    await this.#sweeping
    // Kysely would end no pool that nothing was asked through it.
    await this.#pool.end()
    await this.#upkeep.destroy()
  }

  async #recordAll(acts: Act[]): Promise<Outcome[]> {
    let touched = new Set<string>()
    const outcomes = await this.#locked(tallyLock, async (client) => {
      const found = await recordBatch(postgresBatch(client, Date.now), acts, Date.now())
      touched = new Set(acts.filter((_, index) => found[index]!.name === 'recorded').map((act) => act.consultation))
      for (const consultation of touched)
        await client.query('SELECT pg_notify($1, $2)', [Listener.channels.ballots, consultation])
      return found
    })
    // Our own people hear of it from here, even while the connection that hears of others is down.
    for (const consultation of touched) this.#listener.tell(consultation, 'ballots')
    return outcomes
  }

  #registerAll(acts: RegistrationAct[]): Promise<RegistrationOutcome[]> {
    return this.#do('registerAll', { acts, now: Date.now() }, 'places', (outcomes) => keptIn(acts, outcomes))
  }

  #contributeAll(acts: ContributionAct[]): Promise<ContributionOutcome[]> {
    return this.#do('contributeAll', { acts, now: Date.now() }, 'contributions', (outcomes) => keptIn(acts, outcomes))
  }

  #signAll(acts: SignatureAct[]): Promise<SignatureOutcome[]> {
    return this.#do('signAll', { acts, now: Date.now() }, 'signatures', (outcomes) => keptIn(acts, outcomes))
  }

  /**
   * Writes anew, behind what goes on, the tables of which something was forgotten: a vacuum alone frees what rows held and
   * leaves its bytes. Once a minute at most, since a table waits meanwhile. PostgreSQL keeps its own journal, and whoever
   * runs it says for how long.
   */
  #sweep(): void {
    this.#sweepTimer ??= setTimeout(
      () => void this.#sweepNow(),
      Math.max(0, this.#sweptAt + minute - performance.now()),
    )
    this.#sweepTimer.unref()
  }

  #sweepNow(): Promise<unknown> {
    clearTimeout(this.#sweepTimer)
    this.#sweepTimer = undefined
    this.#sweptAt = performance.now()
    const tables = ['signatures', 'addressees', 'letters', 'contributions', 'registrations']
    return (this.#sweeping = this.#sweeping
      .then(() => this.#upkeep.executeQuery(CompiledQuery.raw(`VACUUM (FULL) ${tables.join(', ')}`)))
      .catch(() => undefined))
  }

  /** Does a deed, and tells every process in which consultations it changed something. */
  async #do<Name extends DeedName>(
    name: Name,
    given: Given<Name>,
    changed: Changed,
    changedIn: (done: Done<Name>) => string[],
  ): Promise<Done<Name>> {
    const deed = deeds[name] as (db: Kysely<Tables>, given: Given<Name>) => Promise<Done<Name>>
    let told = new Set<string>()
    const done = await this.#locked(lockOf[changed], async (client) => {
      const result = await deed(kyselyOn(client), given)
      told = new Set(changedIn(result))
      for (const consultation of told)
        await client.query('SELECT pg_notify($1, $2)', [Listener.channels[changed], consultation])
      return result
    })
    for (const consultation of told) this.#listener.tell(consultation, changed)
    if (isForgetting(name, given)) this.#sweep()
    return done
  }

  /**
   * Runs work in one transaction, alone among all processes, and resolves after its commit. What the work reads is
   * what the one before it committed: each statement looks anew, once the lock is held.
   */
  async #locked<T>(lock: number, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(sayBusy)
    try {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
      await client.query('SET LOCAL synchronous_commit = on')
      await client.query('SELECT pg_advisory_xact_lock($1)', [lock])
      const result = await work(client)
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      // The connection goes too: what it still held is rolled back by the database.
      client.release(true)
      return sayBusy(error)
    }
  }
}

/** The consultations of the acts that were kept. */
const keptIn = (acts: { consultation: string }[], outcomes: { name: string }[]) =>
  acts.filter((_, index) => outcomes[index]!.name === 'kept').map(({ consultation }) => consultation)

/** Kysely on the one connection whose transaction is under way. */
function kyselyOn(client: pg.PoolClient): Kysely<Tables> {
  const own = { query: client.query.bind(client), release: () => undefined } as unknown as PostgresPoolClient
  const pool = { connect: async () => own, end: async () => undefined, options: {} }
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

/** Whatever a database says no to, trying again later is right. */
function sayBusy(error: unknown): never {
  throw new StoreBusyError(`the database says: ${reasonOf(error)}`)
}

/** A host with several addresses refuses without a message. */
const reasonOf = (error: unknown) => (error as Error).message || (error as pg.DatabaseError).code
