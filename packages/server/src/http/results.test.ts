/** Results: published in batches while ballots come, a last time at the close, by one process, and never otherwise. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { Results, type Choice, type ConsultationFile, type Counts, type Family } from '@ess-widgets/contract'
import { Value } from 'typebox/value'
import { RefusalError } from '../refusal.ts'
import { openStore } from '../store/open-store.ts'
import type { Answered, KeptPublication } from '../store/publications.ts'
import type { Store } from '../store/store.ts'
import { randomFrom } from '../testing/profile.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { recordBallot } from './ballots.ts'
import { Edition } from './edition.ts'

const closes = '2120-01-01T00:00:00Z'
const atClosing = Date.parse(closes)
const closed = atClosing + 5000

/** What each person of a consultation answered, all of them. */
async function peopleOf(store: Store, consultation: string, pageSize?: number) {
  const people: Answered[][] = []
  for await (const some of store.answersIn(consultation, pageSize)) people.push(...some)
  return people
}

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const stores: Store[] = []
    after(() => Promise.all(stores.map((store) => store.close())))

    /** A server on a store of its own, or on the address of another. */
    async function open(fields: Partial<ConsultationFile> = {}, address?: string) {
      const at = address ?? (await kind.address())
      const store = await openStore(at)
      stores.push(store)
      const file = sampleFile(['garde', 'partage'], { totals: 'at-close', closes, familyMinimum: 5, ...fields })
      const clock = { now: 0 }
      const edition = await Edition.open(file, store, () => clock.now)
      store.onRecorded((_, changed) => edition.forget(changed))
      const voters = new Map<string, number>()
      const vote = (choice: Choice, family?: Family, voterToken: string = randomUUID(), principle = 'garde') => {
        const revision = (voters.get(`${voterToken} ${principle}`) ?? 0) + 1
        voters.set(`${voterToken} ${principle}`, revision)
        const body = { choice, revision, ...(family && { family }) }
        return recordBallot(edition, store, { principle, voterToken, key: randomUUID(), body, ticket: undefined })
      }
      const results = async () => {
        const found: unknown = JSON.parse((await edition.results()).body)
        assert.ok(Value.Check(Results, found), JSON.stringify([...Value.Errors(Results, found)]))
        return found
      }
      const about = async (principle = 'garde') =>
        (await results()).principles.find((each) => each.principle === principle)!
      const shown = async () => (await about()).families.map(({ family, people }) => `${family} ${people}`)
      const many = async (family: Family, ...choices: Choice[]) => {
        for (const choice of choices) await vote(choice, family)
      }
      return { at, store, file, clock, edition, vote, many, results, about, shown }
    }
    const five: Choice[] = ['agree', 'agree', 'disagree', 'disagree', 'pass']

    test('nothing is published before five are there, then families by batches of five, and no total', async () => {
      const { edition, many, shown, results, about } = await open()
      assert.deepEqual([(await results()).publication, await shown()], [0, []])
      await many('mutual', ...five.slice(1))
      await edition.publishResults()
      assert.deepEqual(await shown(), [])
      await many('mutual', 'agree')
      assert.deepEqual(await shown(), [], 'not for a request')
      await edition.publishResults()
      assert.deepEqual(await shown(), ['mutual 5'])
      const { publication } = await results()
      await many('mutual', 'agree', 'agree', 'disagree', 'pass')
      await edition.publishResults()
      assert.deepEqual(
        [await shown(), (await results()).publication],
        [['mutual 5'], publication],
        'four more are no batch',
      )
      await many('mutual', 'agree')
      await edition.publishResults()
      assert.deepEqual([await shown(), (await results()).publication], [['mutual 10'], publication + 1])
      assert.equal((await about()).total, undefined)
      assert.deepEqual((await results()).people, { least: 10 })
      const counts = JSON.parse((await edition.counts()).body) as Counts
      assert.deepEqual([counts.version, counts.principles, counts.results], [0, [], { publication: publication + 1 }])
    })

    test('a server that starts again remembers what was shown', async () => {
      const first = await open()
      await first.many('mutual', ...five)
      await first.edition.publishResults()
      const before = await first.results()
      await first.many('mutual', 'agree', 'agree')
      await first.store.close()
      const second = await open({}, first.at)
      await second.edition.publishResults()
      assert.deepEqual(await second.results(), before)
    })

    test('the last publication comes with the seal, has the total if it is safe, and stays', async () => {
      const { clock, edition, many, results, about, shown, vote } = await open()
      await many('mutual', ...five)
      await many('association', ...five, 'disagree', 'pass')
      clock.now = closed
      assert.deepEqual(await shown(), ['association 7', 'mutual 5'])
      const last = await results()
      assert.equal(last.isFinal, true)
      assert.deepEqual((await about()).total, { agree: 4, disagree: 5, pass: 3 })
      assert.deepEqual(last.people, { least: 12, most: 12 })
      await assert.rejects(vote('agree', 'mutual'))
      await edition.publishResults()
      assert.deepEqual(await results(), last)
    })

    test('at the close, four who came after the last batch are in no number that would tell them', async () => {
      const { clock, edition, many, about, shown } = await open()
      await many('mutual', ...five)
      await edition.publishResults()
      await many('mutual', 'agree', 'agree')
      clock.now = closed
      assert.deepEqual([await shown(), (await about()).total], [['mutual 5'], undefined])
    })

    test('a consultation keeps the way its answers became public, once somebody voted', async () => {
      const first = await open()
      await first.many('mutual', ...five)
      await first.edition.publishResults()
      await first.store.close()
      await assert.rejects(open({ totals: 'always' }, first.at), (error: unknown) => {
        assert.ok(error instanceof RefusalError)
        assert.match(error.detail.fr, /totals: at-close/)
        assert.match(error.detail.en, /were published under totals: at-close already/)
        return true
      })
      await stores.at(-1)!.close()
      const hidden = await open({ totals: 'never' }, first.at)
      assert.deepEqual((await hidden.about()).families, [])
      await hidden.store.close()
      const live = await open({ totals: 'always' })
      await live.many('mutual', ...five)
      await live.store.close()
      await assert.rejects(open({}, live.at), RefusalError)
    })

    test('without a ballot, the way is free', async () => {
      const { at, store } = await open()
      await store.close()
      await open({ totals: 'after-vote' }, at)
    })

    test('the table has a line a principle and group, and says what it is not', async () => {
      const { clock, edition, many } = await open()
      await many('mutual', ...five)
      await many('association', ...five)
      clock.now = closed
      const { body, type, fileName } = await edition.resultsTable('en')
      assert.deepEqual([type, fileName], ['text/csv; charset=utf-8', 'essai-results.csv'])
      const rows = body.slice(1).trim().split('\r\n')
      const [head, ...lines] = rows.map((row) => row.split(/,(?! )/).map((cell) => cell.replaceAll('"', '')))
      assert.equal(head![0], 'principle')
      const garde = lines.filter(([principle]) => principle === 'garde')
      assert.deepEqual(
        garde.map(([, , , group, remark, people, least, most]) => [group, remark, people, least, most]),
        [
          ['Associations', '', '5', '2', '2'],
          ['Mutual societies', '', '5', '2', '2'],
          ...['Cooperatives', 'Foundations', 'Commercial companies'].map((group) => [
            group,
            'too few answers',
            ...['', '', ''],
          ]),
          ['Together', '', '10', '4', '4'],
        ],
      )
      assert.deepEqual(lines.at(-1)!.slice(0, 2), ['note', '10 people answered; this is not a representative survey.'])
    })

    /** Two camps that answer ten principles as the other does not, and one in seven passes. */
    async function camps(people: number, fields: Partial<ConsultationFile> = {}) {
      const principles = Array.from({ length: 10 }, (_, index) => `p${index}`)
      const server = await open({ principles: sampleFile(principles).principles, ...fields })
      const random = randomFrom(people)
      await Promise.all(
        Array.from({ length: people }, async (_, person) => {
          const voter = randomUUID()
          const families: Family[] = ['association', 'mutual', 'cooperative']
          for (const [index, principle] of principles.entries()) {
            const choice = random() < 1 / 7 ? 'pass' : index < 5 === person % 3 > 0 ? 'agree' : 'disagree'
            await server.vote(choice, families[(person >> 1) % 3], voter, principle)
          }
        }),
      )
      return server
    }

    test('groups of opinion come with the last publication, of principles and of nobody', async () => {
      const { clock, edition, results } = await camps(60)
      await edition.publishResults()
      assert.equal((await results()).opinions, undefined, 'not while ballots come')
      clock.now = closed
      const { opinions, principles } = await results()
      assert.ok(principles.every(({ total }) => total))
      assert.deepEqual(opinions?.groups.map(({ share }) => share).sort(), [0.35, 0.65])
      assert.deepEqual(
        opinions?.principles.map(({ principle }) => principle).sort(),
        principles.map((each) => each.principle).sort(),
      )
      const large = opinions!.groups.findIndex(({ share }) => share === 0.65)
      for (const { principle, agree, disagree } of opinions!.principles)
        assert.deepEqual([agree, disagree], Number(principle[1]) < 5 ? [[large], [1 - large]] : [[1 - large], [large]])
    })

    test('fifty people, or a total that is withheld: no group of opinion otherwise', async () => {
      const few = await camps(49)
      few.clock.now = closed
      assert.equal((await few.results()).opinions, undefined)
      const late = await camps(60)
      await late.edition.publishResults()
      await late.vote('agree', 'mutual', randomUUID(), 'p0')
      late.clock.now = closed
      const { opinions, principles } = await late.results()
      assert.ok(principles.some(({ total }) => !total))
      assert.equal(opinions, undefined)
    })

    test('groups of opinion are of those who stand by their answers, on principles that are there', async () => {
      const { clock, results, vote, store, edition } = await camps(60)
      const gone = Array.from({ length: 30 }, () => randomUUID())
      for (const voter of gone) await vote('agree', 'mutual', voter, 'p0')
      assert.deepEqual((await peopleOf(store, 'essai')).length, 90)
      for (const voterToken of gone)
        await recordBallot(edition, store, {
          ...{ principle: 'p0', voterToken, key: randomUUID(), body: { revision: 2 }, ticket: undefined },
        })
      assert.deepEqual((await peopleOf(store, 'essai')).length, 60)
      assert.equal(await store.peopleIn('essai'), 60)
      clock.now = closed
      assert.equal((await results()).opinions?.groups.length, 2)
    })

    test('what each person answered is read page after page, each person whole', async () => {
      const { store } = await camps(7)
      const whole = await peopleOf(store, 'essai')
      assert.deepEqual(
        whole.map(({ length }) => length),
        Array(7).fill(10),
      )
      for (const pageSize of [1, 7, 10, 69, 70, 71]) assert.deepEqual(await peopleOf(store, 'essai', pageSize), whole)
    })

    test('one that follows an older publication, or the last, is given the one that stands', async () => {
      const { store, many, edition } = await open()
      await many('mutual', ...five)
      await edition.publishResults()
      const first = (await store.publicationOf('essai'))!
      const keep = (changes: Partial<KeptPublication>) =>
        store.keepPublication({ consultation: 'essai', publication: { ...first, ...changes } })
      assert.deepEqual(await keep({ people: { least: 1 } }), first, 'the same number')
      assert.deepEqual(await keep({ number: 3 }), first, 'one that skips a number')
      const last = await keep({ number: 2, isFinal: true })
      assert.deepEqual([last.number, last.isFinal], [2, true])
      assert.deepEqual(await keep({ number: 3, people: { least: 1 } }), last, 'after the last')
      assert.deepEqual(await store.publicationOf('essai'), last)
    })

    test('one who publishes from what was known before another published, publishes nothing new', async () => {
      const { edition, store, file, many } = await open()
      await many('mutual', ...five)
      const other = await Edition.open(file, store, () => 0)
      await other.publishResults()
      await many('mutual', ...five)
      await edition.publishResults()
      const { number } = (await store.publicationOf('essai'))!
      await many('mutual', ...five)
      await other.publishResults()
      assert.equal((await store.publicationOf('essai'))!.number, number + 1)
    })

    test('those who publish at once on one store leave one publication', async () => {
      const { edition, store, file, many, results } = await open()
      await many('mutual', ...five)
      const others = await Promise.all(Array.from({ length: 4 }, () => Edition.open(file, store, () => 0)))
      await Promise.all([edition, ...others].map((each) => each.publishResults()))
      assert.equal((await results()).publication, 1)
      for (const each of others) each.forget('results')
      const bodies = await Promise.all([edition, ...others].map(async (each) => (await each.results()).body))
      assert.equal(new Set(bodies).size, 1)
    })
  })
}
