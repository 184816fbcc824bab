import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, test } from 'node:test'
import { Check } from 'typebox/value'
import { CalendarError, readAgenda, readCalendar, readOpenAgenda, type ReaderOptions } from './calendar-reader.ts'
import { Agenda, type Session } from './session.ts'
import { timed } from './testing/timed.ts'

const data = new URL('../../../../shared/data/', import.meta.url).pathname
const skip = !existsSync(data) && `NOT TESTED: the sample calendars are not at ${data}`
const window = { from: '2012-01-01', to: '2012-12-31' }

/** Every agenda that is given is one of the contract. */
function read(text: string, options: ReaderOptions = window) {
  const reading = readAgenda(text, options)
  assert.ok(Check(Agenda, reading.agenda), JSON.stringify(reading.agenda).slice(0, 500))
  return { ...reading, sessions: reading.agenda.sessions }
}

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) =>
  calendar('BEGIN:VEVENT', 'UID:un@example.org', 'SUMMARY:Un', ...lines, 'END:VEVENT')
const starts = (sessions: Session[]) => sessions.map(({ start }) => start)
const span = ({ start, end, timeZone }: Session) => [start, end, timeZone]
const only = (text: string, options?: ReaderOptions) => {
  const { sessions } = read(text, options)
  assert.equal(sessions.length, 1)
  return sessions[0]!
}
const noteAt = (text: string, line: number, words: RegExp) => {
  const { notes } = read(text)
  assert.ok(
    notes.some((note) => note.line === line && words.test(note.detail.en)),
    JSON.stringify(notes),
  )
}

describe('the sample calendars', { skip }, () => {
  const files = globSync(`${data}ics/**/*.ics`)

  test('there are some', () => assert.ok(files.length > 30, String(files.length)))

  for (const path of files) {
    test(`${basename(path)} is read, or has no calendar`, () => {
      const text = readFileSync(path, 'utf8')
      if (/BEGIN:VCALENDAR/i.test(text)) read(text)
      else assert.throws(() => readCalendar(text), CalendarError)
    })
    const expected = path.replace(/ics$/, 'json')
    if (!existsSync(expected)) continue
    test(`${basename(path)} gives the dates and zones of its jCal`, () => {
      const jcal = JSON.parse(readFileSync(expected, 'utf8')) as JCal | JCal[]
      const roots = typeof jcal[0] === 'string' ? [jcal as JCal] : (jcal as JCal[])
      const events = roots.flatMap(([, , inner]) => inner ?? []).filter(([name]) => name === 'vevent')
      const expectedStarts = events
        .flatMap(([, properties]) => properties.filter(([name]) => name === 'dtstart'))
        .map(([, { tzid }, , value]) => [value, tzid])
      const given = read(readFileSync(path, 'utf8')).sessions
      assert.deepEqual(
        given.map(({ start, timeZone }) => [start.slice(0, 19), timeZone]),
        expectedStarts.map(([value, tzid]) => [value, tzid ?? 'Europe/Paris']),
      )
    })
  }

  test('their dates are right, with the offset of their own zones', () => {
    const sample = (name: string) => read(readFileSync(`${data}ics/ical.js/samples/${name}.ics`, 'utf8')).sessions
    const los = 'America/Los_Angeles'
    assert.deepEqual(sample('minimal').map(span), [['2012-06-30T06:00:00-07:00', '2012-06-30T07:00:00-07:00', los]])
    assert.deepEqual(sample('only_dtstart_date').map(span), [['2012-06-30', '2012-06-30', los]])
    assert.deepEqual(sample('only_dtstart_time').map(span), [
      ['2012-06-30T06:00:00-07:00', '2012-06-30T06:00:00-07:00', los],
    ])
    assert.deepEqual(sample('duration_instead_of_dtend').map(span), [
      ['2012-06-30T06:00:00-07:00', '2012-07-01T06:00:00-07:00', los],
    ])
    assert.deepEqual(sample('timezone_from_file').map(span), [
      ['2023-03-06T13:42:00-07:41', '2023-03-06T14:42:00-07:41', 'Nowhere/Middle'],
    ])
    assert.deepEqual(starts(sample('rdate_exdate')), [
      '2024-06-09T03:00:00Z',
      '2024-06-10T03:00:00Z',
      '2024-06-12T03:00:00Z',
    ])
    assert.deepEqual(starts(sample('recur_instances_finite')), [
      '2012-10-02T10:00:00-07:00',
      '2012-11-05T10:00:00-08:00',
      '2012-11-06T10:00:00-08:00',
      '2012-11-10T10:00:00-08:00',
      '2012-12-04T10:00:00-08:00',
    ])
    assert.equal(sample('daily_recur').length, 31 + 30 + 31 + 30 + 31)
    assert.equal(sample('google_birthday').length, 6)
    assert.ok(
      sample('recur_instances').some(({ end }) => end === '2023-11-25T04:30:00-08:00'),
      'a period has its own end',
    )
  })
})

type JCal = [name: string, properties: [string, { tzid?: string }, string, unknown][], inner?: JCal[]]

test('the page of an event is no way to follow it, unless it is a meeting', () => {
  const page = 'URL:https://www.example.org/seance'
  const addresses = (...lines: string[]) => {
    const { online, url } = only(event('DTSTART:20260101', ...lines))
    return { online, url }
  }
  const url = 'https://www.example.org/seance'
  assert.deepEqual(addresses(page), { online: undefined, url })
  for (const host of ['meet.google.com/a', 'us02web.zoom.us/j/1', 'teams.microsoft.com/l', 'meet.jit.si/x'])
    assert.deepEqual(addresses(`URL:https://${host}`), { online: `https://${host}`, url: undefined })
  assert.deepEqual(addresses('URL:https://zoom.us.example.org/'), {
    online: undefined,
    url: 'https://zoom.us.example.org/',
  })
  const online = 'https://visio.example.org/a'
  assert.deepEqual(addresses(page, `CONFERENCE;VALUE=URI:${online}`), { online, url })
  const both = read(JSON.stringify({ sessions: [{ id: 'a', title: 'A', start: '2026-01-01', online, url }] }))
  assert.equal(both.sessions[0]!.url, url)
})

describe('what is malformed is said at its line, and loses nothing else', () => {
  const good = ['BEGIN:VEVENT', 'DTSTART:20261125T080000Z', 'SUMMARY:Bon', 'END:VEVENT']
  const cases: [name: string, lines: string[], line: number, words: RegExp][] = [
    ['a line without a colon', ['de la prose sans deux points'], 2, /not iCalendar/],
    ['a date that does not exist', ['BEGIN:VEVENT', 'DTSTART:20260230T080000Z', 'END:VEVENT'], 3, /does not exist/],
    ['no date', ['BEGIN:VEVENT', 'SUMMARY:Sans date', 'END:VEVENT'], 2, /no start date/],
    ['a rule that is none', ['BEGIN:VEVENT', 'DTSTART:20260101', 'RRULE:FREQ=SOMETIMES', 'END:VEVENT'], 4, /RRULE/],
    [
      'a rule counted from nothing',
      ['BEGIN:VEVENT', 'DTSTART:20260101', 'RRULE:FREQ=DAILY;COUNT=0', 'END:VEVENT'],
      4,
      /rule/,
    ],
    ['an END of nothing', ['END:VALARM'], 2, /closes nothing/],
    ['an END that is missing', ['BEGIN:VEVENT', 'DTSTART:20260101'], 2, /has no “END:VEVENT”/],
    [
      'a quote that is not closed',
      ['BEGIN:VEVENT', 'DTSTART;TZID="Europe/Paris:20260101T080000', 'END:VEVENT'],
      3,
      /malformed/,
    ],
    ['a task', ['BEGIN:VTODO', 'SUMMARY:À faire', 'END:VTODO'], 2, /VTODO/],
    ['a private event', ['BEGIN:VEVENT', 'CLASS:PRIVATE', 'DTSTART:20260101', 'END:VEVENT'], 2, /private/],
    ['a folded line before it', ['X-A:un', ' deux', '', 'sans deux points'], 5, /not iCalendar/],
  ]
  for (const [name, lines, line, words] of cases) {
    for (const ending of ['\r\n', '\n', '\r']) {
      test(`${name}, lines ended by ${JSON.stringify(ending)}`, () => {
        const text = calendar(...lines, ...good).replaceAll('\r\n', ending)
        noteAt(text, line, words)
        assert.ok(read(text).sessions.some(({ title }) => title.fr === 'Bon'))
      })
    }
  }

  test('a private event gives nobody away', () => {
    const { agenda, notes } = read(event('CLASS:CONFIDENTIAL', 'DTSTART:20260101', 'RRULE:FREQ=DAILY;COUNT=2'))
    assert.deepEqual(agenda.sessions, [])
    assert.doesNotMatch(JSON.stringify(notes), /Un\b|un@/)
  })

  test('people are never kept, which is said once', () => {
    const person = ['ATTENDEE;CN=Ada Exemple:mailto:ada@example.org', 'ORGANIZER;CN=Bo Exemple:mailto:bo@example.org']
    const reading = read(
      calendar(
        'X-WR-CALNAME:ada@example.org',
        ...['a', 'b'].flatMap((uid) => ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTART:20260101', ...person, 'END:VEVENT']),
      ),
    )
    assert.doesNotMatch(JSON.stringify(reading), /Ada|Bo |@example/)
    assert.equal(reading.notes.filter(({ detail }) => /Attendees/.test(detail.en)).length, 1)
    assert.equal(reading.sessions.length, 2)
  })

  test('what is no calendar is said, in both languages and with a line', () => {
    const whole = event('DTSTART:20260101').replace('END:VCALENDAR', '')
    const half = read(`${whole}BEGIN:VEVENT\r\nUID:deux\r\nSUMMARY:Coup\r\nDTSTART:20260102`)
    assert.deepEqual([half.sessions.length, half.cutAt, half.notes.filter(({ isLoss }) => isLoss).length], [1, 10, 1])
    assert.equal(half.notes.filter(({ line }) => line === 7).length, 1)
    assert.equal(read(whole).cutAt, 6)
    assert.equal(read(event('DTSTART:20260101')).cutAt, undefined)
    const cut = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Coup'
    for (const [text, line] of [
      ['', 1],
      ['<!doctype html><title>404</title>', 1],
      [cut, 4],
      ['{"a":1}', undefined],
      ['null', 1],
    ] as const) {
      assert.throws(
        () => readAgenda(text),
        (error) => error instanceof CalendarError && error.line === line && error.detail.fr !== error.detail.en,
        text,
      )
    }
    assert.throws(() => readCalendar('{}'), CalendarError)
    assert.throws(() => readOpenAgenda({ total: 0 }), CalendarError)
    assert.deepEqual(read('\ufeff \r\n begin:vcalendar\r\nEnd:VCALENDAR').sessions, [])
  })

  test('several calendars, and names in lower case, are one agenda', () => {
    const one = event('dtstart:20260101').toLowerCase()
    const other = one.replace('un@', 'deux@').replace('20260101', '20260102')
    assert.deepEqual(starts(read(`${one}\r\n${other}\r\n${one}`).sessions), ['2026-01-01', '2026-01-02'])
  })
})

describe('times', () => {
  test('daylight saving, with and without the file’s own zone', () => {
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Paris',
      ...['BEGIN:DAYLIGHT', 'DTSTART:19810329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
      ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT'],
      ...['BEGIN:STANDARD', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
      ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD'],
      'END:VTIMEZONE',
    ]
    const lines = ['DTSTART;TZID=Europe/Paris:20260328T023000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3']
    const autumn = ['DTSTART;TZID=Europe/Paris:20261025T023000', 'DURATION:PT1H']
    for (const zone of [[], own]) {
      const inZone = (text: string) => text.replace('BEGIN:VEVENT', [...zone, 'BEGIN:VEVENT'].join('\r\n'))
      assert.deepEqual(starts(read(inZone(event(...lines))).sessions), [
        '2026-03-28T02:30:00+01:00',
        '2026-03-29T03:30:00+02:00',
        '2026-03-30T02:30:00+02:00',
      ])
      assert.deepEqual(span(only(inZone(event(...autumn)))), [
        '2026-10-25T02:30:00+02:00',
        '2026-10-25T02:30:00+01:00',
        'Europe/Paris',
      ])
    }
  })

  test('whole days, midnight and durations', () => {
    const ends = (...lines: string[]) => span(only(event(...lines))).slice(0, 2)
    assert.deepEqual(ends('DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261128'), ['2026-11-25', '2026-11-27'])
    assert.deepEqual(ends('DTSTART;VALUE=DATE:20261125'), ['2026-11-25', '2026-11-25'])
    assert.deepEqual(ends('DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261125'), ['2026-11-25', '2026-11-25'])
    assert.deepEqual(ends('DTSTART;VALUE=DATE:20261125', 'DURATION:P1W'), ['2026-11-25', '2026-12-01'])
    assert.deepEqual(ends('DTSTART:20261125T230000', 'DTEND:20261126T000000'), [
      '2026-11-25T23:00:00+01:00',
      '2026-11-26T00:00:00+01:00',
    ])
    // A day on the clocks is 25 hours long.
    assert.deepEqual(ends('DTSTART:20261024T120000', 'DURATION:P1D'), [
      '2026-10-24T12:00:00+02:00',
      '2026-10-25T12:00:00+01:00',
    ])
    assert.deepEqual(ends('DTSTART:20261125T090000', 'DTEND:20261125T080000'), [
      '2026-11-25T09:00:00+01:00',
      '2026-11-25T09:00:00+01:00',
    ])
  })

  test('a day is the same day everywhere', () => {
    for (const timeZone of ['Pacific/Tahiti', 'America/Guadeloupe', 'Indian/Reunion', 'Pacific/Noumea', 'Etc/GMT+12'])
      assert.deepEqual(span(only(event('DTSTART;VALUE=DATE:20261125'), { timeZone })), [
        '2026-11-25',
        '2026-11-25',
        timeZone,
      ])
  })

  test('the zones of overseas France, and names from other programs', () => {
    const cases = {
      'Indian/Reunion': ['+04:00', 'Indian/Reunion'],
      'America/Guadeloupe': ['-04:00', 'America/Guadeloupe'],
      'Pacific/Noumea': ['+11:00', 'Pacific/Noumea'],
      'Pacific/Marquesas': ['-09:30', 'Pacific/Marquesas'],
      'America/Miquelon': ['-03:00', 'America/Miquelon'],
      'Romance Standard Time': ['+01:00', 'Europe/Paris'],
      'W. Europe Standard Time': ['+01:00', 'Europe/Berlin'],
      '/mozilla.org/20070129_1/Europe/Berlin': ['+01:00', 'Europe/Berlin'],
      '/freeassociation.sourceforge.net/America/Argentina/Salta': ['-03:00', 'America/Argentina/Salta'],
      'europe/paris': ['+01:00', 'Europe/Paris'],
    }
    for (const [name, [offset, timeZone]] of Object.entries(cases))
      assert.deepEqual(span(only(event(`DTSTART;TZID="${name}":20261125T090000`))).slice(1), [
        `2026-11-25T09:00:00${offset}`,
        timeZone,
      ])
  })

  test('a zone nobody knows is the calendar’s, then the reader’s, which is said', () => {
    const lines = ['DTSTART;TZID=Nulle/Part:20260715T090000']
    assert.deepEqual(span(only(event(...lines))).slice(1), ['2026-07-15T09:00:00+02:00', 'Europe/Paris'])
    noteAt(event(...lines), 5, /Nulle\/Part/)
    const named = event(...lines).replace('BEGIN:VEVENT', 'X-WR-TIMEZONE:Indian/Reunion\r\nBEGIN:VEVENT')
    assert.equal(only(named).start, '2026-07-15T09:00:00+04:00')
  })

  test('UTC is shown in the calendar’s zone, else as it is', () => {
    const text = event('DTSTART:20261125T080000Z')
    assert.deepEqual(span(only(text)), ['2026-11-25T08:00:00Z', '2026-11-25T08:00:00Z', 'Etc/UTC'])
    const named = text.replace('BEGIN:VEVENT', 'X-WR-TIMEZONE:Pacific/Noumea\r\nBEGIN:VEVENT')
    assert.deepEqual(span(only(named))[0], '2026-11-25T19:00:00+11:00')
  })

  test('nothing depends on the zone of the process', () => {
    const text = event('DTSTART:20260329T013000', 'RRULE:FREQ=DAILY;COUNT=2')
    const script = `import('${new URL('calendar-reader.ts', import.meta.url).href}').then(({ readAgenda }) => console.log(JSON.stringify(readAgenda(${JSON.stringify(text)}))))`
    const outputs = ['Pacific/Apia', 'America/New_York', 'UTC'].map((TZ) => {
      const { stdout } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' })
      assert.match(stdout, /2026-03-29T01:30:00\+01:00/)
      return stdout
    })
    assert.equal(new Set(outputs).size, 1)
  })
})

describe('repetition', () => {
  const daily = ['DTSTART;TZID=Europe/Paris:20261123T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4']
  const series = (...others: string[][]) =>
    calendar(
      ...[
        'BEGIN:VEVENT',
        'UID:s@example.org',
        'SUMMARY:Suite',
        ...daily,
        'EXDATE;TZID=Europe/Paris:20261124T090000',
        'END:VEVENT',
      ],
      ...others.flatMap((lines) => ['BEGIN:VEVENT', 'UID:s@example.org', ...lines, 'END:VEVENT']),
    )

  test('an occurrence is moved, cancelled or taken away; its uid stays', () => {
    const { sessions } = read(
      series(
        [
          'RECURRENCE-ID:20261125T080000Z',
          'DTSTART;TZID=Europe/Paris:20261125T140000',
          'DURATION:PT2H',
          'SUMMARY:Déplacée',
        ],
        ['RECURRENCE-ID;TZID=Europe/Paris:20261126T090000', 'STATUS:CANCELLED'],
      ),
    )
    assert.deepEqual(
      sessions.map(({ start, title, status, uid }) => [start, title.fr, status, uid]),
      [
        ['2026-11-23T09:00:00+01:00', 'Suite', undefined, 's@example.org/20261123T080000Z'],
        ['2026-11-25T14:00:00+01:00', 'Déplacée', undefined, 's@example.org/20261125T080000Z'],
        ['2026-11-26T09:00:00+01:00', 'Suite', 'cancelled', 's@example.org/20261126T080000Z'],
      ],
    )
  })

  test('an occurrence replaced by its day alone is that of the day', () => {
    const { sessions } = read(series(['RECURRENCE-ID;VALUE=DATE:20261125', 'STATUS:CANCELLED']))
    assert.deepEqual(
      sessions.map(({ start, status }) => [start, status]),
      [
        ['2026-11-23T09:00:00+01:00', undefined],
        ['2026-11-25T09:00:00+01:00', 'cancelled'],
        ['2026-11-26T09:00:00+01:00', undefined],
      ],
    )
  })

  test('this one and those that follow are moved by as much', () => {
    const { sessions } = read(
      series([
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T080000Z',
        'DTSTART;TZID=Europe/Paris:20261125T103000',
        'DURATION:PT30M',
      ]),
    )
    assert.deepEqual(starts(sessions), [
      '2026-11-23T09:00:00+01:00',
      '2026-11-25T10:30:00+01:00',
      '2026-11-26T10:30:00+01:00',
    ])
    assert.equal(sessions[2]!.end, '2026-11-26T11:00:00+01:00')
  })

  test('an id stays what it is whatever is added beside it', () => {
    const alone = only(event('DTSTART:20261125'))
    const both = read(
      event('DTSTART:20261125').replace(
        'END:VCALENDAR',
        'BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Un\r\nDTSTART:20260101\r\nEND:VEVENT\r\nEND:VCALENDAR',
      ),
    )
    assert.equal(both.sessions[1]!.id, alone.id)
    assert.notEqual(both.sessions[0]!.id, alone.id)
  })

  test('more than 1,000 are cut, which is said', () => {
    const text = event('DTSTART:20260101', 'RRULE:FREQ=DAILY;COUNT=100000')
    assert.equal(read(text).sessions.length, 1000)
    noteAt(text, 6, /more than 1000/)
  })

  const rules = [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z',
    'FREQ=SECONDLY;COUNT=999999999999',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=999999999;COUNT=5',
    'FREQ=HOURLY;INTERVAL=9007199254740991',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-366,0,366',
    `FREQ=YEARLY;BYSETPOS=1;BYHOUR=${Array.from({ length: 24 }, (_, at) => at).join()};BYMINUTE=${Array.from({ length: 60 }, (_, at) => at).join()};BYSECOND=${Array.from({ length: 60 }, (_, at) => at).join()};BYDAY=MO,TU`,
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1',
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6',
    'FREQ=DAILY;UNTIL=00010101',
  ]
  for (const rule of rules)
    for (const start of ['19700101T000000', '00010101T000000', '99991231T235959', '00000101T000000Z', '20261125'])
      test(`${rule.slice(0, 60)} from ${start} takes less than a second`, () => {
        const text = event(`DTSTART:${start}`, `RRULE:${rule}`, `RRULE:${rule}`)
        const { milliseconds } = timed(() => read(text, {}))
        assert.ok(milliseconds < 1000, `${milliseconds} ms`)
      })

  test('many hostile events take less than a second together', () => {
    const hostile = Array.from({ length: 300 }, (_, at) => [
      ...[
        'BEGIN:VEVENT',
        `UID:${at}`,
        'DTSTART:19700101T000000',
        'RRULE:FREQ=SECONDLY;BYMONTHDAY=31;BYMONTH=2;COUNT=9',
        'END:VEVENT',
      ],
    ]).flat()
    const { milliseconds } = timed(() => read(calendar(...hostile)))
    assert.ok(milliseconds < 1000, `${milliseconds} ms`)
  })
})

test('a hostile zone takes less than a second, and is said', () => {
  const change = ['BEGIN:STANDARD', 'DTSTART:16010101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:STANDARD']
  const rules = [
    'FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2;UNTIL=99991231T000000Z',
    'FREQ=SECONDLY',
    'FREQ=YEARLY;COUNT=99999999',
  ]
  const changes = rules.flatMap((rule) => change.toSpliced(4, 0, `RRULE:${rule}`))
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Z', ...Array.from({ length: 150 }, () => changes).flat(), 'END:VTIMEZONE']
  const events = Array.from({ length: 300 }, (_, at) => [
    ...[
      'BEGIN:VEVENT',
      `UID:${at}`,
      `DTSTART;TZID=Z:${1700 + at}0101T000000`,
      'RRULE:FREQ=YEARLY;COUNT=50',
      'END:VEVENT',
    ],
  ])
  const { result, milliseconds } = timed(() => read(calendar(...zone, ...events.flat())))
  assert.ok(milliseconds < 1000, `${milliseconds} ms`)
  assert.ok(result.notes.some(({ line, detail }) => line === 2 && /change too often/.test(detail.en)))
})

describe('fields', () => {
  test('texts, links, tracks and kinds', () => {
    const session = only(
      event(
        'DTSTART:20261125T080000Z',
        'SUMMARY;LANGUAGE=en:One \u202egnirts\u0007',
        'DESCRIPTION:<p>Deux &amp\\; trois</p><ul><li>quatre</li></ul><script>alert(1)</script>',
        'LOCATION:Salle e\u0301te\u0301\\, 2',
        'URL:https://example.org/un',
        'X-GOOGLE-CONFERENCE:https://meet.example.org/abc',
        'CATEGORIES:Atelier,Gouvernance partagée',
        'SEQUENCE:3',
        'LAST-MODIFIED:20260102T030405Z',
      ).replace('SUMMARY:Un\r\n', ''),
    )
    assert.deepEqual(session.title, { fr: 'One gnirts', en: 'One gnirts' })
    assert.equal(session.summary!.fr, 'Deux & trois\n– quatre')
    assert.deepEqual(session.place, { name: { fr: 'Salle été, 2', en: 'Salle été, 2' } })
    assert.equal(session.online, 'https://meet.example.org/abc')
    assert.deepEqual(session.tracks, ['atelier', 'gouvernance-partagee'])
    assert.deepEqual([session.kind, session.sequence, session.updated], ['workshop', 3, '2026-01-02T03:04:05Z'])
  })

  test('a text in two languages, and one too long', () => {
    const text = event(
      'DTSTART:20261125',
      'SUMMARY;LANGUAGE=fr:Bonjour',
      'SUMMARY;LANGUAGE=en-GB:Hello',
      `DESCRIPTION:${'é'.repeat(3000)}`,
    )
    const session = only(text.replace('SUMMARY:Un\r\n', ''))
    assert.deepEqual(session.title, { fr: 'Bonjour', en: 'Hello' })
    assert.equal(session.summary!.fr.length, 2000)
    noteAt(text, 8, /more than 2000/)
  })

  test('OpenAgenda: a session for each timing', { skip }, () => {
    const { agenda, sessions } = read(readFileSync(`${data}events/openagenda-v2.shape.json`, 'utf8'))
    assert.deepEqual(sessions[0]!.title, { fr: 'Concert & Jazz', en: 'Jazz Concert' })
    assert.deepEqual(sessions.map(span), [
      ['2026-06-01T20:00:00+02:00', '2026-06-01T22:00:00+02:00', 'Europe/Paris'],
      ['2026-08-06T10:00:00+02:00', '2026-08-06T18:00:00+02:00', 'Europe/Paris'],
      ['2026-08-07T10:00:00+02:00', '2026-08-07T18:00:00+02:00', 'Europe/Paris'],
    ])
    assert.deepEqual([sessions[1]!.status, agenda.tracks?.length], ['cancelled', 2])
  })

  test('OpenAgenda: any shape is read, and what is not an event is said', () => {
    const events = [
      null,
      3,
      { title: {} },
      { title: 'x' },
      { title: 'x', timings: [{ begin: 'jamais' }] },
      { title: 'x', state: 0 },
    ]
    const { sessions, notes } = read(JSON.stringify({ events }))
    assert.deepEqual([sessions.length, notes.length], [0, events.length])
  })

  test('our own agenda: a session that lacks what is necessary is left out', () => {
    const good = {
      id: 'a',
      title: 'Un',
      kind: 'talk',
      start: '2026-11-25',
      end: '2026-11-25',
      timeZone: 'Europe/Paris',
    }
    const wrong = [
      {},
      { ...good, id: 'A' },
      { ...good, id: 'b', start: '2026-02-30' },
      { ...good, id: 'c', end: '2026-11-24' },
      good,
    ]
    const { sessions, notes } = read(
      JSON.stringify({ sessions: [good, ...wrong, { ...good, id: 'd', speakers: 3, extra: 1 }] }),
    )
    assert.deepEqual([sessions.map(({ id }) => id), notes.length], [['a', 'd'], wrong.length])
    assert.deepEqual(sessions[0]!.title, { fr: 'Un', en: 'Un' })
  })
})
