import { sql, type Kysely } from 'kysely'
import { addressOf, waitingLimit, type Registration } from '@ess-widgets/contract'
import { registrationOf } from './reads.ts'
import { replyTo, saveReply } from './replies.ts'
import type { Tables } from './schema.ts'
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
    if (await isWaitingListFull(db, act)) return 'registration-closed'
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
  const standing = await own(db, act).select(['turn', 'seat']).executeTakeFirst()
  if (!standing) return 'unknown-receipt'
  if (standing.turn === null) return undefined
  const nothing = { turn: null, seat: null, name: null, email: null, address: null }
  await change(db, act, nothing)
  await count(db, act, standing.seat === null ? { seated: 0, waiting: -1 } : { seated: -1, waiting: 0 })
  return undefined
}

/**
 * Gives the free seats to those who have waited longest, the lowest seat first. A session whose capacity was lowered
 * keeps all who have a seat, and gives none until fewer are left.
 */
export async function giveSeats(db: Kysely<Tables>, place: Place & { capacity: number }): Promise<void> {
  const { seated, waiting } = await countsOf(db, place)
  const given = Math.min(place.capacity - seated, waiting)
  if (given <= 0) return
  const next = await at(db, place)
    .select('receipt')
    .where('turn', 'is not', null)
    .where('seat', 'is', null)
    .orderBy('turn')
    .limit(given)
    .execute()
  const seats = await freeSeats(db, place, { seated, wanted: given })
  for (const [index, { receipt }] of next.entries()) await change(db, { ...place, receipt }, { seat: seats[index]! })
  await count(db, place, { seated: given, waiting: -given })
}

/** The lowest seats that nobody has. */
async function freeSeats(
  db: Kysely<Tables>,
  place: Place,
  { seated, wanted }: { seated: number; wanted: number },
): Promise<number[]> {
  const last = await at(db, place)
    .select(({ fn }) => fn.max('seat').as('seat'))
    .executeTakeFirst()
  const highest = last?.seat ?? 0
  const seats: number[] = []
  for (const { first, next } of highest === seated ? [] : await gaps(db, place, wanted))
    for (let seat = first; seat < next && seats.length < wanted; seat++) seats.push(seat)
  for (let seat = highest + 1; seats.length < wanted; seat++) seats.push(seat)
  return seats
}

/** Where seats were given back: from `first` to before `next`, the lowest first. */
async function gaps(db: Kysely<Tables>, { consultation, session }: Place, limit: number) {
  const { rows } = await sql<{ first: number; next: number }>`
    SELECT before + 1 AS first, seat AS next FROM (
      SELECT seat, lag(seat, 1, 0) OVER (ORDER BY seat) AS before FROM registrations
      WHERE consultation = ${consultation} AND session = ${session} AND seat IS NOT NULL
    ) AS taken
    WHERE seat > before + 1 ORDER BY seat LIMIT ${sql.lit(limit)}`.execute(db)
  return rows
}

/** Where so many wait that who came last would hardly get in, and nothing else bounds how many come. */
async function isWaitingListFull(db: Kysely<Tables>, place: Place & { capacity: number }): Promise<boolean> {
  return (await countsOf(db, place)).waiting >= waitingLimit(place.capacity)
}

async function countsOf(db: Kysely<Tables>, { consultation, session }: Place) {
  const counts = await db
    .selectFrom('attendances')
    .select(['seated', 'waiting'])
    .where('consultation', '=', consultation)
    .where('session', '=', session)
    .executeTakeFirst()
  return counts ?? { seated: 0, waiting: 0 }
}

/** Counts what has just changed in a session where somebody came before. */
const count = (db: Kysely<Tables>, { consultation, session }: Place, by: { seated: number; waiting: number }) =>
  db
    .updateTable('attendances')
    .set(({ eb }) => ({ seated: eb('seated', '+', by.seated), waiting: eb('waiting', '+', by.waiting) }))
    .where('consultation', '=', consultation)
    .where('session', '=', session)
    .execute()

/** Counts one more who waits, and gives their turn. */
async function nextTurn(db: Kysely<Tables>, { consultation, session }: Place): Promise<number> {
  const { last_turn } = await db
    .insertInto('attendances')
    .values({ consultation, session, seated: 0, waiting: 1, last_turn: 1 })
    .onConflict((conflict) =>
      conflict.columns(['consultation', 'session']).doUpdateSet(({ eb, ref }) => ({
        waiting: eb(ref('attendances.waiting'), '+', 1),
        last_turn: eb(ref('attendances.last_turn'), '+', 1),
      })),
    )
    .returning('last_turn')
    .executeTakeFirstOrThrow()
  return last_turn
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
