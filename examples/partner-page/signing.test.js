/** A text signed on a partner's page: mails in a real SMTP conversation, a facilitator, and a number that rises and falls. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStage } from './stage.js'

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

const minimum = 3

async function sign(tab, { organisation, ...texts }, ...boxes) {
  const text = tab.locator('ess-manifesto')
  if (organisation) {
    await text.getByRole('radio', { name: 'Pour une organisation' }).check()
    await text.getByRole('textbox', { name: 'Nom de l’organisation' }).fill(organisation.name)
    await text.getByLabel('Votre fonction').fill(organisation.role)
    await text.getByLabel('Votre mandat').fill(organisation.mandate)
  }
  await text.getByLabel('Prénom', { exact: true }).fill(texts.firstName)
  await text.getByLabel('Nom', { exact: true }).fill(texts.lastName)
  await text.getByLabel('Adresse électronique').fill(texts.email)
  for (const box of ['Je signe ce texte', ...boxes]) await text.getByRole('checkbox', { name: box }).check()
  await text.getByRole('button', { name: 'Signer', exact: true }).click()
  return text
}

const pending = 'Signature reçue. Il reste à la confirmer.'

test(
  'a text signed on a partner’s page, confirmed by mail, counted, changed and withdrawn',
  { timeout: 180_000 },
  async () => {
    const { visit, faults, consultation } = stage
    const counts = async () => (await (await fetch(`${consultation}/signatures`)).json()).counts

    // Somebody who only looks.
    const { tab: reader } = await visit()
    const number = reader.locator('ess-signatures')
    await number.getByText('Trop peu de signatures pour en montrer le nombre.').waitFor()

    // One with a reservation and a name, from a page without network at the moment of signing.
    const one = await visit()
    const camille = { firstName: 'Camille', lastName: 'Fictif', email: 'camille@example.org' }
    const text = one.tab.locator('ess-manifesto')
    await text.getByText('Signer avec une réserve').click()
    await text.getByLabel('L’article').selectOption('partage')
    await text.getByLabel('Votre réserve').fill('Sauf en cas de fusion (fictif).')
    await one.context.setOffline(true)
    await sign(one.tab, camille, 'Publier mon nom')
    await text
      .getByText(/gardée sur cet appareil/)
      .first()
      .waitFor()
    await one.context.setOffline(false)
    await text.getByText(pending).waitFor({ timeout: 60_000 })

    // An organisation, and a person who does not publish anything.
    const two = await visit()
    const organisation = {
      name: 'SCIC des Halles (fictive)',
      role: 'présidence',
      mandate: 'Conseil du 3 novembre (fictif)',
    }
    await sign(
      two.tab,
      { firstName: 'Dominique', lastName: 'Inventé', email: 'scic@example.org', organisation },
      'Publier le nom',
    )
    await two.tab.locator('ess-manifesto').getByText(pending).waitFor()
    const three = await visit()
    await sign(three.tab, { firstName: 'Claude', lastName: 'Imaginaire', email: 'claude@example.org' })
    await three.tab.locator('ess-manifesto').getByText(pending).waitFor()

    // Nothing counts before the mails have answered; each person has one, and its link acts once a button is pressed.
    assert.equal(await counts(), undefined)
    for (const address of ['camille@example.org', 'scic@example.org', 'claude@example.org'])
      assert.match(
        await stage.byMail(address, 'Je confirme ma signature'),
        address.startsWith('scic') ? /Signature bien reçue/ : /Signature confirmée/,
      )
    assert.deepEqual(stage.mails.map(({ to }) => to[0]).sort(), [
      'camille@example.org',
      'claude@example.org',
      'scic@example.org',
    ])
    await number.getByText('Trop peu de signatures pour en montrer le nombre.').waitFor()

    // The organisation waits for a facilitator.
    await two.tab.reload()
    await two.tab
      .locator('ess-manifesto')
      .getByText('Signature confirmée. L’équipe d’animation la vérifie avant de la compter.')
      .waitFor()
    const desk = await stage.enterConsole()
    await desk.goto(`${stage.console}/signatures`)
    await desk.getByText(organisation.name).first().waitFor()
    await desk
      .getByRole('button', { name: /^Compter/ })
      .first()
      .click()
    await desk.waitForLoadState()
    await number.getByText(`${minimum} signatures, dont 1 avec`).waitFor()
    await number.getByText('Camille Fictif').waitFor()
    await number.getByText(organisation.name).waitFor()
    assert.doesNotMatch(await number.innerText(), /Claude/)
    const told = await counts()
    assert.deepEqual([told.persons.web, told.organisations.web, told.reservations], [2, 1, 1])

    // From another device, by the private link, one takes the name away, then everything.
    await one.tab.reload()
    await text.getByText('Signature confirmée, n°').waitFor()
    const link = await text.getByRole('link', { name: 'Mon lien privé' }).getAttribute('href')
    const elsewhere = await visit(new URL(link).hash)
    const there = elsewhere.tab.locator('ess-manifesto')
    await there.getByText('Signature confirmée, n°').waitFor()
    assert.equal(new URL(elsewhere.tab.url()).hash, '', 'a receipt stays in no address')
    await there.getByRole('button', { name: 'Modifier' }).click()
    await there.getByRole('checkbox', { name: 'Publier mon nom' }).uncheck()
    await there.getByRole('button', { name: 'Enregistrer' }).click()
    await number.getByText('Camille Fictif').waitFor({ state: 'detached' })
    await there.getByRole('button', { name: 'Retirer ma signature' }).click()
    await there.getByRole('button', { name: 'Retirer pour de bon' }).click()
    await there.getByText('Tout ce que vous aviez donné est effacé.').waitFor()
    await number.getByText('Trop peu de signatures pour en montrer le nombre.').waitFor()
    await one.tab.reload()
    await text.getByText('Signature retirée.').waitFor()
    assert.deepEqual(faults, [])
  },
)
