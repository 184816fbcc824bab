import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCalendar } from '../calendar-reader.ts'
import { Budget } from './budget.ts'
import { occurrences } from './recurrence.ts'
import { readRule } from './rule.ts'
import { wallOf } from './wall.ts'

const day = 86_400_000
const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const wallText = (wall: number) => new Date(wall).toISOString().slice(0, 19)
const compact = (wall: number) => wallText(wall).replace(/[-:]/g, '')

interface Case {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY'
  interval: number
  days: number[]
  position: number
  count: number | undefined
  /** Days after the start. */
  until: number
  /** Days after the start, in 2026, at nine o'clock on the wall: never skipped by a change of offset. */
  start: number
  exceptions: number[]
}

const cases: fc.Arbitrary<Case> = fc.record({
  frequency: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
  interval: fc.integer({ min: 1, max: 5 }),
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
  position: fc.constantFrom(0, 0, 1, 2, 5, -1, -2),
  count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
  until: fc.integer({ min: 0, max: 500 }),
  start: fc.integer({ min: 0, max: 364 }),
  exceptions: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }),
})

const firstDay = Date.UTC(2026, 0, 1, 9)

/** Day after day for a century: is this one the rule's? Slow, and nothing like what it judges. */
function oracle({ frequency, interval, days, position, count, until, start, exceptions }: Case): string[] {
  const first = firstDay + start * day
  const found: number[] = []
  const monday = (wall: number) => Math.floor((Math.floor(wall / day) + 3) / 7)
  const month = (wall: number) => new Date(wall).getUTCFullYear() * 12 + new Date(wall).getUTCMonth()
  for (let wall = first; wall < first + 100 * 365 * day; wall += day) {
    const date = new Date(wall)
    const isDay = days.includes(date.getUTCDay())
    const inPeriod = {
      DAILY: (wall - first) / day,
      WEEKLY: monday(wall) - monday(first),
      MONTHLY: month(wall) - month(first),
    }[frequency]
    if (inPeriod % interval !== 0) continue
    if (days.length > 0 && !isDay) continue
    if (days.length === 0 && frequency === 'WEEKLY' && date.getUTCDay() !== new Date(first).getUTCDay()) continue
    if (days.length === 0 && frequency === 'MONTHLY' && date.getUTCDate() !== new Date(first).getUTCDate()) continue
    if (frequency === 'MONTHLY' && days.length > 0 && position > 0 && Math.ceil(date.getUTCDate() / 7) !== position)
      continue
    if (frequency === 'MONTHLY' && days.length > 0 && position < 0) {
      const next = (weeks: number) => new Date(wall + weeks * 7 * day).getUTCMonth() === date.getUTCMonth()
      if (!(next(-position - 1) && !next(-position))) continue
    }
    if (count === undefined && wall > first + until * day) break
    if (count !== undefined && found.length === count) break
    found.push(wall)
  }
  const left = new Set(exceptions.map((after) => first + after * day))
  return (found.length > 0 ? found : [first]).filter((wall) => !left.has(wall)).map(wallText)
}

function read(
  { frequency, interval, days, position, count, until, start, exceptions }: Case,
  isUtc: boolean,
): string[] {
  const first = firstDay + start * day
  const last = first + until * day
  // Nine o'clock in Paris is at most nine hours from UTC: an hour after it is the same end.
  const end = isUtc ? `${compact(last)}Z` : compact(last)
  const place = frequency === 'MONTHLY' && position !== 0 ? String(position) : ''
  const rule = [
    `FREQ=${frequency}`,
    `INTERVAL=${interval}`,
    ...(days.length > 0 ? [`BYDAY=${days.map((weekday) => place + names[weekday]).join()}`] : []),
    count === undefined ? `UNTIL=${end}` : `COUNT=${count}`,
  ]
  const exceptionLines = exceptions.map((after) => `EXDATE;TZID=Europe/Paris:${compact(first + after * day)}`)
  const text = [
    ...[
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:o',
      `DTSTART;TZID=Europe/Paris:${compact(first)}`,
      `RRULE:${rule.join(';')}`,
    ],
    ...[...exceptionLines, 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\n')
  return readCalendar(text).agenda.sessions.map(({ start: moment }) => {
    const offset = moment.slice(19)
    const wall = Date.parse(moment)
    const isSummer = new Date(wall).toLocaleTimeString('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }) === '09'
    assert.ok(isSummer && /^\+0[12]:00$/.test(offset), moment)
    return moment.slice(0, 19)
  })
}

test('rules give the days a slow oracle counts, across changes of offset', () => {
  fc.assert(
    fc.property(cases, fc.boolean(), (one, isUtc) => {
      assert.deepEqual(read(one, isUtc && one.count === undefined), oracle(one))
    }),
    { numRuns: 1500, verbose: 1 },
  )
})

/** From RFC 5545 § 3.8.5.3 and its erratum: what each rule gives. */
const fromRfc: [rule: string, start: string, starts: string[]][] = [
  [
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30;COUNT=4',
    '19970105T083000',
    ['1997-01-05T08:30', '1997-01-05T09:30', '1997-01-12T08:30', '1997-01-12T09:30'],
  ],
  [
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '19970922T090000',
    ['1997-09-22', '1997-10-20', '1997-11-17', '1997-12-22', '1998-01-19', '1998-02-16'],
  ],
  ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '19970928T090000', ['1997-09-28', '1997-10-29', '1997-11-28']],
  [
    'FREQ=YEARLY;INTERVAL=3;COUNT=5;BYYEARDAY=1,100,200',
    '19970101T090000',
    ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01', '2000-04-09'],
  ],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', '19970519T090000', ['1997-05-19', '1998-05-18', '1999-05-17']],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3', '19970512T090000', ['1997-05-12', '1998-05-11', '1999-05-17']],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3', '19970902T090000', ['1998-02-13', '1998-03-13', '1998-11-13']],
  [
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
    '19961105T090000',
    ['1996-11-05', '2000-11-07', '2004-11-02'],
  ],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '19970904T090000', ['1997-09-04', '1997-10-07', '1997-11-06']],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
    '19970929T090000',
    ['1997-09-29', '1997-10-30', '1997-11-27'],
  ],
  [
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z',
    '19970902T090000',
    ['1997-09-02T09:00', '1997-09-02T12:00', '1997-09-02T15:00'],
  ],
  [
    'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    '19970902T090000',
    ['1997-09-02T09:00', '1997-09-02T10:30', '1997-09-02T12:00', '1997-09-02T13:30'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    '19970805T090000',
    ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    '19970805T090000',
    ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    '20070115T090000',
    ['2007-01-15', '2007-01-30', '2007-02-15', '2007-03-15', '2007-03-30'],
  ],
  ['FREQ=DAILY;BYMONTHDAY=-1;COUNT=2', '20260131T090000', ['2026-01-31', '2026-02-28']],
  ['FREQ=YEARLY;COUNT=2', '20240229T090000', ['2024-02-29', '2028-02-29']],
]

for (const [rule, start, expected] of fromRfc)
  test(`${rule} gives the dates of the standard`, () => {
    const text = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:r\nDTSTART:${start}Z\nRRULE:${rule}\nEND:VEVENT\nEND:VCALENDAR`
    const given = readCalendar(text).agenda.sessions.map((session) => session.start)
    assert.deepEqual(
      given.map((moment, index) => moment.slice(0, expected[index]?.length)),
      expected,
    )
  })

test('a rule is the same whether or not its past is left out', () => {
  const from = wallOf(2026, 1, 1)
  const starts = [wallOf(1970, 1, 3, 9), wallOf(2003, 11, 17, 23, 30), wallOf(2025, 12, 31)]
  const rules = [
    { freq: 'DAILY', interval: 3 },
    { freq: 'WEEKLY', interval: 2, byday: ['SU', 'WE'], wkst: 4 },
    { freq: 'MONTHLY', interval: 5, bymonthday: [3, 17, 31] },
    { freq: 'YEARLY', interval: 2, byday: ['2MO'], bymonth: [1, 5] },
    { freq: 'HOURLY', interval: 50 },
  ]
  for (const value of rules) {
    for (const start of starts) {
      const given = (since?: number) => {
        const found: number[] = []
        for (const wall of occurrences(readRule(value)!, start, new Budget(1e7, Infinity), since)) {
          if (wall > wallOf(2040, 1, 1)) return found
          if (wall >= from) found.push(wall)
        }
        return found
      }
      assert.deepEqual(given(from), given(), JSON.stringify(value))
      assert.ok(given().length > 2)
    }
  }
})
