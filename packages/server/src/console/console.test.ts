import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { receiptHeader } from '@ess-widgets/contract/vocabulary.js'
import { openConsole } from '../testing/console-client.ts'
import { contributed, invited } from '../testing/console-people.ts'
import { giving, saying } from '../testing/contributing.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import type { PageRoute } from '../pages/route.ts'
import { consoleRoutes } from './routes.ts'
import { newCode } from '../codes.ts'

const workshops = [
  {
    id: 'atelier',
    title: { fr: 'Atelier fictif', en: 'Fictitious workshop' },
    questions: [{ id: 'q1', text: { fr: 'Que faire ?', en: 'What to do?' } }],
  },
]
const hostile = '<script>alert(1)</script>"\'`<img src=x onerror=alert(2)>'
const files = [sampleFile(2, { workshops }), sampleFile(1, { id: 'autre' })]
const { store, running, ask, member, close } = await openConsole(files)
after(close)

/** What an author of an organisation with a hostile name says. */
const contribute = (text: string) => contributed(store, text, { organisation: hostile })

test('every route lets in whom its policy says, and nobody else', async (t) => {
  const { store, ask, member, close } = await openConsole(files)
  t.after(close)
  const receipt = crypto.randomUUID()
  const at = { consultation: 'essai', workshop: 'atelier' }
  await store.contribute(giving(receipt, saying('dit', { question: 'q1', kind: 'lever' }), at))
  const roles: Record<string, string | undefined> = {
    stranger: undefined,
    author: undefined,
    forger: '__Host-ess-console=wrong',
    elsewhere: await member('organiser', 'autre'),
    facilitator: await member('facilitator'),
    organiser: await member('organiser'),
  }
  for (const [id, route] of Object.entries(consoleRoutes) as [string, PageRoute][]) {
    const path = route.path.replace('{consultation}', 'essai').replace('{number}', '999')
    for (const [who, cookie] of Object.entries(roles)) {
      const isKnown = !['stranger', 'author', 'forger'].includes(who)
      const isAllowed =
        route.policy === 'guest' || who === 'organiser' || (who === 'facilitator' && route.policy === 'facilitator')
      // Whoever leaves is nobody in the next test.
      if (id === 'leave' && isAllowed) continue
      const { status, headers } = await ask(path, {
        cookie,
        ...(route.method === 'POST' && { form: { x: '1' } }),
        ...(who === 'author' && { headers: { [receiptHeader]: receipt } }),
      })
      const what = `${who} on ${id}: ${status}`
      assert.equal(headers.get('access-control-allow-origin'), null, what)
      if (isAllowed) assert.ok([200, 400, 404, 422].includes(status), what)
      else if (isKnown) assert.equal(status, 403, what)
      else assert.equal(status, route.method === 'GET' ? 303 : 401, what)
    }
  }
})

test('a code serves once; the cookie is for this host alone; logging out ends the session', async () => {
  const code = await invited(store, 'facilitator')
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `
  const first = await ask('/console/essai/entrer', { form: { code: typed } })
  assert.match(
    first.headers.get('set-cookie')!,
    /^__Host-ess-console=[\w-]{43}; Max-Age=43200; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
  )
  assert.equal((await ask('/console/essai/entrer', { form: { code } })).status, 422)
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!
  assert.equal((await ask('/console/essai', { cookie })).status, 200)
  assert.equal((await ask('/console/essai/sortir', { cookie, form: {} })).status, 303)
  assert.equal((await ask('/console/essai', { cookie })).status, 303)
})

describe('a form is taken from the console’s own pages alone', () => {
  for (const [name, headers] of Object.entries<Record<string, string>>({
    'of another site': { origin: 'https://evil.example' },
    'without an origin that can be told': { origin: 'null' },
    'that a browser says is of another site': { 'sec-fetch-site': 'cross-site' },
    'of another type': { 'content-type': 'text/plain' },
  }))
    test(name, async () => {
      const code = await invited(store, 'facilitator')
      const refused = await ask('/console/essai/entrer', { form: { code }, headers })
      assert.equal(refused.status, 403)
      assert.match(await refused.text(), /<h1>/)
      assert.equal((await ask('/console/essai/entrer', { form: { code } })).status, 303, 'nothing was used up')
    })
})

test('a right code is let in whatever others tried; a wrong one says at which language and page it is', async () => {
  const code = await invited(store, 'facilitator')
  for (let attempt = 0; attempt < 25; attempt++) await ask('/console/autre/entrer', { form: { code: newCode() } })
  assert.equal((await ask('/console/essai/entrer', { form: { code } })).status, 303)
})

test('a member whose session has ended comes back under their own name, by a link of an organiser', async () => {
  const code = await invited(store, 'facilitator')
  await ask('/console/essai/entrer', { form: { code } })
  const cookie = await member('organiser')
  const { members } = await store.team('essai', Date.now())
  const { number, name } = members.at(-2)!
  const page = await (await ask('/console/essai/equipe/lien', { cookie, form: { number: String(number) } })).text()
  const fresh = /entrer#([0-9a-z-]+)/.exec(page)![1]!
  const entered = await ask('/console/essai/entrer', { form: { code: fresh } })
  const own = entered.headers.get('set-cookie')!.split(';')[0]!
  assert.ok((await (await ask('/console/essai', { cookie: own })).text()).includes(name))
  assert.equal((await ask('/console/essai/equipe/lien', { cookie, form: { number: '999' } })).status, 404)
})

test('a page that answers a form keeps an address that can be asked for, and no address is JSON for people', async () => {
  const cookie = await member('organiser')
  const headers = { referer: `${running.origin}/console/essai/equipe` }
  const page = await (
    await ask('/console/essai/equipe/inviter', { cookie, form: { role: 'facilitator', name: 'Table est' }, headers })
  ).text()
  assert.match(page, /name="page" value="\/console\/essai\/equipe"/)
  const lost = await ask('/console/essai/rien', { cookie })
  assert.deepEqual([lost.status, lost.headers.get('location')], [303, '/console'])
  assert.doesNotMatch(
    await (await ask('/console/essai/equipe?fait=constructor', { cookie })).text(),
    /function|object Object/,
  )
})

test('a note is kept legible, and a text of the longest letters is taken on paper', async () => {
  const cookie = await member('facilitator')
  const number = await contribute('À refuser')
  const at = `/console/essai/contributions/${number}`
  await ask(`${at}/refuser`, {
    cookie,
    form: { from: 'contribution', seen: '1.0', reason: 'off-topic', note: 'a\u0000b\u202ec' },
  })
  assert.equal((await store.contributions('essai')).find((each) => each.number === number)?.note, 'abc')
  const form = { key: 'une-feuille-tres-longue', question: 'atelier.q1', kind: 'brake', text: '協'.repeat(600) }
  assert.equal((await ask('/console/essai/papier', { cookie, form })).status, 303)
})

test('who tries codes is slowed down', async () => {
  const app = await runApp([sampleFile(1, { id: 'lente' })], store)
  try {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 21; attempt++) {
      const { status } = await fetch(`${app.origin}/console/lente/entrer`, {
        method: 'POST',
        body: new URLSearchParams({ code: newCode() }),
        headers: { origin: app.origin },
      })
      statuses.push(status)
    }
    assert.deepEqual([...new Set(statuses)], [422, 429])
    assert.equal(statuses.indexOf(429), 20)
  } finally {
    await app.close()
  }
})

test('moderation leads to the next one, says what happened, and decides nothing about what changed', async () => {
  const cookie = await member('facilitator')
  const one = await contribute(hostile)
  const two = await contribute('La suivante')
  const queue = await (await ask('/console/essai', { cookie })).text()
  assert.ok(!queue.includes('<script>alert') && !queue.includes('<img'), 'hostile text stays text')
  const seen = queue.match(new RegExp(`contributions/${one}/publier"[\\s\\S]*?name="seen" value="([^"]+)"`))![1]!
  const act = (number: number, name: string, form: Record<string, string>) =>
    ask(`/console/essai/contributions/${number}/${name}`, { cookie, form: { from: 'queue', seen, ...form } })
  const published = await act(one, 'publier', {})
  assert.equal(published.status, 303)
  const next = await (await ask(published.headers.get('location')!, { cookie })).text()
  assert.match(next, new RegExp(`La contribution n°\u00a0${one} est publiée`))
  assert.match(next, new RegExp(`id="c${two}"\\s+tabindex="-1"\\s+autofocus`))
  const stale = await act(one, 'refuser', { reason: 'off-topic' })
  assert.match(stale.headers.get('location')!, /fait=stale/)
  assert.match(await (await ask(stale.headers.get('location')!, { cookie })).text(), /rien n’a été décidé/)
  const wrong = await act(two, 'refuser', {})
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /aria-invalid="true"/)
  const merged = await act(two, 'fusionner', { into: String(one) })
  assert.equal(merged.status, 303)
  const all = await store.contributions('essai')
  assert.deepEqual(
    all.filter(({ number }) => number >= one).map(({ number, status, into }) => ({ number, status, into })),
    [
      { number: one, status: 'published', into: null },
      { number: two, status: 'merged', into: one },
    ],
  )
})

test('a sheet is kept once, and the next has its choices; an export holds no formula', async () => {
  const cookie = await member('facilitator')
  const form = { key: 'une-feuille-de-papier', question: 'atelier.q1', kind: 'brake', text: '=1+1', family: 'mutual' }
  const kept = await ask('/console/essai/papier', { cookie, form })
  const again = await ask('/console/essai/papier', { cookie, form })
  assert.equal(kept.headers.get('location'), again.headers.get('location'))
  const page = await (await ask(kept.headers.get('location')!, { cookie })).text()
  assert.match(page, /value="mutual" selected/)
  assert.equal((await ask('/console/essai/papier', { cookie, form: { ...form, text: ' ' } })).status, 422)
  const table = await (await ask('/console/essai/export/contributions.csv', { cookie })).text()
  assert.match(table, /"'=1\+1"/)
})

test('what was refused and forgotten says so, and is not published', async () => {
  const cookie = await member('facilitator')
  const number = await contribute('À oublier')
  const at = `/console/essai/contributions/${number}`
  const refused = await ask(`${at}/refuser`, {
    cookie,
    form: { from: 'contribution', seen: '1.0', reason: 'off-topic' },
  })
  assert.equal(refused.status, 303)
  await store.forgetRefused(30, Date.now() + 31 * 86_400_000)
  const page = await (await ask(at, { cookie })).text()
  assert.match(page, /Son texte a été oublié trente jours après le refus/)
  assert.doesNotMatch(page, /À oublier|\/publier/)
  const published = await ask(`${at}/publier`, { cookie, form: { from: 'contribution', seen: '1.1' } })
  assert.match(published.headers.get('location')!, /fait=forgotten/)
  assert.match(await (await ask(published.headers.get('location')!, { cookie })).text(), /rien n’a été décidé/)
})
