import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCalendar } from '../calendar-reader.ts'
import { toICalendar } from '../calendar.ts'
import type { Session } from '../session.ts'

const both = (text: string) => ({ fr: text, en: text })

const sessions: Session[] = [
  {
    id: 'jour',
    title: both('Journée'),
    kind: 'talk',
    start: '2026-11-24',
    end: '2026-11-25',
    timeZone: 'Pacific/Tahiti',
  },
  {
    id: 'atelier',
    title: both('Gouverner ; décider, à plusieurs'),
    kind: 'workshop',
    start: '2026-10-25T02:30:00+01:00',
    end: '2026-10-25T03:30:00+01:00',
    timeZone: 'Europe/Paris',
    online: 'https://meet.example.org/a',
    url: 'https://www.example.org/atelier',
    sequence: 4,
    updated: '2026-01-02T03:04:05Z',
  },
  {
    id: 'nouvelle',
    title: both('Nouméa'),
    kind: 'plenary',
    status: 'cancelled',
    start: '2026-07-14T09:00:00+11:00',
    end: '2026-07-14T10:00:00+11:00',
    timeZone: 'Pacific/Noumea',
  },
]

test('what we write is read back with the same times, zones and fields', () => {
  const text = toICalendar({ title: both('Séminaire'), sessions }, 'fr', { namespace: 'demo.example.org' })
  const { agenda, notes } = readCalendar(text)
  assert.deepEqual(notes, [])
  assert.equal(agenda.title.fr, 'Séminaire')
  const times = ({ start, end, kind }: Session) => [start, end, kind]
  const read = (id: string) => agenda.sessions.find(({ uid }) => uid === `${id}@demo.example.org`)!
  for (const session of sessions) assert.deepEqual(times(read(session.id)).map(instant), times(session).map(instant))
  assert.deepEqual([read('nouvelle').status, read('nouvelle').timeZone], ['cancelled', 'Pacific/Noumea'])
  const { title, online, url, sequence, updated } = read('atelier')
  assert.deepEqual(
    [title.fr, online, url, sequence, updated],
    [
      'Gouverner ; décider, à plusieurs',
      'https://meet.example.org/a',
      'https://www.example.org/atelier',
      4,
      '2026-01-02T03:04:05Z',
    ],
  )
})

/** The same instant may be written in UTC, where a clock shows it twice. */
const instant = (value: string) => (value.includes('T') ? Date.parse(value) : value)
