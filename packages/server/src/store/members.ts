import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { idleLength, sessionLength, type Entry, type Invitation, type Member, type Team } from './member-store.ts'
import type { Tables } from './schema.ts'

/** To run in a transaction that no other is beside, like all that writes here. */
export async function invite(
  db: Kysely<Tables>,
  { invitation, now }: { invitation: Invitation; now: number },
): Promise<{ name: 'kept' | 'name-taken' }> {
  const { consultation, name, member } = invitation
  await forgetExpired(db, { now })
  const pending = db.selectFrom('invitations').where('consultation', '=', consultation)
  if (member === null) {
    const known = await db
      .selectFrom('members')
      .select('number')
      .where('consultation', '=', consultation)
      .where('name', '=', name)
      .executeTakeFirst()
    const invited = await pending.select('name').where('name', '=', name).executeTakeFirst()
    if (known || invited) return { name: 'name-taken' }
  } else {
    await db.deleteFrom('invitations').where('consultation', '=', consultation).where('member', '=', member).execute()
  }
  await db.insertInto('invitations').values(invitation).execute()
  return { name: 'kept' }
}

export async function openSession(db: Kysely<Tables>, entry: Entry): Promise<Member | undefined> {
  const { consultation, code, session, now } = entry
  await forgetExpired(db, { now })
  const pending = await db.selectFrom('invitations').selectAll().where('consultation', '=', consultation).execute()
  // All are compared, each in the same time: how long it takes tells nothing of any code.
  const [invitation] = pending.filter((row) => isSame(row.code, code))
  if (!invitation) return undefined
  await db.deleteFrom('invitations').where('code', '=', invitation.code).execute()
  const member = invitation.member === null ? await welcome(db, invitation) : await memberOf(db, invitation)
  if (!member) return undefined
  await db
    .insertInto('console_sessions')
    .values({ session, consultation, member: member.number, opened: now, used: now })
    .execute()
  return member
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

async function welcome(db: Kysely<Tables>, { consultation, role, name }: Tables['invitations']): Promise<Member> {
  const { last } = await db
    .selectFrom('members')
    .where('consultation', '=', consultation)
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow()
  const member = { consultation, number: (last ?? 0) + 1, role, name }
  await db
    .insertInto('members')
    .values({ ...member, revoked: 0 })
    .execute()
  return member
}

async function memberOf(db: Kysely<Tables>, { consultation, member }: Tables['invitations']) {
  return await db
    .selectFrom('members')
    .select(['consultation', 'number', 'role', 'name'])
    .where('consultation', '=', consultation)
    .where('number', '=', member!)
    .where('revoked', '=', 0)
    .executeTakeFirst()
}

/** How precisely the last use of a session is kept: a page seen is not a write each time. */
const precision = 60_000

/** Whose session it is, and whether its use is worth writing down. */
export async function memberIn(
  db: Kysely<Tables>,
  { session, now }: { session: string; now: number },
): Promise<{ member: Member; isWorthSaying: boolean } | undefined> {
  const row = await db
    .selectFrom('console_sessions')
    .innerJoin('members', (join) =>
      join
        .onRef('members.consultation', '=', 'console_sessions.consultation')
        .onRef('members.number', '=', 'console_sessions.member'),
    )
    .where('session', '=', session)
    .where('opened', '>', now - sessionLength)
    .where('used', '>', now - idleLength)
    .where('revoked', '=', 0)
    .select(['members.consultation', 'number', 'role', 'name', 'used'])
    .executeTakeFirst()
  if (!row) return undefined
  const { used, ...member } = row
  return { member, isWorthSaying: Number(used) + precision <= now }
}

export async function use(db: Kysely<Tables>, { session, now }: { session: string; now: number }): Promise<void> {
  await db.updateTable('console_sessions').set({ used: now }).where('session', '=', session).execute()
}

export async function leave(db: Kysely<Tables>, session: string): Promise<void> {
  await db.deleteFrom('console_sessions').where('session', '=', session).execute()
}

export async function team(
  db: Kysely<Tables>,
  { consultation, now }: { consultation: string; now: number },
): Promise<Team> {
  const members = await db
    .selectFrom('members')
    .select(['consultation', 'number', 'role', 'name'])
    .where('consultation', '=', consultation)
    .where('revoked', '=', 0)
    .orderBy('number')
    .execute()
  const invitations = await db
    .selectFrom('invitations')
    .select(['consultation', 'role', 'name', 'member', 'expires'])
    .where('consultation', '=', consultation)
    .where('expires', '>', now)
    .orderBy('expires')
    .orderBy('name')
    .execute()
  return { members, invitations: invitations.map((row) => ({ ...row, expires: Number(row.expires) })) }
}

export async function revoke(
  db: Kysely<Tables>,
  { consultation, number }: Pick<Member, 'consultation' | 'number'>,
): Promise<boolean> {
  for (const table of ['console_sessions', 'invitations'] as const)
    await db
      .deleteFrom<'console_sessions' | 'invitations'>(table)
      .where('consultation', '=', consultation)
      .where('member', '=', number)
      .execute()
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ revoked: 1 })
    .where('consultation', '=', consultation)
    .where('number', '=', number)
    .where('revoked', '=', 0)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function uninvite(
  db: Kysely<Tables>,
  { consultation, name }: Pick<Invitation, 'consultation' | 'name'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invitations')
    .where('consultation', '=', consultation)
    .where('name', '=', name)
    .where('member', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function forgetExpired(db: Kysely<Tables>, { now }: { now: number }): Promise<void> {
  await db.deleteFrom('invitations').where('expires', '<=', now).execute()
  await db
    .deleteFrom('console_sessions')
    .where(({ or, eb }) => or([eb('opened', '<=', now - sessionLength), eb('used', '<=', now - idleLength)]))
    .execute()
}
