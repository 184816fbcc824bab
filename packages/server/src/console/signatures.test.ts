/** What the console does with signatures: organisations to verify, paper to type, lists to take away, mails to read. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { Mailboxes } from '../testing/mailboxes.ts'
import { openConsole } from '../testing/console-client.ts'
import { sampleFile } from '../testing/sample.ts'
import { addresseeIn, sampleText, signingAct } from '../testing/signing.ts'
import type { Signed } from '../store/signature-store.ts'

const hostile = '=HYPERLINK("https://evil.example")<script>alert(1)</script>'
const files = [sampleFile(1, { manifesto: sampleText() }), sampleFile(1, { id: 'autre' })]
const { store, ask, member, close } = await openConsole(files)
after(close)
const mails = new Mailboxes(store)

async function signed(said: Partial<Signed>, contact = false) {
  const email = `${randomUUID()}@example.org`
  await store.sign(signingAct(randomUUID(), await addresseeIn(store, email), said, { contact }))
  await mails.byMail(email, 'confirm', 'essai')
  const all = await store.signatures('essai')
  return { email, entry: all.at(-1)!.entry }
}
const organisation = (name: string, fields: Partial<Signed> = {}): Partial<Signed> => ({
  signer: 'organisation',
  organisation: name,
  family: 'mutual',
  role: 'présidence',
  mandate: 'Conseil du 3.',
  ...fields,
})
const textOf = async (path: string, cookie: string) => (await ask(`/console/essai${path}`, { cookie })).text()

test('an organisation waits for a facilitator, who sees its mandate and says whether it counts', async () => {
  const cookie = await member('facilitator')
  const { entry } = await signed(organisation(hostile))
  assert.match(await textOf('', cookie), /1 signature d’organisation attend d’être vérifiée\./)
  const page = await textOf('/signatures', cookie)
  assert.match(page, /Conseil du 3\./)
  assert.ok(!page.includes('<script>alert'), 'hostile text stays text')
  const at = `/console/essai/signatures/${entry}`
  const seen = { revision: '1', status: 'unverified' }
  const kept = await ask(`${at}/compter`, { cookie, form: seen })
  assert.match(await textOf(`/${kept.headers.get('location')!.split('/essai/')[1]}`, cookie), /est comptée/)
  const stale = await ask(`${at}/ecarter`, { cookie, form: { ...seen, reason: 'no-mandate' } })
  assert.match(stale.headers.get('location')!, /fait=stale/)
  assert.ok(!(await textOf('', cookie)).includes('signature d’organisation'), 'nothing waits any more')
  const refused = await ask(`${at}/ecarter`, {
    cookie,
    form: { revision: '1', status: 'confirmed', reason: 'no-mandate' },
  })
  assert.match(refused.headers.get('location')!, /fait=refuse/)
  assert.equal((await store.signatures('essai')).find((each) => each.entry === entry)?.status, 'refused')
  assert.equal((await ask('/console/essai/signatures/999999/compter', { cookie, form: seen })).status, 404)
  const audit = await textOf('/journal', await member('organiser'))
  assert.match(audit, /Sans mandat/)
})

test('a signature on paper is kept once, and what is wrong in it is said at its field', async () => {
  const cookie = await member('facilitator')
  const form = { key: randomUUID(), signer: 'person', firstName: 'Dominique', lastName: 'Fictif', visibility: 'short' }
  const enter = (more: Record<string, string> = {}) =>
    ask('/console/essai/papier/signatures', { cookie, form: { ...form, ...more } })
  const [first, again] = [await enter(), await enter()]
  assert.equal(first.headers.get('location'), again.headers.get('location'))
  assert.match(await textOf(`/${first.headers.get('location')!.split('/essai/')[1]}`, cookie), /enregistrée et comptée/)
  assert.equal((await enter({ lastName: 'Autre' })).status, 409)
  for (const wrong of [
    { key: randomUUID(), firstName: ' ' },
    { key: randomUUID(), signer: 'organisation' },
    { key: randomUUID(), article: 'voix' },
    { key: randomUUID(), signer: 'organisation', organisation: 'A', role: 'B', mandate: 'C', siren: '356 000 001' },
  ]) {
    const answer = await enter(wrong as Record<string, string>)
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    assert.match(await answer.text(), /aria-invalid="true"/)
  }
  const { cells } = await store.signatureStanding('essai')
  assert.deepEqual(
    cells.filter(({ channel }) => channel === 'paper'),
    [{ signer: 'person', channel: 'paper', version: 2, article: null, count: 1 }],
  )
})

test('lists hold those who ticked, no formula, and contacts nothing of what was signed', async () => {
  const cookie = await member('organiser')
  const shown = await signed({ firstName: '=1+1', lastName: 'Visible', visibility: 'full' })
  const hidden = await signed(
    { firstName: 'Personne', lastName: 'Invisible', visibility: 'none', article: 'voix', reservation: 'Ma réserve.' },
    true,
  )
  const table = await textOf('/export/signataires.csv', cookie)
  assert.match(table, /"'=1\+1 Visible"/)
  const document = await textOf('/export/signataires.json', cookie)
  const list = await textOf('/export/signataires', cookie)
  for (const text of [table, document, list]) {
    assert.ok(text.includes('Visible') && !text.includes('Invisible') && !text.includes('Ma réserve'))
    assert.ok(!text.includes(shown.email) && !text.includes(hidden.email))
  }
  const contacts = await textOf('/export/contacts.csv', cookie)
  assert.ok(contacts.includes(hidden.email) && !contacts.includes(shown.email))
  assert.doesNotMatch(contacts, /Invisible|réserve|voix|person/)
  assert.equal((await ask('/console/essai/export/contacts.csv', { cookie: await member('facilitator') })).status, 403)
})

test('a revision as high as the contract allows is still looked at', async () => {
  const cookie = await member('facilitator')
  const { entry } = await signed({ firstName: 'Nom', lastName: 'Usurpé' })
  const form = { revision: '2147483647', status: 'confirmed', reason: 'false-name' }
  const answer = await ask(`/console/essai/signatures/${entry}/ecarter`, { cookie, form })
  assert.match(answer.headers.get('location')!, /fait=stale/)
})

test('paper is not taken before the opening, nor after the organiser has closed', async (t) => {
  for (const status of ['draft', 'closed'] as const) {
    const { store, ask, member, close } = await openConsole([sampleFile(1, { status, manifesto: sampleText() })])
    t.after(close)
    const cookie = await member('facilitator')
    const form = { key: randomUUID(), signer: 'person', firstName: 'A', lastName: 'B', visibility: 'full' }
    const answer = await ask('/console/essai/papier/signatures', { cookie, form })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), status === 'draft' ? /pas encore ouverte/ : /est close/)
    assert.deepEqual(await store.signatures('essai'), [])
  }
})

test('the record of processing says what the file says', async () => {
  const page = await textOf('/registre', await member('organiser'))
  assert.match(page, /Chaire fictive/)
  assert.match(page, /7 jours, son lien 48 heures/)
})

test('without a text there is nothing of signatures', async () => {
  const cookie = await member('organiser', 'autre')
  for (const path of ['signatures', 'papier/signatures', 'export/contacts.csv', 'courriels'])
    assert.equal((await ask(`/console/autre/${path}`, { cookie })).status, 404, path)
  assert.doesNotMatch(await (await ask('/console/autre', { cookie })).text(), /signatures|courriels/)
})
