import type { DatabaseSync } from 'node:sqlite'
import type { Channel, Choice, Family } from '@ess-widgets/contract'
import type { BatchTransaction } from '../record.ts'
import { dayOf, unstated } from '../schema.ts'

/** The statements of a batch, prepared once and run row by row. The caller opens and commits the transaction. */
export function sqliteBatch(db: DatabaseSync, now: () => number): BatchTransaction {
  const findReply = db.prepare(
    'SELECT digest, outcome, receipt FROM replies WHERE consultation = ? AND voter = ? AND key = ?',
  )
  const findSeal = db.prepare('SELECT id FROM consultations WHERE id = ? AND published_minimum IS NOT NULL')
  const insertBallot = db.prepare(
    'INSERT INTO ballots (consultation, voter, principle, choice, channel, revision) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const findBallots = db.prepare(
    'SELECT principle, choice, channel, revision FROM ballots WHERE consultation = ? AND voter = ?',
  )
  const findFamily = db.prepare('SELECT family FROM voters WHERE consultation = ? AND voter = ?')
  const updateBallot = db.prepare(
    'UPDATE ballots SET choice = ?, channel = ?, revision = ? WHERE consultation = ? AND voter = ? AND principle = ?',
  )
  const saveFamily = db.prepare(
    'INSERT INTO voters (consultation, voter, family) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET family = excluded.family',
  )
  const dropFamily = db.prepare('DELETE FROM voters WHERE consultation = ? AND voter = ?')
  const ensureTally = db.prepare(
    'INSERT INTO tallies (consultation, principle, family, channel, choice, count) VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING',
  )
  const addToTally = db.prepare(
    'UPDATE tallies SET count = count + ? WHERE consultation = ? AND principle = ? AND family = ? AND channel = ? AND choice = ?',
  )
  const saveReply = db.prepare(
    'INSERT INTO replies (consultation, voter, key, digest, outcome, receipt, day) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const raiseVersion = db.prepare('UPDATE consultations SET version = version + ? WHERE id = ?')

  return {
    repliesTo: (acts) =>
      acts.map(({ consultation, voter, key }) => {
        const row = findReply.get(consultation, voter, key) as
          { digest: string; outcome: 'recorded' | 'stale-revision'; receipt: string } | undefined
        return row && { digest: row.digest, outcome: { name: row.outcome, receipt: JSON.parse(row.receipt) } }
      }),
    sealedAmong: (consultations) => consultations.filter((consultation) => findSeal.get(consultation)),
    insertBallots: (ballots) =>
      ballots.map(
        ({ consultation, voter, principle, choice, channel, revision }) =>
          insertBallot.run(consultation, voter, principle, choice, channel, revision).changes === 1,
      ),
    ballotsOf: (voters) =>
      voters.flatMap(({ consultation, voter }) => {
        const rows = findBallots.all(consultation, voter) as {
          principle: string
          choice: Choice | null
          channel: Channel
          revision: number
        }[]
        return rows.map((row) => ({ consultation, voter, ...row }))
      }),
    familiesOf: (voters) =>
      voters.map(({ consultation, voter }) => {
        const row = findFamily.get(consultation, voter) as { family: Family } | undefined
        return { consultation, voter, family: row?.family ?? null }
      }),
    updateBallots(ballots) {
      for (const { consultation, voter, principle, choice, channel, revision } of ballots) {
        updateBallot.run(choice, channel, revision, consultation, voter, principle)
      }
    },
    saveFamilies(families) {
      for (const { consultation, voter, family } of families) {
        if (family === null) dropFamily.run(consultation, voter)
        else saveFamily.run(consultation, voter, family)
      }
    },
    addToTallies(cells) {
      for (const { consultation, principle, family, channel, choice, count } of cells) {
        ensureTally.run(consultation, principle, family ?? unstated, channel, choice)
        addToTally.run(count, consultation, principle, family ?? unstated, channel, choice)
      }
    },
    saveReplies(replies) {
      for (const { act, reply } of replies) {
        const { name, receipt } = reply.outcome
        saveReply.run(act.consultation, act.voter, act.key, reply.digest, name, JSON.stringify(receipt), dayOf(now()))
      }
    },
    raiseVersions(versions) {
      for (const { consultation, by } of versions) raiseVersion.run(by, consultation)
    },
  }
}
