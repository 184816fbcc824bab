import { aTimeout, expect, html, nextFrame } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import { announced, button, focusedName } from '../shared/testing/senses.ts'
import { checkStories } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import * as stories from './agenda.stories.ts'
import {
  agendaFile,
  openSession,
  openSubscription,
  press,
  reach,
  register,
  search,
  serve,
  sessions,
} from './agenda.stories.ts'
import type { EssAgenda } from './agenda.ts'
import {
  isolate,
  show,
  tell,
  showOn,
  showFile,
  timed,
  root,
  outline,
  read,
  words,
  items,
  titles,
  item,
  links,
  fileIn,
  choose,
  at,
} from './testing/agenda-page.ts'

describe('<ess-agenda>', () => {
  isolate()

  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
      await setViewport({ width: 800, height: 600 })
    })

    checkStories('ess-agenda', stories)

    it('reads as a title, a search, days and sessions', async () => {
      const element = await showOn(serve({ sessions: sessions.slice(2, 4) }))
      await expect(element).to.be.accessible()
      expect(outline(element)).to.deep.equal([
        'heading "Séminaire fictif" level=3',
        'button "Liste" pressed=true',
        'button "Par jour" pressed=false',
        'button "S’abonner, télécharger" expanded=false',
        'search ""',
        'searchbox "Rechercher"',
        'combobox "Thème"',
        'heading "mercredi 25 novembre 2099" level=4',
        'list ""',
        'heading "Atelier : dire sa vision" level=5',
        'button "Atelier : dire sa vision" expanded=false',
        'heading "Atelier : partager les principes" level=5',
        'button "Atelier : partager les principes" expanded=false',
      ])
    })

    it('is walked through with the keyboard alone, registration included', async () => {
      const element = await showOn(serve({ sessions: sessions.slice(2, 3) }))
      const key = async (name: string, times = 1) => {
        for (let time = 0; time < times; time++) await sendKeys({ press: name })
      }
      await key('Tab')
      expect(focusedName(element)).to.equal('Liste')
      await key('Tab')
      await key('Enter')
      await element.updateComplete
      expect(element.getAttribute('view')).to.equal('day')
      expect(focusedName(element)).to.equal('Par jour')
      await key('Tab', 2)
      expect(focusedName(element), 'the day').to.contain('25 nov.')
      await key('Tab', 3)
      expect(focusedName(element)).to.equal('Atelier : dire sa vision')
      await key('Enter')
      await until(() => root(element).querySelector('.registration form'))
      await key('Tab')
      await sendKeys({ type: 'Camille Exemple' })
      await key('Tab')
      await sendKeys({ type: 'camille@example.org' })
      await key('Enter')
      await until(() => announced() === 'Inscription enregistrée : vous avez une place.')
      expect(element.shadowRoot!.activeElement, 'the focus stays inside').not.to.equal(null)
    })

    it('keeps the focus inside whatever its own buttons take away', async () => {
      const element = await showOn(serve())
      await openSession(element, 'vision')
      for (const words of ['Ajouter à mon programme', 'Retirer de mon programme']) {
        const control = await until(() => button(element, words))
        control.focus()
        control.click()
        await until(() => !button(element, words))
        expect(root(element).activeElement === control, words).to.equal(true)
      }
      await register(element)
      const withdraw = await until(() => button(element, 'Me désinscrire'))
      withdraw.focus()
      withdraw.click()
      await until(() => words(element).includes('Inscription retirée.'))
      expect(root(element).activeElement!.className).to.equal('registration')
      search(element, 'introuvable')
      button(element, 'Tout afficher').focus()
      button(element, 'Tout afficher').click()
      await until(() => root(element).activeElement!.localName === 'input')
      button(element, 'Atelier : dire sa vision').focus()
      search(element, 'visites')
      await nextFrame()
      expect(root(element).activeElement, 'a session that leaves').not.to.equal(null)
    })

    it('says how many sessions are found, once the typing stops', async () => {
      const element = await showOn(serve())
      search(element, 'vision')
      await until(() => announced() === '3 séances')
    })

    it('takes the level of heading the page asks for, and 3 for any other', async () => {
      const { url } = serve()
      for (const [asked, given] of Object.entries({ 2: '2', 4: '4', 5: '3', h2: '3', '': '3' })) {
        const element = await show(html`<ess-agenda consultation=${url} heading-level=${asked}></ess-agenda>`)
        await reach(element)
        expect(root(element).querySelector('[role=heading]')!.ariaLevel, `"${asked}"`).to.equal(given)
      }
    })

    it('reflows at 320 px with text twice as large', async () => {
      await setViewport({ width: 320, height: 640 })
      for (const story of [stories.List, stories.ByDay, stories.Registration, stories.Subscription]) {
        const element = await tell(story)
        element.style.setProperty('--ess-font-size', '200%')
        await nextFrame()
        const card = root(element).querySelector('.card')!
        expect(card.scrollWidth, 'no sideways scroll').to.be.at.most(card.clientWidth)
      }
    })

    it('puts what runs at the same time side by side where there is room, and in the order of time where there is none', async () => {
      await setViewport({ width: 1280, height: 800 })
      const element = await showOn(serve(), 'day')
      const places = () => items(element).map((each) => each.getBoundingClientRect())
      const [, , vision, principes, territoire] = places()
      expect(vision!.top).to.equal(principes!.top)
      expect(principes!.left).to.be.above(vision!.left)
      expect(territoire!.left).to.be.above(principes!.left)
      element.parentElement!.style.inlineSize = '360px'
      await nextFrame()
      const tops = places().map(({ top }) => top)
      expect(tops).to.deep.equal(tops.toSorted((one, other) => one - other))
      expect(new Set(places().map(({ left }) => left)).size).to.equal(1)
    })

    it('speaks English, and marks it so', async () => {
      const { url } = serve()
      const element = await show(html`<div lang="en"><ess-agenda consultation=${url}></ess-agenda></div>`)
      await reach(element)
      await until(() => words(element).includes('Subscribe, download'))
      expect(titles(element)[0]).to.equal('Welcome and coffee')
      expect(root(element).querySelector('.card')!.getAttribute('lang')).to.equal('en')
      expect(words(element)).to.contain('Cancelled').and.to.contain('Wednesday')
    })
  })

  describe('time', () => {
    it('is the event’s and, where this device shows another, the visitor’s', async () => {
      const element = await showFile(timed({}))
      // Paris in winter is UTC+1; this browser is in Kathmandu, UTC+5:45.
      const when = item(element, 'Accueil et café').querySelector<HTMLElement>('.when')!
      expect(read(when)).to.equal('08:30 – 09:00 chez vous : 13:15 – 13:45')
      expect(when.textContent).to.contain('13:15\xa0–\u2060\xa013:45')
      expect([...when.querySelectorAll('time')].map(({ dateTime }) => dateTime)).to.deep.equal([
        '2099-11-25T08:30:00+01:00',
        '2099-11-25T09:00:00+01:00',
      ])
      expect(words(element)).to.contain('Heures du programme : heure d’Europe centrale.')
    })

    it('is said once where both are the same', async () => {
      const element = await showFile(timed({ start: '2099-11-25T08:30:00+05:45', end: '2099-11-25T09:00:00+05:45' }))
      expect(words(element)).not.to.contain('chez vous').and.not.to.contain('Heures du programme')
    })

    it('says the day too where it is another for the visitor, or at the end', async () => {
      const element = await showFile(
        timed(
          { start: '2099-11-25T23:00:00+01:00', end: '2099-11-26T01:00:00+01:00' },
          { start: '2099-11-26T23:30:00-11:00', end: '2099-11-27T00:00:00-11:00', timeZone: 'Pacific/Niue' },
        ),
      )
      const [late, far] = items(element).map((each) => read(each.querySelector('.when')!))
      expect(late).to.match(/^23:00 – jeu\. 26 nov\.,? 01:00 chez vous : jeu\. 26 nov\.,? 03:45 – 05:45$/)
      expect(far).to.match(/chez vous : ven\. 27 nov\.,? 16:15 – 16:45$/)
      expect(item(element, titles(element)[0]!).closest('section')!.textContent).to.contain('mercredi 25 novembre')
    })

    it('is right in a zone this browser has never heard of, overseas, and over a change of the clocks', async () => {
      const hours = (start: string, end: string, timeZone: string) => ({ start, end, timeZone })
      const element = await showFile(
        timed(
          hours('2026-10-24T09:00:00+05:00', '2026-10-24T10:00:00+05:00', 'Mars/Olympus_Mons'),
          hours('2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', 'Europe/Paris'),
          hours('2026-10-26T09:00:00+04:00', '2026-10-26T10:00:00+04:00', 'Indian/Reunion'),
          hours('2026-10-27T09:00:00-04:00', '2026-10-27T10:00:00-04:00', 'America/Guadeloupe'),
          hours('2026-10-28T09:00:00+11:00', '2026-10-28T10:00:00+11:00', 'Pacific/Noumea'),
        ),
      )
      expect(items(element).map((each) => read(each.querySelector('.when')!))).to.deep.equal([
        '09:00 – 10:00 chez vous : 09:45 – 10:45',
        '02:30 – 02:30 chez vous : 06:15 – 07:15',
        '09:00 – 10:00 chez vous : 10:45 – 11:45',
        '09:00 – 10:00 chez vous : 18:45 – 19:45',
        '09:00 – 10:00 chez vous : 03:45 – 04:45',
      ])
    })

    it('of whole days is a date, everywhere the same', async () => {
      const element = await showFile(
        timed({ start: '2099-11-25', end: '2099-11-25' }, { start: '2099-11-26', end: '2099-11-28' }),
      )
      expect(items(element).map((each) => read(each.querySelector('.when')!))).to.deep.equal([
        'Toute la journée',
        'Toute la journée jusqu’au sam. 28 nov.',
      ])
      expect(words(element)).to.contain('mercredi 25 novembre 2099').and.to.contain('jeudi 26 novembre 2099')
    })

    it('tells what is over, under way and next, and changes at the hour', async () => {
      const marks = (element: EssAgenda) => items(element).map((each) => read(each.querySelector('.marks') ?? each))
      await at('2099-11-25T09:30:00+01:00', async () => {
        const element = await showOn(serve({ sessions: sessions.slice(0, 5) }))
        expect(marks(element).slice(0, 4)).to.deep.equal(['Terminée', 'En ce moment', 'À suivre', 'À suivre'])
        expect(marks(element)[4], 'the cancelled one').to.equal('Annulée')
        Date.now = () => Date.parse('2099-11-25T10:15:00+01:00')
        element.requestUpdate()
        await element.updateComplete
        expect(marks(element).slice(1, 4)).to.deep.equal(['Terminée', 'En ce moment', 'En ce moment'])
        expect(words(element)).not.to.contain('ont eu lieu')
      })
      await at('2100-01-01T00:00:00Z', async () => {
        expect(words(await showOn(serve()))).to.contain('Ces séances ont eu lieu.')
      })
    })

    it('opens the view by day on today, else on the first day to come, else on the first', async () => {
      const days = async (instant: string) => {
        let shown = ''
        await at(instant, async () => {
          const element = await showOn(serve(), 'day')
          shown = read(root(element).querySelector('[aria-current=date]')!)
        })
        return shown
      }
      expect(await days('2099-11-26T12:00:00+01:00')).to.contain('26')
      expect(await days('2099-11-20T12:00:00+01:00')).to.contain('25')
      expect(await days('2101-01-01T12:00:00+01:00')).to.contain('25')
    })
  })

  describe('a search', () => {
    it('finds in titles, summaries, places, speakers and themes, whatever the accents and capitals', async () => {
      const element = await showOn(serve())
      const found = (text: string) => {
        search(element, text)
        return titles(element).length
      }
      expect(found('ECOUTE'), 'summary').to.equal(1)
      expect(found('modele'), 'speaker').to.equal(1)
      expect(found('salle 101'), 'place').to.equal(2)
      expect(found('diversité'), 'theme').to.equal(2)
      expect(found('101 deuxieme'), 'several words').to.equal(1)
      expect(found("l'ess"), 'the apostrophe of keyboards').to.equal(1)
      expect(found('.*'), 'no pattern').to.equal(0)
      expect(found(''), 'nothing').to.equal(sessions.length)
    })

    it('goes with format and theme, and hides the days that are empty', async () => {
      const element = await showOn(serve())
      choose(element, 'kind', 'workshop')
      expect(titles(element).length).to.equal(4)
      expect(words(element)).not.to.contain('26 novembre')
      choose(element, 'track', 'diversite')
      expect(titles(element).length).to.equal(2)
      search(element, 'principes')
      expect(titles(element)).to.deep.equal(['Atelier : partager les principes'])
    })

    it('that finds nothing says so, and shows all again', async () => {
      const element = await showOn(serve())
      search(element, 'introuvable')
      expect(words(element)).to.contain('Aucune séance ne correspond.')
      await press(element, ['Tout afficher'])
      expect(titles(element).length).to.equal(sessions.length)
      expect(root(element).querySelector<HTMLInputElement>('[type=search]')!.value).to.equal('')
      expect(words(element)).not.to.contain('Aucune séance')
    })

    it('by day looks at every day, and the sessions of several days show on each', async () => {
      const element = await showOn(serve(), 'day')
      expect(titles(element)).not.to.include('Visites de structures')
      search(element, 'visites')
      expect(titles(element)).to.deep.equal(['Visites de structures'])
      const several = await showFile(
        timed({ start: '2099-11-25', end: '2099-11-26' }, { start: '2099-11-26', end: '2099-11-26' }),
      )
      several.setAttribute('view', 'day')
      await several.updateComplete
      expect(titles(several).length).to.equal(1)
      root(several).querySelector<HTMLElement>('[name=day][value="2099-11-26"]')!.click()
      await several.updateComplete
      expect(titles(several).length).to.equal(2)
    })

    it('stays when the programme is read again', async () => {
      const server = serve()
      const element = await showOn(server)
      search(element, 'vision')
      server.register('vision')
      await element.client!.refresh()
      await element.updateComplete
      expect(titles(element).length).to.equal(3)
      expect(words(element)).to.contain('29 places libres')
    })
  })

  describe('a session', () => {
    it('opens and closes, and says what there is to know', async () => {
      const page = 'https://example.org/ouverture'
      const element = await showOn(serve({ sessions: [{ ...sessions[1]!, url: page }] }))
      const detail = await openSession(element, 'ouverture')
      expect([...detail!.querySelectorAll('bdi')].map((name) => name.matches(':dir(rtl)'))).to.deep.equal([
        false,
        false,
        true,
      ])
      expect(links(element)['En savoir plus sur cette séance']).to.equal(page)
      const said = read(detail)
      expect(said).to.contain('on écoute avant de répondre').and.to.contain('Camille Exemple – personne fictive')
      expect(said).to.contain('1 place de l’Exemple, 38000 Grenoble').and.to.contain('boucle magnétique')
      expect(links(element)['Suivre en ligne']).to.equal('https://example.org/direct')
      root(element).querySelector<HTMLElement>('[name=open][value=ouverture]')!.click()
      await element.updateComplete
      expect(root(element).querySelector('.detail')).to.equal(null)
    })

    it('is opened by the address of the page, which also brings it into sight', async () => {
      const element = await showOn(serve(), 'day')
      location.hash = '#ess-agenda-visites'
      await until(() => root(element).querySelector('.detail'))
      await until(() => focusedName(element) === 'Visites de structures')
      expect(root(element).querySelector('[aria-current=date]')!.textContent).to.contain('26')
      expect(links(element)['Lien vers cette séance']).to.match(/#ess-agenda-visites$/)
    })

    it('links to pages only, whatever a file says', async () => {
      const script = 'javascript:alert(1)'
      const hostile = { fr: script, en: script }
      const element = await showFile(
        agendaFile({
          sessions: [{ ...sessions[0]!, timeZone: 'Europe/Paris', online: script, url: script }],
          links: { calendar: hostile, table: hostile },
        }),
      )
      await openSession(element, 'accueil')
      await openSubscription(element)
      expect(Object.values(links(element)).filter((address) => /^javascript/.test(address))).to.deep.equal([])
      expect(Object.keys(links(element))).to.include('Tout le programme (.ics)')
    })

    it('that leaves the agenda while it is open takes nothing else with it', async () => {
      const element = await showFile(agendaFile())
      await openSession(element, 'vision')
      element.src = timed({})
      await until(() => titles(element).length === 1)
      await openSession(element, 'accueil')
    })

    it('is opened once by the address, and then left to the person', async () => {
      const server = serve()
      history.replaceState(null, '', '#ess-agenda-vision')
      const element = await showOn(server)
      await until(() => root(element).querySelector('.detail'))
      await openSession(element, 'ouverture')
      search(element, 'divergences')
      const field = root(element).querySelector<HTMLInputElement>('[type=search]')!
      field.focus()
      server.register('vision')
      await element.client!.refresh()
      await element.updateComplete
      expect(titles(element).length).to.equal(1)
      expect(root(element).activeElement === field).to.equal(true)
      expect(root(element).querySelector('[aria-expanded=true][name=open]')!.textContent).to.contain('Ouverture')
    })

    it('is a file for any calendar, made without any network', async () => {
      const server = serve()
      const element = await showOn(server)
      const asked = server.requests.length
      await openSession(element, 'vision')
      await until(() => links(element)['Fichier (Apple, Thunderbird, Outlook)'])
      const file = fileIn(links(element)['Fichier (Apple, Thunderbird, Outlook)']!)
      expect(file.match(/BEGIN:VEVENT/g)!.length).to.equal(1)
      expect(file).to.contain('DTSTART;TZID=Europe/Paris:20991125T101500').and.to.contain('BEGIN:VTIMEZONE')
      expect(links(element)['Google']).to.match(/^https:\/\/calendar\.google\.com\//)
      expect(server.requests.length).to.equal(asked)
    })
  })

  describe('the whole programme', () => {
    it('is subscribed to at the server, for the calendars people have', async () => {
      const server = serve()
      const element = await showOn(server)
      await openSubscription(element)
      const { host, pathname } = new URL(server.url)
      const found = links(element)
      expect(found['Apple, Thunderbird, autre agenda']).to.equal(`webcal://${host}${pathname}/agenda.ics`)
      expect(found['Google']).to.contain(encodeURIComponent('agenda.ics'))
      expect(fileIn(found['Tout le programme (.ics)']!).match(/BEGIN:VEVENT/g)!.length).to.equal(sessions.length)
      expect(found['Tableau (.csv)']).to.equal(`${server.url}/agenda.csv`)
    })

    it('of a file is a file', async () => {
      const element = await showFile(agendaFile())
      await openSubscription(element)
      expect(Object.keys(links(element))).to.deep.equal(['Tout le programme (.ics)'])
    })

    it('is described to search engines when the page asks for it, for as long as the tag is there', async () => {
      const element = await showOn(serve())
      const markup = () => document.head.querySelector('script[type="application/ld+json"]')
      expect(markup()).to.equal(null)
      element.toggleAttribute('json-ld')
      await until(markup)
      const { '@type': type, subEvent } = JSON.parse(markup()!.textContent)
      expect(type).to.equal('Event')
      expect(subEvent.length).to.equal(sessions.length)
      element.remove()
      expect(markup()).to.equal(null)
    })
  })

  it('asks once for two tags of the page', async () => {
    const server = serve()
    await Promise.all([showOn(server), showOn(server, 'day')])
    expect(server.requests.length).to.equal(2)
  })

  it('asks only for the consultation and its agenda, and keeps nothing', async () => {
    const server = serve()
    await showOn(server)
    await aTimeout(50)
    expect(server.requests.map(({ url }) => url.slice(server.url.length))).to.deep.equal(['', '/agenda'])
    expect({ ...localStorage }).to.deep.equal({})
    expect(document.cookie).to.equal('')
  })

  it('leaves alone the controls that the page put inside it, and says nothing once it has gone', async () => {
    const { url } = serve()
    const element = await show(
      html`<ess-agenda consultation=${url}><button name="view" value="day">Ailleurs</button></ess-agenda>`,
    )
    await reach(element)
    element.querySelector('button')!.click()
    expect(element.getAttribute('view')).to.equal(null)
    const before = announced()
    search(element, 'vision')
    element.remove()
    await aTimeout(800)
    expect(announced()).to.equal(before)
  })
})
