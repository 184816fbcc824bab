/** A whole workshop: twelve tables without network, a facilitator, and authors who learn what became of their words. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { signTicket } from '../../packages/server/dist/http/tickets.js'
import { openStage } from './stage.js'

const tables = 12
const each = 10

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

async function contribute(card, text, kind = 'Une vision') {
  await card.getByRole('radio', { name: 'À quoi reconnaîtra-t-on' }).check()
  await card.getByRole('radio', { name: kind }).check()
  await card.getByLabel('Votre texte').fill(text)
  await card.getByRole('checkbox', { name: 'J’accepte' }).check()
  await card.getByRole('button', { name: 'Envoyer' }).click()
}

const wall = async () => (await fetch(`${stage.consultation}/workshops/vision/contributions`)).json()
const counts = async () => (await (await fetch(`${stage.consultation}/counts`)).json()).principles

test(
  'a whole workshop, from twelve tables without network to what each author is told',
  { timeout: 240_000 },
  async () => {
    const { id, store, visit, faults } = stage
    const secret = await store.introduce(id)
    const expires = Math.floor(Date.now() / 1000) + 3600
    const devices = []
    for (let table = 1; table <= tables; table++)
      devices.push(await visit(`#ess-ticket=${signTicket(secret, { workshop: 'vision', table, expires })}`))

    // A vote, cast before anything is merged.
    const [{ tab }] = devices
    await tab.locator('ess-vote').first().getByRole('button', { name: 'D’accord', exact: true }).click()
    await tab.locator('ess-vote').first().getByText('Vote enregistré.').waitFor()
    const before = await counts()

    await Promise.all(
      devices.map(async ({ context, card, tab }, index) => {
        assert.equal(new URL(tab.url()).hash, '', 'an invitation stays in no address')
        await card.getByText(`Table ${index + 1}`, { exact: true }).waitFor()
        await context.setOffline(true)
        await card.getByLabel('Nombre de personnes à la table').fill('5')
        for (let number = 1; number <= each; number++) {
          await contribute(card, `Table ${index + 1}, contribution ${number}.`)
          // The form is free as soon as the device has it.
          await tab.waitForFunction(
            () => !document.querySelector('ess-contribution').shadowRoot.querySelector('textarea').value,
          )
        }
      }),
    )
    for (const { card } of devices) await card.getByText(`${each} contributions attendent sur cet appareil.`).waitFor()
    assert.equal((await store.contributions(id)).length, 0, 'nothing has left yet')

    await Promise.all(devices.map(({ context }) => context.setOffline(false)))
    for (const { card } of devices) await card.locator('#last.kept').waitFor({ state: 'detached', timeout: 90_000 })
    const kept = await store.contributions(id)
    assert.equal(kept.length, tables * each)
    assert.deepEqual(new Set(kept.map(({ content }) => content.text)).size, tables * each, 'each once')
    assert.deepEqual(
      kept.map(({ number }) => number),
      kept.map((_, index) => index + 1),
      'numbers without a hole',
    )
    assert.ok(kept.every(({ channel, content }) => channel === 'room' && content.people === 5))

    // The facilitator enters by the link's code, and works with pages alone.
    const desk = await stage.enterConsole()
    const numberOf = (text) => kept.find(({ content }) => content.text === text).number
    const [published, merged, refused] = [
      'Table 1, contribution 1.',
      'Table 2, contribution 1.',
      'Table 3, contribution 1.',
    ].map(numberOf)
    const at = (number) => `${stage.console}/contributions/${number}`
    const press = (name) =>
      Promise.all([
        desk.waitForResponse((response) => response.request().method() === 'POST'),
        desk.getByRole('button', { name, exact: true }).click(),
      ])
    await desk.goto(at(published))
    await press('Publier')
    await desk.goto(`${at(merged)}/fusion`)
    await desk.getByRole('radio').first().check()
    await press('Fusionner')
    await desk.goto(at(refused))
    await desk.getByText('Refuser…').click()
    await desk.getByLabel('Motif (on en publie le nombre').selectOption('off-topic')
    await desk.getByLabel('Un mot à l’auteur').fill('Redites-la pour cet atelier.')
    await press('Refuser')
    await desk.waitForLoadState()

    const shown = await wall()
    assert.deepEqual(
      shown.contributions.map(({ number, merged }) => [number, merged.map(({ number }) => number)]),
      [[published, [merged]]],
    )
    assert.equal(shown.received, tables * each - 3)
    assert.deepEqual(shown.refused, [{ reason: 'off-topic', count: 1 }])
    assert.deepEqual(await counts(), before, 'merging moves nobody’s vote')
    const onWall = devices[0].tab.locator('ess-wall')
    await onWall.getByText('Table 1, contribution 1.').waitFor()
    await onWall.getByText('1 autre dit la même chose').waitFor()
    await onWall.getByText('Refusées, hors sujet').waitFor()

    const exported = await desk.context().request.get(`${stage.console}/export/contributions.json`)
    assert.match(await exported.text(), /Table 12, contribution 10\./)
    const table = await (await desk.context().request.get(`${stage.console}/export/contributions.csv`)).text()
    assert.equal(table.trim().split('\r\n').length, tables * each + 1)

    // Each author, from another device, by the private link.
    const linkIn = async (device, text) => {
      const item = device.card.locator('li').filter({ hasText: text }).first()
      return new URL(await item.getByRole('link', { name: 'Son lien privé' }).getAttribute('href')).hash
    }
    const stories = [
      [devices[0], 'Table 1, contribution 1.', `Contribution n°\u00a0${published}, publiée.`],
      [
        devices[1],
        'Table 2, contribution 1.',
        `Réunie avec la contribution n°\u00a0${published}, qui dit la même chose`,
      ],
      [devices[2], 'Table 3, contribution 1.', 'Redites-la pour cet atelier.'],
    ]
    for (const [device, text, story] of stories) {
      const elsewhere = await visit(await linkIn(device, text))
      await elsewhere.card.getByText(story).first().waitFor()
      assert.equal(new URL(elsewhere.tab.url()).hash, '', 'a receipt stays in no address')
    }
    assert.deepEqual(faults, [])
  },
)
