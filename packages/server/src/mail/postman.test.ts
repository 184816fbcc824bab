/** Mails, in a real SMTP conversation on loopback: to whom, how many, what they say, and what becomes of those that fail. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { connections } from '../testing/http-voter.ts'
import { codeIn, parsed, startMailServer, type MailServer } from '../testing/mail-server.ts'
import { randomFrom, seed, sized } from '../testing/profile.ts'
import { runApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { addresseeIn, sampleText, signingAct, signOver } from '../testing/signing.ts'
import { bothStores } from '../testing/stores.ts'
import { openStore } from '../store/open-store.ts'
import { messageOf } from './message.ts'
import { Postman } from './postman.ts'
import { MailFolder, smtpTransport, type Transport } from './transport.ts'

const from = 'Séminaire fictif <signatures@example.org>'
const hour = 3_600_000
const sender = {
  title: { fr: 'Texte fictif', en: 'Fictitious text' },
  controller: 'Chaire fictive',
  page: 'https://server.example/signature/essai/lien',
  notice: 'https://server.example/signature/essai/donnees',
}

const stores = bothStores()

/** A postman of a store of its own, with letters to these addresses. */
async function postOf(context: TestContext, transport: Transport, ...emails: string[]) {
  const store = await openStore(await stores[0]!.address())
  context.after(() => store.close())
  for (const email of emails) await store.sign(signingAct(randomUUID(), await addresseeIn(store, email)))
  const complaints: string[] = []
  let now = Date.now() + hour
  const postman = new Postman({
    store,
    transport,
    now: () => now,
    senderOf: (consultation) => (consultation === 'essai' ? sender : undefined),
    complain: (reason) => complaints.push(reason),
  })
  context.after(() => postman.close())
  return {
    store,
    complaints,
    async deliver(later = 0) {
      now += later
      postman.wake()
      await postman.rest()
    },
  }
}

async function serverOf(context: TestContext, manners?: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  const server = await startMailServer(manners)
  context.after(() => server.close())
  return server
}

test('a mail goes to the address that was given, and says whose it is, in one language, in text and in HTML', async (context) => {
  const server = await serverOf(context)
  const { deliver } = await postOf(context, smtpTransport(server.url, from), 'nom@Économie.example')
  await deliver()
  assert.equal(server.delivered.length, 1)
  assert.match(server.delivered[0]!.raw.toString(), /^To: nom@xn--conomie-9xa\.example\r$/m)
  const mail = await parsed(server.delivered[0]!)
  assert.equal(mail.from?.text, '"Séminaire fictif" <signatures@example.org>')
  assert.equal(mail.subject, 'Votre signature\u00a0: Texte fictif')
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
  assert.match(mail.text!, /https:\/\/server\.example\/signature\/essai\/lien#[0-9a-z-]{34}\n/)
  assert.match(mail.text!, /Chaire fictive/)
  assert.match(mail.html as string, /<html lang="fr">/)
  assert.match(mail.html as string, new RegExp(`lien#${codeIn(mail)}"`))
  // No picture, no style from elsewhere: opening it tells nobody.
  assert.doesNotMatch(mail.html as string, /<img|<link|<script|url\(|@import/)
})

test('the same in English, and nothing of one language in the other', () => {
  const french = messageOf(sender, 'abcd', 'fr')
  const english = messageOf(sender, 'abcd', 'en')
  assert.match(english.html, /<html lang="en">/)
  assert.match(english.subject, /^Your signature: Fictitious text$/)
  assert.doesNotMatch(english.text, /signature :|Bonjour|données/)
  assert.doesNotMatch(french.text, /Hello|data|Fictitious/)
  // A space that stands before a mark of French stays on its line.
  assert.doesNotMatch(french.text, / [:;!?»]|« /)
})

test('nothing that whoever asks has written is in a mail', async (context) => {
  const server = await serverOf(context)
  const { store, deliver } = await postOf(context, smtpTransport(server.url, from))
  const hostile = 'Achetez http://hostile.example <b>\r\nBcc: a@example.org'
  await store.sign(
    signingAct(randomUUID(), await addresseeIn(store, 'victime@example.org'), {
      firstName: hostile,
      lastName: hostile,
      organisation: hostile,
      mandate: hostile,
      article: 'voix',
      reservation: hostile,
      signer: 'organisation',
    }),
  )
  await deliver()
  const { raw } = server.delivered[0]!
  const mail = await parsed({ raw })
  for (const text of [raw.toString('latin1'), mail.text!, mail.html as string])
    assert.doesNotMatch(text, /Achetez|hostile|Bcc/i)
  assert.equal(mail.headers.has('bcc') || mail.headers.has('cc'), false)
})

describe('what fails', () => {
  test('an address that a server refuses for good is written to no more', async (context) => {
    const server = await serverOf(context, { toAddress: (address) => (address.startsWith('parti') ? 550 : 250) })
    const { deliver, complaints } = await postOf(
      context,
      smtpTransport(server.url, from),
      'parti@example.org',
      'present@example.org',
    )
    await deliver()
    await deliver(25 * hour)
    assert.deepEqual(
      server.delivered.map(({ to }) => to[0]),
      ['present@example.org'],
    )
    assert.deepEqual(complaints, ['a mail was not taken: refused'])
  })

  test('one that is refused for now is tried again, and arrives once', async (context) => {
    let isBusy = true
    const server = await serverOf(context, { toAddress: () => (isBusy ? 450 : 250) })
    const { deliver, complaints } = await postOf(context, smtpTransport(server.url, from), 'nom@example.org')
    await deliver()
    assert.deepEqual([server.delivered.length, complaints.length], [0, 1])
    isBusy = false
    await deliver(10 * 60_000)
    await deliver(25 * hour)
    assert.equal(server.delivered.length, 1)
  })

  test('nothing is lost while no server answers', async (context) => {
    const server = await startMailServer()
    await server.close()
    const transport = smtpTransport(server.url, from)
    const { deliver, store } = await postOf(context, transport, 'nom@example.org')
    await deliver()
    const letter = await store.nextLetter({ link: 'l', now: Date.now() + 5 * hour })
    assert.equal(letter?.email, 'nom@example.org')
  })

  test('a mail that may have arrived counts, and is sent again an hour later at the soonest', async (context) => {
    const server = await serverOf(context, { hangsUp: true })
    const { deliver, complaints } = await postOf(context, smtpTransport(server.url, from), 'nom@example.org')
    await deliver()
    await deliver(59 * 60_000)
    assert.deepEqual(complaints, ['a mail was not taken: unknown'])
    await deliver(2 * 60_000)
    assert.equal(complaints.length, 2)
  })
})

test('without a mail server, mails are files for their owner alone, which mail programs open', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ess-mail-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const mails = new MailFolder(join(folder, 'mail'), from)
  const { deliver } = await postOf(context, mails, 'nom@example.org')
  await deliver()
  const [name] = readdirSync(join(folder, 'mail'))
  assert.match(name!, /^essai\.[\w-]{43}\.\d{13}\.eml$/)
  assert.equal(statSync(join(folder, 'mail', name!)).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'mail')).mode & 0o777, 0o700)
  const { to, subject, text } = await mails.preview(name!)
  assert.equal(to, 'nom@example.org')
  assert.match(subject, /^Votre signature/)
  assert.match(text, /lien#/)
})

for (const kind of stores) {
  const count = sized(1500, 100_000)
  test(`${kind.name}: ${count} hostile requests, and no mailbox gets more than its mails (seed ${seed})`, async (context) => {
    const random = randomFrom(seed)
    let now = Date.now() + hour
    const server = await serverOf(context, { now: () => now })
    const store = await openStore(await kind.address())
    const files = [sampleFile(1, { manifesto: sampleText() }), sampleFile(1, { id: 'autre', manifesto: sampleText() })]
    const app = await runApp(files, store, { now: () => now, trustProxy: '127.0.0.1' })
    context.after(async () => {
      await app.close()
      await store.close()
    })
    const transport = smtpTransport(server.url, from)
    const postman = new Postman({
      store,
      transport,
      now: () => now,
      senderOf: () => sender,
      complain: (reason) => assert.fail(reason),
    })
    context.after(() => postman.close())
    const agent = connections(8)
    const victims = Array.from({ length: 12 }, (_, index) => `victime${index}`)
    const spell = (name: string) =>
      [`${name}@example.org`, `${name.toUpperCase()}@Example.org`, `${name}+${Math.floor(random() * 99)}@example.org`][
        Math.floor(random() * 3)
      ]!
    const answers = new Set<string>()
    let sent = 0
    const run = async () => {
      while (sent < count) {
        const turn = sent++
        const name = victims[Math.floor(random() * victims.length)]!
        const url = random() < 0.5 ? app.url : app.url.replace(/essai$/, 'autre')
        const address = `2001:db8:${(turn >> 12).toString(16)}:${(turn & 4095).toString(16)}::1`
        const { status, text } = await signOver(
          agent,
          url,
          { email: spell(name) },
          { headers: { 'x-forwarded-for': address } },
        )
        answers.add(`${status} ${text}`)
        // Three days go by, whatever their number.
        if (turn % Math.ceil(count / 300) === 0) {
          postman.wake()
          await postman.rest()
          now += 15 * 60_000
        }
      }
    }
    await Promise.all(Array.from({ length: 8 }, run))
    await postman.rest()
    agent.destroy()
    // One answer to all, whoever was known.
    assert.equal(answers.size, 1, [...answers].join('\n'))
    const byMailbox = Map.groupBy(server.delivered, ({ to }) => to[0]!.toLowerCase().replace(/\+.*@/, '@'))
    assert.equal(byMailbox.size, victims.length)
    for (const [mailbox, mails] of byMailbox) {
      const times = mails.map(({ at }) => at)
      for (const [index, at] of times.entries()) {
        assert.ok(index === 0 || at - times[index - 1]! >= hour, `${mailbox}: two within an hour`)
        assert.ok(index < 3 || at - times[index - 3]! >= 24 * hour, `${mailbox}: four within a day`)
      }
      assert.ok(times.length >= 6, `${mailbox}: ${times.length} in three days`)
    }
  })
}
