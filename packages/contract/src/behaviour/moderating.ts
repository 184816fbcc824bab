import { eventually, expect, expectEqual } from './expect.ts'
import { randomName } from './visit.ts'
import { saying, WorkshopVisit } from './workshop-visit.ts'
import { sampleConsultation, type Behaviour } from './world.ts'

const merge = (into: number) => ({ name: 'merge', into }) as const
const refuse = (note: string | null = null) => ({ name: 'refuse', reason: 'personal-data', note }) as const

/** What becomes of contributions, as their authors and everyone see it. */
export const moderating: Behaviour[] = [
  {
    name: 'shows everyone what is published, the latest first, and tells its authors',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [, second] = await workshop.giveAll('Première.', 'Deuxième.', 'Troisième.')
      for (const number of [3, 1, 2]) await workshop.visit.moderate(number, { name: 'publish' })
      await workshop.expectWall([[2], [1], [3]])
      const { contributions } = await workshop.wall()
      const shown = { number: 2, channel: 'web', ...saying({ text: 'Deuxième.' }), merged: [] }
      expectEqual(contributions[0], shown, 'the latest')
      expectEqual((await workshop.standing(second!)).status, 'published', 'what its author reads')
    },
  },
  {
    name: 'tells the author why a contribution is refused, with a note, and everyone how many are',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [first, second] = await workshop.giveAll('Mon numéro.', 'Son numéro.', 'Achetez.', 'Publiée.')
      await workshop.visit.moderate(1, refuse('Sans le nom, elle serait publiée.'))
      await workshop.visit.moderate(2, refuse())
      await workshop.visit.moderate(3, { name: 'refuse', reason: 'advertising', note: null })
      await workshop.visit.moderate(4, { name: 'publish' })
      const { status, reason, note, text } = await workshop.standing(first!)
      expectEqual(
        { status, reason, note, text },
        {
          status: 'refused',
          reason: 'personal-data',
          note: 'Sans le nom, elle serait publiée.',
          text: 'Mon numéro.',
        },
        'what its author reads',
      )
      expect(!('note' in (await workshop.standing(second!))), 'a note is there that nobody wrote')
      await eventually(async () => {
        const { refused, contributions } = await workshop.wall()
        const byReason = Object.fromEntries(refused.map((each) => [each.reason, each.count]))
        expectEqual(byReason, { 'personal-data': 2, advertising: 1 }, 'how many are refused')
        expectEqual(
          contributions.map(({ number }) => number),
          [4],
          'the numbers on the wall',
        )
      })
    },
  },
  {
    name: 'shows what was merged under what it was merged into, and leads its author there',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [, second, third] = await workshop.giveAll('Ensemble.', 'Nous tous.', 'À plusieurs.')
      await workshop.visit.moderate(1, { name: 'publish' })
      await workshop.visit.moderate(3, merge(1))
      await workshop.visit.moderate(2, merge(3))
      await workshop.expectWall([[1, 2, 3]])
      const [parent] = (await workshop.wall()).contributions
      const shown = { number: 2, channel: 'web', ...saying({ text: 'Nous tous.' }) }
      expectEqual(parent?.merged[0], shown, 'what was merged')
      for (const receipt of [second!, third!]) {
        const { status, into } = await workshop.standing(receipt)
        expectEqual([status, into], ['merged', { number: 1, text: 'Ensemble.' }], 'what its author reads')
      }
    },
  },
  {
    name: 'leads on what was merged into one that is merged itself',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [first] = await workshop.publishAll('Ensemble.', 'Nous tous.', 'À plusieurs.')
      await workshop.visit.moderate(1, merge(2))
      await workshop.visit.moderate(2, merge(3))
      await workshop.expectWall([[3, 1, 2]])
      expectEqual((await workshop.standing(first!)).into?.number, 3, 'where it leads')
    },
  },
  {
    name: 'gives back to the wall what was merged into one that leaves it',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [first, second] = await workshop.publishAll('Ensemble.', 'Nous tous.', 'À plusieurs.')
      await workshop.visit.moderate(2, merge(1))
      await workshop.visit.moderate(1, refuse())
      await workshop.expectWall([[2], [3]], { refused: [{ reason: 'personal-data', count: 1 }] })
      expectEqual((await workshop.standing(second!)).status, 'published', 'what its author reads')
      await workshop.visit.moderate(3, merge(2))
      await workshop.withdraw(second!)
      await workshop.withdraw(first!)
      await workshop.expectWall([[3]])
    },
  },
  {
    name: 'lets a facilitator come back on what was decided',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const [first, second] = await workshop.giveAll('Ensemble.', 'Nous tous.')
      await workshop.visit.moderate(1, refuse('Une note.'))
      await workshop.visit.moderate(1, { name: 'publish' })
      await workshop.visit.moderate(2, merge(1))
      await workshop.visit.moderate(2, { name: 'publish' })
      await workshop.expectWall([[2], [1]])
      for (const [receipt, number] of [[first!, 1] as const, [second!, 2] as const]) {
        const { status, reason, note, into, number: own } = await workshop.standing(receipt)
        expectEqual({ status, own }, { status: 'published', own: number }, 'what its author reads')
        expect(!reason && !note && !into, 'what was decided before is still told')
      }
      await workshop.visit.moderate(1, refuse())
      await workshop.expectWall([[2]], { refused: [{ reason: 'personal-data', count: 1 }] })
    },
  },
  {
    name: 'merges into nothing that is not published in the same workshop',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      await workshop.giveAll('Ensemble.', 'Nous tous.')
      await workshop.give(randomName(), { question: 'suite' }, 'avenir')
      for (const number of [2, 3]) await workshop.visit.moderate(number, { name: 'publish' })
      await workshop.visit.moderate(2, refuse())
      for (const into of [1, 2, 3, 9]) {
        const done = await workshop.visit.moderate(1, merge(into)).then(
          () => 'merged',
          () => 'not merged',
        )
        expectEqual(done, 'not merged', `what becomes of a merge into ${into}`)
      }
      await workshop.expectWall([], { received: 1, refused: [{ reason: 'personal-data', count: 1 }] })
    },
  },
  {
    name: 'moves nobody’s vote when contributions are merged or withdrawn',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const { visit } = workshop
      const [, author] = await workshop.publishAll('Ensemble.', 'Nous tous.')
      await visit.cast(author!, 'gouvernance', { choice: 'agree', revision: 1 })
      await visit.cast(randomName(), 'gouvernance', { choice: 'disagree', revision: 1 })
      const total = { agree: 1, disagree: 1 }
      await visit.expectTotal('gouvernance', total)
      await visit.moderate(2, merge(1))
      await workshop.expectWall([[1, 2]])
      await visit.expectTotal('gouvernance', total)
      await visit.expectSaid(author!, 'gouvernance', 'agree', 1)
      await workshop.withdraw(author!)
      await workshop.expectWall([[1]])
      await visit.expectTotal('gouvernance', total)
      await visit.expectTotal('partage', {})
      await visit.expectSaid(author!, 'gouvernance', 'agree', 1)
    },
  },
  {
    name: 'tells authors and everyone which principles come from a contribution',
    async run(world) {
      const [first, second] = sampleConsultation.principles
      const origin = { ...second!.origin, contributions: [1] }
      const workshop = await WorkshopVisit.begin(world, { principles: [first!, { ...second!, origin }] })
      const [author, merged, other] = await workshop.publishAll('Ensemble.', 'Nous tous.', 'Autre chose.')
      await workshop.visit.moderate(2, merge(1))
      for (const receipt of [author!, merged!])
        expectEqual((await workshop.standing(receipt)).principles, ['partage'], 'what its author reads')
      expect(!(await workshop.standing(other!)).principles?.length, 'a principle comes from nothing')
      await workshop.expectWall([[3], [1, 2]])
      const principles = (await workshop.wall()).contributions.map((each) => each.principles ?? [])
      expectEqual(principles, [[], ['partage']], 'the principles on the wall')
    },
  },
  {
    name: 'shows on the wall neither a receipt, nor a note, nor a text that is not published',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const secret = { text: 'Secret.', author: 'Secret', organisation: 'Secret' }
      const receipts = Array.from({ length: 5 }, () => randomName())
      for (const receipt of receipts) await workshop.give(receipt, secret)
      await workshop.visit.moderate(1, refuse('Secret'))
      await workshop.visit.moderate(2, { name: 'publish' })
      await workshop.visit.moderate(2, refuse('Secret'))
      await workshop.withdraw(receipts[2]!)
      await workshop.visit.moderate(4, { name: 'publish' })
      await workshop.withdraw(receipts[3]!)
      await workshop.expectWall([], { received: 1, refused: [{ reason: 'personal-data', count: 2 }] })
      const addresses = [
        workshop.link('contributions'),
        workshop.url,
        workshop.visit.url,
        workshop.visit.link('counts'),
      ]
      for (const url of addresses) {
        const answer = await workshop.visit.get(url)
        const text = JSON.stringify([...answer.headers]) + (await answer.text())
        expect(!/secret/i.test(text), `an answer says what is not published: ${text}`)
        for (const receipt of receipts) expect(!text.includes(receipt), `an answer holds a receipt: ${text}`)
      }
    },
  },
  {
    name: 'does not show a change of what nobody has read',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      await workshop.give(receipt)
      await workshop.change(receipt, { text: 'Dite autrement.', revision: 2 })
      await workshop.expectWall([], { received: 1 })
      await workshop.visit.moderate(1, { name: 'publish' })
      await workshop.expectWall([[1]])
      expectEqual((await workshop.wall()).contributions[0]?.text, 'Dite autrement.', 'the text on the wall')
    },
  },
  {
    name: 'answers 304 to who has the present wall, and 200 once it changed',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world)
      const receipt = randomName()
      const url = workshop.link('contributions')
      const acts = [
        () => workshop.give(receipt),
        () => workshop.visit.moderate(1, { name: 'publish' }),
        () => workshop.withdraw(receipt),
      ]
      for (const act of acts) {
        const tag = (await workshop.visit.get(url)).headers.get('ETag')
        expect(!!tag, 'no ETag')
        const again = () => workshop.visit.get(url, { 'If-None-Match': tag })
        expectEqual((await again()).status, 304, 'the status while nothing changed')
        await act()
        await eventually(async () => expectEqual((await again()).status, 200, 'the status after a change'))
      }
    },
  },
  {
    name: 'counts what is published, and raises the version of a wall with each change of it',
    async run(world) {
      const workshop = await WorkshopVisit.begin(world, { totals: 'never' })
      const receipt = randomName()
      const before = await workshop.wall()
      const versions = [before.version]
      const acts = [
        () => workshop.give(receipt),
        () => workshop.visit.moderate(1, { name: 'publish' }),
        () => workshop.visit.moderate(1, refuse()),
        () => workshop.withdraw(receipt),
      ]
      for (const [index, act] of acts.entries()) {
        await act()
        await eventually(async () => {
          const { version } = await workshop.wall()
          expect(version > versions.at(-1)!, `the version stays ${version}`)
          const { workshops } = await workshop.visit.counts()
          const published = index === 1 ? 1 : 0
          expectEqual(
            workshops,
            [
              { workshop: 'identite', published, version },
              { workshop: 'avenir', published: 0, version: before.version },
            ],
            'the counts of the workshops',
          )
        })
        versions.push((await workshop.wall()).version)
      }
    },
  },
]
