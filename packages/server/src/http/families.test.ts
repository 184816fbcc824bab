/** One table of families, once: published after the closing, sealed by it, and never a second one. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Choice, ConsultationFile, Counts, Family, Results } from '@ess-widgets/contract'
import { RefusalError } from '../refusal.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { connections, read, write } from '../testing/http-voter.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { createApp } from './app.ts'

const closes = '2120-01-01T00:00:00Z'
const atClosing = Date.parse(closes)

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const agent = connections(8)
    const running: RunningApp[] = []
    let store: Store
    let now = 0
    let consultations = 0

    before(async () => (store = await openStore(await kind.address())))
    after(async () => {
      agent.destroy()
      for (const { close } of running) await close()
      await store.close()
    })

    const newFile = (fields: Partial<ConsultationFile> = {}) =>
      sampleFile(1, { id: `c-${++consultations}`, familyMinimum: 5, ...fields })
    const open = async (file: ConsultationFile) => {
      const served = await runApp([file], store, { now: () => now })
      running.push(served)
      return served.url
    }
    const vote = async (url: string, choice: Choice, family: Family) =>
      (
        await write(agent, url, {
          voter: randomUUID(),
          principle: 'principe-0',
          key: randomUUID(),
          body: { choice, family, revision: 1 },
        })
      ).status
    const tenVotes = async (url: string) => {
      for (const family of ['association', 'mutual'] as const)
        for (const choice of ['agree', 'agree', 'disagree', 'disagree', 'pass'] as const)
          assert.equal(await vote(url, choice, family), 200)
    }
    const counts = (url: string) => read<Counts>(agent, `${url}/counts`)
    const results = (url: string) => read<Results>(agent, `${url}/results`)
    const familiesIn = ({ principles }: Results) => principles[0]!.families.map(({ family }) => family)
    const refusal = async (file: ConsultationFile) => {
      const error: unknown = await createApp([file], store, { now: () => now }).catch((thrown: unknown) => thrown)
      assert.ok(error instanceof RefusalError, String(error))
      return error.detail
    }

    test('a clock that is set back does not open again what was sealed', async () => {
      const url = await open(newFile({ closes }))
      now = atClosing - 1
      await tenVotes(url)
      now = atClosing + 5000
      assert.equal((await counts(url)).status, 'closed')
      now = atClosing - 1
      assert.equal((await counts(url)).status, 'closed')
      assert.equal((await read<{ status: string }>(agent, url)).status, 'closed')
    })

    test('families wait until clocks agree that it is closed, then stand', async () => {
      const url = await open(newFile({ closes }))
      now = atClosing - 1
      await tenVotes(url)
      now = atClosing
      const closed = await results(url)
      assert.deepEqual([closed.status, familiesIn(closed), closed.isFinal], ['closed', [], false])
      now = atClosing + 4999
      assert.deepEqual(familiesIn(await results(url)), [])
      now = atClosing + 5000
      const published = await results(url)
      assert.equal(published.isFinal, true)
      assert.deepEqual(familiesIn(published), ['association', 'mutual'])
      const { support: _, ...first } = published.principles[0]!.families[0]!
      const exactly = (count: number) => ({ least: count, most: count })
      assert.deepEqual(first, {
        family: 'association',
        people: 5,
        agree: exactly(2),
        disagree: exactly(2),
        pass: exactly(1),
      })
      assert.deepEqual(published.principles[0]!.total, { agree: 4, disagree: 4, pass: 2 })
      assert.deepEqual(published.people, exactly(10))
    })

    test('a process whose clock is late takes nothing more once families are published', async () => {
      const file = newFile({ closes })
      const [url, late] = [await open(file), await runApp([file], store, { now: () => atClosing - 1 })]
      running.push(late)
      now = atClosing - 1
      await tenVotes(url)
      now = atClosing
      assert.equal(await vote(late.url, 'agree', 'mutual'), 200, 'within the margin the late clock is believed')
      now = atClosing + 5000
      const published = await counts(url)
      assert.equal(published.version, 11)
      assert.equal(await vote(late.url, 'agree', 'mutual'), 409)
      assert.deepEqual(await counts(url), published)
    })

    test('what was published is not reopened, nor published with another minimum', async () => {
      const file = newFile({ closes })
      const url = await open(file)
      now = atClosing - 1
      await tenVotes(url)
      now = atClosing + 5000
      await counts(url)
      for (const status of ['open', 'draft'] as const) {
        const { fr, en } = await refusal({ ...file, status, closes: '2130-01-01T00:00:00Z' })
        assert.match(fr, /un nouvel «\u00a0id\u00a0»/)
        assert.match(en, /a new “id”/)
      }
      assert.match((await refusal({ ...file, familyMinimum: 6 })).fr, /familyMinimum: 5/)
      assert.deepEqual(familiesIn(await results(await open({ ...file, status: 'closed' }))), ['association', 'mutual'])
    })

    test('one closed by hand is published at once, and not reopened either', async () => {
      const file = newFile()
      await tenVotes(await open(file))
      assert.deepEqual(familiesIn(await results(await open({ ...file, status: 'closed' }))), ['association', 'mutual'])
      assert.match((await refusal(file)).en, /a new “id”/)
    })

    test('where nothing was published, everything may begin again', async () => {
      const [empty, secret] = [newFile(), newFile({ totals: 'never' })]
      await tenVotes(await open(secret))
      for (const file of [empty, secret]) {
        await counts(await open({ ...file, status: 'closed' }))
        assert.equal(await vote(await open(file), 'agree', 'mutual'), 200)
      }
    })
  })
}
