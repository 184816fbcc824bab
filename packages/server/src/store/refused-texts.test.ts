/** What was refused is forgotten after a time: its number, its reason and the audit stay. */
import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import {
  changing,
  deciding,
  giving,
  mergingInto,
  publishing,
  refusing,
  saying,
  withdrawing,
} from '../testing/contributing.ts'
import { databaseAsOf } from '../testing/earlier-database.ts'
import { bothStores, type StoreKind } from '../testing/stores.ts'
import { openStore } from './open-store.ts'

const day = 86_400_000
const refusedAt = Date.UTC(2026, 10, 26, 9)
const whole = { organisation: 'Association fictive', author: 'Ada Fictive', people: 3, family: 'mutual' } as const

async function opened(t: TestContext, kind: StoreKind, address?: string) {
  const store = await openStore(address ?? (await kind.address()))
  t.after(() => store.close())
  const own = (receipt: string) => store.contributionOf({ consultation: 'c', workshop: 'vision', receipt })
  const contents = async () =>
    Object.fromEntries((await store.contributions('c')).map(({ number, content }) => [number, content?.text ?? null]))
  return { store, own, contents }
}

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('thirty days after its refusal nothing is left of what one said, and its author sees why', async (t) => {
      const { store, own, contents } = await opened(t, kind)
      await store.introduce('c')
      for (const name of ['ada', 'bo', 'cy']) await store.contribute(giving(name, saying(`dit ${name}`, whole)))
      await store.moderate(deciding(1, refusing('Un mot.')))
      await store.moderate(deciding(2, publishing))
      const audit = await store.moderations('c')
      await store.forgetRefused(30, refusedAt + 30 * day - 1000)
      assert.deepEqual(await contents(), { 1: 'dit ada', 2: 'dit bo', 3: 'dit cy' })
      await store.forgetRefused(30, refusedAt + 30 * day)
      assert.deepEqual(await contents(), { 1: null, 2: 'dit bo', 3: 'dit cy' })
      assert.deepEqual(await own('ada'), {
        workshop: 'vision',
        number: 1,
        status: 'refused',
        channel: 'web',
        revision: 1,
        question: 'mots',
        kind: 'vision',
        reason: 'off-topic',
        note: 'Un mot.',
      })
      assert.deepEqual(await store.moderations('c'), audit)
      assert.deepEqual((await store.workshopStandings('c')).get('vision')?.refused, [{ reason: 'off-topic', count: 1 }])
      assert.deepEqual(await store.findDrift(), [])
    })

    test('what is forgotten is neither published nor merged, and is still its author’s to withdraw', async (t) => {
      const { store, own } = await opened(t, kind)
      await store.introduce('c')
      for (const name of ['ada', 'bo']) await store.contribute(giving(name, saying(`dit ${name}`, whole)))
      const refusal = deciding(1, refusing())
      await store.moderate(refusal)
      await store.moderate(deciding(2, publishing))
      await store.forgetRefused(30, refusedAt + 31 * day)
      for (const decision of [publishing, mergingInto(2), refusing('Autrement.')])
        assert.deepEqual(await store.moderate(deciding(1, decision, { decision: 1 })), { name: 'forgotten' })
      assert.equal((await store.moderate(refusal)).name, 'kept', 'said again after a lost answer')
      assert.deepEqual(await store.moderate(deciding(2, mergingInto(1), { decision: 1 })), { name: 'not-mergeable' })
      assert.deepEqual(await store.contribute(changing('ada', 2)), { name: 'already-moderated' })
      assert.equal((await store.moderations('c')).length, 2)
      assert.equal((await store.contribute(withdrawing('ada'))).name, 'kept')
      assert.equal((await own('ada'))?.status, 'withdrawn')
      assert.deepEqual(await store.findDrift(), [])
    })

    test('the days are counted from the last refusal', async (t) => {
      const { store, contents } = await opened(t, kind)
      await store.introduce('c')
      await store.contribute(giving('ada'))
      await store.moderate(deciding(1, refusing()))
      await store.moderate(deciding(1, publishing, { decision: 1, now: refusedAt + 10 * day }))
      await store.moderate(deciding(1, refusing(), { decision: 2, now: refusedAt + 20 * day }))
      await store.forgetRefused(30, refusedAt + 49 * day)
      assert.deepEqual(await contents(), { 1: 'dit ada' })
      await store.forgetRefused(30, refusedAt + 50 * day)
      assert.deepEqual(await contents(), { 1: null })
    })

    test('what was kept before is kept as it was, and what was refused then is forgotten', async (t) => {
      const address = await kind.address()
      const db = await databaseAsOf('006-members', address)
      await db.insertInto('consultations').values({ id: 'c', voter_secret: 's' }).execute()
      const bare = { principle: null, family: null, organisation: null, author: null, people: null, text: null }
      const plain = { reason: null, note: null, merged_into: null, rank: null }
      const place = { consultation: 'c', workshop: 'vision', channel: 'web', revision: 1, decision: 1 }
      const row = { ...place, question: 'mots', kind: 'vision', ...bare, ...plain }
      const rows = [
        { ...row, number: 1, receipt: 'ada', status: 'refused', text: 'un', author: 'Ada', reason: 'off-topic' },
        { ...row, number: 2, receipt: 'bo', status: 'published', text: 'deux', rank: 1 },
        { ...row, number: 3, receipt: 'cy', status: 'merged', text: 'trois', merged_into: 2 },
        { ...row, number: 4, receipt: 'di', status: 'withdrawn' },
        { ...row, number: 5, receipt: 'em', status: 'received', text: 'cinq', decision: 0 },
      ]
      for (const each of rows) await db.insertInto('contributions').values(each).execute()
      const line = { consultation: 'c', sequence: 1, number: 1, act: 'refuse', reason: 'off-topic', merged_into: null }
      await db
        .insertInto('moderations')
        .values({ ...line, member: 'Camille Exemple', at: '2026-11-26T09:00:00Z' })
        .execute()
      await db.destroy()

      const { store, own, contents } = await opened(t, kind, address)
      assert.deepEqual(await contents(), { 1: 'un', 2: 'deux', 3: 'trois', 4: null, 5: 'cinq' })
      assert.deepEqual((await own('cy'))?.into, { number: 2, text: 'deux' })
      await store.forgetRefused(30, refusedAt + 30 * day)
      assert.deepEqual(await contents(), { 1: null, 2: 'deux', 3: 'trois', 4: null, 5: 'cinq' })
      // A table that was made anew still numbers, and still refuses what does not hold.
      await store.contribute(giving('flo'))
      assert.equal((await own('flo'))?.number, 6)
    })
  })
}
