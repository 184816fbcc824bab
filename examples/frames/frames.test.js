/** A page of the server in a frame, on sites that forbid scripts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeFaults } from '../../packages/server/dist/testing/console-browser.js'
import { answer, framed, heightOf, openStage, rules, said, waysOut } from './stage.js'

let stage
before(async () => (stage = await openStage()))
after(() => stage?.close())

/** What a site says that lets no script run. */
const noScripts = () => `default-src 'none'; script-src 'none'; frame-src ${stage.api}; base-uri 'none'`

/** Each tag that a consultation has something for, as its frame is asked for. */
const addresses = {
  agenda: 'agenda',
  contribution: 'contribution?workshop=vision',
  manifesto: 'manifesto',
  results: 'results',
  signatures: 'signatures',
  vote: 'vote',
  wall: 'wall?workshop=vision',
}

test('on a page that forbids scripts, a vote counts through the frame, once, and without a cookie', async () => {
  const page = stage.host('/strict', stage.frame('vote?principle=gouvernance'), noScripts())
  const { tab, context, faults, requests } = await stage.visit(page)
  const frame = await framed(tab, 'vote')
  await answer(frame, 'D’accord')
  assert.equal(await stage.total('gouvernance'), 1)

  await tab.reload()
  const again = await framed(tab, 'vote')
  await said(again, 'Vote enregistré.')
  await again.getByRole('button', { name: 'Changer' }).click()
  await answer(again, 'Je passe')
  assert.equal(await stage.total('gouvernance'), 1)

  assert.deepEqual(faults, [])
  assert.deepEqual(await context.cookies(), [])
  assert.deepEqual(
    [...new Set(requests.map((request) => new URL(request).origin))].sort(),
    [stage.api, stage.site].sort(),
  )
  await context.close()
})

test('a refusal has the scheme of its site', async () => {
  const { tab, context } = await stage.visit(stage.host('/dark', stage.frame('vote?principle=rien&scheme=dark')))
  const frame = await (await tab.waitForSelector('iframe')).contentFrame()
  await frame.getByRole('heading').waitFor()
  const scheme = await frame.evaluate(() => getComputedStyle(document.querySelector('.card')).backgroundColor)
  assert.equal(scheme, 'rgb(23, 28, 32)')
  await context.close()
})

test('a site that is no partner is refused the frame, and can read what is wrong with an address', async () => {
  const body = stage.frame('vote?principle=gouvernance') + stage.frame('vote?principle=rien')
  stage.altered.set('stranger.html', `<!doctype html><title>Un autre site</title>${body}`)
  const { tab, context, faults } = await stage.visit(`${stage.cdn}/stranger.html`)
  const [shown, wrong] = await Promise.all(
    [0, 1].map(async (index) => (await tab.waitForSelector(`iframe >> nth=${index}`)).contentFrame()),
  )
  await wrong.getByText('principle').waitFor()
  assert.deepEqual(await axeFaults(wrong, rules), [])
  assert.equal(await shown.locator('ess-vote').count(), 0)
  assert.ok(
    faults.some((fault) => /frame-ancestors/.test(fault)),
    faults.join('\n'),
  )
  await context.close()
})

for (const language of ['fr', 'en'])
  test(`every tag shows in its frame, in ${language}, in the scheme and the colours of the site`, async () => {
    const look = `lang=${language}&scheme=dark&accent=ffcc66&on-accent=332200`
    const frames = Object.values(addresses).map((address) =>
      stage.frame(`${address}${address.includes('?') ? '&' : '?'}${look}`),
    )
    const { tab, context, faults } = await stage.visit(stage.host('/all', frames.join(''), noScripts()))
    for (const [index, tag] of Object.keys(addresses).entries()) {
      const frame = await framed(tab, tag, index)
      assert.deepEqual(
        await frame.evaluate((name) => {
          const tag = document.querySelector(`ess-${name}`)
          const primary = [...tag.shadowRoot.querySelectorAll('.primary')][0]
          return {
            language: [document.documentElement.lang, tag.shadowRoot.querySelector('.card').lang],
            scheme: getComputedStyle(tag).colorScheme,
            accent: getComputedStyle(tag.shadowRoot.querySelector('.card')).getPropertyValue('--accent').trim(),
            primary: primary ? getComputedStyle(primary).backgroundColor : 'rgb(255, 204, 102)',
            heading: document.querySelector('header').checkVisibility(),
          }
        }, tag),
        {
          language: [language, language],
          scheme: 'dark',
          accent: '#ffcc66',
          primary: 'rgb(255, 204, 102)',
          heading: false,
        },
        tag,
      )
      assert.deepEqual(await axeFaults(frame, rules), [], tag)
    }
    assert.deepEqual(faults, [])
    await context.close()
  })

test('without a scheme, a frame is light as its page is, and a page that is opened whole follows the visitor', async () => {
  const { tab, context } = await stage.visit(stage.host('/plain', stage.frame('vote')), { colorScheme: 'dark' })
  const ground = (page) =>
    page.evaluate(
      () => getComputedStyle(document.querySelector('ess-vote').shadowRoot.querySelector('.card')).backgroundColor,
    )
  assert.equal(await ground(await framed(tab, 'vote')), 'rgb(255, 255, 255)')
  await tab.goto(`${stage.api}/embed/vote`)
  await tab.waitForSelector('ess-vote[state=ready]')
  assert.equal(await ground(tab), 'rgb(23, 28, 32)')
  await context.close()
})

test('opened whole, each page has its title, and axe finds nothing wrong with it', async () => {
  const { tab, context, faults } = await stage.visit(`${stage.api}/embed/vote`)
  for (const [tag, address] of Object.entries(addresses)) {
    await tab.goto(`${stage.api}/embed/${address}`)
    await tab.waitForSelector(`ess-${tag}[state=ready]`)
    await tab.getByText('Identité et diversité de l’économie sociale et solidaire').first().waitFor()
    assert.equal(await tab.getByRole('heading', { level: 1 }).count(), 1, tag)
    assert.equal(await tab.getByRole('link', { name: 'Ouvrir la page entière' }).count(), 0, tag)
    assert.deepEqual(await axeFaults(tab), [], tag)
  }
  await tab.getByRole('link', { name: 'English' }).click()
  await tab.getByText('Identity and diversity of the social and solidarity economy').first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('what is written in a frame is sent under its policy: a contribution, a signature', async () => {
  const frames = stage.frame('contribution?workshop=cabanes') + stage.frame('manifesto')
  const { tab, context, faults } = await stage.visit(stage.host('/writes', frames, noScripts()))
  const contribution = await framed(tab, 'contribution')
  await contribution.getByRole('radio', { name: /Un levier/ }).check()
  await contribution.getByRole('textbox', { name: 'Votre texte' }).fill('Une cabane fictive par quartier.')
  await contribution.getByRole('checkbox', { name: /J’accepte/ }).check()
  await contribution.getByRole('button', { name: 'Envoyer' }).click()
  await contribution
    .getByText(/Bien reçu/)
    .first()
    .waitFor()

  const manifesto = await framed(tab, 'manifesto', 1)
  await manifesto.getByRole('textbox', { name: 'Prénom' }).fill('Camille')
  await manifesto.getByRole('textbox', { name: 'Nom', exact: true }).fill('Fictif')
  await manifesto.getByRole('textbox', { name: 'Adresse électronique' }).fill('camille@example.org')
  await manifesto.getByRole('checkbox', { name: /Je signe/ }).check()
  await manifesto.getByRole('button', { name: 'Signer' }).click()
  await manifesto
    .getByText(/camille@example\.org|messagerie|message/i)
    .first()
    .waitFor()
  await manifesto.locator('[part=signature]').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a link in a frame leads out of it', async () => {
  const frames = stage.frame('vote?principle=gouvernance') + stage.frame('signatures')
  const { tab, context } = await stage.visit(stage.host('/links', frames))
  for (const [index, tag, name] of [
    [0, 'vote', 'Loi du 31 juillet 2014'],
    [1, 'signatures', 'Identité et diversité'],
  ]) {
    const frame = await framed(tab, tag, index)
    const opened = context.waitForEvent('page')
    await frame.getByRole('link', { name }).click()
    await (await opened).close()
    assert.equal(await frame.locator(`ess-${tag}`).count(), 1)
  }
  await context.close()
})

test('a frame where answers are kept leads to no page where one could answer again, nor when the consultation is away', async () => {
  const frames = stage.host(
    '/ways',
    Object.values(addresses)
      .map((address) => stage.frame(address))
      .join(''),
  )
  const { tab, context } = await stage.visit(frames)
  const ways = {}
  for (const [index, tag] of Object.keys(addresses).entries()) ways[tag] = await waysOut(await framed(tab, tag, index))
  const title = 'Identité et diversité de l’économie sociale et solidaire (nouvel onglet)'
  assert.deepEqual(ways, {
    agenda: [],
    contribution: [],
    manifesto: [],
    results: ['Ouvrir la page entière (nouvel onglet)'],
    signatures: [title],
    vote: [],
    wall: [title],
  })

  await tab.route('**/v1/**', (route) => route.abort())
  await tab.goto(stage.host('/away', stage.frame('vote?principle=gouvernance')))
  const frame = await (await tab.waitForSelector('iframe')).contentFrame()
  await frame.waitForSelector('ess-vote[state=error]')
  await frame.getByText('La gouvernance est démocratique').waitFor()
  assert.deepEqual(await waysOut(frame), [])
  await context.close()
})

test('on a telephone, the height that is proposed for a frame holds a vote before the answer', async () => {
  const { height } = await (
    await fetch(`${stage.api}/oembed?${new URLSearchParams({ url: `${stage.api}/embed/vote` })}`)
  ).json()
  const { principles } = await (await fetch(`${stage.consultation}/principles`)).json()
  const frames = principles.map(({ id }) => stage.frame(`vote?principle=${id}`)).join('')
  const { tab, context } = await stage.visit(stage.host('/phone', frames), { viewport: { width: 375, height: 667 } })
  for (const [index, { id }] of principles.entries()) {
    const needed = await heightOf(await framed(tab, 'vote', index))
    assert.ok(needed <= height, `${id} needs ${needed} px of ${height}`)
  }
  await context.close()
})

test('without scripts, a page says what it is about and what to do', async () => {
  const { tab, context } = await stage.visit(`${stage.api}/embed/vote?principle=gouvernance`, {
    javaScriptEnabled: false,
  })
  await tab.getByRole('heading', { name: 'La gouvernance est démocratique' }).waitFor()
  await tab.locator('noscript p').waitFor()
  await tab.goto(stage.host('/still', stage.frame('manifesto')))
  await tab.frameLocator('iframe').getByText('Nous venons d’associations').waitFor()
  await context.close()
})
