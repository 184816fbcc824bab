import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import ICAL from 'ical.js'
import { timeZoneComponent } from './time-zone-component.ts'
import { findZone, type Zone } from './zone.ts'

const known = (name: string): Zone => findZone(name) ?? assert.fail(`Intl does not know ${name}`)
const describeZone = (name: string, ...instants: string[]) =>
  timeZoneComponent(name, known(name), instants.map(Date.parse)).split('\r\n').slice(2, -2).join(' ')

const observance = (kind: string, start: string, from: string, to: string, name: string, rule?: string) =>
  [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    ...(rule ? [`RRULE:FREQ=YEARLY;${rule}`] : []),
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ].join(' ')

describe('a zone is described as calendars know it', () => {
  const autumn2026 = '2026-11-25T08:00:00Z'
  const cases: [name: string, zone: string, expected: string[]][] = [
    [
      'two changes a year',
      'Europe/Paris',
      [
        observance('DAYLIGHT', '20250330T020000', '+0100', '+0200', 'CEST', 'BYMONTH=3;BYDAY=-1SU'),
        observance('STANDARD', '20251026T030000', '+0200', '+0100', 'CET', 'BYMONTH=10;BYDAY=-1SU'),
      ],
    ],
    [
      'the later clock is DAYLIGHT, whatever the law calls it',
      'Europe/Dublin',
      [
        observance('DAYLIGHT', '20250330T010000', '+0000', '+0100', 'GMT+1', 'BYMONTH=3;BYDAY=-1SU'),
        observance('STANDARD', '20251026T020000', '+0100', '+0000', 'GMT', 'BYMONTH=10;BYDAY=-1SU'),
      ],
    ],
    [
      'a change of half an hour, in the south',
      'Australia/Lord_Howe',
      [
        observance('STANDARD', '20250406T020000', '+1100', '+1030', 'GMT+10:30', 'BYMONTH=4;BYDAY=1SU'),
        observance('DAYLIGHT', '20251005T020000', '+1030', '+1100', 'GMT+11', 'BYMONTH=10;BYDAY=1SU'),
      ],
    ],
    [
      'the second Sunday, west of Greenwich',
      'America/Miquelon',
      [
        observance('DAYLIGHT', '20250309T020000', '-0300', '-0200', 'GMT-2', 'BYMONTH=3;BYDAY=2SU'),
        observance('STANDARD', '20251102T020000', '-0200', '-0300', 'GMT-3', 'BYMONTH=11;BYDAY=1SU'),
      ],
    ],
    ['no change', 'Indian/Reunion', [observance('STANDARD', '20250101T040000', '+0400', '+0400', 'GMT+4')]],
    [
      'quarters of an hour',
      'Asia/Kathmandu',
      [observance('STANDARD', '20250101T054500', '+0545', '+0545', 'GMT+5:45')],
    ],
  ]
  for (const [name, zone, expected] of cases) {
    test(`${name}: ${zone}`, () => assert.equal(describeZone(zone, autumn2026), expected.join(' ')))
  }

  test('changes that follow the moon are written one by one', () => {
    const text = describeZone('Africa/Casablanca', '2023-11-25T08:00:00Z', '2024-03-01T08:00:00Z')
    assert.doesNotMatch(text, /RRULE/)
    assert.deepEqual(text.match(/(?<=DTSTART:)\d+T\d+/g), [
      '20220101T010000',
      '20220327T030000',
      '20220508T020000',
      '20230319T030000',
      '20230423T020000',
      '20240310T030000',
      '20240414T020000',
      '20250223T030000',
      '20250406T020000',
    ])
  })

  test('a zone that gave up its summer time', () => {
    const text = describeZone('America/Mexico_City', '2022-06-01T08:00:00Z')
    assert.doesNotMatch(text, /RRULE/)
    assert.equal(text.match(/BEGIN/g)?.length, 5)
  })
})

test('a zone that changed its offset on a day of its summer time’s rule is not that rule', () => {
  const text = describeZone('America/Bahia_Banderas', '2009-07-01T08:00:00Z', '2010-07-01T08:00:00Z')
  assert.doesNotMatch(text, /RRULE/)
  assert.match(text, /DTSTART:20100404T020000 TZOFFSETFROM:-0700 TZOFFSETTO:-0500/)
})

test('ical.js finds in what is written the offset that Intl gives, in every zone from 2021 to 2030', () => {
  const first = Date.UTC(2021, 0, 9, 12)
  const instants = Array.from({ length: 24 }, (_, index) => first + index * 152 * 86_400_000)
  assert.equal(new Date(instants.at(-1) ?? 0).getUTCFullYear(), 2030)
  const zones = Intl.supportedValuesOf('timeZone')
  assert.ok(zones.length > 400)
  for (const name of zones) {
    // The rules of ten years, then those of one seminar.
    for (const period of [instants, instants.slice(12, 15)]) {
      const text = timeZoneComponent(name, known(name), period)
      const read = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)))
      for (const instant of period) {
        const expected = offsetFromFields(name, instant)
        const clock = ICAL.Time.fromDateTimeString(new Date(instant + expected * 1000).toISOString().slice(0, 19))
        assert.equal(read.utcOffset(clock), expected, `${name} at ${new Date(instant).toISOString()}`)
      }
    }
  }
})

/** The offset by another way than ours: the fields of the zone's clock. In seconds. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function offsetFromFields(timeZone: string, instant: number): number {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return (Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) - instant) / 1000
}
