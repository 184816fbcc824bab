import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { bothStores } from '../testing/stores.ts'
import { deviceLength, idleLength, invitationLength, sessionLength, type Invitation } from './member-store.ts'
import { openStore } from './open-store.ts'

const now = Date.UTC(2026, 10, 25, 9)
const consultation = 'essai'
const minute = 60_000

const invitation = (fields: Partial<Invitation> = {}): Invitation => ({
  consultation,
  code: 'code-nord',
  role: 'facilitator',
  name: 'Table nord',
  member: null,
  expires: now + invitationLength,
  ...fields,
})

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const open = async (t: TestContext) => {
      const store = await openStore(await kind.address())
      t.after(() => store.close())
      return store
    }
    const enter = (code: string, session = `session of ${code}`, at = now) => ({ consultation, code, session, now: at })

    test('a code opens one session, once, in its own consultation, until it expires', async (t) => {
      const store = await open(t)
      await store.invite(invitation(), now)
      assert.equal(await store.openSession({ ...enter('code-nord'), consultation: 'autre' }), undefined)
      assert.equal(await store.openSession(enter('code-sud')), undefined)
      const member = await store.openSession(enter('code-nord'))
      assert.deepEqual({ ...member }, { consultation, number: 1, role: 'facilitator', name: 'Table nord' })
      assert.deepEqual({ ...(await store.memberIn('session of code-nord', now)) }, { ...member })
      assert.equal(await store.openSession(enter('code-nord', 'another')), undefined)
      await store.invite(invitation({ code: 'code-est', name: 'Table est' }), now)
      assert.equal(await store.openSession(enter('code-est', 'late', now + invitationLength)), undefined)
    })

    test('one code sent many times at once opens one session', async (t) => {
      const store = await open(t)
      await store.invite(invitation(), now)
      const entries = Array.from({ length: 20 }, (_, index) =>
        store.openSession(enter('code-nord', `session ${index}`)),
      )
      assert.equal((await Promise.all(entries)).filter(Boolean).length, 1)
      assert.equal((await store.team(consultation, now)).members.length, 1)
    })

    test('a session ends when it was not used, or is old, or is closed', async (t) => {
      const store = await open(t)
      await store.invite(invitation(), now)
      await store.openSession(enter('code-nord', 's'))
      const isOpen = async (at: number) => Boolean(await store.memberIn('s', at))
      assert.ok(await isOpen(now + idleLength - minute))
      assert.ok(await isOpen(now + 2 * idleLength - 2 * minute), 'each use counts')
      assert.ok(!(await isOpen(now + 4 * idleLength)))
      for (let at = now + 2 * idleLength; at < now + sessionLength; at += idleLength - minute) await isOpen(at)
      assert.ok(!(await isOpen(now + sessionLength)), 'however used')
      await store.invite(invitation({ code: 'code-sud', name: 'Table sud' }), now)
      await store.openSession(enter('code-sud', 't'))
      await store.leave('t')
      assert.equal(await store.memberIn('t', now), undefined)
    })

    test('a name is one person’s for ever', async (t) => {
      const store = await open(t)
      assert.equal((await store.invite(invitation(), now)).name, 'kept')
      const again = invitation({ code: 'other', expires: now + 3 * invitationLength })
      assert.equal((await store.invite(again, now)).name, 'name-taken')
      await store.openSession(enter('code-nord'))
      assert.equal((await store.invite(again, now)).name, 'name-taken')
      await store.revoke({ consultation, number: 1 })
      assert.equal((await store.invite(again, now)).name, 'name-taken')
      assert.equal((await store.invite({ ...again, consultation: 'autre' }, now)).name, 'kept')
    })

    test('whoever is revoked is out at once, with their other devices and links', async (t) => {
      const store = await open(t)
      await store.invite(invitation(), now)
      await store.openSession(enter('code-nord', 'desk'))
      const device = (code: string) => invitation({ code, member: 1, expires: now + deviceLength })
      await store.invite(device('first'), now)
      await store.invite(device('second'), now)
      assert.equal(await store.openSession(enter('first', 'phone')), undefined, 'the latest link alone')
      assert.equal((await store.openSession(enter('second', 'phone')))?.number, 1)
      await store.invite(device('third'), now)
      assert.equal(await store.revoke({ consultation: 'autre', number: 1 }), false)
      assert.ok(await store.memberIn('desk', now))
      assert.equal(await store.revoke({ consultation, number: 1 }), true)
      assert.equal(await store.memberIn('desk', now), undefined)
      assert.equal(await store.memberIn('phone', now), undefined)
      assert.equal(await store.openSession(enter('third', 'tablet')), undefined)
      assert.equal(await store.revoke({ consultation, number: 1 }), false)
      assert.deepEqual(await store.team(consultation, now), { members: [], invitations: [] })
    })

    test('an invitation can be taken back', async (t) => {
      const store = await open(t)
      await store.invite(invitation(), now)
      assert.equal((await store.team(consultation, now)).invitations.length, 1)
      assert.equal(await store.uninvite({ consultation, name: 'Table nord' }), true)
      assert.equal(await store.uninvite({ consultation, name: 'Table nord' }), false)
      assert.equal(await store.openSession(enter('code-nord')), undefined)
    })
  })
}
