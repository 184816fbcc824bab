/** What is printed for a room: its codes lead where they say, and only the answer to the form holds them. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { encode } from 'uqr'
import { signTicket } from '../../http/tickets.ts'
import { openConsole } from '../../testing/console-client.ts'
import { contribute, sampleWorkshop } from '../../testing/http-author.ts'
import { connections } from '../../testing/http-voter.ts'
import { sampleFile } from '../../testing/sample.ts'

const hostile = '</h2><script>alert(1)</script>'
const page = 'https://partenaire.example/atelier?lang=fr'
const now = Date.now()
const logged: string[] = []
const workshops = [
  sampleWorkshop({ page, title: { fr: hostile, en: hostile } }),
  sampleWorkshop({ id: 'leviers', page: `https://partenaire.example/${'é'.repeat(100)}` }),
  sampleWorkshop({ id: 'sans-page' }),
]
const { store, running, ask, member, close } = await openConsole(
  [sampleFile(2, { workshops }), sampleFile(1, { id: 'autre' })],
  { now: () => now, logger: { level: 'trace', stream: { write: (line: string) => void logged.push(line) } } },
)
after(close)
const cookie = await member('facilitator')
const print = (form: Record<string, string>) => ask('/console/essai/imprimer', { cookie, form })
const cards = { workshop: 'vision', tickets: 'yes', tables: '3', hours: '5' }

/** The dark modules of a code on a page, from its path alone: each `M` and `h` a run of one row. */
function modulesIn(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)![1])
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(length))
  return rows
}
const codesIn = (html: string) => [...html.matchAll(/<svg class="qr"[\s\S]*?<\/svg>/g)].map(([svg]) => modulesIn(svg))
const codeOf = (text: string) => encode(text, { ecc: 'M', border: 4 }).data

test('each table’s code is its link, and the server takes its ticket as from the room', async (t) => {
  const answer = await print(cards)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const html = await answer.text()
  const secret = await store.introduce('essai')
  const expires = Math.floor(now / 1000) + 5 * 3600
  const tickets = [1, 2, 3].map((table) => signTicket(secret, { workshop: 'vision', table, expires }))
  assert.deepEqual(
    codesIn(html),
    tickets.map((ticket) => codeOf(`${page}#ess-ticket=${ticket}`)),
  )
  assert.match(html, /<h3>Table <b>3<\/b><\/h3>/)
  assert.ok(!html.includes('<script>alert'), 'a hostile title is text')
  const agent = connections(1)
  t.after(() => agent.destroy())
  const given = await contribute(agent, running.url, {}, { ticket: tickets[2] })
  assert.equal(given.status, 200, given.text)
  assert.equal((await store.contributions('essai')).at(-1)?.channel, 'room')
  for (const ticket of tickets) {
    const signature = ticket.split('.').at(-1)!
    assert.ok(!logged.some((line) => line.includes(signature)), 'no log holds an invitation')
    assert.ok(!html.includes(signature), 'it is written nowhere but in its code')
  }
})

test('the cover sheet leads to the page and invites nobody; sheets of paper need neither', async () => {
  const cover = await (await print({ workshop: 'vision', cover: 'yes' })).text()
  assert.deepEqual(codesIn(cover), [codeOf(page)])
  assert.match(cover, /partenaire\.example<wbr \/>\/atelier\?lang=fr/)
  const paper = await (await print({ workshop: 'sans-page', contribution: 'yes', ballot: 'yes' })).text()
  assert.equal(paper.match(/class="sheet /g)?.length, 2)
  assert.match(paper, /Affirmation principe-1/)
  const english = await ask('/console/essai/imprimer', {
    cookie,
    form: { workshop: 'vision', ballot: 'yes' },
    headers: { 'accept-language': 'en' },
  })
  assert.match(await english.text(), /Sheet no\.[\s\S]*Statement principe-1/)
})

test('a page may be typed, of a partner alone, and loses its fragment', async () => {
  const typed = await print({ ...cards, tables: '1', page: 'https://partenaire.example/salle#haut' })
  const secret = await store.introduce('essai')
  const ticket = signTicket(secret, { workshop: 'vision', table: 1, expires: Math.floor(now / 1000) + 5 * 3600 })
  assert.deepEqual(codesIn(await typed.text()), [codeOf(`https://partenaire.example/salle#ess-ticket=${ticket}`)])
})

test('what is wrong is said at its field, with what was typed', async () => {
  for (const [changes, said] of [
    [{ tables: '61' }, /value="61"[\s\S]*un nombre de tables, de 1 à 60/],
    [{ hours: '73' }, /value="73"[\s\S]*un nombre d’heures, de 1 à 72/],
    [{ tables: '' }, /Les cartes en ont besoin/],
    [{ page: 'partenaire.example' }, /une adresse web complète/],
    [{ page: 'https://partenaire.example.evil.example/' }, /celle d’un partenaire/],
    [{ page: 'http://partenaire.example/' }, /celle d’un partenaire/],
    [{ page: 'https://partenaire.example@evil.example/' }, /celle d’un partenaire/],
    [{ workshop: 'sans-page' }, /ne dit pas de page pour cet atelier/],
    [{ workshop: 'leviers' }, /trop longue pour un code/],
    [{ tickets: '' }, /Choisissez au moins une feuille/],
  ] as [Record<string, string>, RegExp][]) {
    const refused = await print({ ...cards, ...changes })
    assert.equal(refused.status, 422, String(said))
    const html = await refused.text()
    assert.match(html, said)
    assert.deepEqual(codesIn(html), [])
  }
  assert.equal((await print({ ...cards, workshop: 'aucun' })).status, 404)
})

test('a consultation without a workshop prints its ballot', async () => {
  const cookie = await member('organiser', 'autre')
  const form = await (await ask('/console/autre/imprimer', { cookie })).text()
  assert.ok(form.includes('name="ballot"') && !form.includes('name="tickets"'))
  const printed = await ask('/console/autre/imprimer', { cookie, form: { ballot: 'yes' } })
  assert.match(await printed.text(), /<section class="sheet ballot">/)
})
