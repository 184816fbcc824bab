import { expect, html } from '@open-wc/testing'
import { recall, remember } from '@ess-widgets/client'
import { AgendaClient } from '@ess-widgets/client/agenda.js'
import { useTransport, type MemoryServer } from '@ess-widgets/client/memory'
import { registrationsOf } from '@ess-widgets/client/registrations.js'
import { sendKeys } from '@web/test-runner-commands'
import { announced, button } from '../shared/testing/senses.ts'
import { until } from '../shared/testing/until.ts'
import * as stories from './agenda.stories.ts'
import { openSession, press, register, serve, sessions } from './agenda.stories.ts'
import {
  isolate,
  show,
  tell,
  showOn,
  root,
  read,
  words,
  titles,
  item,
  links,
  writes,
  at,
} from './testing/agenda-page.ts'

/** Registers on another page of this device, whose writes do not arrive before the network is back. */
async function registerElsewhere(server: MemoryServer) {
  const network = { isBack: false }
  const { transport, url } = server
  useTransport(url, {
    ...transport,
    fetch: async (address, init) => {
      if (init?.method && !network.isBack) throw new TypeError('Failed to fetch')
      return transport.fetch(address, init)
    },
  })
  const client = new AgendaClient(url, false)
  await client.refresh()
  const person = { name: 'Camille Exemple', email: 'camille@example.org' }
  await registrationsOf(client, { recall, remember }).register('vision', person)
  return network
}

describe('a registration', () => {
  isolate()

  it('takes a place, tells it, and puts the session into one’s programme', async () => {
    const server = serve()
    const element = await showOn(server)
    const told: [string, boolean][] = []
    element.addEventListener('ess-agenda-registered', ({ session, isWaiting }) => told.push([session, isWaiting]))
    await openSession(element, 'vision')
    await register(element)
    await until(() => told.length)
    expect(told).to.deep.equal([['vision', false]])
    expect(announced()).to.equal('Inscription enregistrée : vous avez une place.')
    await until(() => words(element).includes('29 places libres'))
    expect(read(item(element, 'Atelier : dire sa vision'))).to.contain('Dans mon programme')
    expect(root(element).querySelector('.registration form'), 'nothing more to send').to.equal(null)
  })

  it('says nothing personal to the page, nor in an address', async () => {
    const server = serve()
    const element = await showOn(server)
    let event: Event | undefined
    element.addEventListener('ess-agenda-registered', (each) => (event = each))
    await openSession(element, 'vision')
    await register(element)
    await until(() => event)
    expect(JSON.stringify({ ...event })).not.to.match(/camille|example\.org/i)
    expect(server.requests.map(({ url }) => url).join()).not.to.match(/camille/i)
    expect(JSON.stringify({ ...localStorage })).not.to.match(/camille@/i)
  })

  it('waits in line when the places are taken, and is promoted when one is given back', async () => {
    const server = serve({}, { registered: { principes: 1 } })
    const element = await showOn(server)
    await openSession(element, 'principes')
    await register(element)
    await until(() => words(element).includes('Vous êtes sur la liste d’attente, au rang 1.'))
  })

  it('that waits moves up when a place comes free, without the page being loaded again', async () => {
    const server = serve()
    const first = server.register('principes')
    const element = await showOn(server)
    await openSession(element, 'principes')
    await register(element)
    await until(() => words(element).includes('au rang 1.'))
    server.withdraw('principes', first)
    await element.client!.refresh()
    await until(() => words(element).includes('vous avez une place'))
  })

  it('that is being typed keeps the focus when sessions come, go and move', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    const input = root(element).querySelector<HTMLInputElement>('.registration [name=name]')!
    input.focus()
    const { agenda } = element.client!.state
    const [first, ...others] = agenda!.sessions
    element.client!.change({ agenda: { ...agenda!, sessions: [...others, { ...first!, id: 'nouvelle' }] } })
    await element.updateComplete
    expect(titles(element).length).to.equal(sessions.length)
    expect(root(element).activeElement === input).to.equal(true)
  })

  it('that is being typed outlives another reading, another session and another view', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    const input = () => root(element).querySelector<HTMLInputElement>('.registration [name=name]')!
    input().focus()
    await sendKeys({ type: 'Camille' })
    server.register('vision')
    await element.client!.refresh()
    await until(() => words(element).includes('29 places libres'))
    expect(root(element).activeElement === input()).to.equal(true)
    element.setAttribute('view', 'day')
    await element.updateComplete
    await openSession(element, 'vision-2')
    expect(input().value).to.equal('Camille')
  })

  it('by a link that leads nowhere says so, and the link leaves the address', async () => {
    const element = await showOn(serve())
    location.hash = '#ess-receipt-vision.1-2-3'
    await until(() => words(element).includes('Ce lien ne mène à aucune inscription'))
    expect(location.hash).to.equal('')
  })

  it('is given back, and told', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    await register(element)
    await until(() => button(element, 'Me désinscrire'))
    const withdrawn = new Promise((resolve) => element.addEventListener('ess-agenda-withdrawn', resolve))
    button(element, 'Me désinscrire').click()
    await withdrawn
    expect(announced()).to.equal('Inscription retirée.')
    await until(() => words(element).includes('30 places libres'))
    // Whoever changes their mind can register again.
    await register(element)
    await until(() => words(element).includes('29 places libres'))
  })

  it('is known again after the page is loaded anew, and from another device by its private link', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    await register(element)
    const link = await until(() => links(element)['Lien privé vers cette inscription'])
    element.remove()
    localStorage.clear()
    history.replaceState(null, '', new URL(link).hash)
    const elsewhere = await show(html`<ess-agenda consultation=${`${server.url}?`}></ess-agenda>`)
    await until(() => root(elsewhere)?.querySelector('.registration') && button(elsewhere, 'Me désinscrire'))
    expect(location.hash, 'the receipt leaves the address').to.equal('')
  })

  it('that was sent too early names each field at fault, and the first has the focus', async () => {
    const element = await tell(stories.RegistrationWithErrors)
    const [name, email] = root(element).querySelectorAll<HTMLInputElement>('.registration input')
    expect(root(element).activeElement).to.equal(name)
    for (const input of [name!, email!]) {
      expect(input.ariaInvalid).to.equal('true')
      const error = root(element).querySelector<HTMLElement>(`#${input.getAttribute('aria-describedby')}`)!
      expect(read(error)).to.match(/^Indiquez votre /)
    }
  })

  it('refused by the server says why, and loses nothing that was typed', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    await register(element)
    await until(() => button(element, 'Me désinscrire'))
    element.remove()
    localStorage.clear()
    const second = await show(html`<ess-agenda consultation=${`${server.url}?`}></ess-agenda>`)
    await openSession(second, 'vision')
    await register(second)
    await until(() => words(second).includes('Cette adresse est déjà inscrite à cette séance'))
    const email = root(second).querySelector<HTMLInputElement>('[name=email]')!
    expect(email.value).to.equal('camille@example.org')
    expect(JSON.stringify({ ...localStorage }), 'no receipt of what does not exist').not.to.contain('\\"vision\\":')
  })

  it('that does not arrive is kept, said so, and leaves with the same key when it is tried again', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    server.fail('lose-response')
    await register(element)
    await until(() => words(element).includes('Demande gardée sur cet appareil, pas encore reçue.'))
    expect(announced()).to.equal('Demande gardée sur cet appareil, pas encore reçue.')
    expect(root(element).querySelector<HTMLInputElement>('[name=email]')!.value).to.equal('camille@example.org')
    server.recover()
    await press(element, ['Réessayer'])
    await until(() => words(element).includes('vous avez une place'))
    const keys = new Set(writes(server).map(({ headers }) => headers.get('Idempotency-Key')))
    expect(keys.size).to.equal(1)
    await until(() => words(element).includes('29 places libres'))
  })

  it('that the device does not keep says so, and asks to leave the page open', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    server.fail('offline')
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'SecurityError')
    }
    await register(element)
    await until(() => words(element).includes('Gardez cette page ouverte.'))
    IDBFactory.prototype.open = open
    server.recover()
    dispatchEvent(new Event('online'))
    await until(() => words(element).includes('vous avez une place'))
  })

  it('that another page kept is shown as kept, and told once it is received', async () => {
    const server = serve()
    const element = await showOn(server)
    const network = await registerElsewhere(server)
    await openSession(element, 'vision')
    await until(() => words(element).includes('Demande gardée sur cet appareil, pas encore reçue.'))
    document.documentElement.lang = 'en'
    await until(() => words(element).includes('Request kept on this device, not yet received.'))
    document.documentElement.lang = 'fr'
    const told = new Promise((resolve) => element.addEventListener('ess-agenda-registered', resolve))
    network.isBack = true
    dispatchEvent(new Event('online'))
    await told
    await until(() => words(element).includes('vous avez une place'))
    expect(read(item(element, 'Atelier : dire sa vision'))).to.contain('Dans mon programme')
  })

  it('that an earlier page kept is sent by the next one before any session is opened', async () => {
    const server = serve()
    const network = await registerElsewhere(server)
    const element = await showOn(server)
    // Until then the page cannot tell of it.
    await until(() => registrationsOf(element.client!, { recall, remember }).listener)
    const told = new Promise((resolve) => element.addEventListener('ess-agenda-registered', resolve))
    network.isBack = true
    dispatchEvent(new Event('online'))
    await told
    expect(announced()).to.equal('Inscription enregistrée : vous avez une place.')
    await until(() => words(element).includes('29 places libres'))
  })

  it('is closed once the session has begun', async () => {
    await at('2099-11-25T10:30:00+01:00', async () => {
      const element = await showOn(serve())
      const detail = await openSession(element, 'vision')
      expect(read(detail)).to.contain('Les inscriptions à cette séance sont closes.')
      expect(detail.querySelector('form')).to.equal(null)
    })
  })
})
