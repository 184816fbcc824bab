/** The pages that mails lead to: what they show, what only a person's form does, and what no program that looks does. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { Erasures } from '../http/erasures.ts'
import { MailFolder } from '../mail/transport.ts'
import { openStore } from '../store/open-store.ts'
import { connections, exchange } from '../testing/http-voter.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { amendSignature, sampleText, signOver } from '../testing/signing.ts'

const hour = 3_600_000

async function open(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'ess-signing-'))
  const store = await openStore(folder)
  const mails = new MailFolder(join(folder, 'mail'), 'Essai <essai@example.org>')
  const erasures = new Erasures(folder)
  let now = Date.now() + hour
  const running = await runApp([sampleFile(1, { manifesto: sampleText() }), sampleFile(1, { id: 'autre' })], store, {
    now: () => now,
    transport: mails,
    erase: erasures.add,
  })
  const agent = connections(4)
  context.after(async () => {
    agent.destroy()
    await running.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  const { origin } = running
  const home = `${origin}/signature/essai`
  const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${home}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin, ...headers },
      redirect: 'manual',
    })
  /** The mail that comes after so many. */
  const mail = async (before: number) => {
    for (let turn = 0; turn < 200; turn++) {
      const all = await mails.list()
      if (all.length > before) {
        const { text } = await mails.preview(all[0]!.name)
        return { text, code: /#([0-9a-z-]+)/.exec(text)![1]! }
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return assert.fail('no mail came')
  }
  return {
    folder,
    store,
    home,
    mail,
    mails,
    running,
    agent,
    send,
    /** Signs, and waits for the mail; gives what it says. */
    async signed(email: string, body: object = {}) {
      const receipt = randomUUID()
      const before = (await mails.list()).length
      const { status } = await signOver(agent, running.url, { email, ...body }, { receipt })
      assert.equal(status, 200)
      return { receipt, ...(await mail(before)) }
    },
    wait: (milliseconds: number) => (now += milliseconds),
    async standing(receipt: string) {
      const { text } = await exchange(agent, 'GET', `${running.url}/signature`, { 'Ess-Receipt': receipt })
      return JSON.parse(text) as { status: string; number?: number }
    },
    entryIn: (page: string) => /name="entry" value="(\d+)"/.exec(page)![1]!,
  }
}

/** All that a database holds, but for the day's replies. */
function contentsOf(folder: string): string {
  const db = new DatabaseSync(join(folder, 'consultations.sqlite'), { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'probes'").all()
  const rows = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${String(name)}"`).all()])
  db.close()
  return JSON.stringify(rows)
}

test('the link of a mail leads to what will be signed, and the person’s own form signs it', async (context) => {
  const { signed, send, standing, home, entryIn } = await open(context)
  const { receipt, code } = await signed('nom@example.org', {
    lastName: '<b>Fictif</b>',
    reservation: { article: 'voix', text: 'Sauf en assemblée.' },
    partner: 'https://partenaire.example',
  })
  const entrance = await (await fetch(`${home}/lien`)).text()
  assert.match(entrance, /data-entrance/)
  const page = await (await send('/lien', { code })).text()
  for (const words of [
    'Camille &#60;b&#62;Fictif&#60;/b&#62;',
    'Sauf en assemblée.',
    'Partenaire',
    'Texte fictif, revu',
    'Prénom et nom',
  ])
    assert.ok(page.includes(words), words)
  assert.equal((await standing(receipt)).status, 'pending')
  const done = await send('/confirmer', { code, entry: entryIn(page) })
  assert.match(await done.text(), /Signature confirmée/)
  assert.deepEqual(await standing(receipt), { ...(await standing(receipt)), status: 'confirmed', number: 1 })
  // The button pressed twice.
  assert.match(await (await send('/confirmer', { code, entry: entryIn(page) })).text(), /Signature confirmée/)
  assert.equal((await send('/retirer', { code, entry: entryIn(page) })).status, 422)
})

test('a program that follows every link of every mail changes nothing', async (context) => {
  const { signed, folder, home, standing } = await open(context)
  const mails = [await signed('un@example.org'), await signed('deux@example.org')]
  const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g)!)
  assert.equal(links.length, 6)
  const before = contentsOf(folder)
  for (const link of [...links, home, `${home}/lien?code=${mails[0]!.code}`, `${home}/confirmer`, `${home}/retirer`])
    for (const method of ['GET', 'HEAD']) await fetch(link, { method })
  assert.equal(contentsOf(folder), before)
  for (const { receipt } of mails) assert.equal((await standing(receipt)).status, 'pending')
})

test('a form of another site does nothing, nor does one without an origin', async (context) => {
  const { signed, send, standing, entryIn } = await open(context)
  const { receipt, code } = await signed('nom@example.org')
  const entry = entryIn(await (await send('/lien', { code })).text())
  for (const headers of [
    { origin: 'https://partenaire.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
  ])
    assert.equal((await send('/confirmer', { code, entry }, headers)).status, 403, JSON.stringify(headers))
  assert.equal((await standing(receipt)).status, 'pending')
})

test('a code that is none, has expired, or is of another consultation opens nothing', async (context) => {
  const { signed, send, wait, running, standing } = await open(context)
  const { receipt, code } = await signed('nom@example.org')
  for (const wrong of ['', 'x', 'a'.repeat(101), `${code}0`, code.slice(1), '💥'])
    assert.ok([400, 422].includes((await send('/lien', { code: wrong })).status), wrong)
  const elsewhere = await fetch(`${running.origin}/signature/autre/lien`, {
    method: 'POST',
    body: new URLSearchParams({ code }),
    headers: { origin: running.origin },
  })
  assert.equal(elsewhere.status, 422)
  assert.equal((await send('/confirmer', { code, entry: '999' })).status, 200)
  assert.equal((await standing(receipt)).status, 'pending')
  wait(48 * hour)
  assert.equal((await send('/lien', { code })).status, 422)
})

test('whoever lost their receipt withdraws by a link asked for by e-mail; the answer tells nobody who signed', async (context) => {
  const { signed, send, standing, entryIn, wait, mail, store, folder } = await open(context)
  const { receipt, code } = await signed('nom@example.org')
  await send('/confirmer', { code, entry: entryIn(await (await send('/lien', { code })).text()) })
  wait(2 * hour)
  const known = await send('', { email: 'nom@example.org' })
  const unknown = await send('', { email: 'personne@example.org' })
  const textOf = async (response: Response) => (await response.text()).replaceAll(/(nom|personne)@example\.org/g, '')
  assert.deepEqual([known.status, await textOf(known)], [unknown.status, await textOf(unknown)])
  const second = await mail(1)
  assert.notEqual(second.code, code)
  const page = await (await send('/lien', { code: second.code })).text()
  assert.match(page, /Confirmée/)
  assert.doesNotMatch(page, /ne plus m’écrire/)
  assert.match(await (await send('/retirer', { code: second.code, entry: entryIn(page) })).text(), /Signature retirée/)
  assert.equal((await standing(receipt)).status, 'withdrawn')
  assert.match(readFileSync(join(folder, 'erasures.txt'), 'utf8'), /^essai [\w-]{43}\n$/)
  assert.deepEqual(await store.named({ consultation: 'essai' }), [])
})

test('a withdrawal that is refused erases nothing, now or at the next start', async (context) => {
  const { signed, send, standing, entryIn, agent, running, store, folder } = await open(context)
  const key = randomUUID()
  const { receipt, code } = await signed('nom@example.org')
  const entry = entryIn(await (await send('/lien', { code })).text())
  await send('/confirmer', { code, entry })
  const used = await (await send('/lien', { code })).text()
  assert.match(used, /Ce lien a déjà servi/)
  assert.doesNotMatch(used, /name="entry"/)
  assert.equal((await send('/retirer', { code, entry })).status, 422)
  const body = {
    version: 2,
    signer: 'person',
    firstName: 'A',
    lastName: 'B',
    visibility: 'full',
    contact: false,
    partner: null,
  }
  const changed = await amendSignature(agent, running.url, { receipt, key, body: { ...body, revision: 2 } })
  assert.equal(changed.status, 200)
  assert.equal((await amendSignature(agent, running.url, { receipt, key })).status, 422)
  await new Erasures(folder).apply(store)
  assert.equal((await standing(receipt)).status, 'confirmed')
})

test('whoever was refused and signs again is looked at again', async (context) => {
  const { signed, send, standing, entryIn, store, wait } = await open(context)
  const first = await signed('nom@example.org')
  await send('/confirmer', {
    code: first.code,
    entry: entryIn(await (await send('/lien', { code: first.code })).text()),
  })
  const [seen] = await store.signatures('essai')
  await store.verify({
    consultation: 'essai',
    entry: seen!.entry,
    verdict: { name: 'refuse', reason: 'false-name' },
    member: 'P',
    seen: seen!,
    now: 0,
  })
  wait(2 * hour)
  const { receipt, code } = await signed('nom@example.org')
  await send('/confirmer', { code, entry: entryIn(await (await send('/lien', { code })).text()) })
  assert.equal((await standing(receipt)).status, 'unverified')
})

test('whoever signed nothing says so, and is written to no more', async (context) => {
  const { signed, send, standing, mails, wait } = await open(context)
  const { receipt, code } = await signed('nom@example.org')
  assert.match(await (await send('/ne-plus-ecrire', { code })).text(), /Nous ne vous écrirons plus/)
  assert.equal((await standing(receipt)).status, 'expired')
  wait(25 * hour)
  await send('', { email: 'nom@example.org' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.deepEqual(await mails.list(), [])
})

test('what is wrong in a form is said at its field', async (context) => {
  const { send } = await open(context)
  for (const email of ['', 'nom', 'nom@localhost', 'nom@example.org, autre@example.org']) {
    const answer = await send('', { email })
    assert.equal(answer.status, 422, email)
    assert.match(await answer.text(), /aria-invalid="true"/, email)
  }
})

test('a consultation without a text has no such page, and none is in a frame or a cache', async (context) => {
  const { running, home } = await open(context)
  for (const path of ['', '/donnees'])
    assert.equal((await fetch(`${running.origin}/signature/autre${path}`)).status, 404)
  const { headers } = await fetch(home)
  assert.match(headers.get('content-security-policy')!, /default-src 'none'.*frame-ancestors 'none'/)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('set-cookie'), null)
})

test('the notice says what the file says, in both languages, and changes with it', async (context) => {
  const textOf = async (fields: object, language: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'ess-notice-'))
    const store = await openStore(folder)
    const running = await runApp([sampleFile(1, { manifesto: sampleText(fields) })], store)
    const answer = await fetch(`${running.origin}/signature/essai/donnees`, {
      headers: { 'accept-language': language },
    })
    const text = (await answer.text()).replaceAll(/<[^>]+>/g, ' ')
    await running.close()
    await store.close()
    rmSync(folder, { recursive: true })
    return text
  }
  const other = { controller: { name: 'Autre chaire' }, retention: { unconfirmed: 3, emails: 45 } }
  assert.match(await textOf({}, 'fr'), /Chaire fictive.*confirme\s:\s7 jours.*30 jours après la clôture/s)
  assert.match(await textOf({}, 'en'), /Chaire fictive.*confirms: 7 days.*30 days after the closing/s)
  const [french, english] = [await textOf(other, 'fr'), await textOf(other, 'en')]
  assert.match(french, /Autre chaire.*confirme\s:\s3 jours.*45 jours après la clôture/s)
  assert.match(english, /Autre chaire.*confirms: 3 days.*45 days after the closing/s)
  assert.doesNotMatch(french + english, /Chaire fictive|30 jours après la clôture|30 days after the closing/)
  context.diagnostic(`${french.length} characters`)
})
