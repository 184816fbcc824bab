import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Session } from '../session.ts'
import { readers } from '../testing/read-calendar.ts'
import { agenda, session } from '../testing/session.ts'
import { toICalendar } from './i-calendar.ts'

const write = (...sessions: Session[]) => toICalendar(agenda(...sessions), 'fr', { namespace: 'demo.example.org' })
const line = (text: string, name: string) => text.replaceAll('\r\n ', '').match(new RegExp(`^${name}[:;].*$`, 'gm'))

const full = session({
  id: 'atelier-1',
  title: { fr: 'Gouverner ; décider, agir', en: 'Governing; deciding, acting' },
  summary: { fr: 'Deux lignes.\nUne autre.', en: 'Two lines.\nAnother.' },
  kind: 'workshop',
  place: {
    name: { fr: 'Salle des fêtes', en: 'Village hall' },
    address: '1 place de l’Exemple, 35000 Rennes',
    access: { fr: 'De plain-pied.', en: 'Step-free.' },
  },
  online: 'https://visio.example.org/séance;1?a=b,c',
  speakers: [{ name: 'Camille Exemple', role: { fr: 'animatrice', en: 'facilitator' } }, { name: 'Dominique Fictif' }],
  tracks: ['gouvernance', 'sans-titre'],
  sequence: 4,
  updated: '2026-11-20T12:30:00+01:00',
})

describe('an event is read back as it is', () => {
  for (const [name, read] of readers) {
    test(`by ${name}`, () => {
      const [event, other] = read(write(full, session({ uid: 'ailleurs-1@example.net', status: 'cancelled' })))
      assert.deepEqual(event, {
        uid: 'atelier-1@demo.example.org',
        sequence: 4,
        title: 'Gouverner ; décider, agir',
        description: [
          'Deux lignes.',
          'Une autre.',
          'Avec\u00a0: Camille Exemple (animatrice), Dominique Fictif',
          'Accès\u00a0: De plain-pied.',
          'En ligne\u00a0: https://visio.example.org/séance;1?a=b,c',
        ].join('\n'),
        place: 'Salle des fêtes, 1 place de l’Exemple, 35000 Rennes',
        status: 'CONFIRMED',
        start: '2026-11-25T08:00:00.000Z',
        end: '2026-11-25T09:30:00.000Z',
        zone: 'Europe/Paris',
      })
      assert.deepEqual(other, {
        uid: 'ailleurs-1@example.net',
        sequence: 0,
        title: 'Annulée\u00a0: Ouverture',
        description: '',
        place: '',
        status: 'CANCELLED',
        start: '2026-11-25T08:00:00.000Z',
        end: '2026-11-25T09:30:00.000Z',
        zone: 'Europe/Paris',
      })
    })
  }

  test('in English', () => {
    const text = toICalendar(agenda({ ...full, status: 'postponed' }), 'en', { namespace: 'demo.example.org' })
    assert.deepEqual(line(text, 'SUMMARY'), ['SUMMARY:Postponed: Governing\\; deciding\\, acting'])
    assert.deepEqual(line(text, 'CATEGORIES'), ['CATEGORIES:Workshop,Governance\\, sharing,sans-titre'])
    assert.deepEqual(line(text, 'NAME'), ['NAME:Trial seminar'])
    assert.deepEqual(line(text, 'STATUS'), ['STATUS:CANCELLED'])
  })
})

describe('what every calendar has', () => {
  test('a name, a rhythm to read it again, and the same text at each writing', () => {
    const text = write(full, session())
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && text.endsWith('END:VCALENDAR\r\n'))
    assert.deepEqual(line(text, 'X-WR-CALNAME'), ['X-WR-CALNAME:Séminaire d’essai'])
    assert.deepEqual(line(text, 'METHOD'), ['METHOD:PUBLISH'])
    assert.deepEqual(line(text, 'REFRESH-INTERVAL'), ['REFRESH-INTERVAL;VALUE=DURATION:PT1H'])
    assert.deepEqual(line(text, 'X-PUBLISHED-TTL'), ['X-PUBLISHED-TTL:PT1H'])
    assert.equal(text, write(full, session()))
  })

  test('the stamp of the last revision; without one, a constant, and no LAST-MODIFIED', () => {
    const text = write(full, session())
    assert.deepEqual(line(text, 'DTSTAMP'), ['DTSTAMP:20261120T113000Z', 'DTSTAMP:19700101T000000Z'])
    assert.deepEqual(line(text, 'LAST-MODIFIED'), ['LAST-MODIFIED:20261120T113000Z'])
  })

  test('one VTIMEZONE a zone that is used, none for UTC, whole days or a zone nobody knows', () => {
    const text = write(
      session(),
      session(),
      session({ timeZone: 'Indian/Reunion', start: '2026-11-25T09:00:00+04:00', end: '2026-11-25T10:00:00+04:00' }),
      session({ timeZone: 'Etc/UTC', start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' }),
      session({ timeZone: 'Pacific/Noumea', start: '2026-11-25', end: '2026-11-25' }),
      session({ timeZone: 'Mars/Olympus_Mons' }),
    )
    assert.deepEqual(line(text, 'TZID'), ['TZID:Europe/Paris', 'TZID:Indian/Reunion'])
  })

  test('an online address as a URI, which cannot leave its line; one that is no address is left to the words', () => {
    const text = write(full, session({ online: 'https://[' }), session({ online: 'https://a.example/\u0001\u0085x' }))
    assert.deepEqual(line(text, 'URL'), [
      'URL:https://visio.example.org/s%C3%A9ance;1?a=b,c',
      'URL:https://a.example/%01%C2%85x',
    ])
    assert.equal(line(text, 'CONFERENCE')?.length, 2)
  })

  test('nothing that an agenda nobody has checked could bring into it', () => {
    const text = write(session({ start: '2026-11-25\r\nX-A:1', end: '2026-11-25' }), session({ timeZone: '+01:00' }))
    assert.equal(line(text, 'X-A'), null)
    assert.deepEqual(line(text, 'DTSTART'), ['DTSTART;VALUE=DATE:20261125XA1', 'DTSTART:20261125T080000Z'])
  })
})
