import { routes } from '../routes.ts'
import { families, ticketHeader } from '../vocabulary.ts'
import { eventually, expect, expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { randomName, Visit } from './visit.ts'
import { sampleWorkshops, type Behaviour } from './world.ts'

/** What a voter may do, and what stands afterwards. */
export const casting: Behaviour[] = [
  {
    name: 'keeps a ballot, and gives it back',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      const receipt = await visit.cast(voter, 'gouvernance', { choice: 'agree', revision: 1 })
      expectEqual(receipt, { principle: 'gouvernance', choice: 'agree', revision: 1, family: null }, 'the receipt')
      await visit.expectSaid(voter, 'gouvernance', 'agree', 1)
      await visit.expectTotal('gouvernance', { agree: 1 })
      await visit.expectTotal('partage', {})
    },
  },
  {
    name: 'keeps each choice, changed as often as one likes',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      for (const [index, choice] of (['agree', 'disagree', 'pass', 'agree'] as const).entries()) {
        await visit.cast(voter, 'gouvernance', { choice, revision: index + 1 })
        await visit.expectTotal('gouvernance', { [choice]: 1 })
      }
      await visit.expectSaid(voter, 'gouvernance', 'agree', 4)
    },
  },
  {
    name: 'takes a revision further on, as after acts that never arrived',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      await visit.cast(voter, 'gouvernance', { choice: 'agree', revision: 7 })
      await visit.cast(voter, 'gouvernance', { choice: 'pass', revision: 2 ** 31 - 1 })
      await visit.expectSaid(voter, 'gouvernance', 'pass', 2 ** 31 - 1)
    },
  },
  {
    name: 'removes a ballot, remembers the removal, and takes a new one',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      await visit.cast(voter, 'gouvernance', { choice: 'agree', revision: 1 })
      const receipt = await visit.remove(voter, 'gouvernance', { revision: 2 })
      expectEqual(receipt, { principle: 'gouvernance', choice: null, revision: 2, family: null }, 'the receipt')
      await visit.expectSaid(voter, 'gouvernance', null, 2)
      await visit.expectTotal('gouvernance', {})
      await visit.cast(voter, 'gouvernance', { choice: 'disagree', revision: 3 })
      await visit.expectTotal('gouvernance', { disagree: 1 })
    },
  },
  {
    name: 'lets a removal win over a cast that left before it and arrives after it',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      await visit.remove(voter, 'gouvernance', { revision: 2 })
      const response = await visit.write({ voter, body: { choice: 'agree', revision: 1 } })
      const { current } = await expectProblem(response, 'stale-revision')
      expectEqual(
        current,
        { principle: 'gouvernance', choice: null, revision: 2, family: null },
        'the ballot that stands',
      )
      await visit.expectTotal('gouvernance', {})
    },
  },
  {
    name: 'refuses a lower or an equal revision, and says what stands',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      const standing = await visit.cast(voter, 'gouvernance', { choice: 'agree', family: 'mutual', revision: 3 })
      const late = [
        { body: { choice: 'disagree', revision: 2 } },
        { body: { choice: 'disagree', revision: 3 } },
        { body: { choice: 'agree', family: 'none', revision: 3 } },
        { body: { revision: 3 }, method: 'DELETE' as const },
      ]
      for (const write of late) {
        const { current } = await expectProblem(await visit.write({ voter, ...write }), 'stale-revision')
        expectEqual(current, standing, 'the ballot that stands')
      }
      expectEqual((await visit.said(voter)).family, 'mutual', 'the family')
      await visit.expectTotal('gouvernance', { agree: 1 })
    },
  },
  {
    name: 'counts two voters apart, each on their own revisions',
    async run(world) {
      const visit = await Visit.begin(world)
      const [first, second] = [randomName(), randomName()]
      await visit.cast(first, 'gouvernance', { choice: 'agree', revision: 5 })
      await visit.cast(second, 'gouvernance', { choice: 'disagree', revision: 1 })
      await visit.expectTotal('gouvernance', { agree: 1, disagree: 1 })
      await visit.expectSaid(first, 'gouvernance', 'agree', 5)
      await visit.expectSaid(second, 'gouvernance', 'disagree', 1)
    },
  },
  {
    name: 'does not take one voter for another across consultations',
    async run(world) {
      const [here, elsewhere] = [await Visit.begin(world), await Visit.begin(world)]
      const voter = randomName()
      await here.cast(voter, 'gouvernance', { choice: 'agree', revision: 1 })
      expectEqual(await elsewhere.said(voter), { family: null, ballots: [] }, 'what was said elsewhere')
      await elsewhere.expectTotal('gouvernance', {})
    },
  },
  {
    name: 'raises the version of the counts with each act',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      let { version } = await visit.counts()
      const acts = [
        () => visit.cast(voter, 'gouvernance', { choice: 'agree', revision: 1 }),
        () => visit.cast(voter, 'gouvernance', { choice: 'pass', revision: 2 }),
        () => visit.remove(voter, 'gouvernance', { revision: 3 }),
      ]
      for (const act of acts) {
        await act()
        await eventually(async () => expect((await visit.counts()).version > version, 'the version did not rise'))
        version = (await visit.counts()).version
      }
    },
  },
  {
    name: 'counts what comes with a table’s invitation as from the room, until the invitation expires',
    async run(world) {
      const visit = await Visit.begin(world, sampleWorkshops)
      const headers = { [ticketHeader]: await visit.invite('identite') }
      const [stays, leaves, late] = [randomName(), randomName(), randomName()]
      const body = { choice: 'agree', revision: 1 }
      const intention = { voter: stays, key: randomName(), body }
      const first = await expectBytes(await visit.write({ ...intention, headers }), routes.castBallot.answer)
      await visit.expectChannels('gouvernance', { room: 1 })
      // The channel is not of the request: sent again without the invitation, it is the same.
      const again = await expectBytes(await visit.write(intention), routes.castBallot.answer)
      expectEqual(again, first, 'the answer')
      await visit.expectChannels('gouvernance', { room: 1 })
      for (const write of [{ body }, { body: { revision: 2 }, method: 'DELETE' as const }])
        await expectDocument(await visit.write({ voter: leaves, ...write, headers }), routes.castBallot.answer)
      await visit.expectChannels('gouvernance', { room: 1 })
      await visit.cast(stays, 'gouvernance', { choice: 'pass', revision: 2 })
      await visit.expectChannels('gouvernance', { web: 1 })
      visit.reach('2119-01-01T00:00:00Z')
      await expectDocument(await visit.write({ voter: late, body, headers }), routes.castBallot.answer)
      await visit.expectChannels('gouvernance', { web: 2 })
    },
  },
  {
    name: 'answers the same request again with the same bytes, and acts once',
    async run(world) {
      const visit = await Visit.begin(world)
      const write = { voter: randomName(), key: randomName(), body: { choice: 'agree', family: 'mutual', revision: 1 } }
      const first = await expectBytes(await visit.write(write), routes.castBallot.answer)
      // What came later does not change what was answered.
      await visit.cast(write.voter, 'gouvernance', { choice: 'pass', family: null, revision: 2 })
      expectEqual(await expectBytes(await visit.write(write), routes.castBallot.answer), first, 'the second answer')
      await visit.expectSaid(write.voter, 'gouvernance', 'pass', 2)
      await visit.expectTotal('gouvernance', { pass: 1 })
    },
  },
  {
    name: 'answers the same removal again with the same bytes',
    async run(world) {
      const visit = await Visit.begin(world)
      const write = { voter: randomName(), key: randomName(), body: { revision: 1 }, method: 'DELETE' as const }
      const first = await expectBytes(await visit.write(write), routes.removeBallot.answer)
      expectEqual(await expectBytes(await visit.write(write), routes.removeBallot.answer), first, 'the second answer')
    },
  },
  {
    name: 'refuses a key that served for another request',
    async run(world) {
      const visit = await Visit.begin(world)
      const [voter, key] = [randomName(), randomName()]
      await expectBytes(
        await visit.write({ voter, key, body: { choice: 'agree', revision: 1 } }),
        routes.castBallot.answer,
      )
      const others = [
        { body: { choice: 'disagree', revision: 1 } },
        { body: { choice: 'agree', revision: 2 } },
        { body: { choice: 'agree', family: null, revision: 1 } },
        { body: { choice: 'agree', revision: 1 }, principle: 'partage' },
        { body: { revision: 1 }, method: 'DELETE' as const },
      ]
      for (const other of others) await expectProblem(await visit.write({ voter, key, ...other }), 'key-reused')
      await visit.expectSaid(voter, 'gouvernance', 'agree', 1)
    },
  },
  {
    name: 'takes the same key from two voters',
    async run(world) {
      const visit = await Visit.begin(world)
      const write = { key: randomName(), body: { choice: 'agree', revision: 1 } }
      for (const voter of [randomName(), randomName()]) {
        await expectBytes(await visit.write({ voter, ...write }), routes.castBallot.answer)
      }
      await visit.expectTotal('gouvernance', { agree: 2 })
    },
  },
  {
    name: 'keeps a family until it is said otherwise, or taken back',
    async run(world) {
      const visit = await Visit.begin(world)
      const voter = randomName()
      const family = async () => (await visit.said(voter)).family
      await visit.cast(voter, 'gouvernance', { choice: 'agree', family: 'mutual', revision: 1 })
      expectEqual(await family(), 'mutual', 'the family as said')
      const kept = await visit.cast(voter, 'partage', { choice: 'pass', revision: 1 })
      expectEqual([kept.family, await family()], ['mutual', 'mutual'], 'the family left unsaid')
      expectEqual(
        (await visit.remove(voter, 'partage', { revision: 2 })).family,
        'mutual',
        'the family after a removal',
      )
      const moved = await visit.cast(voter, 'partage', { choice: 'pass', family: 'cooperative', revision: 3 })
      expectEqual([moved.family, await family()], ['cooperative', 'cooperative'], 'the family said otherwise')
      const cleared = await visit.cast(voter, 'gouvernance', { choice: 'agree', family: null, revision: 2 })
      expectEqual([cleared.family, await family()], [null, null], 'the family taken back')
      await visit.expectTotal('gouvernance', { agree: 1 })
      await visit.expectTotal('partage', { pass: 1 })
    },
  },
  {
    name: 'knows the five families, and none',
    async run(world) {
      const visit = await Visit.begin(world)
      for (const family of families) {
        const { family: kept } = await visit.cast(randomName(), 'gouvernance', { choice: 'agree', family, revision: 1 })
        expectEqual(kept, family, 'the family')
      }
    },
  },
  {
    name: 'says again what it accepted in time, once closing time has passed',
    async run(world) {
      const closes = '2120-01-01T00:00:00Z'
      const visit = await Visit.begin(world, { closes })
      const write = { voter: randomName(), key: randomName(), body: { choice: 'agree', revision: 1 } }
      const first = await expectBytes(await visit.write(write), routes.castBallot.answer)
      visit.reach(closes)
      await eventually(async () => expectEqual((await visit.counts()).status, 'closed', 'the status'))
      expectEqual(await expectBytes(await visit.write(write), routes.castBallot.answer), first, 'the second answer')
      const late = await visit.write({ ...write, key: randomName(), body: { choice: 'pass', revision: 2 } })
      await expectProblem(late, 'consultation-closed')
      await visit.expectSaid(write.voter, 'gouvernance', 'agree', 1)
    },
  },
]
