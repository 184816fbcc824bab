import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Session } from '../session.ts'
import { agenda, session } from '../testing/session.ts'
import { toJsonLd, toScriptText } from './json-ld.ts'

const room = { name: { fr: 'Salle A', en: 'Room A' }, address: '1 place de l’Exemple' }
const online = 'https://visio.example.org/a'
const write = (...sessions: Session[]): unknown =>
  JSON.parse(JSON.stringify(toJsonLd(agenda(...sessions), 'fr', 'https://www.example.org/programme')))

describe('an agenda for search engines', () => {
  test('is an event made of events', () => {
    const full = session({
      summary: { fr: 'On commence.', en: 'We begin.' },
      place: room,
      online,
      speakers: [{ name: 'Camille Exemple', role: { fr: 'animatrice', en: 'facilitator' } }],
      places: { capacity: 30, free: 2, waiting: 0 },
    })
    const wholeDays = session({ id: 'foire', start: '2026-11-24', end: '2026-11-25', place: room, status: 'postponed' })
    const place = { '@type': 'Place', name: 'Salle A', address: '1 place de l’Exemple' }
    const virtual = { '@type': 'VirtualLocation', url: online }
    assert.deepEqual(write(full, wholeDays), {
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Séminaire d’essai',
      inLanguage: 'fr',
      url: 'https://www.example.org/programme',
      startDate: '2026-11-24',
      endDate: '2026-11-25',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [place, virtual],
      subEvent: [
        {
          '@type': 'Event',
          identifier: 'ouverture',
          name: 'Ouverture',
          description: 'On commence.',
          startDate: '2026-11-25T09:00:00+01:00',
          endDate: '2026-11-25T10:30:00+01:00',
          eventStatus: 'https://schema.org/EventScheduled',
          eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
          location: [place, virtual],
          performer: [{ '@type': 'Person', name: 'Camille Exemple' }],
          maximumAttendeeCapacity: 30,
          remainingAttendeeCapacity: 2,
        },
        {
          '@type': 'Event',
          identifier: 'foire',
          name: 'Ouverture',
          startDate: '2026-11-24',
          endDate: '2026-11-25',
          eventStatus: 'https://schema.org/EventPostponed',
          eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
          location: [place],
        },
      ],
    })
  })

  test('is cancelled when all of it is', () => {
    const cancelled = session({ status: 'cancelled', online })
    const { eventStatus, eventAttendanceMode } = write(cancelled, cancelled) as Record<string, unknown>
    assert.equal(eventStatus, 'https://schema.org/EventCancelled')
    assert.equal(eventAttendanceMode, 'https://schema.org/OnlineEventAttendanceMode')
    assert.equal((write(cancelled, session()) as typeof cancelled & { eventStatus: string }).eventStatus, scheduled)
  })

  test('can be empty', () => {
    const { subEvent, startDate, eventStatus } = write() as Record<string, unknown>
    assert.deepEqual([subEvent, startDate, eventStatus], [[], undefined, scheduled])
  })
})

const scheduled = 'https://schema.org/EventScheduled'

test('no text ends the script it stands in, and all is read back', () => {
  const title = '</script><!-- <script> ]]> & \u2028 \u2029 \ud800'
  const document = toJsonLd(agenda(session({ title: { fr: title, en: title } })), 'en')
  const text = toScriptText(document)
  assert.doesNotMatch(text, /[<>&\u2028\u2029]|\p{Cs}/u)
  assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(document)))
  assert.ok(JSON.stringify(JSON.parse(text)).includes('</script>'))
})
