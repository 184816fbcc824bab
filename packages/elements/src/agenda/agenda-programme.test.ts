import { expect } from '@open-wc/testing'
import { announced, button } from '../shared/testing/senses.ts'
import { until } from '../shared/testing/until.ts'
import * as stories from './agenda.stories.ts'
import { openSession, openSubscription, press, serve, sessions } from './agenda.stories.ts'
import { isolate, tell, showOn, root, read, words, titles, item, links, fileIn, pick } from './testing/agenda-page.ts'

describe('one’s own programme', () => {
  isolate()

  it('is kept on this device, shown by every agenda of the page, told, and one file', async () => {
    const server = serve()
    const element = await showOn(server)
    const other = await showOn(server)
    const told: string[] = []
    element.addEventListener('ess-agenda-picked', ({ session }) => told.push(session))
    await openSession(element, 'vision')
    expect(localStorage.length, 'nothing before the person acts').to.equal(0)
    await pick(element)
    await until(() => read(item(other, 'Atelier : dire sa vision')).includes('Dans mon programme'))
    expect(announced()).to.equal('Séance ajoutée à votre programme, gardé sur cet appareil.')
    expect(told).to.deep.equal(['vision'])
    await openSubscription(element)
    const file = fileIn(links(element)['Mon programme (.ics)']!)
    expect(file.match(/BEGIN:VEVENT/g)!.length).to.equal(1)
    const again = await showOn(server)
    expect(read(item(again, 'Atelier : dire sa vision'))).to.contain('Dans mon programme')
  })

  it('is looked at alone', async () => {
    const element = await showOn(serve())
    await openSession(element, 'accueil')
    await pick(element)
    const mine = await until(() => root(element).querySelector<HTMLInputElement>('[name=mine]'))
    mine.click()
    expect(titles(element)).to.deep.equal(['Accueil et café'])
  })

  it('refuses two sessions at once, says which, and lets the person choose', async () => {
    const element = await showOn(serve())
    await openSession(element, 'vision')
    await pick(element)
    await openSession(element, 'principes')
    await pick(element)
    const sentence = 'Cette séance a lieu en même temps que « Atelier : dire sa vision », qui est dans votre programme.'
    expect(announced()).to.equal(sentence)
    expect(words(element)).to.contain(sentence)
    await press(element, ['Remplacer par celle-ci'])
    await until(() => read(item(element, 'Atelier : partager les principes')).includes('Dans mon programme'))
    expect(read(item(element, 'Atelier : dire sa vision'))).not.to.contain('Dans mon programme')
  })

  it('refuses two runs of the same workshop', async () => {
    const element = await tell(stories.Clash)
    expect(words(element)).to.contain('« Atelier : dire sa vision » est une autre séance du même atelier')
  })

  it('takes what follows without a pause, and what stands at the hour of a cancelled session', async () => {
    const element = await showOn(serve())
    for (const id of ['accueil', 'ouverture', 'vision']) {
      await openSession(element, id)
      await pick(element)
    }
    await until(() => root(element).querySelectorAll('.marks .mine').length === 3)
    await openSession(element, 'territoire')
    expect(button(element, 'Ajouter à mon programme')).to.equal(undefined)
  })

  it('gives a session back, with a damaged memory too', async () => {
    const server = serve()
    const element = await showOn(server)
    await openSession(element, 'vision')
    await pick(element)
    const dropped = new Promise((resolve) => element.addEventListener('ess-agenda-dropped', resolve))
    await press(element, ['Retirer de mon programme'])
    await dropped
    await until(() => !root(element).querySelector('.marks .mine'))
    localStorage.setItem(`ess-programme ${server.url}`, '{damaged')
    element.requestUpdate()
    await element.updateComplete
    expect(titles(await showOn(server)).length).to.equal(sessions.length)
  })
})
