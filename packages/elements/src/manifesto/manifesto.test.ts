import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import type { MemoryServer } from '@ess-widgets/client/memory'
import type { Manifesto } from '@ess-widgets/contract'
import { announced, button, focused, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssManifesto } from './manifesto.ts'
import * as stories from './manifesto.stories.ts'
import { camille, field, keep, press, reach, serve, sign, society, type } from './manifesto.stories.ts'

async function showOn({ url }: { url: string }, attributes: Record<string, string> = {}) {
  const element = await show('ess-manifesto', html`<ess-manifesto consultation=${url}></ess-manifesto>`)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, 'ready', 'done', 'closed')
  return element
}

/** The tag, with a signature that this device gave before. */
async function signedOn(server: MemoryServer, signature: Parameters<MemoryServer['sign']>[0] = camille) {
  keep(server, server.sign(signature))
  const element = await showOn(server)
  await reach(element, 'done', 'closed')
  return element
}

const part = ({ shadowRoot }: EssManifesto, name: string) =>
  shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)?.innerText.replace(/\s+/g, ' ').trim()

const errors = ({ shadowRoot }: EssManifesto) =>
  Object.fromEntries(
    [...shadowRoot!.querySelectorAll<HTMLElement>('.error')]
      .filter((node) => node.innerText)
      .map((node) => [node.id.replace('-error', ''), node.innerText]),
  )

/** The bodies that were sent, in their order. */
const writes = ({ requests }: MemoryServer) =>
  Promise.all(
    requests
      .filter(({ method }) => method !== 'GET')
      .map(async (request) => ({ method: request.method, ...((await request.clone().json()) as object) })),
  )

/** What the tag told the page. */
function listen(element: EssManifesto) {
  const told: string[] = []
  for (const act of ['sent', 'changed', 'withdrawn'] as const)
    element.addEventListener(`ess-signature-${act}`, (event) =>
      told.push([act, 'signer' in event && event.signer].filter(Boolean).join(' ')),
    )
  return told
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A version on its own, in the place of the text: with the links and the list of versions of the whole. */
const withLinks = (fetch: typeof window.fetch, url: string, init?: RequestInit) => async (answer: Response) => {
  const whole = (await (await fetch(url, init)).json()) as object
  const version = (await answer.json()) as Manifesto
  // What is first in one version is not in the next.
  const articles = version.articles.toReversed()
  const response = new Response(JSON.stringify({ ...whole, ...version, articles }), answer)
  Object.defineProperty(response, 'url', { value: url })
  return response
}

const standing = (element: EssManifesto, sentence: string) =>
  until(() => part(element, 'signature')?.includes(sentence))

describe('<ess-manifesto>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-manifesto', stories)
  })

  afterEach(() => {
    history.replaceState(history.state, '', location.href.split('#')[0])
  })

  it('shows the text as headings, lists and a quotation, and the form as one', async () => {
    const element = await tell('ess-manifesto', stories.Ready)
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], ul, ol, form, fieldset, summary, button')).to.deep.equal([
      'button "Afficher aussi en anglais"',
      'button "Aller à la signature"',
      'heading "Pour une économie de personnes" level=3',
      'heading "Une personne, une voix" level=4',
      'heading "Ce qui reste sert le projet" level=4',
      'list ""',
      'heading "La porte ouverte" level=4',
      'list ""',
      'form "Signer ce texte"',
      'heading "Signer ce texte" level=4',
      'group "Vous signez"',
      'summary "Signer avec une réserve (facultatif)"',
      'button "Signer"',
    ])
    expect(part(element, 'text')).to.contain('Version 2, publiée le 25 novembre 2026')
    expect(element.shadowRoot!.querySelector('blockquote')!.innerText).to.contain('On vient pour un projet')
    const english = await tell('ess-manifesto', stories.English)
    expect(part(english, 'text')).to.contain('Version 2, published on 25 November 2026')
    const link = element.shadowRoot!.querySelector<HTMLAnchorElement>('p a[rel]')!
    expect([link.href, link.rel]).to.deep.equal([
      'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029313296/',
      'noopener',
    ])
  })

  it('shows a text as it is written, and nothing of it acts', async () => {
    const element = await tell('ess-manifesto', stories.Hostile)
    expect(words(element)).to.contain('<img src=x onerror="window.hacked=1">')
    expect(words(element)).to.contain('<b onclick="window.hacked=1">gras</b>')
    expect(element.shadowRoot!.querySelector('img, b, script')).to.equal(null)
    expect(window).not.to.have.property('hacked')
    expect(element.scrollWidth).to.equal(element.clientWidth)
  })

  it('shows both languages, each marked as what it is, when one wants them', async () => {
    const element = await tell('ess-manifesto', stories.Both)
    const columns = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.columns > div')]
    expect(columns.map(({ lang }) => lang)).to.deep.equal(['fr', 'en'])
    expect(columns[1]!.innerText).to.contain('Bringing in more capital')
    const [one, other] = columns.map((column) => column.getBoundingClientRect())
    expect(one!.top, 'side by side').to.equal(other!.top)
    expect(element.hasAttribute('both')).to.equal(true)
    button(element, 'Afficher en français seulement').click()
    await element.updateComplete
    expect(element.shadowRoot!.querySelectorAll('.columns > div')).to.have.length(1)
    button(element, 'Afficher aussi en anglais').click()
    await element.updateComplete
    const [left, right] = [...element.shadowRoot!.querySelectorAll('.columns > div')].map((column) =>
      [...column.querySelectorAll('[part=article]')].map((article) => article.getBoundingClientRect().top),
    )
    expect(left, 'an article on one line').to.deep.equal(right)
  })

  it('leads to an article by the address of the page, whenever it changes', async () => {
    location.hash = '#ess-article-porte'
    const element = await showOn(serve())
    await until(() => focused(element)?.id === 'ess-article-porte')
    const title = element.shadowRoot!.querySelector<HTMLAnchorElement>('#ess-article-partage a')!
    title.click()
    await until(() => location.hash === '#ess-article-partage')
    await until(() => focused(element)?.id === 'ess-article-partage')
    element.requestUpdate()
    button(element, 'Aller à la signature').click()
    await element.updateComplete
    expect(focused(element)?.id, 'once only').to.equal('sign')
  })

  it('keeps nothing, asks for no more than the text, and speaks to nobody else, before someone signs', async () => {
    const server = serve()
    const before = localStorage.length
    const element = await showOn(server)
    type(element, 'firstName', 'Camille')
    await element.updateComplete
    expect(localStorage.length).to.equal(before)
    expect(server.requests.map(({ method, url }) => `${method} ${url.slice(server.url.length)}`)).to.deep.equal([
      'GET ',
      'GET /manifesto',
    ])
  })

  it('is signed, by keyboard alone, with nothing ticked that the person did not tick', async () => {
    const server = serve()
    const element = await showOn(server)
    const told = listen(element)
    const { shadowRoot } = element
    expect(
      [...shadowRoot!.querySelectorAll<HTMLInputElement>('[type=checkbox]')].some(({ checked }) => checked),
    ).to.equal(false)
    field(element, 'signer').focus()
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'Camille' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'Fictif' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'camille@example.org' })
    await sendKeys({ press: 'Tab' })
    expect(focused(element)!.localName).to.equal('summary')
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    expect(focused(element)!.textContent).to.equal('Signer')
    await sendKeys({ press: 'Enter' })
    await reach(element, 'done')
    await standing(element, 'Signature reçue. Il reste à la confirmer.')
    expect(await writes(server)).to.deep.equal([
      {
        method: 'POST',
        version: 2,
        signer: 'person',
        ...camille,
        language: 'fr',
        visibility: 'none',
        contact: false,
        partner: null,
        consent: true,
      },
    ])
    expect(focused(element)?.id).to.equal('last')
    expect(announced()).to.equal('Signature reçue. Il reste à la confirmer.')
    expect(told).to.deep.equal(['sent person'])
    expect(localStorage[`ess-signature ${server.url}`], 'the device keeps no e-mail').not.to.contain('@')
  })

  it('sends what people chose of the three boxes, and how their name shows', async () => {
    const server = serve()
    const element = await showOn(server)
    expect(field(element, 'visibility').checkVisibility()).to.equal(false)
    field(element, 'publish').click()
    expect(field(element, 'visibility').checkVisibility()).to.equal(true)
    field(element, 'visibility', 'short').click()
    await sign(element, camille, 'contact')
    await reach(element, 'done')
    expect((await writes(server))[0]).to.deep.include({ visibility: 'short', contact: true })
  })

  it('is signed for an organisation, whose fields a person does not send', async () => {
    const server = serve()
    const element = await showOn(server)
    const told = listen(element)
    field(element, 'family').value = 'cooperative'
    await sign(element, society, 'publish')
    await reach(element, 'done')
    const { email, ...said } = society
    expect((await writes(server))[0]).to.deep.include({
      ...said,
      siren: '732829320',
      family: 'cooperative',
      signer: 'organisation',
      visibility: 'full',
    })
    expect(told).to.deep.equal(['sent organisation'])
    server.byMail(email, 'confirm')
    await element.client!.refresh()
    await standing(element, 'L’équipe d’animation la vérifie avant de la compter.')
    server.verify(society.organisation, { name: 'accept' })
    await element.client!.refresh()
    await standing(element, 'Signature confirmée, n° 1.')

    const other = serve()
    const person = await showOn(other)
    field(person, 'signer', 'organisation').click()
    type(person, 'organisation', 'SCIC des Halles (fictive)')
    field(person, 'signer', 'person').click()
    expect(field(person, 'organisation').checkVisibility()).to.equal(false)
    await sign(person)
    await reach(person, 'done')
    expect((await writes(other))[0]).not.to.have.any.keys('organisation', 'role', 'mandate', 'siren', 'family')
  })

  it('is signed with a reservation, counted as the server does', async () => {
    const server = serve()
    const element = await showOn(server)
    element.shadowRoot!.querySelector('details')!.open = true
    type(element, 'reservation', '🧑🏽‍🌾'.repeat(2))
    await element.updateComplete
    expect(words(element)).to.contain('592 caractères restants')
    type(element, 'reservation', 'a'.repeat(602))
    await sign(element)
    await until(() => errors(element)['reservation'])
    expect(words(element)).to.contain('2 caractères de trop')
    expect(errors(element)).to.deep.equal({
      article: 'Ce champ est nécessaire.',
      reservation: 'Cette réserve est trop longue.',
    })
    expect(focused(element)).to.have.property('name', 'article')
    field(element, 'article').value = 'partage'
    type(element, 'article', 'partage')
    type(element, 'reservation', ' Un mot. ')
    press(element)
    await reach(element, 'done')
    expect((await writes(server))[0]).to.deep.include({ reservation: { article: 'partage', text: 'Un mot.' } })
  })

  it('opens the part of the form in which something is wrong', async () => {
    const element = await showOn(serve())
    const details = element.shadowRoot!.querySelector('details')!
    details.open = true
    type(element, 'reservation', 'Un mot.')
    details.open = false
    await sign(element)
    await until(() => focused(element)?.id === 'article')
    expect(details.open).to.equal(true)
  })

  it('names the site that carries it, which the person may change', async () => {
    const partners = [
      { name: 'Ce site', origin: location.origin },
      { name: 'Un autre', origin: 'https://other.example' },
    ]
    const server = serve({}, { partners })
    const element = await showOn(server)
    await expect(element).to.be.accessible()
    expect(outline(element, '[name=partner]')).to.deep.equal(['combobox "Relayé par"'])
    await sign(element)
    await reach(element, 'done')
    expect((await writes(server))[0]).to.have.property('partner', location.origin)

    const other = serve({}, { partners })
    const changed = await showOn(other)
    field(changed, 'partner').value = 'https://other.example'
    await sign(changed)
    await reach(changed, 'done')
    expect((await writes(other))[0]).to.have.property('partner', 'https://other.example')
  })

  it('comes from the room on the device of a table, and from the web once the invitation is not known', async () => {
    const server = serve({}, {})
    localStorage[`ess-ticket ${server.url} vision`] = `vision.7.zzzzzz.${'A'.repeat(22)}`
    const element = await showOn(server)
    await sign(element)
    await standing(element, 'Signature non enregistrée.')
    expect(field(element, 'firstName').value).to.equal('Camille')
    press(element)
    await reach(element, 'done')
    const posts = server.requests.filter(({ method }) => method === 'POST')
    expect(posts.map(({ headers }) => headers.has('Ess-Ticket'))).to.deep.equal([true, false])
  })

  it('says what each field lacks, leads to the first, and sends nothing', async () => {
    const server = serve()
    const element = await showOn(server)
    field(element, 'signer', 'organisation').click()
    type(element, 'firstName', ' ')
    type(element, 'email', 'camille@')
    type(element, 'siren', '12 34')
    press(element)
    await until(() => focused(element)?.id === 'firstName')
    expect(errors(element)).to.deep.equal({
      firstName: 'Ce champ est nécessaire.',
      lastName: 'Ce champ est nécessaire.',
      organisation: 'Ce champ est nécessaire.',
      siren: 'Un SIREN a neuf chiffres.',
      role: 'Ce champ est nécessaire.',
      mandate: 'Ce champ est nécessaire.',
      email: 'Indiquez une adresse comme nom@example.org.',
      consent: 'Cochez cette case pour signer.',
    })
    expect(await writes(server)).to.deep.equal([])
    type(element, 'firstName', 'Camille')
    await element.updateComplete
    expect(errors(element), 'once it is mended').not.to.have.property('firstName')
  })

  it('gives back what the server refused, with its reason at the field', async () => {
    const server = serve()
    const element = await showOn(server)
    await sign(element, { ...society, siren: '732829321' }, 'contact')
    await until(() => focused(element)?.id === 'siren')
    expect(errors(element)['siren']).to.contain('ne forment pas un SIREN')
    expect(field(element, 'signer', 'organisation').checked).to.equal(true)
    expect(field(element, 'mandate').value).to.equal(society.mandate)
    expect(field(element, 'contact').checked).to.equal(true)
    expect(field(element, 'consent').checked, 'given with what was refused').to.equal(true)
    type(element, 'siren', '732829320')
    press(element)
    await reach(element, 'done')
    expect(await writes(server)).to.have.length(2)
  })

  it('leaves whoever has gone on elsewhere where they are', async () => {
    const server = serve()
    const element = await showOn(server)
    const elsewhere = document.body.appendChild(document.createElement('input'))
    await sign(element, { ...society, siren: '732829321' })
    elsewhere.focus()
    await until(() => errors(element)['siren'])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(document.activeElement).to.equal(elsewhere)
    elsewhere.remove()
  })

  it('keeps it without network, says so, and tells once it has left', async () => {
    const server = serve()
    const element = await showOn(server)
    const told = listen(element)
    server.fail('offline')
    await sign(element)
    await reach(element, 'kept')
    await standing(element, 'Signature gardée sur cet appareil, pas encore reçue.')
    expect(announced()).to.equal('Signature gardée sur cet appareil, pas encore reçue.')
    expect(part(element, 'notice')).to.contain('à votre prochaine visite de ce site')
    expect(element.shadowRoot!.querySelector('form')).to.equal(null)
    server.recover()
    button(element, 'Réessayer').click()
    await standing(element, 'Signature reçue.')
    await until(() => announced() === 'Signature reçue. Il reste à la confirmer.')
    expect(told).to.deep.equal(['sent person'])
    expect(focused(element)?.id).to.equal('last')
  })

  it('sends once, however often one presses', async () => {
    const server = serve()
    const element = await showOn(server)
    server.setLatency(50)
    for (const [name, text] of Object.entries(camille)) type(element, name, text)
    field(element, 'consent').click()
    await element.updateComplete
    const send = element.shadowRoot!.querySelector<HTMLButtonElement>('.primary')!
    send.click()
    send.click()
    await until(() => element.state === 'sending')
    send.click()
    await reach(element, 'done')
    expect(await writes(server)).to.have.length(1)
  })

  it('is said otherwise, with what was said before in the form', async () => {
    const server = serve()
    const element = await signedOn(server, {
      ...camille,
      visibility: 'short',
      contact: true,
      reservation: { article: 'voix', text: 'Un mot.' },
    })
    const told = listen(element)
    press(element, 'change')
    await until(() => focused(element)?.id === 'sign')
    expect(field(element, 'lastName').value).to.equal('Fictif')
    expect(field(element, 'visibility', 'short').checked).to.equal(true)
    expect(field(element, 'contact').checked).to.equal(true)
    expect(field(element, 'reservation').value).to.equal('Un mot.')
    expect(words(element)).to.contain('593 caractères restants')
    expect(element.shadowRoot!.querySelector('[name=email], [name=consent]')).to.equal(null)
    type(element, 'reservation', '')
    field(element, 'article').value = ''
    field(element, 'publish').click()
    expect(part(element, 'recap')).to.equal(
      'Nom publié une fois la signature comptée : Camille F. Avec une réserve : Une personne, une voix',
    )
    press(element)
    await until(() => told.length)
    await element.updateComplete
    expect(part(element, 'recap')).to.equal('Aucun nom n’est publié.')
    await until(() => announced()?.startsWith('Modification enregistrée. '))
    const [{ method, visibility, ...body }] = (await writes(server)) as [{ method: string; visibility: string }]
    expect([method, visibility]).to.deep.equal(['PUT', 'none'])
    expect(body).not.to.have.any.keys('reservation', 'email', 'consent', 'language')
    expect(told).to.deep.equal(['changed'])
    await until(() => !element.shadowRoot!.querySelector('form'))
    expect(focused(element)?.id).to.equal('last')
  })

  it('leaves what was signed as it was when the change is given up', async () => {
    const server = serve()
    const element = await signedOn(server)
    press(element, 'change')
    await until(() => element.shadowRoot!.querySelector('form'))
    type(element, 'lastName', 'Autre')
    press(element, 'cancel')
    await element.updateComplete
    expect(focused(element)?.id).to.equal('last')
    press(element, 'change')
    await until(() => element.shadowRoot!.querySelector('form'))
    expect(field(element, 'lastName').value).to.equal('Fictif')
    expect(await writes(server)).to.deep.equal([])
  })

  it('gives a change that was refused back to its author, on a page that is opened later too', async () => {
    const server = serve()
    const element = await signedOn(server)
    press(element, 'change')
    await until(() => element.shadowRoot!.querySelector('form'))
    type(element, 'lastName', 'a'.repeat(101))
    press(element)
    await until(() => errors(element)['lastName'])
    expect(focused(element)?.id).to.equal('lastName')
    expect(JSON.parse(localStorage[`ess-signature ${server.url}`] as string)).to.have.nested.property(
      'given.lastName',
      'a'.repeat(101),
    )
    press(element, 'cancel')
    await element.updateComplete
    expect(localStorage[`ess-signature ${server.url}`]).not.to.contain('aaa')
    await standing(element, 'Signature confirmée, n° 1.')
  })

  it('is withdrawn at the second wish, not at a double click, and leaves nothing', async () => {
    const server = serve()
    const element = await signedOn(server)
    const told = listen(element)
    const withdraw = element.shadowRoot!.querySelector<HTMLButtonElement>('[name=withdraw]')!
    withdraw.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, composed: true }))
    withdraw.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true }))
    await element.updateComplete
    expect(announced()).to.equal('Retirer pour de bon')
    expect(await writes(server)).to.deep.equal([])
    press(element, 'stay')
    await element.updateComplete
    expect(focused(element)?.textContent?.trim()).to.equal('Retirer ma signature')
    press(element, 'withdraw')
    press(element, 'withdraw')
    await standing(element, 'Signature retirée. Tout ce que vous aviez donné est effacé.')
    expect(told).to.deep.equal(['withdrawn'])
    await until(() => focused(element)?.id === 'last')
    press(element, 'again')
    await until(() => focused(element)?.id === 'sign')
    expect(field(element, 'lastName').value).to.equal('')
    expect(localStorage[`ess-signature ${server.url}`]).to.equal(undefined)
  })

  it('lets someone else sign on the same device', async () => {
    const server = serve()
    const element = await signedOn(server)
    button(element, 'Une autre personne signe').click()
    await until(() => focused(element)?.matches('[name=forget]'))
    expect(words(element)).to.contain('Gardez d’abord votre lien privé.')
    button(element, 'Annuler').click()
    await until(() => focused(element)?.matches('[name=another]'))
    await standing(element, 'Signature confirmée, n° 1.')
    button(element, 'Une autre personne signe').click()
    await until(() => focused(element)?.matches('[name=forget]'))
    button(element, 'Oublier sur cet appareil').click()
    await until(() => focused(element)?.id === 'sign')
    expect(field(element, 'firstName').value).to.equal('')
    expect(field(element, 'consent').checked, 'nobody else’s').to.equal(false)
    await sign(element, { ...camille, firstName: 'Sacha', email: 'sacha@example.org' })
    await reach(element, 'done')
    server.byMail('sacha@example.org', 'confirm')
    await element.client!.refresh()
    await standing(element, 'Signature confirmée, n° 2.')
  })

  it('says that the text has changed, shows what was signed, and signs the new one at a wish', async () => {
    const server = serve()
    const element = await signedOn(server, { ...camille, version: 1 })
    expect(words(element)).to.contain('Le texte a changé depuis que vous l’avez signé.')
    press(element, 'read-signed')
    await until(() => part(element, 'signed'))
    await until(() => focused(element)?.part.contains('signed'))
    expect(part(element, 'signed')).to.contain('Version 1, publiée le 2 octobre 2026')
    expect(part(element, 'signed')).to.contain('Nous venons de loin.')
    const told = listen(element)
    press(element, 'sign-new')
    await until(() => told.length)
    expect(told).to.deep.equal(['changed'])
    expect(words(element)).not.to.contain('Le texte a changé')
  })

  it('changes what was signed of an earlier version on that version, with its articles', async () => {
    const server = serve()
    const element = await signedOn(server, {
      ...camille,
      version: 1,
      reservation: { article: 'memoire', text: 'Un mot.' },
    })
    press(element, 'change')
    await until(() => element.shadowRoot!.querySelector('form'))
    expect(field(element, 'article').value).to.equal('memoire')
    field(element, 'contact').click()
    press(element)
    await until(() => server.requests.some(({ method }) => method === 'PUT'))
    expect((await writes(server))[0]).to.deep.include({ version: 1, contact: true })
  })

  it('gives the reservation back when its article is no more in the new version', async () => {
    const server = serve()
    const element = await signedOn(server, {
      ...camille,
      version: 1,
      reservation: { article: 'memoire', text: 'Un mot.' },
    })
    press(element, 'sign-new')
    await until(() => errors(element)['article'])
    expect(field(element, 'reservation').value).to.equal('Un mot.')
    field(element, 'article').value = 'porte'
    press(element)
    await until(() => element.client!.state.own!.signature!.said!.version === 2)
    expect(element.client!.state.own!.signature!.said!.reservation).to.deep.equal({ article: 'porte', text: 'Un mot.' })
  })

  it('comes from another device by its link, which leaves the address at once', async () => {
    const server = serve()
    const receipt = server.sign(camille)
    const link = `#ess-signature-${server.url.split('/').at(-1)}.${receipt}`
    location.hash = link
    const element = await showOn(server)
    expect(location.hash).to.equal('')
    await standing(element, 'Signature confirmée, n° 1.')
    await until(() => focused(element)?.id === 'last')
    expect(
      element.shadowRoot!.querySelector<HTMLAnchorElement>('[name=copy]')!.previousElementSibling,
    ).to.have.property('hash', link)
    expect(server.requests.map(({ url }) => url).join()).not.to.contain(receipt)
  })

  it('says that a private link leads nowhere, or could not be read', async () => {
    const server = serve()
    const element = await showOn(server)
    const name = server.url.split('/').at(-1)
    location.hash = `#ess-signature-${name}.${'x'.repeat(22)}`
    await until(() => part(element, 'notice') === 'Ce reçu ne mène à rien.')
    server.fail('offline')
    location.hash = `#ess-signature-${name}.${'y'.repeat(22)}`
    await until(() => part(element, 'notice')?.startsWith('Votre lien privé n’a pas pu être lu'))
    expect(location.hash).to.equal('')
    location.hash = `#ess-signature-another.${'z'.repeat(22)}`
    await pause(50)
    expect(location.hash, 'another consultation’s').to.contain('another')
  })

  it('keeps the article that was chosen when the text changes under it', async () => {
    const server = serve()
    const { fetch } = window
    // The text as it was before its last version, until the server says that it has changed.
    window.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input)
      return url.endsWith('/manifesto') ? fetch(`${url}/1`, init).then(withLinks(fetch, url, init)) : fetch(input, init)
    }
    const element = await showOn(server)
    window.fetch = fetch
    const articles = () => [...element.shadowRoot!.querySelectorAll<HTMLOptionElement>('#article option')]
    await sign(element, { ...camille, article: 'voix', reservation: 'Contre la voix.' })
    await until(
      () =>
        articles()
          .map(({ value }) => value)
          .join() === ',voix,partage,porte',
    )
    await element.updateComplete
    expect(field(element, 'article').value).to.equal('voix')
    await until(() => !element.client!.state.own!.isSending)
    press(element)
    await reach(element, 'done')
    expect(element.client!.state.own!.signature!.said!.reservation!.article).to.equal('voix')
  })

  it('can be withdrawn after a change that came too late', async () => {
    const server = serve()
    const element = await signedOn(server)
    press(element, 'change')
    await until(() => field(element, 'lastName'))
    server.setStatus('closed')
    press(element)
    await standing(element, 'Signature non enregistrée.')
    expect(button(element, 'Effacer ce que j’ai écrit')).not.to.equal(null)
    press(element, 'withdraw')
    await until(() => focused(element)?.matches('[name=stay]'))
    press(element, 'withdraw')
    await standing(element, 'Signature retirée.')
  })

  it('goes on when what is being changed ends elsewhere, or another text is asked for', async () => {
    const server = serve()
    const element = await signedOn(server)
    press(element, 'change')
    await until(() => field(element, 'lastName'))
    server.byMail(camille.email, 'withdraw')
    await element.client!.refresh()
    await standing(element, 'Signature retirée.')
    const other = await signedOn(serve(), { ...camille, email: 'sacha@example.org' })
    press(other, 'change')
    await until(() => field(other, 'lastName'))
    const elsewhere = serve()
    other.consultation = elsewhere.url
    await until(() => other.client!.url === elsewhere.url && other.client!.state.phase === 'ready')
    await other.updateComplete
    expect(button(other, 'Signer')).not.to.equal(null)
    expect(part(other, 'signature')).to.equal(undefined)
  })

  it('offers no second signature where a change was refused, and gives it back with its reason', async () => {
    const server = serve()
    const element = await signedOn(server)
    press(element, 'change')
    await until(() => field(element, 'lastName'))
    const late = 'x'.repeat(601)
    await element.client!.change({
      ...element.client!.state.own!.signature!.said!,
      reservation: { article: 'voix', text: late },
    })
    await until(() => errors(element)['reservation'])
    element.remove()
    const later = await showOn(server)
    expect(later.shadowRoot!.querySelector('[name=email]')).to.equal(null)
  })

  it('erases what was refused, e-mail included, when its person wants', async () => {
    const server = serve()
    const element = await showOn(server)
    await sign(element, { ...society, siren: '732829321' })
    await until(() => errors(element)['siren'])
    expect(localStorage[`ess-signature ${server.url}`]).to.contain(society.email)
    button(element, 'Effacer ce que j’ai écrit').click()
    await until(() => part(element, 'signature') === undefined)
    expect(localStorage[`ess-signature ${server.url}`]).to.equal(undefined)
  })

  it('is not withdrawn by a key held down, nor by one click long after another', async () => {
    const server = serve()
    const element = await signedOn(server)
    element.shadowRoot!.querySelector<HTMLElement>('[name=withdraw]')!.focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })
    await standing(element, 'Signature confirmée, n° 1.')
    expect(await writes(server)).to.deep.equal([])
    press(element, 'withdraw')
    await element.updateComplete
    press(element, 'change')
    await until(() => field(element, 'lastName'))
    press(element, 'cancel')
    await until(() => element.shadowRoot!.querySelector('[name=withdraw]'))
    press(element, 'withdraw')
    await pause(50)
    expect(await writes(server)).to.deep.equal([])
  })

  it('says that a withdrawal waits, and that the signature is counted meanwhile', async () => {
    const server = serve()
    const element = await signedOn(server)
    server.fail('offline')
    press(element, 'withdraw')
    await until(() => focused(element)?.matches('[name=stay]'))
    press(element, 'withdraw')
    await standing(element, 'Retrait gardé sur cet appareil, pas encore reçu. Votre signature est toujours comptée.')
  })

  it('is told to the page once, by however many tags', async () => {
    const server = serve()
    const element = await showOn(server)
    const twin = document.body.appendChild(document.createElement('ess-manifesto'))
    twin.consultation = server.url
    await reach(twin, 'ready')
    const told = [listen(element), listen(twin)]
    await sign(element)
    await reach(twin, 'done')
    expect(told.flat()).to.deep.equal(['sent person'])
    twin.remove()
  })

  it('stays readable when the consultation is closed, and can be withdrawn', async () => {
    const server = serve()
    server.setStatus('closed')
    const element = await signedOn(server)
    await standing(element, 'Signature confirmée, n° 1.')
    expect(words(element)).to.contain('Une personne, une voix')
    expect(element.shadowRoot!.querySelector('form, [name=change], [name=another]')).to.equal(null)
    press(element, 'withdraw')
    press(element, 'withdraw')
    await standing(element, 'Signature retirée.')
  })

  it('says that it is closed, or not open yet, instead of a form', async () => {
    for (const [story, sentence] of [
      [stories.Closed, 'Cette consultation est close : le texte ne se signe plus.'],
      [stories.Draft, 'Cette consultation n’est pas encore ouverte.'],
    ] as const) {
      const element = await tell('ess-manifesto', story)
      expect(words(element).replace(/\s/g, ' ')).to.contain(sentence)
      expect(element.shadowRoot!.querySelector('form')).to.equal(null)
    }
  })

  it('goes on in the language of the page, without losing what was typed', async () => {
    const element = await showOn(serve())
    type(element, 'lastName', 'Fictif')
    element.lang = 'en'
    await until(() => words(element).includes('Sign this text'))
    expect(field(element, 'lastName').value).to.equal('Fictif')
    expect(words(element)).to.contain('What is left serves the project')
    expect(words(element)).not.to.match(/signature compte|Signer/)
  })

  it('leaves what people write its own direction', async () => {
    const element = await tell('ess-manifesto', stories.RightToLeft)
    for (const name of ['firstName', 'lastName', 'reservation'])
      expect(field(element, name).matches(':dir(rtl)'), name).to.equal(true)
    expect(field(element, 'role').matches(':dir(rtl)')).to.equal(false)
  })

  it('takes the level of its title from the page', async () => {
    const element = await showOn(serve(), { 'heading-level': '2' })
    await element.updateComplete
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading]').slice(0, 2)).to.deep.equal([
      'heading "Pour une économie de personnes" level=2',
      'heading "Une personne, une voix" level=3',
    ])
    element.setAttribute('heading-level', '9')
    await element.updateComplete
    expect(outline(element, '[role=heading]')[0]).to.contain('level=3')
  })

  it('warns whoever looks after the page, once, of what is wrong', async () => {
    const server = serve()
    server.fail('offline')
    const said = await warnings(async () => {
      for (const address of [server.url, 'http://[']) {
        const element = await show('ess-manifesto', html`<ess-manifesto consultation=${address}></ess-manifesto>`)
        await reach(element, 'error')
        expect(words(element)).to.contain('Le texte ne peut pas s’afficher pour le moment.')
        await new Promise((resolve) => setTimeout(resolve, 100))
        element.requestUpdate()
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })
    expect(said).to.deep.equal([
      `<ess-manifesto> ${server.url}: unreachable`,
      '<ess-manifesto> no address in consultation="http://[" nor <link rel="ess-consultation">',
    ])
  })
})
