import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { readers } from '../testing/read-calendar.ts'
import { agenda, session } from '../testing/session.ts'
import { toICalendar } from './i-calendar.ts'
import { timesOf } from './times.ts'

type Case = [name: string, timeZone: string, start: string, end: string, written: string, zone?: string]
const cases: Case[] = [
  [
    'the last hour before spring',
    'Europe/Paris',
    '2026-03-29T01:30:00+01:00',
    '2026-03-29T03:30:00+02:00',
    ';TZID=Europe/Paris:20260329T013000',
    'Europe/Paris',
  ],
  [
    'an hour that clocks put forward never show',
    'Europe/Paris',
    '2026-03-29T02:30:00+01:00',
    '2026-03-29T02:45:00+01:00',
    ':20260329T013000Z',
    'UTC',
  ],
  [
    'the first of a doubled hour',
    'Europe/Paris',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:45:00+02:00',
    ':20261025T003000Z',
    'UTC',
  ],
  [
    'the second of a doubled hour',
    'Europe/Paris',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T02:45:00+01:00',
    ':20261025T013000Z',
    'UTC',
  ],
  [
    'from the first of a doubled hour to the second',
    'Europe/Paris',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00',
    ':20261025T003000Z',
    'UTC',
  ],
  [
    'the hour before a doubled one',
    'Europe/Paris',
    '2026-10-25T01:30:00+02:00',
    '2026-10-25T01:59:59+02:00',
    ';TZID=Europe/Paris:20261025T013000',
    'Europe/Paris',
  ],
  [
    'the hour after a doubled one',
    'Europe/Paris',
    '2026-10-25T03:00:00+01:00',
    '2026-10-25T04:00:00+01:00',
    ';TZID=Europe/Paris:20261025T030000',
    'Europe/Paris',
  ],
  [
    'a doubled half hour, second time',
    'Australia/Lord_Howe',
    '2026-04-05T01:45:00+10:30',
    '2026-04-05T03:00:00+10:30',
    ':20260404T151500Z',
    'UTC',
  ],
  [
    'a doubled half hour, first time',
    'Australia/Lord_Howe',
    '2026-04-05T01:45:00+11:00',
    '2026-04-05T03:00:00+10:30',
    ':20260404T144500Z',
    'UTC',
  ],
  [
    'over midnight',
    'Europe/Paris',
    '2026-11-25T23:30:00+01:00',
    '2026-11-26T00:00:00+01:00',
    ';TZID=Europe/Paris:20261125T233000',
    'Europe/Paris',
  ],
  [
    'Réunion',
    'Indian/Reunion',
    '2026-11-25T09:00:00+04:00',
    '2026-11-25T10:00:00+04:00',
    ';TZID=Indian/Reunion:20261125T090000',
    'Indian/Reunion',
  ],
  [
    'Guadeloupe',
    'America/Guadeloupe',
    '2026-11-25T09:00:00-04:00',
    '2026-11-25T10:00:00-04:00',
    ';TZID=America/Guadeloupe:20261125T090000',
    'America/Guadeloupe',
  ],
  [
    'Nouméa',
    'Pacific/Noumea',
    '2026-11-25T09:00:00+11:00',
    '2026-11-25T10:00:00+11:00',
    ';TZID=Pacific/Noumea:20261125T090000',
    'Pacific/Noumea',
  ],
  [
    'Saint-Pierre-et-Miquelon, in summer',
    'America/Miquelon',
    '2026-07-25T09:00:00-02:00',
    '2026-07-25T10:00:00-02:00',
    ';TZID=America/Miquelon:20260725T090000',
    'America/Miquelon',
  ],
  [
    'Casablanca, in Ramadan',
    'Africa/Casablanca',
    '2025-03-10T09:00:00+00:00',
    '2025-03-10T10:00:00+00:00',
    ';TZID=Africa/Casablanca:20250310T090000',
    'Africa/Casablanca',
  ],
  ['UTC', 'Etc/UTC', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z', ':20261125T090000Z', 'UTC'],
  [
    'an offset that is not the zone’s',
    'Europe/Paris',
    '2026-07-25T09:00:00+01:00',
    '2026-07-25T10:00:00+01:00',
    ':20260725T080000Z',
    'UTC',
  ],
  [
    'a zone that Intl does not know',
    'Mars/Olympus_Mons',
    '2026-11-25T09:00:00+01:00',
    '2026-11-25T10:00:00+01:00',
    ':20261125T080000Z',
    'UTC',
  ],
  [
    'fractions of a second',
    'Europe/Paris',
    '2026-11-25T09:00:00.750+01:00',
    '2026-11-25T10:00:00.9+01:00',
    ';TZID=Europe/Paris:20261125T090000',
    'Europe/Paris',
  ],
  [
    'a year whose zones had seconds',
    'Africa/Monrovia',
    '1971-11-25T09:00:00+00:00',
    '1971-11-25T10:00:00+00:00',
    ':19711125T090000Z',
    'UTC',
  ],
  ['one whole day', 'America/Guadeloupe', '2026-11-25', '2026-11-25', ';VALUE=DATE:20261125'],
  ['whole days, over a year’s end', 'Pacific/Noumea', '2026-12-30', '2027-01-01', ';VALUE=DATE:20261230'],
]

const wholeSecond = (moment: string) => new Date(Math.floor(Date.parse(moment) / 1000) * 1000).toISOString()
const dayAfter = (date: string) => {
  const day = new Date(`${date}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

describe('hours are written so that every reader finds the instant', () => {
  for (const [name, timeZone, start, end, written, zone] of cases) {
    test(name, () => {
      const text = toICalendar(agenda(session({ timeZone, start, end })), 'fr', { namespace: 'demo.example.org' })
      const [, beginning] = /^BEGIN:VEVENT\r\n[^]*?^DTSTART(.*)\r$/m.exec(text) ?? []
      assert.equal(beginning, written)
      for (const [reader, read] of readers) {
        const [event] = read(text)
        const expected = zone ? [wholeSecond(start), wholeSecond(end)] : [start, dayAfter(end)]
        assert.deepEqual([event?.start, event?.end, event?.zone], [...expected, zone], reader)
      }
    })
  }
})

test('what is written does not depend on the zone of the machine', () => {
  const sessions = cases.map(([, timeZone, start, end]) => session({ timeZone, start, end }))
  const here = toICalendar(agenda(...sessions), 'fr', { namespace: 'demo.example.org' })
  const module = new URL('./i-calendar.ts', import.meta.url).href
  const program = `
    const { toICalendar } = await import(${JSON.stringify(module)})
    const agenda = ${JSON.stringify(agenda(...sessions))}
    process.stdout.write(toICalendar(agenda, 'fr', { namespace: 'demo.example.org' }))`
  for (const TZ of ['Pacific/Apia', 'America/Los_Angeles', 'Europe/Paris', 'UTC']) {
    const there = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
    assert.equal(there, here, TZ)
  }
})

test('what has no length has no DTEND, which would have to be later', () => {
  const moment = '2026-11-25T09:00:00Z'
  const { properties } = timesOf(session({ start: moment, end: moment, timeZone: 'Etc/UTC' }), undefined)
  assert.equal(properties, 'DTSTART:20261125T090000Z\r\n')
})
