import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { announced, button, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssSignatures } from './signatures.ts'
import * as stories from './signatures.stories.ts'
import { organisation, people, reach, serve } from './signatures.stories.ts'

async function showOn({ url }: { url: string }, attributes: Record<string, string> = {}) {
  const element = await show('ess-signatures', html`<ess-signatures consultation=${url}></ess-signatures>`)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, 'ready', 'closed')
  return element
}

const part = ({ shadowRoot }: EssSignatures, name: string) =>
  shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)?.innerText.replace(/\s+/g, ' ').trim()

describe('<ess-signatures>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-signatures', stories)
  })

  it('has a heading, the number, how far the goal is, and a list to open', async () => {
    const element = await tell('ess-signatures', stories.Ready)
    await until(() => element.shadowRoot!.querySelector('details'))
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], progress, summary, button')).to.deep.equal([
      'heading "Texte fictif, revu" level=3',
      'progressbar "Objectif : 100 signatures, 44 % à ce jour."',
      'summary "Voir les 30 noms publiés"',
    ])
    expect(part(element, 'count')).to.equal('44 signatures, dont 7 avec réserve')
    expect(words(element)).to.contain('En direct')
  })

  it('says people and organisations, and each channel, apart', async () => {
    const element = await tell('ess-signatures', stories.Ready)
    expect(part(element, 'numbers')).to.equal('Personnes 42 Organisations 2 Sur le web 33 En salle 10 Sur papier 1')
  })

  it('says nothing of the number under the minimum, nor a name', async () => {
    const element = await tell('ess-signatures', stories.TooFew)
    expect(part(element, 'count')).to.equal('Trop peu de signatures pour en montrer le nombre.')
    expect(words(element)).not.to.match(/\d|Camille/)
    expect(element.shadowRoot!.querySelector('progress, dl, details')).to.equal(null)
  })

  it('groups numbers as the language does, and says that the goal is reached', async () => {
    const element = await tell('ess-signatures', stories.GoalReached)
    expect(element.shadowRoot!.querySelector('[part=count]')!.textContent).to.contain('1\u202f284 signatures, dont 184')
    expect(part(element, 'goal')).to.equal('L’objectif de 1 000 signatures est atteint.')
  })

  it('says how many are on an earlier version', async () => {
    const element = await tell('ess-signatures', stories.EarlierVersion)
    expect(part(element, 'earlier')).to.equal('3 portent sur une version antérieure du texte.')
  })

  it('names organisations with their family, and people as they wish', async () => {
    const element = await showOn(
      serve([
        { lastName: 'Élément', visibility: 'short' },
        organisation('Mutuelle fictive', 'mutual'),
        { lastName: 'Caché', visibility: 'none' },
      ]),
    )
    expect(part(element, 'latest')).to.equal('Dernières signatures publiées Mutuelle fictive Mutuelle Camille É.')
  })

  it('reads the names when their list is opened, and searches among them without accents', async () => {
    const server = serve()
    const element = await showOn(server)
    const details = await until(() => element.shadowRoot!.querySelector('details'))
    const readings = () => server.requests.filter(({ url }) => url.includes('signatories')).length
    expect(readings()).to.equal(0)
    details.querySelector('summary')!.focus()
    await sendKeys({ press: 'Enter' })
    await until(() => element.shadowRoot!.querySelectorAll('.list li').length === 30)
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'eloise' })
    await until(() => element.shadowRoot!.querySelectorAll('.list li').length < 30)
    const found = [...element.shadowRoot!.querySelectorAll('.list bdi')].map(({ textContent }) => textContent)
    expect(
      found.every((name) => name!.startsWith('Éloïse')),
      found.join(),
    ).to.equal(true)
    await until(() => announced() === `${found.length} noms`)
    expect(readings()).to.equal(1)
    expect(server.requests.every(({ url }) => !/eloise/i.test(url))).to.equal(true)
  })

  it('moves with the number, and tells it once in a while', async () => {
    const server = serve(people(3))
    const element = await showOn(server)
    const count = element.shadowRoot!.querySelector('[part=count]')!
    expect(count.className).not.to.contain('fresh')
    server.sign({})
    await until(() => part(element, 'count')!.startsWith('4 signatures'))
    expect(count.className).to.contain('fresh')
    await until(() => announced() === 'Il y a maintenant 4 signatures.')
    server.sign({})
    await until(() => part(element, 'count')!.startsWith('5 signatures'))
    expect(announced()).to.equal('Il y a maintenant 4 signatures.')
  })

  it('falls when somebody withdraws', async () => {
    const server = serve([...people(2), { email: 'camille@example.org' }])
    const element = await showOn(server)
    server.byMail('camille@example.org', 'withdraw')
    await until(() => part(element, 'count')!.startsWith('2 signatures'))
  })

  it('shows a file as it is, and asks nobody else', async () => {
    const element = await tell('ess-signatures', stories.File)
    expect(part(element, 'count')).to.equal('214 signatures, dont 31 avec réserve')
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading]')).to.deep.equal(['heading "Les signatures" level=3'])
    expect(words(element)).not.to.contain('En direct')
  })

  it('is in English where the page is, entirely', async () => {
    const element = await tell('ess-signatures', stories.English)
    await until(() => element.shadowRoot!.querySelector('details'))
    expect(words(element)).to.contain('44 signatures, of which 7 with a reservation')
    expect(words(element)).not.to.match(/réserve|Objectif|Personnes|noms|Mutuelle(?! des)/)
  })

  it('keeps names text, and apart from what stands around them', async () => {
    const element = await tell('ess-signatures', stories.HostileNames)
    expect(element.shadowRoot!.querySelector('img, script, b')).to.equal(null)
    expect(words(element)).to.contain('<b>Camille "><img src=x onerror=alert(1)>')
    for (const item of element.shadowRoot!.querySelectorAll('.names li'))
      expect(!!item.querySelector('bdi')).to.equal(true)
  })

  it('can be tried again, and says what is wrong to whoever looks after the page', async () => {
    const server = serve()
    server.fail('busy')
    let element: EssSignatures
    const said = await warnings(async () => {
      element = await show('ess-signatures', html`<ess-signatures consultation="http://["></ess-signatures>`)
      await reach(element, 'error')
      await until(() => true)
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    expect(said.join()).to.contain('<ess-signatures> no address')
    server.recover()
    element!.consultation = server.url
    await reach(element!, 'ready')
    expect(button(element!, 'Réessayer')).to.equal(undefined)
  })

  it('keeps nothing on the device', async () => {
    const before = { ...localStorage }
    const element = await tell('ess-signatures', stories.Names)
    expect(element.state).to.equal('ready')
    expect({ ...localStorage }).to.deep.equal(before)
    expect(document.cookie).to.equal('')
  })
})
