import { routes } from '../routes.ts'
import { receiptHeader, ticketHeader } from '../vocabulary.ts'
import { eventually, expect, expectBytes, expectDocument, expectEqual, expectProblem } from './expect.ts'
import { freshEmail, signing, signingFor, SignatureVisit } from './signature-visit.ts'
import { randomName, Visit } from './visit.ts'
import { sampleManifesto, sampleWorkshops, type Behaviour } from './world.ts'

const pending = { status: 'pending', channel: 'web', revision: 1 }

/** How people sign, confirm, say it otherwise and withdraw. */
export const signingBehaviours: Behaviour[] = [
  {
    name: 'gives the text that is signed now, ready to be shown, and its earlier versions',
    async run(world) {
      const { visit, url, manifesto } = await SignatureVisit.begin(world)
      const { version, published, title, articles, versions, goal, minimum, controller, partners } = manifesto
      expectEqual([version, published, title.fr], [2, '2020-02-03', 'Texte fictif, revu'], 'the version')
      expectEqual([goal, minimum, controller.name], [100, 2, 'Chaire fictive'], 'its rules')
      expectEqual(partners, [{ name: 'Site partenaire', origin: 'https://partner.example' }], 'who may carry it')
      const [voix, partage] = articles
      expectEqual(
        voix?.text.fr,
        [
          {
            kind: 'paragraph',
            runs: [{ text: 'Une personne, ' }, { text: 'une voix', emphasis: true }, { text: '.' }],
          },
        ],
        'an article',
      )
      expectEqual(
        partage?.text.fr.map(({ kind, runs }) => [kind, runs.map(({ text }) => text).join('')]),
        [
          ['paragraph', 'Deux règles\u00a0:'],
          ['item', 'les bénéfices servent le projet\u202f;'],
          ['item', 'les réserves ne se partagent pas.'],
        ],
        'an article with a list, typeset',
      )
      const first = new URL(versions[0]!.link, url).href
      const earlier = await expectDocument<typeof manifesto>(await visit.get(first), routes.readVersion.answer)
      expectEqual([earlier.version, earlier.title.en], [1, 'Fictitious text'], 'the earlier version')
      for (const unknown of ['0', '3', '1000000', 'un'])
        await expectProblem(await visit.get(new URL(`manifesto/${unknown}`, url).href), 'unknown-version')
    },
  },
  {
    name: 'has no text to sign where the file has none',
    async run(world) {
      const visit = await Visit.begin(world)
      await expectProblem(await visit.get(visit.link('manifesto')), 'no-manifesto')
      expect((await visit.counts()).signatures === undefined, 'signatures are counted where there are none')
    },
  },
  {
    name: 'keeps a signature, which counts once its mail has answered',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const [first, second] = [randomName(), randomName()]
      const email = freshEmail()
      expectEqual(await visit.sign(first, { email }), { ...pending, said: signing() }, 'the signature')
      expectEqual(await visit.standing(first), { ...pending, said: signing() }, 'what its signer reads')
      await visit.confirm(second, { lastName: 'Imaginaire' })
      await visit.expectCounts(undefined)
      await visit.visit.byMail(email, 'confirm')
      await visit.expectCounts({ persons: 2 })
      expectEqual(
        await visit.standing(first),
        { ...pending, status: 'confirmed', number: 2, said: signing() },
        'what its signer reads, once it is confirmed',
      )
      const { latest, named, counts, goal } = await visit.signatures()
      expectEqual(
        latest?.map(({ number, name }) => [number, name]),
        [
          [2, 'Camille Fictif'],
          [1, 'Camille Imaginaire'],
        ],
        'the latest names',
      )
      expectEqual([named, goal, counts?.versions], [2, 100, [{ version: 2, count: 2 }]], 'what is known')
    },
  },
  {
    name: 'answers with the same bytes whether an address signed before or not',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const known = await visit.confirm(randomName())
      const answer = async (email: string) =>
        expectBytes(await visit.write({ body: visit.request({ email }) }), routes.sign.answer)
      expectEqual(await answer(known), await answer(freshEmail()), 'the answer')
      expectEqual(await answer(known.toUpperCase()), await answer(freshEmail()), 'the answer to another spelling')
    },
  },
  {
    name: 'has one signature an address: the one that was confirmed last, however the address is written',
    async run(world) {
      const visit = await SignatureVisit.begin(world, { manifesto: { ...sampleManifesto.manifesto, minimum: 1 } })
      const [first, second, third] = [randomName(), randomName(), randomName()]
      const email = await visit.confirm(first)
      const [local, domain] = email.split('@')
      await visit.confirm(second, { lastName: 'Autre' }, `${local!.toUpperCase()}+ess@${domain}`)
      await visit.expectCounts({ persons: 1 })
      expectEqual((await visit.standing(first)).status, 'replaced', 'the first')
      expect(!('said' in (await visit.standing(first))), 'what was replaced is still told')
      const { status, number } = await visit.standing(second)
      expectEqual([status, number], ['confirmed', 2], 'the second')
      await visit.sign(third, { email })
      expectEqual(
        (await visit.standing(second)).status,
        'confirmed',
        'one that a mail has not confirmed changes nothing',
      )
      await expectProblem(await visit.write({ receipt: first, method: 'PUT' }), 'not-signed')
    },
  },
  {
    name: 'says a signature again to its key, and nothing to a key that served for another',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const [receipt, key] = [randomName(), randomName()]
      const body = visit.request({ reservation: { article: 'partage', text: 'Sauf les primes.' } })
      const bytes = await expectBytes(await visit.write({ receipt, key, body }), routes.sign.answer)
      expectEqual(await expectBytes(await visit.write({ receipt, key, body }), routes.sign.answer), bytes, 'the replay')
      await expectProblem(await visit.write({ receipt, key, body: { ...body, firstName: 'Autre' } }), 'key-reused')
      await expectProblem(await visit.write({ receipt, key, body: { ...body, email: freshEmail() } }), 'key-reused')
      const other = await visit.write({ receipt, body: { ...body, firstName: 'Autre' } })
      expectEqual(await expectBytes(other, routes.sign.answer), bytes, 'a used receipt')
      await visit.visit.byMail(body.email, 'confirm')
      expectEqual(
        await expectBytes(await visit.write({ receipt, key, body }), routes.sign.answer),
        bytes,
        'the replay, later',
      )
    },
  },
  {
    name: 'counts an organisation once a facilitator has looked at it, apart from people',
    async run(world) {
      const visit = await SignatureVisit.begin(world, { manifesto: { ...sampleManifesto.manifesto, minimum: 1 } })
      const receipt = randomName()
      await visit.confirm(receipt, signingFor('Coopérative fictive', { siren: '356000000', visibility: 'full' }))
      expectEqual((await visit.standing(receipt)).status, 'unverified', 'before')
      await visit.expectCounts(undefined)
      await visit.visit.verify('Coopérative fictive', { name: 'accept' })
      await visit.expectCounts({ persons: 0, organisations: 1 })
      expectEqual((await visit.standing(receipt)).number, 1, 'its number')
      const { signatories, pages } = await visit.signatories()
      expectEqual(
        { signatories, pages },
        {
          signatories: [
            { number: 1, name: 'Coopérative fictive', signer: 'organisation', family: 'association', version: 2 },
          ],
          pages: 1,
        },
        'the list',
      )
      await visit.visit.verify('Coopérative fictive', { name: 'refuse', reason: 'no-mandate' })
      await visit.expectCounts(undefined)
      const { status, reason } = await visit.standing(receipt)
      expectEqual([status, reason], ['refused', 'no-mandate'], 'what its signer reads')
      await visit.change(receipt, {
        ...signingFor('Coopérative fictive', { mandate: 'Assemblée générale.' }),
        revision: 2,
      })
      expectEqual((await visit.standing(receipt)).status, 'unverified', 'once it is said otherwise')
    },
  },
  {
    name: 'looks again at an organisation that says otherwise who it is, and not at the rest',
    async run(world) {
      const visit = await SignatureVisit.begin(world, { manifesto: { ...sampleManifesto.manifesto, minimum: 1 } })
      const receipt = randomName()
      await visit.confirm(receipt, signingFor('Mutuelle fictive'))
      await visit.visit.verify('Mutuelle fictive', { name: 'accept' })
      const kept = await visit.change(receipt, {
        ...signingFor('Mutuelle fictive', { visibility: 'none' }),
        revision: 2,
      })
      expectEqual([kept.status, kept.number], ['confirmed', 1], 'what is no part of who it is')
      await visit.expectCounts({ persons: 0, organisations: 1 })
      expectEqual((await visit.signatures()).latest, [], 'the names')
      const other = await visit.change(receipt, { ...signingFor('Autre mutuelle fictive'), revision: 3 })
      expectEqual(other.status, 'unverified', 'another name')
      await visit.expectCounts(undefined)
    },
  },
  {
    name: 'publishes of a name what its owner ticked',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      for (const [visibility, lastName] of [
        ['full', 'Fictif'],
        ['short', 'Élément'],
        ['none', 'Caché'],
      ])
        await visit.confirm(randomName(), { visibility, lastName })
      await visit.expectCounts({ persons: 3 })
      const { latest, named } = await visit.signatures()
      expectEqual(
        latest?.map(({ name }) => name),
        ['Camille É.', 'Camille Fictif'],
        'the latest',
      )
      expectEqual(named, 2, 'how many are named')
      expectEqual(
        (await visit.signatories()).signatories.map(({ number }) => number),
        [1, 2],
        'the list',
      )
      expectEqual((await visit.signatories(2)).signatories, [], 'a page after the last')
    },
  },
  {
    name: 'counts reservations by article, and the channels apart',
    async run(world) {
      const visit = await SignatureVisit.begin(world, sampleWorkshops)
      const ticket = await visit.visit.invite('identite')
      const email = freshEmail()
      const inRoom = await visit.write({
        body: visit.request({ email, reservation: { article: 'voix', text: 'Sauf en assemblée.' } }),
        headers: { [ticketHeader]: ticket },
      })
      const { channel } = await expectDocument<{ channel: string }>(inRoom, routes.sign.answer)
      expectEqual(channel, 'room', 'the channel')
      await visit.visit.byMail(email, 'confirm')
      await visit.confirm(randomName())
      await visit.expectCounts({ persons: 2 })
      const { counts } = await visit.signatures()
      expectEqual(counts?.persons, { web: 1, room: 1, paper: 0 }, 'the channels')
      expectEqual([counts?.reservations, counts?.articles], [1, [{ article: 'voix', count: 1 }]], 'the reservations')
      await expectProblem(
        await visit.write({ headers: { [ticketHeader]: `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}` } }),
        'invalid-ticket',
      )
    },
  },
  {
    name: 'lets a signer say it otherwise; the highest revision wins',
    async run(world) {
      const visit = await SignatureVisit.begin(world, { manifesto: { ...sampleManifesto.manifesto, minimum: 1 } })
      const receipt = randomName()
      const email = await visit.confirm(receipt)
      const changed = signing({ visibility: 'none', contact: true, reservation: { article: 'voix', text: 'Un mot.' } })
      const said = await visit.change(receipt, { ...changed, revision: 5 })
      expectEqual(said, { status: 'confirmed', channel: 'web', revision: 5, number: 1, said: changed }, 'the change')
      expectEqual(await visit.standing(receipt), said, 'what stands')
      await eventually(async () => expectEqual((await visit.signatures()).counts?.reservations, 1, 'the reservations'))
      for (const revision of [4, 5])
        await expectProblem(
          await visit.write({ receipt, method: 'PUT', body: signing({ revision }) }),
          'stale-signature',
        )
      await visit.sign(randomName(), { email })
      await visit.visit.byMail(email, 'withdraw')
      expectEqual((await visit.standing(receipt)).status, 'withdrawn', 'withdrawn by mail')
    },
  },
  {
    name: 'lets a signature be changed before it is confirmed',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const receipt = randomName()
      const email = freshEmail()
      await visit.sign(receipt, { email })
      const said = await visit.change(receipt, { firstName: 'Dominique', revision: 2 })
      expectEqual([said.status, said.said?.firstName], ['pending', 'Dominique'], 'the change')
      await visit.visit.byMail(email, 'confirm')
      expectEqual((await visit.standing(receipt)).said?.firstName, 'Dominique', 'what is confirmed')
    },
  },
  {
    name: 'withdraws a signature, and all of it is gone',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const receipts = [randomName(), randomName(), randomName()]
      for (const receipt of receipts) await visit.confirm(receipt)
      await visit.expectCounts({ persons: 3 })
      const [first, second] = receipts
      expectEqual(await visit.withdraw(first!), { ...pending, status: 'withdrawn' }, 'the answer')
      expectEqual(await visit.withdraw(first!), { ...pending, status: 'withdrawn' }, 'the answer, again')
      expectEqual(await visit.standing(first!), { ...pending, status: 'withdrawn' }, 'what stands')
      await visit.expectCounts({ persons: 2 })
      expectEqual(
        (await visit.signatories()).signatories.map(({ number }) => number),
        [2, 3],
        'the list',
      )
      expectEqual(await visit.change(first!, { revision: 9 }), { ...pending, status: 'withdrawn' }, 'a late change')
      await visit.withdraw(second!)
      await visit.expectCounts(undefined)
      expectEqual((await visit.signatories()).signatories, [], 'the list, under the minimum')
      await expectProblem(await visit.write({ method: 'DELETE' }), 'unknown-receipt')
    },
  },
  {
    name: 'forgets what waits, and writes no more, for whoever says it is not theirs',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const receipt = randomName()
      const email = freshEmail()
      await visit.sign(receipt, { email })
      await visit.visit.byMail(email, 'never-write')
      expectEqual(await visit.standing(receipt), { ...pending, status: 'expired' }, 'what stands')
      await visit.sign(randomName(), { email })
      let isSent = true
      await visit.visit.byMail(email, 'confirm').catch(() => (isSent = false))
      expect(!isSent, 'a mail was sent to who wanted none')
    },
  },
  {
    name: 'signs nothing before the opening or after the closing, and withdraws at any time',
    async run(world) {
      const opens = '2120-01-02T00:00:00Z'
      const closes = '2120-02-02T00:00:00Z'
      const visit = await SignatureVisit.begin(world, { opens, closes })
      await expectProblem(await visit.write(), 'consultation-draft')
      visit.visit.reach('2120-01-03T00:00:00Z')
      const receipt = randomName()
      const email = await visit.confirm(receipt)
      visit.visit.reach(closes)
      await expectProblem(await visit.write(), 'consultation-closed')
      await expectProblem(await visit.write({ receipt, method: 'PUT' }), 'consultation-closed')
      expectEqual((await visit.standing(receipt)).status, 'confirmed', 'what stands')
      expectEqual((await visit.withdraw(receipt)).status, 'withdrawn', 'the withdrawal')
      expect(email.length > 0, 'no address')
    },
  },
  {
    name: 'tells with the counts that signatures have changed',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const versionNow = async () => (await visit.visit.counts()).signatures!.version
      const before = await versionNow()
      await visit.confirm(randomName())
      await eventually(async () => expect((await versionNow()) > before, 'the version does not rise'))
      const { version } = await visit.signatures()
      await eventually(async () => expectEqual(await versionNow(), version, 'the two versions'))
    },
  },
  {
    name: 'keeps a signature to its receipt: no other reads, changes or withdraws it',
    async run(world) {
      const visit = await SignatureVisit.begin(world)
      const receipt = randomName()
      const given = await visit.sign(receipt)
      await expectProblem(await visit.ask(randomName()), 'unknown-receipt')
      await expectProblem(await visit.write({ method: 'PUT' }), 'unknown-receipt')
      await expectProblem(await visit.write({ method: 'DELETE' }), 'unknown-receipt')
      await expectProblem(await visit.write({ headers: { [receiptHeader]: null } }), 'invalid-field', 'Ess-Receipt')
      expectEqual(await visit.standing(receipt), given, 'what stands')
    },
  },
]
