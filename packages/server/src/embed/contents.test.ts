/** What stands inside a tag, for who has no script and where a browser keeps nothing: all that can be read of it, rightly. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openConsole, type OpenConsole } from '../testing/console-client.ts'
import { sampleFile, sampleSession } from '../testing/sample.ts'
import { formatted } from './formatted.ts'

const [plain, explained] = sampleFile(2).principles
const sessions = [
  sampleSession(3, { id: 'last', title: { fr: 'La dernière', en: 'The last' } }),
  sampleSession(3, {
    id: 'far',
    title: { fr: 'Aux Antilles', en: 'In the West Indies' },
    start: '2120-03-05T12:00:00Z',
    end: '2120-03-05T13:30:00Z',
    timeZone: 'America/Guadeloupe',
    place: { name: { fr: 'Pointe-à-Pitre', en: 'Pointe-à-Pitre' } },
  }),
  sampleSession(3, {
    id: 'first',
    title: { fr: 'La première', en: 'The first' },
    start: '2120-03-05T08:00:00+01:00',
    end: '2120-03-05T09:00:00+01:00',
    status: 'cancelled',
  }),
  sampleSession(3, { id: 'days', title: { fr: 'Le salon', en: 'The fair' }, start: '2120-03-03', end: '2120-03-04' }),
]

let served: OpenConsole
before(async () => {
  const explanation = { fr: 'Ce que disent les statuts.', en: 'What the statutes say.' }
  served = await openConsole([
    sampleFile(0, {
      principles: [plain!, { ...explained!, explanation }],
      sessions,
      timeZone: 'Europe/Paris',
    }),
  ])
})
after(() => served.close())

/** Without the way out, which is another test’s. */
async function inside(path: string) {
  const text = await (await served.ask(`/embed/${path}`)).text()
  return /<div class="card">([^]*?)<noscript>/.exec(text)![1]!
}

const words = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u202f\u2009]+/g, ' ')
    .trim()

describe('a programme', () => {
  test('is in the order of its hours, each on the clocks of its place, by day', async () => {
    const days = (await inside('agenda')).split('<h3 class="day">').slice(1)
    assert.deepEqual(
      days.map((day) => words(day).replace(/ Le programme, pour votre agenda$/, '')),
      [
        'dimanche 3 – lundi 4 mars 2120 Le salon',
        'mardi 5 mars 2120 08:00 – 09:00 · La première · annulée 08:00 – 09:30 · Aux Antilles · Pointe-à-Pitre 14:00 – 16:00 · La dernière',
      ],
    )
  })

  test('says in English too what is cancelled', async () => {
    assert.match(await inside('agenda?lang=en'), /The first · <strong>cancelled<\/strong>/)
  })
})

test('a principle has its explanation, where it has one', async () => {
  assert.equal(words(await inside('vote?principle=principe-1')), 'Affirmation principe-1 Ce que disent les statuts.')
  assert.equal(words(await inside('vote?principle=principe-0&lang=en')), 'Statement principe-0')
})

test('a text keeps its lists, its stresses and its links', () => {
  type Block = Parameters<typeof formatted>[0][number]
  const block = (kind: Block['kind'], ...runs: Block['runs']): Block => ({ kind, runs })
  const blocks = [
    block('heading', { text: 'Un titre' }),
    block('paragraph', { text: 'Fort', strong: true }, { text: 'doux', emphasis: true }),
    block('item', { text: 'un' }),
    block('item', { text: 'autre' }),
    block('step', { text: 'd’abord' }),
    block('step', { text: 'puis' }),
    block('quote', { text: '<b>', link: 'https://loi.example/?a&b', strong: true, emphasis: true }),
  ]
  assert.deepEqual(
    formatted(blocks).map(({ text }) => text),
    [
      '<h4>Un titre</h4>',
      '<p><strong>Fort</strong><em>doux</em></p>',
      '<ul><li>un</li><li>autre</li></ul>',
      '<ol><li>d’abord</li><li>puis</li></ol>',
      '<blockquote><a href="https://loi.example/?a&#38;b" rel="noopener"><em><strong>&#60;b&#62;</strong></em></a></blockquote>',
    ],
  )
})
