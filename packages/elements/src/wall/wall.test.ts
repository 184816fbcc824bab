import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import type { MemoryServer } from '@ess-widgets/client/memory'
import { announced, button, focused, focusedName, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssWall } from './wall.ts'
import * as stories from './wall.stories.ts'
import { cardsIn, published, reach, serve } from './wall.stories.ts'

async function showOn({ url }: { url: string }, attributes: Record<string, string> = {}) {
  const element = await show('ess-wall', html`<ess-wall consultation=${url}></ess-wall>`)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, 'ready', 'closed')
  return element
}

const texts = (element: EssWall) => cardsIn(element).map((card) => card.querySelector('[part=text]')!.textContent)

/** Publishes one, and waits until it shows. */
async function publish(server: MemoryServer, element: EssWall, text: string, fields?: Parameters<typeof published>[1]) {
  const { number } = server.contribute(published(text, fields))
  await until(() => element.shadowRoot!.querySelector(`li[value="${number}"]`))
  await element.updateComplete
}

const pressed = (element: EssWall) =>
  [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[name=kind][aria-pressed=true]')].map(
    ({ value }) => value,
  )

describe('<ess-wall>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-wall', stories)
  })

  it('has a heading, a group of kinds with their counts, and the latest contribution first', async () => {
    const element = await tell('ess-wall', stories.Ready)
    await until(() => element.shadowRoot!.querySelector('dl'))
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], [role=group], button, summary')).to.deep.equal([
      'heading "Dire sa vision de l’ESS" level=3',
      'button "Mettre en pause"',
      'group "Montrer"',
      'button "Toutes 6" pressed=true',
      'button "Vision 2" pressed=false',
      'button "Principe 1" pressed=false',
      'button "Levier 1" pressed=false',
      'button "Frein 1" pressed=false',
      'button "Divergence 1" pressed=false',
      'summary "2 autres disent la même chose"',
    ])
    expect(texts(element)[0]).to.contain('Que personne ne travaille')
    expect(words(element)).to.contain('En direct')
  })

  it('says of each who said it, how it came, and the principle it is about', async () => {
    const element = await tell('ess-wall', stories.Ready)
    await until(() => element.shadowRoot!.querySelector('.principle'))
    const said = cardsIn(element).map(({ innerText }) => innerText.replace(/\s+/g, ' '))
    expect(said[1]).to.contain('Fondation Écrite sur papier')
    expect(said[2]).to.contain('Divergence n° 4')
    expect(said[2]).to.contain('Atelier Modèle SAS (fictif) Entreprise commerciale')
    expect(said[2]).to.contain('Pas d’accord avec ce principe :')
    expect(said[2]).to.contain('La gouvernance est démocratique')
    expect(said[3]).to.contain('Association Dite en salle')
    expect(said[4]).to.contain('Mutuelle 6 personnes')
    expect(said[5]).to.contain('Camille Exemple SCIC des Halles (fictive) Coopérative')
  })

  it('counts those that wait, are joined or were refused', async () => {
    const element = await tell('ess-wall', stories.Ready)
    const others = await until(() => element.shadowRoot!.querySelector<HTMLElement>('dl'))
    expect(others.innerText.replace(/\s+/g, ' ')).to.equal(
      'En attente de lecture 1 Réunies avec une autre 2 Refusées, annonces 1',
    )
  })

  it('shows those that say the same once they are opened', async () => {
    const element = await tell('ess-wall', stories.Merged)
    const details = await until(() => element.shadowRoot!.querySelector('details:not([hidden])'))
    expect(details.textContent).to.contain('Une personne, une voix.')
    expect(details.textContent).to.contain('n°\xa07')
  })

  it('keeps the node of each contribution when others come and go', async () => {
    const server = serve([published('Une.'), published('Deux.'), published('Trois.')])
    const element = await showOn(server)
    const before = cardsIn(element)
    const moved: Node[] = []
    const observer = new MutationObserver((records) =>
      moved.push(...records.flatMap(({ addedNodes }) => [...addedNodes])),
    )
    observer.observe(before[0]!.parentElement!, { childList: true })
    await publish(server, element, 'Quatre.')
    expect(texts(element)).to.deep.equal(['Quatre.', 'Trois.', 'Deux.', 'Une.'])
    expect(cardsIn(element).slice(1)).to.deep.equal(before)
    expect(moved, 'nodes put into the list').to.deep.equal([cardsIn(element)[0]])
    server.moderate(2, { name: 'refuse', reason: 'off-topic', note: null })
    await until(() => cardsIn(element).length === 3)
    expect(cardsIn(element).slice(1)).to.deep.equal([before[0], before[2]])
    observer.disconnect()
  })

  it('marks what came last, and nothing at first', async () => {
    const server = serve([published('Une.')])
    const element = await showOn(server)
    expect(words(element)).not.to.contain('Nouvelle')
    await publish(server, element, 'Deux.')
    expect(cardsIn(element).map(({ innerText }) => innerText.includes('Nouvelle'))).to.deep.equal([true, false])
  })

  it('shows one kind, chosen by keyboard, and hides the others where they are', async () => {
    const element = await tell('ess-wall', stories.Ready)
    const nodes = [...element.shadowRoot!.querySelectorAll('[part=contribution]')]
    button(element, 'Toutes').focus()
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    await element.updateComplete
    expect(texts(element)).to.deep.equal(['Former ensemble les élues et élus de toutes les familles.'])
    expect(pressed(element)).to.deep.equal(['lever'])
    expect(focusedName(element)).to.equal('Levier 1')
    expect(element.getAttribute('kind')).to.equal('lever')
    expect([...element.shadowRoot!.querySelectorAll('[part=contribution]')]).to.deep.equal(nodes)
    button(element, 'Toutes').click()
    await element.updateComplete
    expect(cardsIn(element)).to.have.length(6)
  })

  it('begins with the kind the page names, and with all for one that is none', async () => {
    const element = await showOn(serve(), { kind: 'brake' })
    await element.updateComplete
    expect(pressed(element)).to.deep.equal(['brake'])
    expect(cardsIn(element)).to.have.length(1)
    element.setAttribute('kind', 'constructor')
    await element.updateComplete
    expect(pressed(element)).to.deep.equal([''])
    expect(cardsIn(element)).to.have.length(6)
  })

  it('offers the kinds that the questions take', async () => {
    const element = await tell('ess-wall', stories.TwoQuestions)
    expect(words(element)).to.contain('Qu’est-ce qui aide, ou freine')
    await expect(element).to.be.accessible()
    expect(outline(element, '[name=kind]')).to.have.length(6)
  })

  it('tells of new ones together, once in ten seconds, and leaves the focus', async () => {
    const { setTimeout: later } = window
    const waits: [number, () => void][] = []
    window.setTimeout = ((handler: () => void, wait = 0) =>
      wait > 5000 && wait <= 10_000 ? waits.push([wait, handler]) : later(handler, wait)) as typeof setTimeout
    try {
      const server = serve([published('Une.')])
      const element = await showOn(server)
      button(element, 'Toutes').focus()
      await publish(server, element, 'Deux.')
      await until(() => announced() === '1 nouvelle contribution')
      await publish(server, element, 'Trois.')
      await publish(server, element, 'Quatre.')
      await new Promise((resolve) => later(resolve, 100))
      expect(announced()).to.equal('1 nouvelle contribution')
      const telling = waits.filter(([wait]) => wait > 8500)
      expect(telling).to.have.length(1)
      telling[0]![1]()
      expect(announced()).to.equal('2 nouvelles contributions')
      expect(focusedName(element)).to.equal('Toutes 4')
    } finally {
      window.setTimeout = later
    }
  })

  it('tells nothing of a kind that is not looked for', async () => {
    const server = serve([published('Une.')])
    const element = await showOn(server, { kind: 'lever' })
    const before = announced()
    await publish(server, element, 'Deux.')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(announced()).to.equal(before)
  })

  it('lets what comes wait while it is paused, and what leaves leave', async () => {
    const server = serve([published('Une.'), published('Deux.')])
    const element = await showOn(server)
    button(element, 'Mettre en pause').click()
    await element.updateComplete
    expect(words(element)).not.to.contain('En direct')
    server.contribute(published('Trois.'))
    await until(() => button(element, 'Voir 1 nouvelle contribution'))
    expect(texts(element)).to.deep.equal(['Deux.', 'Une.'])
    server.moderate(1, { name: 'refuse', reason: 'personal-data', note: null })
    await until(() => cardsIn(element).length === 1)
    button(element, 'Voir 1 nouvelle contribution').click()
    await element.updateComplete
    expect(texts(element)).to.deep.equal(['Trois.', 'Deux.'])
    expect(words(element)).to.contain('En direct')
  })

  it('leads whoever stood in a card that has gone to the choice of a kind', async () => {
    const server = serve()
    const element = await showOn(server)
    const summary = await until(() => element.shadowRoot!.querySelector<HTMLElement>('details:not([hidden]) summary'))
    summary.focus()
    server.moderate(1, { name: 'refuse', reason: 'off-topic', note: null })
    await until(() => focused(element)?.matches('[aria-pressed=true]'))
  })

  it('says since when it is not live, and keeps what it had', async () => {
    const element = await tell('ess-wall', stories.NotLive)
    expect(words(element)).to.match(/Le direct est interrompu depuis \d\d:\d\d : voici ce qui était publié alors\./)
    expect(words(element)).not.to.contain('En direct')
    expect(cardsIn(element)).to.have.length(6)
  })

  it('shows hostile words as words, and addresses as text', async () => {
    const element = await tell('ess-wall', stories.Hostile)
    const list = element.shadowRoot!.querySelector('[part=contributions]')!
    expect(list.textContent).to.contain('<img src=x onerror="window.hacked=1">')
    expect(list.querySelector('img, script, b, a')).to.equal(null)
    expect(window).not.to.have.property('hacked')
    const { right } = element.getBoundingClientRect()
    for (const card of cardsIn(element)) expect(card.getBoundingClientRect().right).to.be.at.most(right)
  })

  it('leaves each text its own direction', async () => {
    const element = await tell('ess-wall', stories.RightToLeft)
    const directions = cardsIn(element).map((card) => getComputedStyle(card.querySelector('[part=text]')!).direction)
    expect(directions).to.deep.equal(['ltr', 'rtl', 'rtl'])
  })

  it('moves nothing for those who do not want it', async () => {
    const server = serve([published('Une.')])
    const element = await showOn(server)
    await emulateMedia({ reducedMotion: 'reduce' })
    await publish(server, element, 'Deux.')
    expect(getComputedStyle(cardsIn(element)[0]!).animationName).to.equal('none')
    await emulateMedia({ reducedMotion: 'no-preference' })
    expect(getComputedStyle(cardsIn(element)[0]!).animationName).to.equal('come')
  })

  it('fills its rows from the last card back, so that no card changes column when one comes', async () => {
    const server = serve(['Une.', 'Deux.', 'Trois.', 'Quatre.', 'Cinq.'].map((text) => published(text)))
    const element = await show(
      'ess-wall',
      html`<div style="inline-size: 1400px"><ess-wall consultation=${server.url}></ess-wall></div>`,
    )
    await reach(element, 'ready')
    const columns = () => cardsIn(element).map((card) => Math.round(card.getBoundingClientRect().right))
    const before = columns()
    await publish(server, element, 'Six.')
    expect(columns().slice(1)).to.deep.equal(before)
    await publish(server, element, 'Sept.')
    expect(columns().slice(2)).to.deep.equal(before)
  })

  it('is another wall when the page names another workshop', async () => {
    const server = serve()
    const element = await showOn(server)
    expect(element.workshop).to.equal(null)
    element.workshop = 'absent'
    await reach(element, 'error')
    element.workshop = 'vision'
    await reach(element, 'ready')
    expect(words(element)).not.to.contain('Nouvelle')
  })

  it('stores nothing, and sends nothing but questions', async () => {
    localStorage.clear()
    const server = serve()
    await showOn(server)
    expect(Object.keys(localStorage)).to.deep.equal([])
    expect(new Set(server.requests.map(({ method }) => method))).to.deep.equal(new Set(['GET']))
  })

  it('warns whoever looks after the page, once, of what is not there', async () => {
    const server = serve()
    const said = await warnings(async () => {
      const element = await show('ess-wall', html`<ess-wall consultation=${server.url} workshop="absent"></ess-wall>`)
      await reach(element, 'error')
      await new Promise((resolve) => setTimeout(resolve, 100))
      element.requestUpdate()
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    expect(said).to.deep.equal([`<ess-wall> ${server.url}: unknown-workshop workshop="absent"`])
  })
})
