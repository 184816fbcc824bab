import type { PoolClient } from 'pg'
import type { Family } from '@ess-widgets/contract'
import type { BatchTransaction, VoterBallot } from '../record.ts'
import { dayOf, unstated } from '../schema.ts'

/** One array a column, as `unnest` takes them. */
const columns = <Row extends object, Name extends keyof Row>(rows: Row[], ...names: Name[]): Row[Name][][] =>
  names.map((name) => rows.map((row) => row[name]))

/** The statements of a batch as arrays over the wire: a handful of round trips, however many acts. */
export function postgresBatch(client: PoolClient, now: () => number): BatchTransaction {
  const query = async <Row>(text: string, values: unknown[]) => (await client.query(text, values)).rows as Row[]
  const run = async (text: string, values: unknown[]) => void (await client.query(text, values))

  return {
    async repliesTo(acts) {
      const rows = await query<{
        place: number
        digest: string
        outcome: 'recorded' | 'stale-revision'
        receipt: string
      }>(
        `SELECT asked.place::int, digest, outcome, receipt
         FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (consultation, voter, key, place)
         JOIN replies USING (consultation, voter, key)`,
        columns(acts, 'consultation', 'voter', 'key'),
      )
      const byPlace = new Map(rows.map((row) => [row.place - 1, row]))
      return acts.map((_, place) => {
        const row = byPlace.get(place)
        return row && { digest: row.digest, outcome: { name: row.outcome, receipt: JSON.parse(row.receipt) } }
      })
    },
    async sealedAmong(consultations) {
      const rows = await query<{ id: string }>(
        'SELECT id FROM consultations WHERE id = ANY($1) AND published_minimum IS NOT NULL',
        [consultations],
      )
      return rows.map(({ id }) => id)
    },
    async insertBallots(ballots) {
      const rows = await query<{ consultation: string; voter: string; principle: string }>(
        `INSERT INTO ballots (consultation, voter, principle, choice, channel, revision)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
         ON CONFLICT DO NOTHING RETURNING consultation, voter, principle`,
        columns(ballots, 'consultation', 'voter', 'principle', 'choice', 'channel', 'revision'),
      )
      const inserted = new Set(
        rows.map(({ consultation, voter, principle }) => `${consultation} ${voter} ${principle}`),
      )
      return ballots.map(({ consultation, voter, principle }) => inserted.has(`${consultation} ${voter} ${principle}`))
    },
    ballotsOf: (voters) =>
      query<VoterBallot>(
        `SELECT consultation, voter, principle, choice, channel, revision
         FROM unnest($1::text[], $2::text[]) AS asked (consultation, voter) JOIN ballots USING (consultation, voter)`,
        columns(voters, 'consultation', 'voter'),
      ),
    familiesOf: (voters) =>
      query<{ consultation: string; voter: string; family: Family }>(
        `SELECT consultation, voter, family
         FROM unnest($1::text[], $2::text[]) AS asked (consultation, voter) JOIN voters USING (consultation, voter)`,
        columns(voters, 'consultation', 'voter'),
      ),
    updateBallots: (ballots) =>
      run(
        `UPDATE ballots SET choice = given.choice, channel = given.channel, revision = given.revision
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
           AS given (consultation, voter, principle, choice, channel, revision)
         WHERE ballots.consultation = given.consultation AND ballots.voter = given.voter AND ballots.principle = given.principle`,
        columns(ballots, 'consultation', 'voter', 'principle', 'choice', 'channel', 'revision'),
      ),
    async saveFamilies(families) {
      const stated = families.filter(({ family }) => family !== null)
      const withdrawn = families.filter(({ family }) => family === null)
      await run(
        `INSERT INTO voters (consultation, voter, family) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
         ON CONFLICT (consultation, voter) DO UPDATE SET family = excluded.family`,
        columns(stated, 'consultation', 'voter', 'family'),
      )
      await run(
        `DELETE FROM voters USING unnest($1::text[], $2::text[]) AS given (consultation, voter)
         WHERE voters.consultation = given.consultation AND voters.voter = given.voter`,
        columns(withdrawn, 'consultation', 'voter'),
      )
    },
    async addToTallies(cells) {
      const rows = cells.map((cell) => ({ ...cell, family: cell.family ?? unstated }))
      await run(
        `INSERT INTO tallies (consultation, principle, family, channel, choice, count)
         SELECT consultation, principle, family, channel, choice, 0
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
           AS given (consultation, principle, family, channel, choice)
         ON CONFLICT DO NOTHING`,
        columns(rows, 'consultation', 'principle', 'family', 'channel', 'choice'),
      )
      await run(
        `UPDATE tallies SET count = tallies.count + given.count
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
           AS given (consultation, principle, family, channel, choice, count)
         WHERE tallies.consultation = given.consultation AND tallies.principle = given.principle
           AND tallies.family = given.family AND tallies.channel = given.channel AND tallies.choice = given.choice`,
        columns(rows, 'consultation', 'principle', 'family', 'channel', 'choice', 'count'),
      )
    },
    saveReplies: (replies) =>
      run(
        `INSERT INTO replies (consultation, voter, key, digest, outcome, receipt, day)
         SELECT *, $7::int FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
        [
          ...columns(
            replies.map(({ act, reply }) => ({
              ...act,
              ...reply,
              outcome: reply.outcome.name,
              receipt: JSON.stringify(reply.outcome.receipt),
            })),
            'consultation',
            'voter',
            'key',
            'digest',
            'outcome',
            'receipt',
          ),
          dayOf(now()),
        ],
      ),
    raiseVersions: (versions) =>
      run(
        `UPDATE consultations SET version = version + given.by
         FROM unnest($1::text[], $2::int[]) AS given (consultation, by) WHERE id = given.consultation`,
        columns(versions, 'consultation', 'by'),
      ),
  }
}
