import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { announced, button, focused, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import * as stories from './contribution.stories.ts'
import { contribute, field, ownIn, reach, receipt, send, serve, twoQuestions, type } from './contribution.stories.ts'
import { given, givenTo, showOn, text, textarea } from './contribution.testing.ts'

describe('<ess-contribution>', () => {
  afterEach(() => {
    localStorage.clear()
    history.replaceState(null, '', location.pathname + location.search)
  })

  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-contribution', stories)
  })

  it('has a heading, groups with names, and one primary action', async () => {
    const element = await tell('ess-contribution', stories.Ready)
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], fieldset, textarea, button')).to.deep.equal([
      'heading "Dire sa vision de l’ESS" level=3',
      'group "Votre contribution est"',
      'textbox "Votre texte"',
      'button "Envoyer"',
    ])
  })

  it('sends what was said, and tells its receipt', async () => {
    const server = serve()
    const element = await showOn(server)
    const told: string[][] = []
    element.addEventListener('ess-contribution-received', ({ workshop, kind }) => told.push([workshop, kind]))
    await contribute(element, ` ${text} `, 'lever')
    await reach(element, 'done')
    expect(await givenTo(server)).to.deep.equal([{ question: 'vision', kind: 'lever', text, consent: true }])
    expect(announced()).to.equal('Bien reçue, reçu n° 1.')
    expect(told).to.deep.equal([['vision', 'lever']])
    expect(textarea(element).value, 'the form').to.equal('')
    expect(field(element, 'consent').checked, 'consent is asked each time').to.equal(false)
  })

  it('sends what people say of themselves only where they said it', async () => {
    const server = serve()
    const element = await showOn(server)
    element.shadowRoot!.querySelector('details')!.open = true
    type(element, 'text', text)
    await until(() => field(element, 'family'))
    ;(field(element, 'family') as unknown as HTMLSelectElement).value = 'mutual'
    type(element, 'author', 'שרה كريم')
    await contribute(element, text)
    await reach(element, 'done')
    const [body] = await givenTo(server)
    expect(body).to.deep.include({ family: 'mutual', author: 'שרה كريم' })
    expect(body).not.to.have.any.keys('organisation', 'people', 'principle')
  })

  it('leaves each text its own direction, in the form and in the list', async () => {
    const element = await showOn(serve())
    type(element, 'text', 'כלכלה שבה לכל אדם קול אחד.')
    expect(textarea(element).matches(':dir(rtl)')).to.equal(true)
    await contribute(element, 'כלכלה שבה לכל אדם קול אחד.')
    await reach(element, 'done')
    const own = await ownIn(element)
    expect(own!.querySelector('.words')!.matches(':dir(rtl)')).to.equal(true)
  })

  it('leaves the form once half an emoji is received, which leaves the page as another character', async () => {
    const server = serve()
    const element = await showOn(server)
    await contribute(element, `${text} \ud83c`)
    await reach(element, 'done')
    expect(textarea(element).value).to.equal('')
    expect(await givenTo(server)).to.have.length(1)
  })

  it('names each fault, and leads to the first', async () => {
    const element = await tell('ess-contribution', stories.Incomplete)
    expect(focused(element)).to.have.property('name', 'kind')
    expect(focused(element)).to.have.property('tabIndex', 0)
    expect(textarea(element).getAttribute('aria-invalid')).to.equal('true')
    expect(words(element)).to.contain('Écrivez votre contribution.')
    expect(words(element)).to.contain('Elle ne part pas sans votre accord.')
    type(element, 'text', text)
    await element.updateComplete
    expect(textarea(element).getAttribute('aria-invalid'), 'once it is mended').to.equal('false')
  })

  it('counts as the server does, and refuses what is too long before it leaves', async () => {
    const server = serve()
    const element = await showOn(server)
    type(element, 'text', '🧑🏽‍🌾'.repeat(2))
    await element.updateComplete
    expect(words(element)).to.contain('392 caractères restants')
    await contribute(element, 'a'.repeat(402))
    await element.updateComplete
    expect(words(element)).to.contain('2 caractères de trop')
    expect(await givenTo(server)).to.deep.equal([])
    expect(textarea(element).value).to.have.length(402)
  })

  it('warns of what looks like an address or a number, and sends it all the same', async () => {
    const server = serve()
    const element = await showOn(server)
    const warning = 'Ce texte semble contenir'
    for (const harmless of ['Loi du 31 juillet 2014, article 1', '1 284 signatures en 2021', 'une @ seule']) {
      type(element, 'text', harmless)
      await element.updateComplete
      expect(words(element), harmless).not.to.contain(warning)
    }
    for (const personal of ['camille@example.org', '06 12 34 56 78', '+33 (0)4.76.00.00.00']) {
      type(element, 'text', personal)
      await until(() => words(element).includes(warning))
    }
    await contribute(element, 'Appelez le 06 12 34 56 78')
    await reach(element, 'done')
  })

  it('asks for the question where there are several, and for the kinds it takes', async () => {
    const server = serve(twoQuestions)
    const element = await showOn(server)
    const kinds = () =>
      [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[name=kind]')].filter((radio) =>
        radio.checkVisibility(),
      )
    expect(kinds()).to.have.length(5)
    field(element, 'kind', 'vision').click()
    field(element, 'question', 'leviers').click()
    await element.updateComplete
    expect(kinds().map(({ value, checked }) => [value, checked])).to.deep.equal([
      ['lever', false],
      ['brake', false],
    ])
    await contribute(element, text, 'brake')
    await reach(element, 'done')
    expect((await givenTo(server))[0]).to.deep.include({ question: 'leviers', kind: 'brake' })
  })

  it('names the principle a divergence is about, and none for anything else', async () => {
    const server = serve()
    const element = await showOn(server)
    const against = field(element, 'principle') as unknown as HTMLSelectElement
    expect(against.checkVisibility(), 'before').to.equal(false)
    field(element, 'kind', 'divergence').click()
    expect(against.checkVisibility()).to.equal(true)
    against.value = 'gouvernance'
    await contribute(element, text, 'divergence')
    await reach(element, 'done')
    await contribute(element, text, 'vision')
    await until(() => server.requests.filter(({ method }) => method === 'POST').length === 2)
    const [first, second] = await givenTo(server)
    expect(first).to.have.property('principle', 'gouvernance')
    expect(second).not.to.have.property('principle')
  })

  it('keeps what has no network, and sends it once when there is', async () => {
    const server = serve()
    const element = await showOn(server)
    let received = 0
    element.addEventListener('ess-contribution-received', () => received++)
    server.fail('offline')
    await contribute(element, text)
    await reach(element, 'kept')
    expect(announced()).to.equal('Gardée sur cet appareil, pas encore reçue.')
    expect(words(element)).to.contain('Gardée sur cet appareil, pas encore reçue.')
    expect(received).to.equal(0)
    server.recover()
    button(element, 'Réessayer').click()
    await reach(element, 'done')
    expect(received).to.equal(1)
    expect(announced()).to.equal('Bien reçue, reçu n° 1.')
  })

  it('gives once what lost its answer', async () => {
    const server = serve()
    const element = await showOn(server)
    server.fail('lose-response', 1)
    await contribute(element, text)
    await reach(element, 'done')
    expect(words(element)).to.contain('Bien reçue, reçu n° 1.')
    const keys = server.requests
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys).to.have.length(2)
    expect(new Set(keys).size).to.equal(1)
  })

  it('gives the text back with the reason when it is refused', async () => {
    const element = await tell('ess-contribution', stories.RefusedByTheServer)
    expect(textarea(element).value).to.contain('Une économie où chaque personne')
    expect(words(element)).to.contain(
      'Contribution non enregistrée. Cette consultation est close. Son texte est de nouveau',
    )
  })

  it('says why what was refused was, after the page was opened again, and gives its text back', async () => {
    const server = serve()
    const problem = { titles: { fr: 'Cette consultation est close.', en: 'This consultation is closed.' } }
    const { workshop, ...said } = given
    const kept = { receipt: receipt(9), workshop, madeAt: 1, given: said, problem }
    localStorage[`ess-contribution ${server.url} ${receipt(9)}`] = JSON.stringify(kept)
    const element = await showOn(server)
    await ownIn(element)
    document.dispatchEvent(new Event('visibilitychange'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(words(element)).to.contain('Contribution non enregistrée. Cette consultation est close.')
    button(element, 'Modifier').click()
    await until(() => textarea(element).value === text)
    expect(words(element), 'in one place').not.to.contain(`${text} Contribution non enregistrée.`)
  })

  it('takes a table’s invitation out of the address, says its name, and clears the text for the next', async () => {
    const server = serve()
    location.hash = `#ess-ticket=${server.ticket('vision', 7)}`
    const element = await showOn(server)
    expect(location.hash).to.equal('')
    expect(words(element)).to.contain('Table 7')
    type(element, 'people', '5')
    await contribute(element, text)
    await reach(element, 'done')
    expect(textarea(element).value).to.equal('')
    expect(field(element, 'consent').checked, 'who speaks next agrees for themselves').to.equal(false)
    expect(textarea(element).tabIndex, 'and reached by keyboard later').to.equal(0)
    expect(field(element, 'people').value).to.equal('5')
    expect(focused(element)).to.equal(textarea(element))
    await contribute(element, 'Une autre.')
    await until(() => server.requests.filter(({ method }) => method === 'POST').length === 2)
    const posts = server.requests.filter(({ method }) => method === 'POST')
    expect(posts.every(({ headers }) => headers.get('Ess-Ticket')?.startsWith('vision.7.'))).to.equal(true)
    expect((await givenTo(server))[1]).to.have.property('people', 5)
    expect(posts.map(({ url }) => url).join()).not.to.contain('ticket')
  })

  it('serves its owner again once it serves the table no more', async () => {
    const server = serve()
    location.hash = `#ess-ticket=${server.ticket('vision', 7)}`
    const element = await showOn(server)
    await until(() => words(element).includes('Cet appareil sert la table 7.') && focused(element))
    button(element, 'Ne plus servir la table').click()
    await element.updateComplete
    expect(announced()).to.equal('Cet appareil ne sert plus la table.')
    expect(words(element)).not.to.contain('Table 7')
    expect(focused(element), 'never lost').not.to.equal(null)
    await contribute(element, text)
    await reach(element, 'done')
    const [post] = server.requests.filter(({ method }) => method === 'POST')
    expect(post!.headers.has('Ess-Ticket')).to.equal(false)
  })

  it('does not ask for the kind where there is one', async () => {
    const server = serve({
      workshops: [
        {
          id: 'leviers',
          title: { fr: 'Les leviers', en: 'Levers' },
          questions: [{ id: 'aide', text: { fr: 'Qu’est-ce qui aide ?', en: 'What helps?' }, kinds: ['lever'] }],
        },
      ],
    })
    const element = await showOn(server)
    expect(field(element, 'kind', 'lever').checkVisibility()).to.equal(false)
    for (const words of [text, 'Une autre.']) {
      type(element, 'text', words)
      field(element, 'consent').click()
      await element.updateComplete
      send(element)
      await until(() => !textarea(element).value)
    }
    await until(() => server.requests.filter(({ method }) => method === 'POST').length === 2)
    expect((await givenTo(server)).map(({ kind }) => kind as string)).to.deep.equal(['lever', 'lever'])
  })

  it('says that a forged invitation is none, and sends without it', async () => {
    const server = serve()
    location.hash = `#ess-ticket=vision.7.zzzzzz.${'A'.repeat(22)}`
    const element = await showOn(server)
    await contribute(element, text)
    await until(() => words(element).includes('Cette invitation ne vaut pas ici.'))
    expect(textarea(element).value).to.equal(text)
    field(element, 'consent').checked = true
    send(element)
    await until(() => words(element).includes('Bien reçue, reçu n° 1.'))
  })

  it('follows a contribution by its private link, which leaves the address', async () => {
    const server = serve({}, { contributions: [{ ...given, receipt: receipt(1) }] })
    location.hash = `#ess-contribution-vision.${receipt(1)}`
    const element = await showOn(server)
    await ownIn(element)
    await until(() => words(element).includes('Bien reçue, reçu n° 1.'))
    expect(location.hash).to.equal('')
    server.moderate(1, { name: 'refuse', reason: 'off-topic', note: 'Redites-la autrement.' })
    document.dispatchEvent(new Event('visibilitychange'))
    await until(() => words(element).includes('Contribution n° 1, non publiée.'))
    expect(words(element)).to.contain('L’équipe d’animation vous dit : « Redites-la autrement. »')
  })

  it('says it otherwise until it is read, and withdraws at the second word', async () => {
    const server = serve()
    const element = await showOn(server)
    const events: string[] = []
    for (const name of ['ess-contribution-changed', 'ess-contribution-withdrawn'] as const)
      element.addEventListener(name, () => events.push(name))
    await contribute(element, text)
    await ownIn(element)
    await until(() => button(element, 'Modifier')?.checkVisibility())
    button(element, 'Modifier').click()
    await until(() => textarea(element).value === text)
    type(element, 'text', 'Une voix par personne, partout.')
    await element.updateComplete
    button(element, 'Enregistrer').click()
    await until(() => words(element).includes('Une voix par personne, partout.') && events.length === 1)
    button(element, 'Retirer').click()
    await element.updateComplete
    expect(words(element)).to.contain('Retirer pour de bon')
    expect(events).to.have.length(1)
    button(element, 'Retirer pour de bon').click()
    await until(() => words(element).includes('Retirée. Son texte est effacé.'))
    expect(events).to.deep.equal(['ess-contribution-changed', 'ess-contribution-withdrawn'])
    expect(words(element)).not.to.contain('partout')
  })

  it('keeps a draft on the device only where the page asks for it', async () => {
    const server = serve()
    const one = await showOn(server)
    type(one, 'text', text)
    await one.updateComplete
    expect(JSON.stringify({ ...localStorage })).not.to.contain(text)
    one.remove()
    const other = await showOn(server, { draft: '' })
    type(other, 'text', text)
    other.remove()
    const reopened = await show(
      'ess-contribution',
      html`<ess-contribution consultation=${server.url} draft></ess-contribution>`,
    )
    await reach(reopened, 'ready')
    await until(() => textarea(reopened).value === text)
    await contribute(reopened, text)
    await reach(reopened, 'done')
    expect(JSON.stringify({ ...localStorage })).not.to.contain('"text"')
  })

  it('stores nothing before the person acts', async () => {
    await showOn(serve())
    expect(Object.keys(localStorage)).to.deep.equal([])
  })

  it('shows hostile words as words', async () => {
    const server = serve()
    const element = await showOn(server)
    const hostile = '<img src=x onerror="window.hacked=true"><script>window.hacked=true</script>'
    await contribute(element, hostile)
    const list = await ownIn(element)
    await until(() => list.textContent.includes(hostile))
    expect(list.querySelector('img, script')).to.equal(null)
    expect(window).not.to.have.property('hacked')
  })

  it('is walked by keyboard, from the kind to the button', async () => {
    const server = serve()
    const element = await showOn(server)
    field(element, 'kind').focus()
    await sendKeys({ press: 'ArrowDown' })
    expect(field(element, 'kind', 'principle').checked).to.equal(true)
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: text })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    await reach(element, 'done')
    expect((await givenTo(server))[0]).to.deep.include({ kind: 'principle', text })
    expect(focused(element)?.id).to.equal('last')
  })

  it('warns whoever looks after the page, once, of a workshop that does not exist', async () => {
    const server = serve()
    const said = await warnings(async () => {
      const element = await show(
        'ess-contribution',
        html`<ess-contribution consultation=${server.url} workshop="absent"></ess-contribution>`,
      )
      await reach(element, 'error')
      expect(words(element)).to.contain('L’atelier est indisponible')
      await new Promise((resolve) => setTimeout(resolve, 100))
      element.requestUpdate()
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    expect(said).to.deep.equal([`<ess-contribution> ${server.url}: no workshop "absent"`])
  })
})
