import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { ending, type Session, type Track } from '@ess-widgets/contract'
import { giveSeats } from './register.ts'
import { secondOf, type Tables } from './schema.ts'
import type { PublishedSession } from './store.ts'

/** What a file says of its sessions. */
export interface Publication {
  consultation: string
  sessions: Session[]
  tracks: Track[]
  /** Milliseconds since 1970 UTC. */
  now: number
}

/**
 * Keeps what a consultation's file says of its sessions, and gives back all that was ever published of it: a session
 * that a calendar would show otherwise than before has a higher sequence, and so has one that was taken out of the file
 * or put back. Places that were added go to those who wait. To run in a transaction that no other is beside.
 */
export async function publishSessions(
  db: Kysely<Tables>,
  { consultation, sessions, tracks, now }: Publication,
): Promise<PublishedSession[]> {
  // To the second, as calendars have it (RFC 5545 § 3.3.5).
  const updated = secondOf(now)
  const rows = await db.selectFrom('sessions').selectAll().where('consultation', '=', consultation).execute()
  const before = new Map(rows.map((row) => [row.session, row]))
  const published: PublishedSession[] = []
  for (const session of sessions) {
    const known = before.get(session.id)
    const digest = digestOf(session, tracks)
    const isSame = known?.digest === digest
    const row = {
      consultation,
      session: session.id,
      digest,
      sequence: isSame ? known.sequence : nextSequence(session, rows),
      updated: isSame ? known.updated : updated,
      document: JSON.stringify(session),
    }
    await save(db, row)
    published.push(publishedAs(row))
    before.delete(session.id)
    await giveSeats(db, { consultation, session: session.id, capacity: session.capacity ?? 0 })
  }
  for (const known of before.values()) {
    const row = known.digest === null ? known : { ...known, digest: null, sequence: known.sequence + 1, updated }
    await save(db, row)
    published.push(publishedAs(row))
  }
  return published
}

/**
 * One more than whatever a calendar may hold of it: of the session, and of any other that ever had its identifier, since
 * calendars take the two for one.
 */
function nextSequence({ id, uid }: Session, rows: Tables['sessions'][]): number {
  const heard = rows.filter((row) => row.session === id || sessionIn(row).uid === uid)
  return Math.max(-1, ...heard.map(({ sequence }) => sequence)) + 1
}

const publishedAs = (row: Tables['sessions']): PublishedSession => ({
  session: { ...sessionIn(row), sequence: row.sequence, updated: row.updated },
  isRemoved: row.digest === null,
})

const sessionIn = ({ document }: Pick<Tables['sessions'], 'document'>) => JSON.parse(document) as Session

const save = (db: Kysely<Tables>, row: Tables['sessions']) =>
  db
    .insertInto('sessions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['consultation', 'session']).doUpdateSet(row))
    .execute()

/** The same for sessions that a calendar shows alike, in whatever order their fields are written. */
function digestOf({ capacity, workshop, ...shown }: Session, tracks: Track[]): string {
  const titles = tracks.filter(({ id }) => shown.tracks?.includes(id)).map(({ title }) => title)
  return createHash('sha256')
    .update(JSON.stringify({ ...shown, tracks: titles }, inOrder))
    .digest('base64url')
}

const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

const day = 86_400_000

/**
 * Forgets the names and the e-mails of the sessions that ended longer ago than the given number of days, whichever file
 * they were of, and whether or not that file is still served. They have to have been published as over for as long: a
 * year that is mistyped, and mended in time, costs nobody their registration.
 */
export async function forgetPeople(
  db: Kysely<Tables>,
  { olderThanDays, now }: { olderThanDays: number; now: number },
): Promise<void> {
  const held = await db
    .selectFrom('registrations')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.consultation', '=', 'registrations.consultation')
        .onRef('sessions.session', '=', 'registrations.session'),
    )
    .where('name', 'is not', null)
    .select(['sessions.consultation', 'sessions.session', 'document', 'updated'])
    .distinct()
    .execute()
  for (const { consultation, session, document, updated } of held) {
    const since = Math.max(ending(sessionIn({ document })), Date.parse(updated))
    if (since + olderThanDays * day > now) continue
    await db
      .updateTable('registrations')
      .set({ name: null, email: null, address: null })
      .where('consultation', '=', consultation)
      .where('session', '=', session)
      .execute()
  }
}
