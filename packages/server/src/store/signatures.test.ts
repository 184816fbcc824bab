/** What the store keeps of signatures, counts of them, sends for them and forgets. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { codeHash, newCode } from '../codes.ts'
import { clean } from '../commands/cleaning.ts'
import { sampleFile } from '../testing/sample.ts'
import { addresseeIn, sampleText, signingAct, signedAs, withdrawalAct } from '../testing/signing.ts'
import { bothStores } from '../testing/stores.ts'
import { openStore } from './open-store.ts'
import type { KeptSignature, Letter } from './signature-store.ts'
import type { Store } from './store.ts'

const hour = 3_600_000
const day = 24 * hour
/** Signing is by the clock of the store, and all that follows at an instant after it. */
const start = Date.now() + hour
/** The last instant of the day on which these tests sign. */
const endOfDay = () => (Math.floor(Date.now() / day) + 1) * day - 1

for (const kind of bothStores()) {
  describe(kind.name, () => {
    let store: Store
    beforeEach(async () => (store = await openStore(await kind.address())))
    afterEach(() => store?.close())

    let consultations = 0
    /** A consultation more. */
    const open = async () => {
      const consultation = `essai-${++consultations}`
      await store.introduce(consultation)
      return consultation
    }
    const emailOf = (name: string) => `${name}-${randomUUID()}@example.org`
    const sign = async (consultation: string, email: string, said = {}, contact = false) => {
      const receipt = randomUUID()
      const to = await addresseeIn(store, email, consultation)
      const outcome = await store.sign(signingAct(receipt, to, said, { consultation, contact }))
      assert.equal(outcome.name, 'kept')
      return { consultation, receipt }
    }
    /** Takes every letter that may leave at an instant, as sent. */
    const post = async (now: number) => {
      const letters: Letter[] = []
      for (;;) {
        const letter = await store.nextLetter({ link: codeHash(newCode()), now })
        if (!letter) return letters
        await store.closeLetter({ letter, delivery: 'sent', now })
        letters.push(letter)
      }
    }
    const entryOf = async (of: { consultation: string; receipt: string }) => (await store.signatureOf(of))!.entry
    const confirm = async (of: { consultation: string; receipt: string }, link: string, now: number) =>
      store.actByLink({ link, deed: { name: 'confirm', entry: await entryOf(of) }, now })
    const numberOf = async (consultation: string) => {
      const { cells } = await store.signatureStanding(consultation)
      return cells.reduce((sum, { count }) => sum + count, 0)
    }
    const sound = async () => assert.deepEqual(await store.findDrift(), [])

    test('100 people who confirm at once, each twice, are 100', async () => {
      const consultation = await open()
      const people = await Promise.all(
        Array.from({ length: 100 }, async (_, index) => ({
          email: emailOf(`p${index}`),
          of: await sign(consultation, emailOf(`x${index}`)),
        })),
      )
      const letters = await post(start)
      assert.equal(letters.length, 100)
      const links = new Map(letters.map(({ address, link }) => [address, link]))
      const addresses = new Map<string, string>()
      for (const { link } of letters) {
        const { signatures } = (await store.linkedTo(link, start))!
        addresses.set(signatures[0]!.receipt, link)
      }
      const acts = people.flatMap(({ of }) => {
        const link = addresses.get(of.receipt)!
        return [confirm(of, link, start), confirm(of, link, start)]
      })
      for (const outcome of await Promise.all(acts)) assert.equal(outcome.name, 'kept')
      assert.equal(links.size, 100)
      assert.equal(await numberOf(consultation), 100)
      const numbers = (await store.named({ consultation })).map(({ number }) => number)
      assert.deepEqual(
        numbers,
        Array.from({ length: 100 }, (_, index) => index + 1),
      )
      await sound()
    })

    test('two signatures of one address that are confirmed at once leave one', async () => {
      const consultation = await open()
      const email = emailOf('deux')
      const first = await sign(consultation, email)
      const [one] = await post(start + day)
      const second = await sign(consultation, email)
      const [other] = await post(start + 2 * day)
      await Promise.all([confirm(first, one!.link, start + 2 * day), confirm(second, other!.link, start + 2 * day)])
      assert.equal(await numberOf(consultation), 1)
      const statuses = await Promise.all([first, second].map(async (of) => (await store.signatureOf(of))!.status))
      assert.deepEqual(statuses.sort(), ['confirmed', 'replaced'])
      await sound()
    })

    test('a mailbox gets one mail an hour and three a day, from all consultations together', async () => {
      const now = start
      const name = randomUUID()
      const spellings = [`${name}@example.org`, `${name.toUpperCase()}@EXAMPLE.org`, `${name}+ess@example.org`]
      const at: number[] = []
      for (let minute = 0; minute < 48 * 60; minute += 10) {
        const consultation = await open()
        await sign(consultation, spellings[minute % 3]!)
        const letters = await post(now + minute * 60_000)
        at.push(...letters.map(() => minute))
      }
      // Seen from each mail: none within the hour before it, two at most within the day before it.
      for (const [index, minute] of at.entries()) {
        assert.ok(index === 0 || minute - at[index - 1]! >= 60, `${at}`)
        assert.ok(index < 3 || minute - at[index - 3]! >= 24 * 60, `${at}`)
      }
      assert.deepEqual(at, [0, 60, 120, 1440, 1500, 1560])
    })

    test('a mail that surely reached nobody counts for nothing; one that may have counts', async () => {
      const now = start
      const consultation = await open()
      await sign(consultation, emailOf('echec'))
      const take = async (at: number) => store.nextLetter({ link: codeHash(newCode()), now: at })
      const first = await take(now)
      assert.ok(first)
      assert.equal(await take(now), undefined)
      await store.closeLetter({ letter: first, delivery: 'failed', now })
      assert.equal(await store.linkedTo(first.link, now), undefined)
      const second = await take(now + 5 * 60_000)
      assert.ok(second, 'it is not tried again')
      await store.closeLetter({ letter: second, delivery: 'unknown', now: now + 5 * 60_000 })
      assert.equal(await take(now + hour), undefined)
      const third = await take(now + hour + 5 * 60_000)
      assert.ok(third, 'it is not tried again after an hour')
      assert.ok(await store.linkedTo(second.link, now + hour), 'a mail that may have arrived leads nowhere')
      await store.closeLetter({ letter: third, delivery: 'refused', now: now + 2 * hour })
      assert.equal(await take(now + 3 * day), undefined)
    })

    test('a letter that a process took and did not close is sent again when its mailbox may have another', async () => {
      const now = start
      const consultation = await open()
      await sign(consultation, emailOf('coupure'))
      assert.ok(await store.nextLetter({ link: codeHash(newCode()), now }))
      assert.equal((await post(now + hour - 1)).length, 0)
      assert.equal((await post(now + hour)).length, 1)
    })

    test('a link acts once, for its address alone, until it expires', async () => {
      const now = start
      const consultation = await open()
      const mine = await sign(consultation, emailOf('mienne'))
      const [{ link }] = (await post(now)) as [Letter]
      const other = await sign(consultation, emailOf('autre'))
      assert.equal((await confirm(other, link, now)).name, 'unknown-signature')
      assert.equal(await store.linkedTo(codeHash(newCode()), now), undefined)
      assert.equal((await confirm(mine, link, now + 48 * hour)).name, 'unknown-link')
      assert.equal((await confirm(mine, link, now + 48 * hour - 1)).name, 'kept')
      assert.equal((await confirm(mine, link, now)).name, 'kept')
      const withdraw = { name: 'withdraw', entry: await entryOf(mine) } as const
      assert.equal((await store.actByLink({ link, deed: withdraw, now })).name, 'unknown-link')
      assert.equal((await store.signatureOf(mine))?.status, 'confirmed')
    })

    test('whoever wants no mail gets none, and what waited under their address is forgotten', async () => {
      const now = start
      const consultation = await open()
      const email = emailOf('jamais')
      const waiting = await sign(consultation, email)
      const [{ link }] = (await post(now)) as [Letter]
      await store.actByLink({ link, deed: { name: 'never-write' }, now })
      assert.equal((await store.signatureOf(waiting))?.status, 'expired')
      await sign(consultation, email)
      await sign(await open(), email)
      assert.equal((await post(now + 10 * day)).length, 0)
    })

    test('signatures that nobody confirms are forgotten after the days of the file, and no others', async () => {
      const consultation = await open()
      const now = endOfDay()
      const waiting = await sign(consultation, emailOf('oubli'))
      const confirmed = await sign(consultation, emailOf('garde'))
      for (const { link } of await post(now)) {
        const { signatures } = (await store.linkedTo(link, now))!
        if (signatures[0]!.receipt === confirmed.receipt) await confirm(confirmed, link, now)
      }
      const file = sampleFile(1, {
        id: consultation,
        manifesto: sampleText({ retention: { unconfirmed: 5, emails: 30 } }),
      })
      await clean(store, [file], now + 4 * day)
      assert.equal((await store.signatureOf(waiting))?.status, 'pending')
      await clean(store, [file], now + 5 * day)
      assert.deepEqual(
        [(await store.signatureOf(waiting))?.status, (await store.signatureOf(waiting))?.said],
        ['expired', null],
      )
      assert.equal((await store.signatureOf(confirmed))?.status, 'confirmed')
      await sound()
    })

    test('e-mails are forgotten the days of the file after the closing, by its clock or by hand', async () => {
      const now = endOfDay()
      for (const fields of [{ closes: new Date(now + day).toISOString() }, { status: 'closed' as const }]) {
        const consultation = await open()
        const of = await sign(consultation, emailOf('courriel'), {}, true)
        const [letter] = await post(now)
        await confirm(of, letter!.link, now)
        assert.equal((await store.contacts(consultation)).length, 1)
        const file = sampleFile(1, {
          id: consultation,
          manifesto: sampleText({ retention: { unconfirmed: 7, emails: 12 } }),
          ...fields,
        })
        const closing = fields.closes ? now + day : now
        await clean(store, [file], closing)
        await clean(store, [file], closing + 11 * day)
        assert.equal((await store.contacts(consultation)).length, 1, JSON.stringify(fields))
        await clean(store, [file], closing + 12 * day)
        assert.deepEqual(await store.contacts(consultation), [])
        assert.equal(await store.isAddressKnown(await addressed(consultation, of)), false)
        const { status, said } = (await store.signatureOf(of))!
        assert.deepEqual([status, said?.lastName], ['confirmed', 'Fictif'])
      }

      async function addressed(consultation: string, of: { receipt: string }) {
        assert.ok(of.receipt)
        return addresseeIn(store, emailOf('autre'), consultation).then(({ address }) => ({ consultation, address }))
      }
    })

    test('a consultation that is opened again is not closed since before', async () => {
      const consultation = await open()
      const noted = (at: number | null) => store.noteClosing({ consultation, day: at })
      assert.deepEqual([await noted(100), await noted(120), await noted(null), await noted(150)], [100, 100, null, 150])
    })

    test('a version that was signed keeps its words; one that was not may change', async () => {
      const consultation = await open()
      const publish = (...digests: string[]) => store.publishVersions({ consultation, digests })
      assert.equal(await publish('a', 'b'), undefined)
      assert.equal(await publish('a2', 'b2'), undefined)
      await sign(consultation, emailOf('version'))
      assert.equal(await publish('a3', 'b2'), undefined)
      assert.equal(await publish('a3', 'b3'), 2)
      assert.equal(await publish('a3'), 2)
      assert.equal(await publish('a3', 'b2', 'c'), undefined)
    })

    test('what was withdrawn is withdrawn again after a restore, and the rest stays', async () => {
      const consultation = await open()
      const [gone, stays] = [await sign(consultation, emailOf('parti')), await sign(consultation, emailOf('reste'))]
      await store.eraseAgain([gone, { consultation, receipt: 'nobody' }, gone])
      assert.deepEqual(await Promise.all([gone, stays].map(async (of) => (await store.signatureOf(of))!.status)), [
        'withdrawn',
        'pending',
      ])
      assert.equal((await store.sign(withdrawalAct(gone.receipt, consultation))).name, 'kept')
    })

    test('a facilitator decides about what they have read, once, and the audit says so', async () => {
      const consultation = await open()
      const of = await sign(consultation, emailOf('verif'), {
        signer: 'organisation',
        organisation: 'Association fictive',
        role: 'présidence',
        mandate: 'Bureau du 3.',
      })
      const [letter] = await post(start)
      await confirm(of, letter!.link, start)
      const seen = (await store.signatureOf(of))!
      const decide = (verdict: Parameters<Store['verify']>[0]['verdict'], before: KeptSignature = seen) =>
        store.verify({ consultation, entry: seen.entry, verdict, member: 'Personne', seen: before, now: start })
      assert.equal((await decide({ name: 'accept' }, { ...seen, revision: 9 })).name, 'stale-signature')
      assert.equal((await decide({ name: 'accept' })).name, 'kept')
      assert.equal((await decide({ name: 'accept' })).name, 'kept')
      assert.equal((await decide({ name: 'refuse', reason: 'no-mandate' })).name, 'stale-signature')
      const now = (await store.signatureOf(of))!
      assert.equal((await decide({ name: 'refuse', reason: 'no-mandate' }, now)).name, 'kept')
      assert.equal(await numberOf(consultation), 0)
      assert.deepEqual(
        (await store.verifications(consultation)).map(({ sequence, act, reason }) => [sequence, act, reason]),
        [
          [1, 'accept', null],
          [2, 'refuse', 'no-mandate'],
        ],
      )
      const waiting = await sign(consultation, emailOf('attend'))
      const act = {
        consultation,
        entry: await entryOf(waiting),
        verdict: { name: 'accept' } as const,
        member: 'P',
        now: start,
      }
      assert.equal((await store.verify({ ...act, seen: (await store.signatureOf(waiting))! })).name, 'not-signed')
      await sound()
    })

    test('a signature on paper counts once, however often its page is sent', async () => {
      const consultation = await open()
      const entry = { consultation, said: signedAs(), member: 'Personne', key: randomUUID(), digest: 'd', now: start }
      const outcomes = await Promise.all([store.enterSignature(entry), store.enterSignature(entry)])
      assert.deepEqual(
        outcomes.map((outcome) => outcome.name === 'kept' && outcome.signature.number),
        [1, 1],
      )
      assert.equal((await store.enterSignature({ ...entry, digest: 'other' })).name, 'key-reused')
      assert.equal(await numberOf(consultation), 1)
      await sound()
    })

    test('a counter that is wrong is found, and counted again', async () => {
      const consultation = await open()
      await store.enterSignature({
        consultation,
        said: signedAs({ article: 'voix', reservation: 'Un mot.' }),
        member: 'Personne',
        key: randomUUID(),
        digest: 'd',
        now: start,
      })
      await store.recount()
      assert.equal(await numberOf(consultation), 1)
      await sound()
    })
  })
}
