import { expect } from '@open-wc/testing'
import type { Results } from '@ess-widgets/contract'
import { readResults } from './results-file.ts'
import { replace, restore } from './testing/fixtures.ts'

const half = { low: 0.2, high: 0.9 }
const exactly = (count: number) => ({ least: count, most: count })
const answers = { people: 12, agree: exactly(6), disagree: exactly(4), pass: exactly(2), support: half }
const association = { family: 'association', ...answers } as const
const reason = { number: 4, text: 'Une raison.', author: 'Camille', organisation: 'Atelier', family: 'mutual' } as const
const but = {
  principle: 'but',
  statement: { fr: 'Le but.', en: 'The purpose.' },
  origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
  heading: 'divergent',
  verdict: 'divergent',
  spoke: ['association'],
  missing: 3,
  families: [association, { family: null, ...answers }],
  total: { agree: 12, disagree: 8, pass: 4 },
  channels: [{ channel: 'web', ...answers }],
  reasons: [reason],
} satisfies Results['principles'][number]
const place = { principle: 'but', x: 0.5, y: -1, agree: [0, 1], disagree: [] }
const opinions = { count: 3, groups: [{ share: 0.6 }, { share: 0.35 }], principles: [place] }
const file = {
  consultation: 'salle',
  title: { fr: 'Titre', en: 'Title' },
  summary: { fr: 'Résumé', en: 'Summary' },
  status: 'closed',
  publication: 3,
  published: '2026-11-25T18:00:00Z',
  isFinal: true,
  totals: 'at-close',
  familyMinimum: 10,
  people: { least: 24, most: 24 },
  principles: [but],
  opinions,
} satisfies Results

async function read(content: unknown): Promise<Results> {
  replace(window, 'fetch', async () => Response.json(content))
  return readResults('https://files.example/results.json')
}
const problemOf = (content: unknown) =>
  read(content).then(
    () => 'none',
    (error: Error) => error.message,
  )

const withPrinciple = (fields: object) => ({ ...file, principles: [{ ...but, ...fields }] })
const withFamily = (fields: object) => withPrinciple({ families: [{ ...association, ...fields }] })
const withOpinions = (fields: object) => ({ ...file, opinions: { ...opinions, ...fields } })
const withPlace = (fields: object) => withOpinions({ principles: [{ ...place, ...fields }] })
const many = <T>(count: number, each: (index: number) => T) => Array.from({ length: count }, (_, index) => each(index))

describe('a results bundle', () => {
  afterEach(restore)

  it('is what the file says, and nothing else that it holds', async () => {
    expect(await read(file)).to.deep.equal(file)
    expect(await read({ ...file, other: 1, principles: [{ ...but, other: 1 }] })).to.deep.equal(file)
  })

  it('may leave out what a consultation need not have', async () => {
    const { summary: _, published: __, opinions: ___, ...rest } = file
    const { missing: _m, total: _t, channels: _c, ...bare } = but
    const least = { ...rest, people: { least: 24 }, principles: [{ ...bare, reasons: [{ number: 1, text: 'Non.' }] }] }
    expect(await read(least)).to.deep.equal(least)
  })

  it('holds as much as a consultation may, and no more', async () => {
    const principles = many(200, (index) => ({ ...but, principle: `p-${index}` }))
    const places = many(200, (index) => ({ ...place, principle: `p-${index}` }))
    const reasons = many(1000, () => reason)
    const most = {
      ...file,
      principles: [{ ...principles[0], reasons }, ...principles.slice(1)],
      opinions: { ...opinions, count: 5, principles: places },
    }
    expect((await read(most)).principles.length).to.equal(200)
    expect(await problemOf({ ...file, principles: [...principles, but] })).to.equal('principles must have 200 at most')
    expect(await problemOf(withOpinions({ principles: [...places, place] }))).to.equal(
      'opinions.principles must have 200 at most',
    )
    expect(await problemOf(withPrinciple({ reasons: [...reasons, reason] }))).to.equal(
      'principles[0].reasons must have 1000 at most',
    )
  })

  for (const [problem, wrong] of [
    ['people.least must be a whole number from 0 to 3', { ...file, people: { least: 4, most: 3 } }],
    ['people.most must be a whole number', { ...file, people: { least: 4, most: null } }],
    ['published must be a date', { ...file, published: 'hier' }],
    ['principles must not have but twice', { ...file, principles: [but, but] }],
    ['principles[0].families[0].people must not be 0', withFamily({ people: 0, agree: {}, disagree: {}, pass: {} })],
    ['families[0].agree.least must be a whole number from 0 to 5', withFamily({ agree: { least: 6, most: 5 } })],
    ['families[0].pass.most must be a whole number from 0 to 12', withFamily({ pass: exactly(13) })],
    ['families[0]: agree, disagree and pass must be as many as people', withFamily({ pass: exactly(3) })],
    ['families[0]: agree, disagree and pass must be as many as people', withFamily({ pass: exactly(1) })],
    ['families[0].support.low must be a number from 0 to 0.1', withFamily({ support: { low: 0.2, high: 0.1 } })],
    ['families[0].support.high must be a number from 0 to 1', withFamily({ support: { low: 0.2, high: 1.1 } })],
    ['principles[0].families must not have association twice', withPrinciple({ families: [association, association] })],
    ['channels must not have web twice', withPrinciple({ channels: [but.channels[0], but.channels[0]] })],
    ['opinions.count must be a whole number from 2 to 5', withOpinions({ count: 1 })],
    ['opinions.count must be a whole number from 2 to 5', withOpinions({ count: 6 })],
    ['opinions.groups must have 2 at most', withOpinions({ count: 2, groups: many(3, () => ({ share: 0.3 })) })],
    ['opinions.groups[0].share must be a number from 0 to 1', withOpinions({ groups: [{ share: 60 }] })],
    ['opinions.principles must not have but twice', withOpinions({ principles: [place, place] })],
    ['opinions.principles[0].x must be a number from -1 to 1', withPlace({ x: 1.01 })],
    ['opinions.principles[0].x must be a number from -1 to 1', withPlace({ x: -1.01 })],
    ['opinions.principles[0].x must be a number from -1 to 1', withPlace({ x: '0' })],
    ['opinions.principles[0].y must be a number from -1 to 1', withPlace({ y: -1.01 })],
    ['opinions.principles[0].agree must be a whole number from 0 to 1', withPlace({ agree: [2] })],
    ['opinions.principles[0].disagree must be a whole number from 0 to 1', withPlace({ disagree: [2] })],
    ['opinions.principles[0].disagree must have 2 at most', withPlace({ disagree: [0, 1, 1] })],
  ] as [string, unknown][])
    it(`says what is wrong with it: ${problem}`, async () => {
      expect(await problemOf(wrong)).to.contain(problem)
    })
})
