import { sql, type Kysely } from 'kysely'
import type { Attendance, Ballots, Family, Registration } from '@ess-widgets/contract'
import { reasonless } from './contribution-schema.ts'
import { unstated, type Tables } from './schema.ts'
import { noArticle } from './signature-schema.ts'
import type { Drift, ExactCounts, RegistrationAct } from './store.ts'

const familyOf = (stored: string): Family | null => (stored === unstated ? null : (stored as Family))

export async function secretOf(db: Kysely<Tables>, consultation: string): Promise<string> {
  const row = await db
    .selectFrom('consultations')
    .select('voter_secret')
    .where('id', '=', consultation)
    .executeTakeFirstOrThrow()
  return row.voter_secret
}

export async function ballotsOf(db: Kysely<Tables>, consultation: string, voter: string): Promise<Ballots> {
  const own = <T extends 'ballots' | 'voters'>(table: T) =>
    db.selectFrom<'ballots' | 'voters'>(table).where('consultation', '=', consultation).where('voter', '=', voter)
  const ballots = await own('ballots').select(['principle', 'choice', 'revision']).orderBy('principle').execute()
  const families = await own('voters').select('family').execute()
  return { family: families[0]?.family ?? null, ballots }
}

/** Version, seal and cells are read in one statement: they always belong together. */
export async function exactCounts(db: Kysely<Tables>, consultation: string): Promise<ExactCounts> {
  const rows = await db
    .selectFrom('consultations')
    .leftJoin('tallies', 'tallies.consultation', 'consultations.id')
    .where('consultations.id', '=', consultation)
    .select(['version', 'published_minimum', 'principle', 'family', 'channel', 'choice', 'count'])
    .execute()
  const cells = rows.flatMap(({ principle, family, channel, choice, count }) =>
    principle && family && channel && choice && count
      ? [{ principle, family: familyOf(family), channel, choice, count }]
      : [],
  )
  return { version: rows[0]?.version ?? 0, publishedMinimum: rows[0]?.published_minimum ?? null, cells }
}

/** Of what a receipt was given for, what stands: nothing personal. */
export async function registrationOf(
  db: Kysely<Tables>,
  { consultation, session, receipt }: Pick<RegistrationAct, 'consultation' | 'session' | 'receipt'>,
): Promise<Registration | undefined> {
  const all = db.selectFrom('registrations').where('consultation', '=', consultation).where('session', '=', session)
  const own = await all.where('receipt', '=', receipt).select(['turn', 'seat']).executeTakeFirst()
  if (!own) return undefined
  if (own.turn === null) return { session, status: 'withdrawn' }
  if (own.seat !== null) return { session, status: 'registered' }
  const { position } = await all
    .where('seat', 'is', null)
    .where('turn', 'is not', null)
    .where('turn', '<=', own.turn)
    .select(({ fn }) => fn.countAll<number | string>().as('position'))
    .executeTakeFirstOrThrow()
  return { session, status: 'waiting', position: Number(position) }
}

/** Somebody who has a place, or waits for one. */
export interface Registered {
  session: string
  seat: number | null
  /** On the waiting list: 1 is who comes next. */
  position: number | null
  name: string
  email: string
  /** Rises in the order of arrival. */
  turn: number
}

/** Who comes to the sessions of a consultation, or to one of them, until their names are forgotten. */
export async function registered(
  db: Kysely<Tables>,
  { consultation, session }: { consultation: string; session?: string | undefined },
): Promise<Registered[]> {
  const all = db.selectFrom('registrations').where('consultation', '=', consultation).where('name', 'is not', null)
  const rows = await (session === undefined ? all : all.where('session', '=', session))
    .select(['session', 'seat', 'name', 'email', 'turn'])
    .orderBy('session')
    .orderBy('turn')
    .execute()
  const waiting = new Map<string, number>()
  const people = rows.map((row) => {
    if (row.seat === null) waiting.set(row.session, (waiting.get(row.session) ?? 0) + 1)
    return {
      ...row,
      name: row.name!,
      email: row.email!,
      turn: row.turn!,
      position: row.seat === null ? waiting.get(row.session)! : null,
    }
  })
  return [...Map.groupBy(people, ({ session }) => session).values()].flatMap((those) => [
    ...those.filter(({ seat }) => seat !== null).sort((one, other) => one.seat! - other.seat!),
    ...those.filter(({ seat }) => seat === null),
  ])
}

export async function attendance(db: Kysely<Tables>, consultation: string): Promise<Map<string, Attendance>> {
  const rows = await db
    .selectFrom('attendances')
    .where('consultation', '=', consultation)
    .select(['session', 'seated', 'waiting'])
    .execute()
  return new Map(rows.map(({ session, ...counts }) => [session, counts]))
}

/** The ballots counted one by one, in the shape of `tallies`. Removed ballots are in no count. */
const counted = `
  SELECT ballots.consultation, ballots.principle, coalesce(voters.family, '${unstated}') AS family,
    ballots.channel, ballots.choice, count(*) AS count
  FROM ballots LEFT JOIN voters ON voters.consultation = ballots.consultation AND voters.voter = ballots.voter
  WHERE ballots.choice IS NOT NULL
  GROUP BY ballots.consultation, ballots.principle, coalesce(voters.family, '${unstated}'), ballots.channel, ballots.choice`

/** How many of a session's registrations have a place, and how many wait. */
const attending =
  'count(seat) AS seated, count(turn) - count(seat) AS waiting FROM registrations GROUP BY consultation, session'

/** The contributions counted one by one, in the shape of `standings`. */
const standing = `
  SELECT consultation, workshop, status, coalesce(reason, '${reasonless}') AS reason, count(*) AS count
  FROM contributions GROUP BY consultation, workshop, status, coalesce(reason, '${reasonless}')`

/** The signatures that count, one by one, in the shape of `signature_tallies`. */
const signed = `
  SELECT consultation, signer, channel, version, coalesce(article, '${noArticle}') AS article, count(*) AS count
  FROM signatures WHERE status = 'confirmed'
  GROUP BY consultation, signer, channel, version, coalesce(article, '${noArticle}')`

export async function findDrift(db: Kysely<Tables>): Promise<Drift[]> {
  const ballots = sql.raw("principle || ' / ' || family || ' / ' || channel || ' / ' || choice")
  const contributions = sql.raw(
    "workshop || ' / ' || status || CASE status WHEN 'refused' THEN ' / ' || reason ELSE '' END",
  )
  const signatures = sql.raw("signer || ' / ' || channel || ' / ' || version || ' / ' || article")
  const { rows } = await sql<Record<keyof Drift, string>>`
    WITH counted AS (${sql.raw(counted)}),
    present AS (SELECT consultation, session, ${sql.raw(attending)}),
    standing AS (${sql.raw(standing)}),
    signed AS (${sql.raw(signed)}),
    compared AS (
      SELECT consultation, ${ballots} AS what, count AS counter, 0 AS kept FROM tallies
      UNION ALL SELECT consultation, ${ballots}, 0, count FROM counted
      UNION ALL SELECT consultation, session || ' / seated', seated, 0 FROM attendances
      UNION ALL SELECT consultation, session || ' / seated', 0, seated FROM present
      UNION ALL SELECT consultation, session || ' / waiting', waiting, 0 FROM attendances
      UNION ALL SELECT consultation, session || ' / waiting', 0, waiting FROM present
      UNION ALL SELECT consultation, ${contributions}, count, 0 FROM standings
      UNION ALL SELECT consultation, ${contributions}, 0, count FROM standing
      UNION ALL SELECT consultation, ${signatures}, count, 0 FROM signature_tallies
      UNION ALL SELECT consultation, ${signatures}, 0, count FROM signed
    )
    SELECT consultation, what, sum(counter) AS counter, sum(kept) AS kept
    FROM compared GROUP BY consultation, what HAVING sum(counter) <> sum(kept)`.execute(db)
  return rows.map((row) => ({ ...row, counter: Number(row.counter), kept: Number(row.kept) }))
}

/** To run in one transaction that nothing else writes during. */
export const recounting = [
  'DELETE FROM tallies',
  `INSERT INTO tallies (consultation, principle, family, channel, choice, count) ${counted}`,
  'DELETE FROM attendances',
  `INSERT INTO attendances (consultation, session, last_turn, seated, waiting)
   SELECT consultation, session, coalesce(max(turn), 0), ${attending}`,
  'DELETE FROM standings',
  `INSERT INTO standings (consultation, workshop, status, reason, count) ${standing}`,
  'DELETE FROM signature_tallies',
  `INSERT INTO signature_tallies (consultation, signer, channel, version, article, count) ${signed}`,
  'UPDATE signature_standings SET version = version + 1',
  'UPDATE workshops SET version = version + 1',
  'UPDATE consultations SET version = version + 1',
]
