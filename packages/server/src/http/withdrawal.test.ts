/** A principle that is taken out of the file takes nobody's right to withdraw with it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Ballots } from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { connections, read, write } from '../testing/http-voter.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const agent = connections(1)
    const voter = randomUUID()
    let store: Store
    let served: RunningApp

    const cast = (by: string, revision: number) =>
      write(agent, served.url, {
        voter: by,
        principle: 'retire',
        key: randomUUID(),
        body: { choice: 'agree', revision },
      })
    const remove = (by: string, revision: number, key: string = randomUUID()) =>
      write(agent, served.url, { voter: by, principle: 'retire', key, body: { revision }, method: 'DELETE' })

    before(async () => {
      store = await openStore(await kind.address())
      served = await runApp([sampleFile(['garde', 'retire'])], store)
      assert.equal((await cast(voter, 1)).status, 200)
      await served.close()
      served = await runApp([sampleFile(['garde'])], store)
    })
    after(async () => {
      agent.destroy()
      await served.close()
      await store.close()
    })

    test('nobody votes on it any more, who had voted no more than others', async () => {
      for (const by of [voter, randomUUID()]) assert.match((await cast(by, 2)).text, /unknown-principle/)
    })

    test('who never voted on it has nothing to remove, and leaves no trace', async () => {
      const stranger = randomUUID()
      assert.match((await remove(stranger, 2)).text, /unknown-principle/)
      assert.deepEqual(await read(agent, `${served.url}/ballots`, stranger), { family: null, ballots: [] })
    })

    test('who voted on it removes the ballot, once, and is told so again', async () => {
      const key = randomUUID()
      const answers = [await remove(voter, 2, key), await remove(voter, 2, key)]
      const receipt = { status: 200, text: '{"principle":"retire","choice":null,"revision":2,"family":null}' }
      assert.deepEqual(answers, [receipt, receipt])
      const { ballots } = await read<Ballots>(agent, `${served.url}/ballots`, voter)
      assert.deepEqual(ballots, [{ principle: 'retire', choice: null, revision: 2 }])
      assert.deepEqual((await store.exactCounts('essai')).cells, [])
      assert.deepEqual(await store.findDrift(), [])
    })
  })
}
