import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { session } from '../testing/session.ts'
import { calendarLinks, subscriptionLinks } from './links.ts'

const parameters = (address: string) => Object.fromEntries(new URL(address).searchParams)
const page = (address: string) => address.split('?')[0]

describe('one session in a calendar on the web', () => {
  const talk = session({
    title: { fr: 'Débat & vote + café', en: 'Debate' },
    summary: { fr: 'Deux lignes,\r\nl’une après l’autre.', en: 'Two lines.' },
    place: { name: { fr: 'Salle A', en: 'Room A' }, address: '1 place de l’Exemple' },
  })

  test('at its instant', () => {
    const { google, outlook, office365, yahoo } = calendarLinks(talk, 'fr')
    const title = 'Débat & vote + café'
    const location = 'Salle A, 1 place de l’Exemple'
    const details = 'Deux lignes,\nl’une après l’autre.'
    assert.equal(page(google), 'https://calendar.google.com/calendar/render')
    assert.deepEqual(parameters(google), {
      action: 'TEMPLATE',
      text: title,
      dates: '20261125T080000Z/20261125T093000Z',
      location,
      details,
    })
    assert.equal(page(outlook), 'https://outlook.live.com/calendar/0/deeplink/compose')
    assert.deepEqual(parameters(outlook), {
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: title,
      startdt: '2026-11-25T08:00:00.000Z',
      enddt: '2026-11-25T09:30:00.000Z',
      location,
      body: details,
    })
    assert.equal(office365, outlook.replace('outlook.live.com', 'outlook.office.com'))
    assert.equal(page(yahoo), 'https://calendar.yahoo.com/')
    assert.deepEqual(parameters(yahoo), {
      v: '60',
      title,
      st: '20261125T080000Z',
      et: '20261125T093000Z',
      in_loc: location,
      desc: details,
    })
  })

  test('on whole days, of which only Yahoo counts the last in', () => {
    const { google, outlook, yahoo } = calendarLinks({ ...talk, start: '2026-12-31', end: '2026-12-31' }, 'fr')
    assert.equal(parameters(google)['dates'], '20261231/20270101')
    const { startdt, enddt, allday } = parameters(outlook)
    assert.deepEqual([startdt, enddt, allday], ['2026-12-31', '2027-01-01', 'true'])
    const { st, et, dur } = parameters(yahoo)
    assert.deepEqual([st, et, dur], ['20261231', '20261231', 'allday'])
  })

  test('with a space as %20, which Outlook needs, and whatever the text', () => {
    const odd = 'x\ud800 y\u2028z'
    const links = calendarLinks(session({ title: { fr: odd, en: odd }, online: 'https://visio.example.org' }), 'fr')
    for (const link of Object.values(links)) assert.doesNotMatch(link, /[+\s]/)
    assert.equal(parameters(links.google)['text'], 'x\ufffd y\nz')
    assert.equal(parameters(links.google)['location'], 'https://visio.example.org')
  })

  test('in an address that is not too long', () => {
    const long = 'é'.repeat(2000)
    for (const link of Object.values(calendarLinks(session({ summary: { fr: long, en: long } }), 'fr')))
      assert.ok(link.length < 8000 && link.endsWith(encodeURIComponent('é…')), String(link.length))
  })
})

test('a whole agenda to subscribe to', () => {
  const calendar = 'https://demo.example.org/v1/consultations/essai/agenda.ics?lang=fr'
  const { webcal, google, outlook, office365 } = subscriptionLinks(calendar, 'Séminaire & débats')
  assert.equal(webcal, calendar.replace('https', 'webcal'))
  assert.equal(page(google), 'https://calendar.google.com/calendar/r')
  assert.deepEqual(parameters(google), { cid: webcal })
  assert.equal(page(outlook), 'https://outlook.live.com/calendar/0/addfromweb')
  assert.deepEqual(parameters(outlook), { url: calendar, name: 'Séminaire & débats' })
  assert.equal(office365, outlook.replace('outlook.live.com', 'outlook.office.com'))
})
