import { sql, type Kysely } from 'kysely'
import type { Registration } from '@ess-widgets/contract'
import { registrationOf } from './reads.ts'
import { dayOf, type Tables } from './schema.ts'
import type { RegistrationAct, RegistrationOutcome } from './store.ts'

type Place = Pick<RegistrationAct, 'consultation' | 'session'>

/**
 * Keeps a batch of registrations, in their order, exactly once each. To run in a transaction that no other is beside;
 * should one be all the same, the UNIQUE keys of seats, turns and addresses refuse the later of the two. `now` is in
 * milliseconds since 1970 UTC and decides who came before the closing.
 */
export async function registerAll(
  db: Kysely<Tables>,
  { acts, now }: { acts: RegistrationAct[]; now: number },
): Promise<RegistrationOutcome[]> {
  const outcomes: RegistrationOutcome[] = []
  for (const act of acts) outcomes.push(await register(db, act, now))
  return outcomes
}

async function register(db: Kysely<Tables>, act: RegistrationAct, now: number): Promise<RegistrationOutcome> {
  const reply = await replyTo(db, act)
  if (reply) return reply.digest === act.digest ? keptAs(JSON.parse(reply.receipt)) : { name: 'key-reused' }
  const refusal = act.person ? await enter(db, act, act.person, now) : await leave(db, act)
  if (refusal) return { name: refusal }
  await giveSeats(db, act)
  const registration = (await registrationOf(db, act))!
  await saveReply(db, act, registration, now)
  return keptAs(registration)
}

const keptAs = (registration: Registration): RegistrationOutcome => ({ name: 'kept', registration })

/** Puts a person at the end of the line, or changes who stands there. */
async function enter(
  db: Kysely<Tables>,
  act: RegistrationAct,
  { name, email }: NonNullable<RegistrationAct['person']>,
  now: number,
): Promise<'registration-closed' | 'already-registered' | undefined> {
  const standing = await own(db, act).select('turn').executeTakeFirst()
  // A request that was long on its way does not undo a withdrawal: its answer says what stands.
  if (standing?.turn === null) return undefined
  if (act.closesAt !== null && now >= act.closesAt) return 'registration-closed'
  const person = { name, email, address: addressOf(email) }
  const holder = await at(db, act).select('receipt').where('address', '=', person.address).executeTakeFirst()
  if (holder && holder.receipt !== act.receipt) return 'already-registered'
  if (standing) await change(db, act, person)
  else {
    const { consultation, session, receipt } = act
    const turn = await nextTurn(db, act)
    await db
      .insertInto('registrations')
      .values({ consultation, session, receipt, turn, ...person })
      .execute()
  }
  return undefined
}

/** Forgets all of a registration but that it was withdrawn. */
async function leave(db: Kysely<Tables>, act: RegistrationAct): Promise<'unknown-receipt' | undefined> {
  const nothing = { turn: null, seat: null, name: null, email: null, address: null }
  return (await change(db, act, nothing)) ? undefined : 'unknown-receipt'
}

/**
 * Gives the free seats to those who have waited longest, the lowest seat first. A session whose capacity was lowered
 * keeps all who have a seat, and gives none until fewer are left.
 */
export async function giveSeats(db: Kysely<Tables>, place: Place & { capacity: number }): Promise<void> {
  const { seated, highest } = await at(db, place)
    .select(({ fn }) => [fn.count<number | string>('seat').as('seated'), fn.max('seat').as('highest')])
    .executeTakeFirstOrThrow()
  const free = place.capacity - Number(seated)
  if (free <= 0) return
  const next = await at(db, place)
    .select('receipt')
    .where('turn', 'is not', null)
    .where('seat', 'is', null)
    .orderBy('turn')
    .limit(free)
    .execute()
  const isWithoutGap = (highest ?? 0) === Number(seated)
  for (const [index, { receipt }] of next.entries()) {
    const seat = isWithoutGap ? Number(seated) + index + 1 : await lowestFreeSeat(db, place)
    await change(db, { ...place, receipt }, { seat })
  }
}

async function lowestFreeSeat(db: Kysely<Tables>, { consultation, session }: Place): Promise<number> {
  const { rows } = await sql<{ seat: number }>`
    WITH taken AS (
      SELECT seat FROM registrations
      WHERE consultation = ${consultation} AND session = ${session} AND seat IS NOT NULL
    ), before AS (SELECT 0 AS seat UNION ALL SELECT seat FROM taken)
    SELECT min(before.seat) + 1 AS seat FROM before
    WHERE NOT EXISTS (SELECT 1 FROM taken WHERE taken.seat = before.seat + 1)`.execute(db)
  return rows[0]!.seat
}

async function nextTurn(db: Kysely<Tables>, place: Place): Promise<number> {
  const last = await at(db, place)
    .select(({ fn }) => fn.max('turn').as('turn'))
    .executeTakeFirst()
  return (last?.turn ?? 0) + 1
}

const replyTo = (db: Kysely<Tables>, { consultation, receipt, key }: RegistrationAct) =>
  db
    .selectFrom('replies')
    .select(['digest', 'receipt'])
    .where('consultation', '=', consultation)
    .where('voter', '=', receipt)
    .where('key', '=', key)
    .executeTakeFirst()

async function saveReply(db: Kysely<Tables>, act: RegistrationAct, registration: Registration, now: number) {
  const { consultation, receipt: voter, key, digest } = act
  const reply = { consultation, voter, key, digest, outcome: 'kept' as const, receipt: JSON.stringify(registration) }
  await db
    .insertInto('replies')
    .values({ ...reply, day: dayOf(now) })
    .execute()
}

/** Whether a registration was there to be changed. */
async function change(
  db: Kysely<Tables>,
  { consultation, session, receipt }: Place & { receipt: string },
  fields: Partial<Tables['registrations']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('registrations')
    .set(fields)
    .where('consultation', '=', consultation)
    .where('session', '=', session)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

const at = (db: Kysely<Tables>, { consultation, session }: Place) =>
  db.selectFrom('registrations').where('consultation', '=', consultation).where('session', '=', session)

const own = (db: Kysely<Tables>, act: Place & { receipt: string }) => at(db, act).where('receipt', '=', act.receipt)

/** An e-mail as it is compared, so that a person who writes it otherwise is the same. The contract takes none with spaces. */
const addressOf = (email: string) => email.toLowerCase().normalize('NFC')
