/** A real conversation, vote by vote, through HTTP: the counts are those of its authors. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Ballots, Choice, Counts, Tally } from '@ess-widgets/contract'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { connections, read, write } from './testing/http-voter.ts'
import { runApp, type RunningApp } from './testing/running-app.ts'
import { sampleFile } from './testing/sample.ts'
import { bothStores } from './testing/stores.ts'

const data = new URL('../../../../shared/data/polis/brexit-consensus/', import.meta.url)
const isThere = existsSync(data)
const choiceOf: Record<string, Choice> = { '1': 'agree', '-1': 'disagree', '0': 'pass' }

const rows = (name: string) =>
  readFileSync(new URL(name, data), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
const principleOf = (statement: string) => `enonce-${statement}`
const tokenOf = (voter: string) => createHash('sha256').update(`polis voter ${voter}`).digest('base64url')

for (const kind of bothStores()) {
  describe(
    `${kind.name}: the 5,312 votes of Polis’s “Brexit consensus”`,
    { skip: !isThere && 'SKIPPED: the data folder is not beside this checkout' },
    () => {
      let store: Store
      let served: RunningApp
      const agent = connections(32)
      const [header, ...participants] = isThere ? rows('participants-votes.csv') : [[]]
      const statements = header!.slice(6)

      before(async () => {
        store = await openStore(await kind.address())
        served = await runApp([sampleFile(statements.map(principleOf))], store)
        // The votes of one participant stay in their order, as that person's browser sends them; people vote side by side.
        const [, ...votes] = rows('votes.csv')
        assert.equal(votes.length, 5312)
        const people = [...Map.groupBy(votes, ([, , , voter]) => voter!)]
        await Promise.all(
          Array.from({ length: 32 }, async () => {
            for (let person = people.pop(); person; person = people.pop()) {
              const revisions = new Map<string, number>()
              for (const [index, [, , statement, voter, vote]] of person[1].entries()) {
                const revision = (revisions.get(statement!) ?? 0) + 1
                revisions.set(statement!, revision)
                const answer = await write(agent, served.url, {
                  voter: tokenOf(voter!),
                  principle: principleOf(statement!),
                  key: `vote-number-${String(index).padStart(8, '0')}`,
                  body: { choice: choiceOf[vote!]!, revision },
                })
                assert.equal(answer.status, 200, answer.text)
              }
            }
          }),
        )
      })
      after(async () => {
        agent.destroy()
        await served.close()
        await store.close()
      })

      test('the counts of each statement equal participants-votes.csv', async () => {
        const expected = statements.map((statement, index) => {
          const total: Tally = { agree: 0, disagree: 0, pass: 0 }
          for (const participant of participants) {
            const choice = choiceOf[participant[6 + index] ?? '']
            if (choice) total[choice]++
          }
          const web = total.agree + total.disagree + total.pass
          return { principle: principleOf(statement), total, channels: { web, room: 0, paper: 0 } }
        })
        assert.deepEqual((await read<Counts>(agent, `${served.url}/counts`)).principles, expected)
        assert.deepEqual(await store.findDrift(), [])
      })

      test('each participant finds what participants-votes.csv says', async () => {
        for (const participant of participants) {
          const { ballots } = await read<Ballots>(agent, `${served.url}/ballots`, tokenOf(participant[0]!))
          const held = new Map(ballots.map(({ principle, choice }) => [principle, choice]))
          for (const [index, statement] of statements.entries()) {
            assert.equal(held.get(principleOf(statement)), choiceOf[participant[6 + index] ?? ''])
          }
        }
      })
    },
  )
}
