import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { announced, button, focused, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssSignatures } from './signatures.ts'
import * as stories from './signatures.stories.ts'
import { counted, fileOf, organisation, people, person, reach, search, serve, unfold } from './signatures.stories.ts'

async function showOn({ url }: { url: string }, attributes: Record<string, string> = {}) {
  const element = await show('ess-signatures', html`<ess-signatures consultation=${url}></ess-signatures>`)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, 'ready', 'closed')
  return element
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

const part = ({ shadowRoot }: EssSignatures, name: string) => {
  const found = shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)
  return found?.checkVisibility() ? oneSpace(found.innerText) : undefined
}

const textsOf = ({ shadowRoot }: EssSignatures, selector: string) =>
  [...shadowRoot!.querySelectorAll(selector)].map(({ textContent }) => oneSpace(textContent))

const listed = (element: EssSignatures) => textsOf(element, '.names bdi')

/** What is said of how many are listed. */
const said = ({ shadowRoot }: EssSignatures) => {
  const found = shadowRoot!.querySelector<HTMLElement>('#found')!
  return found.checkVisibility() ? oneSpace(found.innerText) : ''
}

const showsTotal = (element: EssSignatures, total: number) =>
  until(() => part(element, 'count')?.startsWith(`${total} signature`))

describe('<ess-signatures>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-signatures', stories)
  })

  it('has a heading, the number, how far the goal is, and two parts to open', async () => {
    const element = await tell('ess-signatures', stories.Ready)
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], progress, ul, summary, button')).to.deep.equal([
      'heading "Pour une économie de personnes" level=3',
      'progressbar "Objectif : 100 signatures, 45 % à ce jour."',
      'list "Derniers noms publiés"',
      'summary "Nombre de réserves, article par article"',
      'summary "Voir les 31 noms publiés"',
    ])
    expect(part(element, 'count')).to.equal('45 signatures, dont 7 avec réserve')
    expect(part(element, 'live')).to.equal('En direct')
    const { value, max } = element.shadowRoot!.querySelector('progress')!
    expect([value, max]).to.deep.equal([45, 100])
  })

  it('says people and organisations, and each channel, apart; what has nobody is left out', async () => {
    const element = await tell('ess-signatures', stories.Ready)
    expect(part(element, 'numbers')).to.equal('Personnes 43 Organisations 2 Sur le web 36 En salle 8 Sur papier 1')
    const other = await tell('ess-signatures', stories.Organisations)
    expect(part(other, 'numbers')).to.equal('Organisations 7 Sur le web 7')
  })

  it('says nothing of the number under the minimum, nor a name', async () => {
    const element = await tell('ess-signatures', stories.TooFew)
    expect(words(element)).to.equal(
      'Pour une économie de personnes En direct Trop peu de signatures pour en montrer le nombre.',
    )
    expect(element.shadowRoot!.querySelector('progress, dl, li, details')).to.equal(null)
  })

  it('takes number and names away when they fall under the minimum', async () => {
    const server = serve([person('Camille', 'Fictif'), { email: 'camille@example.org' }], { minimum: 2 })
    const element = await showOn(server)
    await unfold(element, 'names')
    server.byMail('camille@example.org', 'withdraw')
    await until(() => part(element, 'count') === 'Trop peu de signatures pour en montrer le nombre.')
    expect(words(element)).not.to.contain('Camille')
  })

  it('groups numbers as the language does, and says that the goal is reached', async () => {
    const element = await tell('ess-signatures', stories.GoalReached)
    const count = element.shadowRoot!.querySelector('[part=count]')!
    expect(count.textContent).to.equal('1\u202f285 signatures, dont 184 avec\xa0réserve')
    expect(getComputedStyle(count).fontVariantNumeric).to.equal('tabular-nums')
    expect(part(element, 'goal')).to.equal('L’objectif de 1 000 signatures est atteint.')
  })

  it('never rounds up to a goal that is not reached', async () => {
    const element = await showOn(serve(people(999), { goal: 1000 }))
    expect(part(element, 'goal')).to.equal('Objectif : 1 000 signatures, 99 % à ce jour.')
  })

  it('counts as each language does', async () => {
    const file = (web: number, goal: number) => html`
      <ess-signatures src=${fileOf({ goal, counts: { persons: { web }, reservations: 1 } })}></ess-signatures>
    `
    const one = await show('ess-signatures', file(1, 1))
    await reach(one, 'ready')
    expect(part(one, 'count')).to.equal('1 signature, dont 1 avec réserve')
    expect(part(one, 'goal')).to.equal('L’objectif de 1 signature est atteint.')
    const million = await show('ess-signatures', file(1_000_000, 2_000_000))
    await reach(million, 'ready')
    expect(part(million, 'count')).to.equal('1 000 000 de signatures, dont 1 avec réserve')
    expect(part(million, 'goal')).to.equal('Objectif : 2 000 000 de signatures, 50 % à ce jour.')
  })

  it('says how many are on an earlier version, even when nobody has signed the text of today', async () => {
    const element = await tell('ess-signatures', stories.EarlierVersion)
    expect(part(element, 'earlier')).to.equal('12 signatures portent sur une version antérieure du texte.')
    const only = await tell('ess-signatures', stories.OnlyEarlier)
    expect(part(only, 'earlier')).to.equal('12 signatures portent sur une version antérieure du texte.')
    const none = await tell('ess-signatures', stories.Ready)
    expect(part(none, 'earlier')).to.equal(undefined)
  })

  it('counts reservations by the title of their article, and those of articles that are no more', async () => {
    const element = await tell('ess-signatures', stories.Reservations)
    expect(textsOf(element, '[part=reservations] dl div')).to.deep.equal([
      'Une voix 3',
      'Le partage 4',
      'Articles d’une version antérieure 1',
    ])
    expect(part(element, 'count')).to.contain('dont 8 avec réserve')
  })

  it('names organisations with their family, and people as they wish', async () => {
    const element = await showOn(
      serve([
        { lastName: 'Élément', visibility: 'short' },
        organisation('Mutuelle fictive', 'mutual'),
        { lastName: 'Caché', visibility: 'none' },
      ]),
    )
    expect(textsOf(element, '[part=latest] li')).to.deep.equal(['Mutuelle fictive Mutuelle', 'Camille É.'])
  })

  it('gives each family a shape beside its word', async () => {
    const element = await tell('ess-signatures', stories.Organisations)
    const families = [...element.shadowRoot!.querySelectorAll('.names li span')]
    expect(families.map((each) => [getComputedStyle(each, '::before').content.at(1), each.textContent])).to.deep.equal([
      ['●', 'Association'],
      ['■', 'Coopérative'],
      ['▲', 'Mutuelle'],
      ['◆', 'Entreprise commerciale'],
      ['⬟', 'Fondation'],
      ['○', 'Hors famille'],
      ['o', 'Organisation'],
    ])
  })

  it('reads the names once their list is opened, and searches among them without accents, by keyboard', async () => {
    const server = serve()
    const element = await showOn(server)
    const readings = () => server.requests.filter(({ url }) => url.includes('signatories')).length
    const summary = element.shadowRoot!.querySelector<HTMLElement>('[part=names] summary')!
    expect(readings()).to.equal(0)
    summary.focus()
    await sendKeys({ press: 'Enter' })
    await until(() => listed(element).length === 31)
    expect(said(element)).to.equal('31 noms')
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'ECHANTILLON sach' })
    await until(() => listed(element).length < 31)
    expect(listed(element)).to.deep.equal(['Sacha Échantillon'])
    expect(said(element)).to.equal('1 nom trouvé')
    await until(() => announced() === '1 nom trouvé')
    expect(outline(element, 'input')).to.deep.equal(['searchbox "Chercher un nom"'])
    expect(focused(element)!.localName).to.equal('input')
    await sendKeys({ type: 'x' })
    await until(() => said(element) === 'Aucun nom ne correspond.')
    expect(readings()).to.equal(1)
    expect(server.requests.filter(({ url }) => /[?#]|echantillon/i.test(url))).to.deep.equal([])
  })

  it('finds a name however it is typed', async () => {
    const names = ['Jean-Loup D’Essai', 'Cœur Łukasz', 'İnci Straße', 'محمد التعاوني']
    const element = await showOn(serve(names.map((each) => person(...(each.split(' ') as [string, string])))))
    await unfold(element, 'names')
    for (const [asked, name] of [
      ["jean loup d'essai", names[0]],
      ['dessai', undefined],
      ['coeur lukasz', names[1]],
      ['Lukasz CŒUR', names[1]],
      ['inci strasse', names[2]],
      ['التعاوني', names[3]],
    ] as const) {
      await search(element, asked)
      expect(listed(element), asked).to.deep.equal(name ? [name] : [])
    }
    await search(element, ' -. ')
    expect(listed(element)).to.have.length(4)
  })

  it('shows a hundred names, and as many more at each wish, from the first of which whoever asked goes on', async () => {
    const element = await tell('ess-signatures', stories.ManyNames)
    await until(() => said(element) === '600 noms')
    expect(listed(element)).to.have.length(100)
    button(element, 'Voir 100 noms de plus').focus()
    await sendKeys({ press: 'Enter' })
    await until(() => listed(element).length === 200)
    await until(() => focused(element)?.localName === 'li')
    expect(oneSpace(focused(element)!.textContent)).to.equal(listed(element)[100])
    await search(element, 'zoe')
    expect(button(element, 'de plus').checkVisibility()).to.equal(false)
    await search(element, '')
    expect(listed(element)).to.have.length(100)
  })

  it('says that the list could not be read, and reads it again', async () => {
    const server = serve()
    const element = await showOn(server)
    server.fail('offline')
    element.shadowRoot!.querySelector<HTMLDetailsElement>('[part=names]')!.open = true
    await until(() => button(element, 'Réessayer').checkVisibility())
    expect(words(element)).to.contain('La liste ne peut pas s’afficher en entier pour le moment.')
    expect(said(element)).to.equal('')
    server.recover()
    button(element, 'Réessayer').click()
    await until(() => listed(element).length === 31)
    expect(button(element, 'Réessayer').checkVisibility()).to.equal(false)
  })

  it('tells the number that moved, once in ten seconds, and leaves the focus', async () => {
    const { setTimeout: later } = window
    const waits: [number, () => void][] = []
    window.setTimeout = ((handler: () => void, wait = 0) =>
      wait > 5000 && wait <= 10_000 ? waits.push([wait, handler]) : later(handler, wait)) as typeof setTimeout
    try {
      const server = serve(people(3))
      const element = await showOn(server)
      element.shadowRoot!.querySelector('summary')!.focus()
      const before = announced()
      server.sign({})
      await until(() => announced() === 'Il y a maintenant 4 signatures.')
      expect(before).not.to.contain('maintenant 3')
      server.sign({})
      await showsTotal(element, 5)
      server.sign({})
      await showsTotal(element, 6)
      await new Promise((resolve) => later(resolve, 50))
      expect(announced()).to.equal('Il y a maintenant 4 signatures.')
      const telling = waits.filter(([wait]) => wait > 8500)
      expect(telling).to.have.length(1)
      telling[0]![1]()
      expect(announced()).to.equal('Il y a maintenant 6 signatures.')
      expect(focused(element)!.localName).to.equal('summary')
    } finally {
      window.setTimeout = later
    }
  })

  it('moves the number when it changes, each time, and never at first nor for those who do not want it', async () => {
    const server = serve(people(3))
    const element = await showOn(server)
    const count = element.shadowRoot!.querySelector('[part=count]')!
    const moves = () => count.getAnimations().map(({ effect }) => Number(effect!.getTiming().duration))
    expect(moves()).to.deep.equal([])
    for (const total of [4, 5]) {
      server.sign({})
      await until(() => moves().length)
      expect(moves().every((duration) => duration < 200)).to.equal(true)
      await showsTotal(element, total)
      await until(() => !moves().length)
    }
    element.requestUpdate()
    await element.updateComplete
    expect(moves()).to.deep.equal([])
    await emulateMedia({ reducedMotion: 'reduce' })
    server.sign({})
    await showsTotal(element, 6)
    expect(moves()).to.deep.equal([])
    await emulateMedia({ reducedMotion: 'no-preference' })
  })

  it('falls when somebody withdraws', async () => {
    const server = serve([...people(2), { email: 'camille@example.org' }])
    const element = await showOn(server)
    server.byMail('camille@example.org', 'withdraw')
    await showsTotal(element, 2)
  })

  it('says since when it is not live, and keeps what it had', async () => {
    const element = await tell('ess-signatures', stories.NotLive)
    expect(part(element, 'notice')).to.match(
      /^Le direct est interrompu depuis \d\d:\d\d : voici ce qui était connu alors\.$/,
    )
    expect(part(element, 'live')).to.equal(undefined)
    expect(part(element, 'count')).to.equal('45 signatures, dont 7 avec réserve')
  })

  it('says that a consultation is closed, or not open yet', async () => {
    const closed = await tell('ess-signatures', stories.Closed)
    expect(part(closed, 'notice')).to.equal('Cette consultation est close : le texte ne se signe plus.')
    expect(part(closed, 'live')).to.equal(undefined)
    expect(part(closed, 'count')).to.contain('45 signatures')
    const draft = await tell('ess-signatures', stories.Draft)
    expect(words(draft)).to.equal('Pour une économie de personnes Cette consultation n’est pas encore ouverte.')
  })

  it('shows a file as it is, and asks for nothing else', async () => {
    const asked: string[] = []
    const { fetch } = window
    window.fetch = (input, init) => {
      asked.push(`${input as string}`)
      return fetch(input, init)
    }
    try {
      const element = await tell('ess-signatures', stories.File)
      expect(part(element, 'title')).to.equal('Les signatures')
      expect(part(element, 'count')).to.equal('214 signatures, dont 31 avec réserve')
      expect(part(element, 'numbers')).to.contain('Sur le web 190 En salle 18 Sur papier 6')
      expect(part(element, 'live')).to.equal(undefined)
      // Without the text, no title of an article; without an address, no list.
      expect(element.shadowRoot!.querySelector('details')).to.equal(null)
      expect(asked).to.deep.equal([fileOf(counted)])
    } finally {
      window.fetch = fetch
    }
  })

  it('is in English where the page is, entirely', async () => {
    const element = await tell('ess-signatures', stories.English)
    expect(words(element)).to.contain('45 signatures, of which 7 with a reservation')
    expect(words(element)).to.contain('Goal: 100 signatures, 45% so far.')
    expect(words(element)).not.to.match(/[«»]|réserve|Objectif|Personnes|noms|Voir|Ne paraissent/)
  })

  it('shows hostile names as names, within the card', async () => {
    const element = await tell('ess-signatures', stories.Hostile)
    expect(element.shadowRoot!.querySelector('img, script, ul b')).to.equal(null)
    expect(window).not.to.have.property('hacked')
    expect(listed(element)[0]).to.equal('<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script>')
    const { right } = element.getBoundingClientRect()
    for (const item of element.shadowRoot!.querySelectorAll('li'))
      expect(item.getBoundingClientRect().right).to.be.at.most(right)
  })

  it('leaves each name its own direction', async () => {
    const element = await tell('ess-signatures', stories.RightToLeft)
    const [name] = element.shadowRoot!.querySelectorAll('.names bdi')
    expect(getComputedStyle(name!).unicodeBidi).to.equal('isolate')
    expect([name!.matches(':dir(rtl)'), name!.parentElement!.matches(':dir(rtl)')]).to.deep.equal([true, false])
  })

  it('takes its level among the headings of the page', async () => {
    const element = await showOn(serve(), { 'heading-level': '2' })
    expect(outline(element, '[role=heading]')).to.deep.equal(['heading "Pour une économie de personnes" level=2'])
    element.setAttribute('heading-level', '9')
    await element.updateComplete
    expect(outline(element, '[role=heading]')).to.deep.equal(['heading "Pour une économie de personnes" level=3'])
  })

  it('is another number when the page names another consultation or file', async () => {
    const element = await showOn(serve())
    const before = announced()
    element.src = fileOf(counted)
    await reach(element, 'closed')
    expect(part(element, 'count')).to.contain('214 signatures')
    element.src = null
    await reach(element, 'ready')
    element.consultation = serve(people(3)).url
    await showsTotal(element, 3)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(announced(), 'nothing has moved').to.equal(before)
  })

  it('can be tried again', async () => {
    const wrong = fileOf({ ...counted, counts: 216 })
    const element = await show('ess-signatures', html`<ess-signatures src=${wrong}></ess-signatures>`)
    await reach(element, 'error')
    expect(words(element)).to.contain('Les signatures ne peuvent pas s’afficher pour le moment.')
    const { fetch } = window
    window.fetch = async () => Response.json(counted)
    button(element, 'Réessayer').click()
    await reach(element, 'closed')
    window.fetch = fetch
  })

  it('stores nothing, and sends nothing but questions', async () => {
    localStorage.clear()
    const server = serve()
    const element = await showOn(server)
    await unfold(element, 'names')
    await search(element, 'camille')
    expect(Object.keys(localStorage)).to.deep.equal([])
    expect(document.cookie).to.equal('')
    expect(new Set(server.requests.map(({ method }) => method))).to.deep.equal(new Set(['GET']))
  })

  it('warns whoever looks after the page, once, of what is wrong', async () => {
    const address = fileOf({ ...counted, counts: 215 })
    const said = await warnings(async () => {
      for (const template of [
        html`<ess-signatures src=${address}></ess-signatures>`,
        html`<ess-signatures consultation="http://["></ess-signatures>`,
      ]) {
        const element = await show('ess-signatures', template)
        await reach(element, 'error')
        await new Promise((resolve) => setTimeout(resolve, 100))
        element.requestUpdate()
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })
    expect(said).to.deep.equal([
      `<ess-signatures> ${address}: counts must be an object`,
      '<ess-signatures> no address in src="" consultation="http://[" nor <link rel="ess-consultation">',
    ])
  })
})
