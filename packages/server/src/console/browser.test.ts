/** The console as facilitators meet it: a real browser, a real server, a real file. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { MailFolder } from '../mail/transport.ts'
import type { Role } from '../store/member-store.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { axeFaults, launchBrowser, openTab, press, status, tabTo } from '../testing/console-browser.ts'
import { contributed, invited } from '../testing/console-people.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { sampleFile } from '../testing/sample.ts'
import { addresseeIn, sampleText, signedAs, signingAct } from '../testing/signing.ts'

const workshops = [
  {
    id: 'atelier',
    title: { fr: 'Atelier : dire l’ESS d’une seule voix', en: 'Workshop: one voice for the social economy' },
    questions: [{ id: 'q1', text: { fr: 'Que partageons-nous ?', en: 'What do we share?' } }],
    page: 'https://partenaire.example/atelier',
  },
]
const hostile = [
  '<script>alert(1)</script>"\'`<img src=x onerror=alert(2)>',
  '</p></article><iframe src="javascript:alert(3)"></iframe><a href="javascript:alert(4)">x</a>',
  '\u202Eetsil al ed niF\u202C \u2066isolé',
  '=HYPERLINK("https://evil.example";"Cliquez")',
]
const folder = mkdtempSync(join(tmpdir(), 'ess-console-browser-'))
const mails = new MailFolder(join(folder, 'mail'), 'Essai <essai@example.org>')
let store: Store
let running: RunningApp
let browser: Browser
before(async () => {
  store = await openStore(folder)
  running = await runApp([sampleFile(2, { workshops, manifesto: sampleText() })], store, { transport: mails })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await running?.close()
  await store?.close()
  rmSync(folder, { recursive: true })
})

/** The link of an invitation, on a host of this machine. */
const linkFor = async (role: Role, host = '127.0.0.1') =>
  `http://${host}:${running.port}/console/essai/entrer#${await invited(store, role)}`

const contribute = (text: string, about = text) =>
  contributed(store, text, { family: 'mutual', organisation: about, author: about, people: 6 })

describe('the link opens a session on this machine, and its code leaves the address', () => {
  for (const host of ['127.0.0.1', 'localhost'])
    test(host, async () => {
      const { page, faults, close } = await openTab(browser)
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      const link = await linkFor('facilitator', host)
      await page.goto(link)
      assert.equal(new URL(page.url()).hash, '')
      await page.locator('button:focus').waitFor()
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      assert.equal(await status(page), 'Vous êtes dans la console.')
      await page.reload()
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'À relire')
      assert.equal(await page.evaluate(() => document.cookie), '', 'no script reads the session')
      const [session] = await page.context().cookies()
      assert.equal(session?.name, '__Host-ess-console')
      assert.ok(requests.every((url) => !url.includes(new URL(link).hash.slice(1))))
      assert.deepEqual(faults, [])
      await close()
    })
})

test('a day of moderation with the keyboard alone', async () => {
  const [one, two, three] = [
    await contribute('La première'),
    await contribute('La deuxième'),
    await contribute('La 3ᵉ'),
  ]
  const { page, faults, close } = await openTab(browser)
  await page.goto(await linkFor('facilitator'))
  await press(page, /^Entrer$/)
  const become = async () =>
    (await store.contributions('essai'))
      .filter(({ number }) => number >= one)
      .map(({ status, reason, note, into }) => [status, reason ?? into, note])

  await press(page, /^Publier$/)
  assert.equal(await status(page), `La contribution n°\u00a0${one} est publiée.`)
  // The next one is read before it is decided.
  await page.locator(`#c${two}:focus`).waitFor()

  await tabTo(page, /^Refuser…$/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Motif/)
  // None is chosen beforehand.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, /^Un mot à l’auteur/)
  await page.keyboard.type('Retirez le nom de votre voisine')
  await press(page, /^Refuser$/)
  assert.equal(await status(page), `La contribution n°\u00a0${two} est refusée\u202f; son auteur voit le motif.`)

  await press(page, /^Fusionner…$/)
  await tabTo(page, new RegExp(`^N°\\s${one} `))
  await page.keyboard.press('Space')
  await press(page, /^Fusionner$/)
  assert.equal(await status(page), `La contribution n°\u00a0${three} est fusionnée.`)
  const refused = ['refused', 'personal-data', 'Retirez le nom de votre voisine']
  assert.deepEqual(await become(), [['published', null, null], refused, ['merged', one, null]])

  for (const [number, undo] of [
    [two, /^Publier$/],
    [three, /^Séparer et publier$/],
  ] as const) {
    await page.goto(`${running.origin}/console/essai/contributions/${number}`)
    await press(page, undo)
    assert.equal(await status(page), `La contribution n°\u00a0${number} est publiée.`)
  }
  assert.deepEqual(
    (await become()).map(([status]) => status),
    ['published', 'published', 'published'],
  )

  await press(page, /^Se déconnecter$/)
  assert.equal(await status(page), 'Vous êtes déconnecté de la console.')
  await page.goto(`${running.origin}/console/essai`)
  assert.match(page.url(), /\/entrer$/)
  assert.deepEqual(faults, [])
  await close()
})

test('what hostile people write is text', async () => {
  const numbers: number[] = []
  for (const text of hostile) numbers.push(await contribute(text))
  const { page, faults, close } = await openTab(browser)
  await page.goto(await linkFor('facilitator'))
  await press(page, /^Entrer$/)
  for (const [index, number] of numbers.entries()) {
    const article = page.locator(`article:has(#c${number})`)
    assert.equal(await article.locator('.said').textContent(), hostile[index])
    assert.deepEqual(await article.locator('bdi').allTextContents(), [hostile[index], hostile[index]])
  }
  for (const path of [
    '',
    '/contributions?status=received&q=%3Cscript%3E"',
    `/contributions/${numbers[0]}/fusion?q=%3Cimg%20src=x%20onerror=alert(5)%3E`,
  ]) {
    await page.goto(`${running.origin}/console/essai${path}`)
    const foreign = await page
      .locator('main :is(script, img, iframe, style, [onerror], [href^="javascript" i])')
      .count()
    assert.equal(foreign, 0, path)
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.evaluate(() => location.assign('/console/essai/export/contributions.csv')),
  ])
  assert.equal(download.suggestedFilename(), 'essai-contributions.csv')
  assert.deepEqual(faults, [])
  await close()
})

test('axe finds nothing wrong on any page, in either language, light or dark', async (t) => {
  const shown = await contribute('Une contribution à lire, assez longue pour tenir sur deux lignes d’un téléphone.')
  const paths = [
    '',
    '/contributions?status=all',
    `/contributions/${shown}`,
    `/contributions/${shown}/fusion`,
    '/papier',
    '/papier/votes',
    '/imprimer',
    '/export',
    '/journal',
    '/equipe',
    '/appareil',
    '/contributions/999',
    '/signatures',
    '/signatures?status=pending',
    '/papier/signatures?n=1',
    '/export/signataires',
    '/courriels',
    '/registre',
  ]
  for (const [index, organisation] of ['Coopérative fictive', null].entries()) {
    const said = signedAs({ article: 'voix', reservation: 'Sauf en assemblée, où la durée d’adhésion compte.' })
    const about = organisation
      ? { signer: 'organisation' as const, organisation, role: 'présidence', mandate: 'Bureau.' }
      : {}
    const to = await addresseeIn(store, `personne${index}@example.org`)
    await store.sign(signingAct(crypto.randomUUID(), to, { ...said, ...about }))
  }
  await store.enterSignature({
    consultation: 'essai',
    said: signedAs(),
    member: 'Personne',
    key: crypto.randomUUID(),
    digest: '',
    now: Date.now(),
  })
  for (const locale of ['fr-FR', 'en-GB'])
    await t.test(locale, async () => {
      const { page, faults, close } = await openTab(browser, { locale, colorScheme: 'light' })
      const look = async (name: string) => {
        await page.setViewportSize({ width: 1280, height: 800 })
        assert.deepEqual(await axeFaults(page), [], name)
        await page.emulateMedia({ colorScheme: 'dark' })
        await page.setViewportSize({ width: 360, height: 800 })
        assert.deepEqual(await axeFaults(page, ['color-contrast']), [], `${name}, dark`)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        assert.ok(overflow <= 0, `${name} is ${overflow} pixels too wide for a phone`)
        await page.emulateMedia({ colorScheme: 'light' })
        const primary = await page.locator('.primary').count()
        assert.ok(primary <= Math.max(1, await page.locator('article').count()), `${name}: one first act a view`)
      }
      await page.goto(`${running.origin}/console`)
      await look('/console')
      await page.goto(await linkFor('organiser'))
      await look('/entrer')
      await press(page, /^(Entrer|Enter)$/)
      for (const path of paths) {
        await page.goto(`${running.origin}/console/essai${path}`)
        await look(path)
      }
      await page.goto(`${running.origin}/console/essai/papier`)
      await press(page, /^(Enregistrer|Save)/)
      await page.locator('[aria-invalid]').first().waitFor()
      await look('/papier, wrong')
      await page.goto(`${running.origin}/console/essai/papier/votes?feuille=12`)
      await press(page, /^(Enregistrer|Save)/)
      await page.locator('.fault').waitFor()
      await look('/papier/votes, wrong')
      await page.goto(`${running.origin}/console/essai/imprimer`)
      await press(page, /^(Préparer|Prepare)/)
      await page.locator('.sheet').first().waitFor()
      await look('/imprimer, the sheets')
      await page.goto(`${running.origin}/console/essai/papier/signatures`)
      await press(page, /^(Enregistrer|Save)/)
      await page.locator('[aria-invalid]').first().waitFor()
      await look('/papier/signatures, wrong')
      for (const path of ['', '/lien', '/donnees']) {
        await page.goto(`${running.origin}/signature/essai${path}`)
        await look(`/signature${path}`)
      }
      const code = await codeFor(`personne-${locale}@example.org`)
      await page.goto(`${running.origin}/signature/essai/lien#${code}`)
      assert.equal(new URL(page.url()).hash, '')
      await press(page, /^(Voir ma signature|See my signature)$/)
      await look('/signature/lien, with what waits')
      await press(page, /^(Je confirme|I confirm)/)
      await look('/signature/confirmer')
      assert.deepEqual(
        faults.filter((fault) => !fault.includes('status of 404')),
        [],
      )
      await close()
    })
})

/** The code of the mail to somebody who has just signed. */
async function codeFor(email: string): Promise<string> {
  const to = await addresseeIn(store, email)
  await store.sign(signingAct(crypto.randomUUID(), to, {}))
  for (let turn = 0; turn < 100; turn++) {
    const mail = (await mails.list()).find(({ address }) => address === to.address)
    if (mail) return /#([0-9a-z-]+)/.exec((await mails.preview(mail.name)).text)![1]!
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return assert.fail('no mail came')
}
