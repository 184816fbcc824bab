/** What could lose what a person typed, double it, or put another's name to it. */
import { expect } from '@open-wc/testing'
import { button, focused, words } from '../shared/testing/senses.ts'
import { until } from '../shared/testing/until.ts'
import type { EssContribution } from './contribution.ts'
import { contribute, field, ownIn, reach, receipt, send, serve, twoQuestions, type } from './contribution.stories.ts'
import { given, givenTo, showOn, text, textarea } from './contribution.testing.ts'

const { open } = IDBFactory.prototype
/** A device that keeps nothing. */
const refuseStorage = () => {
  IDBFactory.prototype.open = () => {
    throw new DOMException('', 'SecurityError')
  }
}

/** A contribution that was received, in the list. */
async function received(server: ReturnType<typeof serve>, attributes?: Record<string, string>) {
  const element = await showOn(server, attributes)
  await contribute(element, text)
  await until(() => button(element, 'Modifier')?.checkVisibility())
  return element
}

async function edit(element: EssContribution, words: string) {
  button(element, 'Modifier').click()
  await until(() => button(element, 'Enregistrer'))
  await until(() => textarea(element).value === text)
  type(element, 'text', words)
  await element.updateComplete
}

const other = 'Une voix par personne, partout.'

describe('<ess-contribution> loses no words', () => {
  afterEach(() => {
    IDBFactory.prototype.open = open
    localStorage.clear()
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('gives a change back when the contribution was read meanwhile, and says what became of that', async () => {
    const server = serve()
    const element = await received(server)
    await edit(element, other)
    server.moderate(1, { name: 'publish' })
    send(element)
    await until(() => words(element).includes('Son texte est de nouveau dans le formulaire.'))
    expect(textarea(element).value).to.equal(other)
    expect(button(element, 'Envoyer'), 'as another contribution').not.to.equal(undefined)
    field(element, 'consent').checked = true
    send(element)
    await until(() => words(element).includes('Bien reçue, reçu n° 2.'))
    await until(() => words(element).includes('Contribution n° 1, publiée.'))
    expect(textarea(element).value).to.equal('')
  })

  it('leaves in the form a change that only the page has', async () => {
    const server = serve()
    const element = await received(server)
    refuseStorage()
    await edit(element, other)
    server.fail('offline')
    send(element)
    await reach(element, 'kept')
    expect(textarea(element).value).to.equal(other)
    server.recover()
    button(element, 'Réessayer').click()
    await until(() => words(element).includes('Modification reçue') && button(element, 'Modifier')?.checkVisibility())
  })

  it('keeps a change without network, shows it after the page was opened again, and sends it', async () => {
    const server = serve()
    const element = await received(server)
    await edit(element, other)
    server.fail('offline')
    send(element)
    await reach(element, 'kept')
    expect(textarea(element).value).to.equal('')
    expect(words(element)).to.contain(other)
    expect(words(element)).to.contain('Gardée sur cet appareil, pas encore reçue.')
    server.recover()
    button(element, 'Réessayer').click()
    await reach(element, 'done')
    expect(words(element)).to.contain(other)
  })

  it('sets aside what is being typed while another is changed, and the draft with it', async () => {
    const server = serve()
    const element = await received(server, { draft: '' })
    type(element, 'text', 'À moitié')
    await element.updateComplete
    await edit(element, other)
    expect(JSON.stringify({ ...localStorage })).to.contain('À moitié')
    button(element, 'Annuler').click()
    await until(() => textarea(element).value === 'À moitié')
    await edit(element, other)
    send(element)
    await until(() => words(element).includes(other) && textarea(element).value === 'À moitié')
    expect(JSON.stringify({ ...localStorage })).to.contain('À moitié')
  })

  it('offers no change where there is no form, and leaves what was refused in the list', async () => {
    const server = serve()
    const problem = { titles: { fr: 'Cette consultation est close.', en: 'This consultation is closed.' } }
    const { workshop, ...said } = given
    const kept = { receipt: receipt(9), workshop, madeAt: 1, given: said, problem }
    localStorage[`ess-contribution ${server.url} ${receipt(9)}`] = JSON.stringify(kept)
    const element = await showOn(server)
    const list = await ownIn(element)
    expect(button(element, 'Modifier').checkVisibility()).to.equal(true)
    type(element, 'text', 'Autre chose')
    await element.updateComplete
    expect(button(element, 'Modifier').checkVisibility(), 'over other words').to.equal(false)
    expect(list.textContent).to.contain(text)
    const closed = serve({ status: 'closed' }, { contributions: [{ ...given, receipt: receipt(1) }] })
    localStorage[`ess-contribution ${closed.url} ${receipt(1)}`] = JSON.stringify({ ...kept, receipt: receipt(1) })
    const after = await showOn(closed)
    await ownIn(after)
    await until(() => words(after).includes(text))
    expect(button(after, 'Modifier').checkVisibility()).to.equal(false)
  })

  it('shows no form of a closed consultation while something is taken back', async () => {
    const server = serve({ status: 'closed' }, { contributions: [{ ...given, receipt: receipt(1) }] })
    location.hash = `#ess-contribution-vision.${receipt(1)}`
    const element = await showOn(server)
    await ownIn(element)
    await until(() => button(element, 'Retirer')?.checkVisibility())
    server.fail('offline')
    button(element, 'Retirer').click()
    await element.updateComplete
    button(element, 'Retirer pour de bon').click()
    await reach(element, 'kept')
    expect(element.shadowRoot!.querySelector('form') === null, 'no form').to.equal(true)
  })

  it('gives one contribution however often a table presses the button', async () => {
    const server = serve()
    const element = await showOn(server, { table: 'Nord' })
    await contribute(element, text)
    send(element)
    send(element)
    await reach(element, 'done')
    expect(await givenTo(server)).to.have.length(1)
    refuseStorage()
    await contribute(element, other)
    send(element)
    await until(() => textarea(element).value === '')
    expect(await givenTo(server)).to.have.length(2)
  })

  it('clears at a table what one person said of themselves, and keeps what is the table’s', async () => {
    const server = serve()
    const element = await showOn(server, { table: 'Nord' })
    await until(() => field(element, 'author'))
    type(element, 'author', 'Camille Exemple')
    type(element, 'people', '4')
    await contribute(element, text)
    await until(() => textarea(element).value === '')
    expect([field(element, 'author').value, field(element, 'people').value]).to.deep.equal(['', '4'])
    await contribute(element, other)
    await until(() => server.requests.filter(({ method }) => method === 'POST').length === 2)
    const [first, second] = await givenTo(server)
    expect(first).to.include({ author: 'Camille Exemple', people: 4 })
    expect(second).not.to.have.property('author')
  })

  it('takes a name out again from what may have arrived with it', async () => {
    const server = serve()
    const element = await showOn(server)
    refuseStorage()
    element.shadowRoot!.querySelector('summary')!.click()
    await until(() => field(element, 'author'))
    type(element, 'author', 'Camille Exemple')
    server.fail('lose-response')
    await contribute(element, text)
    await reach(element, 'kept')
    expect(textarea(element).value, 'the form').to.equal(text)
    expect(words(element)).to.contain('laissez la page ouverte')
    server.recover()
    type(element, 'author', '')
    send(element)
    const change = await until(() => server.requests.find(({ method }) => method === 'PUT'))
    expect(await change.clone().json()).not.to.have.property('author')
    await reach(element, 'done')
    expect(new Set((await givenTo(server)).map(({ text: said }) => said)).size).to.equal(1)
  })

  it('keeps the head count of a table when its contribution is changed elsewhere', async () => {
    const server = serve({}, { contributions: [{ ...given, receipt: receipt(1), people: 6 }] })
    location.hash = `#ess-contribution-vision.${receipt(1)}`
    const element = await showOn(server)
    await ownIn(element)
    await until(() => button(element, 'Modifier')?.checkVisibility())
    await edit(element, other)
    expect(field(element, 'people').value).to.equal('6')
    send(element)
    const change = await until(() => server.requests.find(({ method }) => method === 'PUT'))
    expect(await change.clone().json()).to.include({ people: 6, text: other })
  })

  it('takes nothing back at a double click, and lets one think again', async () => {
    const server = serve()
    const element = await received(server)
    button(element, 'Retirer').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }))
    await element.updateComplete
    const leaving = button(element, 'Retirer pour de bon')
    leaving.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }))
    await element.updateComplete
    expect(words(element)).to.contain('Retirer pour de bon')
    button(element, 'Annuler').click()
    await element.updateComplete
    expect(words(element)).not.to.contain('Retirer pour de bon')
    expect(server.requests.some(({ method }) => method === 'DELETE')).to.equal(false)
  })

  it('keeps a private link that could not be followed yet, and none that leads nowhere', async () => {
    const server = serve({}, { contributions: [{ ...given, receipt: receipt(1) }] })
    const element = await showOn(server)
    server.fail('offline')
    location.hash = `#ess-contribution-vision.${receipt(1)}`
    const key = `ess-contribution ${server.url} ${receipt(1)}`
    await until(() => localStorage[key])
    server.recover()
    location.hash = `#ess-contribution-vision.${receipt(2)}`
    await until(() => words(element).includes('Ce lien ne mène à aucune contribution.'))
    expect(Object.keys(localStorage)).to.deep.equal([key])
  })

  it('takes no invitation that is none', async () => {
    const server = serve()
    location.hash = '#ess-ticket=vision.x'
    const element = await showOn(server)
    await contribute(element, text)
    await reach(element, 'done')
    expect(Object.keys(localStorage).some((key) => key.startsWith('ess-ticket'))).to.equal(false)
  })

  it('leaves the focus where the person has gone on', async () => {
    const server = serve()
    const element = await showOn(server)
    const elsewhere = document.createElement('input')
    document.body.append(elsewhere)
    refuseStorage()
    server.fail('slow')
    await contribute(element, text)
    elsewhere.focus()
    server.recover()
    await reach(element, 'done')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(document.activeElement === elsewhere && !focused(element), 'it stays').to.equal(true)
    elsewhere.remove()
  })

  it('says its warning of personal words, and points at it', async () => {
    const element = await showOn(serve(twoQuestions))
    type(element, 'text', 'camille@example.org')
    const warning = await until(() => element.shadowRoot!.querySelector('#personal p'))
    expect(warning.closest('[role=status]')).not.to.equal(null)
    expect(textarea(element).getAttribute('aria-describedby')!.split(' ')).to.include('personal')
  })
})
