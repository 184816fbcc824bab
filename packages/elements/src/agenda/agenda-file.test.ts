import { expect, html } from '@open-wc/testing'
import { warnings } from '../shared/testing/senses.ts'
import { until } from '../shared/testing/until.ts'
import { agendaFile, calendarFeed, fileOf, press, reach, serve, sessions } from './agenda.stories.ts'
import { isolate, show, showFile, timed, root, words, titles, item } from './testing/agenda-page.ts'

describe('a file', () => {
  isolate()

  it('in iCalendar shows as any other', async () => {
    const element = await showFile(fileOf(calendarFeed, 'text/calendar'))
    expect(titles(element)).to.deep.equal([
      'Réunion du conseil',
      'Réunion du conseil',
      'Réunion du conseil',
      'Fête de l’association',
    ])
    expect(words(element)).to.contain('Agenda d’une association fictive').and.to.contain('Maison des associations')
  })

  it('of which a part cannot be read shows the rest, a calm sentence, and one warning that names the line', async () => {
    const broken = calendarFeed.replace('DTSTART;VALUE=DATE:20990621', 'DTSTART:demain')
    const said = await warnings(async () => {
      const element = await showFile(fileOf(broken, 'text/calendar'))
      expect(titles(element).length).to.equal(3)
      expect(words(element)).to.contain('Une partie du programme n’a pas pu être lue.')
      element.requestUpdate()
      await element.updateComplete
    })
    expect(said.length).to.equal(1)
    expect(said[0]).to.match(/line 1[4-9]/)
  })

  it('that is no programme leaves what the page put inside, with one warning', async () => {
    for (const text of [
      '<!doctype html><title>404</title>',
      '',
      '{"a":1}',
      '[]',
      'null',
      'BEGIN:VCALENDAR\nnonsense',
    ]) {
      const said = await warnings(async () => {
        const element = await showFile(fileOf(text, 'text/plain'))
        expect(element.state, text).to.equal('error')
        expect(words(element)).to.contain('Le programme est indisponible pour le moment.')
        expect(root(element).querySelector('slot')!.assignedElements().length).to.equal(1)
      })
      expect(said.length, text).to.equal(1)
      expect(said[0]).to.match(/^<ess-agenda> data:/)
    }
  })

  it('with sessions that lack the necessary shows the others', async () => {
    const [good] = sessions
    const bad = [null, {}, { ...good, start: 'demain' }, { ...good, title: {} }, 3]
    const said = await warnings(async () => {
      const element = await showFile(
        fileOf(JSON.stringify({ title: { fr: 'A', en: 'A' }, sessions: [...bad, { ...good, timeZone: 'UTC' }] })),
      )
      expect(titles(element)).to.deep.equal(['Accueil et café'])
      expect(words(element)).to.contain('Une partie du programme n’a pas pu être lue.')
    })
    expect(said.length).to.equal(1)
  })

  it('with hostile words shows them as words', async () => {
    const hostile = '<img src=x onerror=alert(1)> "\'&amp;${1}'
    const element = await showFile(timed({ title: { fr: hostile, en: hostile }, tracks: ['constructor', '__proto__'] }))
    expect(titles(element)).to.deep.equal([hostile])
    expect(root(element).querySelector('img')).to.equal(null)
  })

  it('changes with the attribute, and an unknown address says so once', async () => {
    const element = await showFile(agendaFile())
    const said = await warnings(async () => {
      element.src = 'http://['
      await reach(element, 'error')
    })
    expect(said.length).to.equal(1)
    expect(said[0]).to.contain('src="http://["')
    element.src = timed({})
    await reach(element)
    expect(titles(element)).to.deep.equal(['Accueil et café'])
  })

  it('with the same sessions as another shows them, after a file that could not be read too', async () => {
    const element = await showFile(agendaFile())
    for (const src of ['http://[', agendaFile({ title: { fr: 'Autre', en: 'Other' } })]) {
      element.src = src
      await reach(element, src.startsWith('data') ? 'ready' : 'error')
    }
    await until(() => words(element).startsWith('Autre'))
    expect(titles(element).length).to.equal(sessions.length)
  })

  it('sets French punctuation with the spaces that do not break', async () => {
    const element = await showFile(timed({ title: { fr: 'Quel avenir ?', en: 'Which future?' } }))
    expect(item(element, 'Quel avenir ?').textContent).to.contain('Quel avenir\u202f?')
  })

  it('is read again on request after a failure', async () => {
    const server = serve()
    server.fail('offline')
    const element = await show(html`<ess-agenda consultation=${server.url}></ess-agenda>`)
    await reach(element, 'error')
    server.recover()
    await press(element, ['Réessayer'])
    await reach(element)
    expect(titles(element).length).to.equal(sessions.length)
  })
})
