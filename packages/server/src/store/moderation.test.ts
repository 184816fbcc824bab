/** What facilitators decide, who came first, and the audit that nothing changes: the same rules on both stores. */
import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import {
  changing,
  deciding,
  entering,
  giving,
  mergingInto,
  publishing,
  refusing,
  saying,
  withdrawing,
} from '../testing/contributing.ts'
import { bothStores, type StoreKind } from '../testing/stores.ts'
import { tamper } from '../testing/tamper.ts'
import { openStore } from './open-store.ts'

const people = ['ada', 'bo', 'cy', 'di', 'em']

/** A store where five people have contributed, numbered from 1. */
async function opened(t: TestContext, kind: StoreKind) {
  const address = await kind.address()
  const store = await openStore(address)
  t.after(() => store.close())
  await store.introduce('c')
  for (const name of people) await store.contribute(giving(name))
  const where = async () =>
    Object.fromEntries((await store.contributions('c')).map(({ number, status, into }) => [number, into ?? status]))
  const own = (receipt: string) => store.contributionOf({ consultation: 'c', workshop: 'vision', receipt })
  return { store, address, where, own }
}

for (const kind of bothStores()) {
  describe(kind.name, () => {
    test('one is refused with a reason and a note for its author alone, and may be published later', async (t) => {
      const { store, own } = await opened(t, kind)
      const note = 'Dites-le sans le nom de votre voisine.'
      const refused = await store.moderate(deciding(1, { name: 'refuse', reason: 'personal-data', note }))
      assert.equal(refused.name === 'kept' && refused.contribution.decision, 1)
      const { status, reason, note: told } = (await own('ada'))!
      assert.deepEqual({ status, reason, told }, { status: 'refused', reason: 'personal-data', told: note })
      assert.doesNotMatch(JSON.stringify(await store.wallOf({ consultation: 'c', workshop: 'vision' })), /voisine/)
      await store.moderate(deciding(1, publishing, { decision: 1 }))
      const published = (await own('ada'))!
      assert.deepEqual([published.status, published.reason, published.note], ['published', undefined, undefined])
      assert.deepEqual(await store.moderate(deciding(9, publishing)), { name: 'unknown-contribution' })
    })

    test('of two facilitators who decide at once, the second is told; who repeats their own decision is not', async (t) => {
      const { store } = await opened(t, kind)
      const outcomes = await Promise.all([
        store.moderate(deciding(1, publishing, { member: 'Camille Exemple' })),
        store.moderate(deciding(1, refusing(), { member: 'Dominique Modèle' })),
        store.moderate(deciding(1, publishing, { member: 'Claude Fictif' })),
      ])
      assert.deepEqual(outcomes.map(({ name }) => name).sort(), ['kept', 'stale-contribution', 'stale-contribution'])
      const [line, ...others] = await store.moderations('c')
      assert.deepEqual(others, [])
      const again = deciding(1, line!.act === 'refuse' ? refusing() : publishing, { member: line!.member })
      assert.equal((await store.moderate(again)).name, 'kept')
      assert.equal((await store.moderate({ ...again, member: 'Autre Exemple' })).name, 'stale-contribution')
      assert.equal((await store.moderations('c')).length, 1)
    })

    test('what an author changed after it was read is not published unread', async (t) => {
      const { store, own } = await opened(t, kind)
      for (const [index, name] of people.entries()) {
        const [changed, decided] = await Promise.all([
          store.contribute(changing(name, 2, saying('jamais lu'))),
          store.moderate(deciding(index + 1, publishing)),
        ])
        const { status, text } = (await own(name))!
        if (changed.name === 'kept')
          assert.deepEqual([decided.name, status, text], ['stale-contribution', 'received', 'jamais lu'])
        else {
          assert.equal(changed.name, 'already-moderated')
          assert.deepEqual([decided.name, status, text], ['kept', 'published', `dit ${name}`])
        }
      }
      assert.deepEqual(await store.findDrift(), [])
    })

    test('a merge leads to where the other leads, never to itself, to another workshop, or to what nobody sees', async (t) => {
      const { store, where, own } = await opened(t, kind)
      await store.contribute({ ...giving('flo'), workshop: 'leviers' })
      for (const number of [1, 2, 6]) await store.moderate(deciding(number, publishing))
      assert.equal((await store.moderate(deciding(3, mergingInto(2)))).name, 'kept')
      assert.equal((await store.moderate(deciding(4, mergingInto(3)))).name, 'kept')
      for (const into of [5, 6, 9]) {
        const outcome = await store.moderate(deciding(5, mergingInto(into)))
        assert.deepEqual(outcome, { name: 'not-mergeable' }, `into ${into}`)
      }
      for (const into of [2, 3, 4])
        assert.equal((await store.moderate(deciding(2, mergingInto(into), { decision: 1 }))).name, 'not-mergeable')
      assert.deepEqual(await where(), { 1: 'published', 2: 'published', 3: 2, 4: 2, 5: 'received', 6: 'published' })
      await store.moderate(deciding(2, mergingInto(1), { decision: 1 }))
      assert.deepEqual(await where(), { 1: 'published', 2: 1, 3: 1, 4: 1, 5: 'received', 6: 'published' })
      assert.deepEqual((await own('di'))?.into, { number: 1, text: 'dit ada' })
      // What was led on has to be read again before it is decided about.
      assert.equal((await store.moderate(deciding(3, publishing, { decision: 1 }))).name, 'stale-contribution')
      assert.equal((await store.moderate(deciding(3, publishing, { decision: 2 }))).name, 'kept')
      await store.moderate(deciding(1, refusing(), { decision: 1 }))
      assert.deepEqual(await where(), {
        1: 'refused',
        2: 'published',
        3: 'published',
        4: 'published',
        5: 'received',
        6: 'published',
      })
      assert.deepEqual(await store.findDrift(), [])
    })

    test('what comes on paper is published at once, once an entry', async (t) => {
      const { store } = await opened(t, kind)
      const entry = entering(saying('sur papier', { people: 6 }))
      const [kept, again] = await Promise.all([store.enterContribution(entry), store.enterContribution(entry)])
      assert.deepEqual(kept, again)
      assert.ok(kept.name === 'kept')
      const { number, status, channel, content } = kept.contribution
      assert.deepEqual([number, status, channel, content?.people], [6, 'published', 'paper', 6])
      assert.deepEqual(await store.enterContribution({ ...entry, digest: 'other' }), { name: 'key-reused' })
      await store.forgetReplies(0, Date.now() + 86_400_000)
      assert.deepEqual(await store.enterContribution(entry), kept, 'also once its reply is forgotten')
      assert.equal((await store.contributions('c')).length, 6)
      assert.deepEqual(
        (await store.moderations('c')).map(({ act, number }) => [act, number]),
        [['enter', 6]],
      )
    })

    test('the audit says who decided what, and when, without a gap and without a word of an author’s', async (t) => {
      const { store } = await opened(t, kind)
      await store.moderate(deciding(2, publishing))
      await store.moderate(deciding(2, publishing, { decision: 1 }))
      await store.moderate(deciding(1, refusing('un mot'), { member: 'Dominique Modèle' }))
      await store.moderate(deciding(3, mergingInto(2)))
      await store.contribute(withdrawing('bo'))
      const line = {
        consultation: 'c',
        member: 'Camille Exemple',
        at: '2026-11-26T09:00:00Z',
        reason: null,
        into: null,
      }
      assert.deepEqual(await store.moderations('c'), [
        { ...line, sequence: 1, number: 2, act: 'publish' },
        { ...line, sequence: 2, number: 1, act: 'refuse', reason: 'off-topic', member: 'Dominique Modèle' },
        { ...line, sequence: 3, number: 3, act: 'merge', into: 2 },
      ])
    })

    test('the database itself refuses to change, delete or insert between lines of the audit', async (t) => {
      const { store, address } = await opened(t, kind)
      await store.moderate(deciding(1, publishing))
      await store.moderate(deciding(2, publishing))
      const before = await store.moderations('c')
      const line = "('c', 1, 1, 'refuse', 'unlawful', NULL, 'Personne', '2026-11-26T09:00:00Z')"
      const tries = [
        "UPDATE moderations SET member = 'Personne'",
        'UPDATE moderations SET sequence = sequence + 10 WHERE sequence = 2',
        'DELETE FROM moderations WHERE sequence = 2',
        'DELETE FROM moderations',
        `INSERT INTO moderations VALUES ${line}`,
        `INSERT INTO moderations VALUES ${line.replace("'c', 1,", "'c', 9,")}`,
        ...(kind.name === 'SQLite'
          ? [`INSERT OR REPLACE INTO moderations VALUES ${line}`, 'UPDATE OR IGNORE moderations SET number = 9']
          : [
              `INSERT INTO moderations VALUES ${line} ON CONFLICT (consultation, sequence) DO UPDATE SET act = 'refuse'`,
              'TRUNCATE moderations',
            ]),
      ]
      for (const statement of tries) {
        await assert.rejects(
          tamper(address, statement),
          /the audit is only added to|the audit is added to at its end/,
          statement,
        )
        assert.deepEqual(await store.moderations('c'), before, statement)
      }
    })
  })
}
