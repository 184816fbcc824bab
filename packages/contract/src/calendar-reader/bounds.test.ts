import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CalendarError, readAgenda } from '../calendar-reader.ts'
import { timed } from '../testing/timed.ts'

const calendar = (...lines: (string | string[])[]) => ['BEGIN:VCALENDAR', lines, 'END:VCALENDAR'].flat(2).join('\r\n')
const many = (count: number, write: (index: number) => string[]) =>
  Array.from({ length: count }, (_, index) => write(index)).flat()
const four = (number: number) => String(number).padStart(4, '0')

/** Read, and in how many milliseconds. Limits are ten times what was measured: a slow machine is not a fault. */
function readTimed(text: string) {
  const { result, milliseconds } = timed(() => readAgenda(text))
  return { ...result, milliseconds }
}

const yearOfEvents = (count: number, zone: string) =>
  many(count, (index) => [
    'BEGIN:VEVENT',
    `UID:${index}`,
    `DTSTART;TZID=${zone}:${four(index + 1)}0601T090000`,
    'END:VEVENT',
  ])

test('a zone of thousands of dates, and events of thousands of years, take neither the memory nor the minute', () => {
  const dates = many(12_000, (index) => [`RDATE:${four(1 + (index % 9000))}0${1 + (index % 9)}01T000000`])
  const zone = [
    'BEGIN:STANDARD',
    'DTSTART:00010101T000000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    ...dates,
    'END:STANDARD',
  ]
  const text = calendar('BEGIN:VTIMEZONE', 'TZID:Large', ...zone, 'END:VTIMEZONE', ...yearOfEvents(5000, 'Large'))
  const { agenda, notes, milliseconds } = readTimed(text)
  assert.equal(agenda.sessions.length, 5000)
  assert.ok(
    notes.some(({ detail }) => detail.en.includes('change too often')),
    JSON.stringify(notes),
  )
  assert.ok(milliseconds < 5000, `${milliseconds} ms`)
})

test('a zone of hundreds of rules is worked out within the budget of the file', () => {
  const zone = many(500, (index) => [
    'BEGIN:STANDARD',
    `DTSTART:0001${String(1 + (index % 12)).padStart(2, '0')}01T000000`,
    'RRULE:FREQ=YEARLY',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:STANDARD',
  ])
  const text = calendar('BEGIN:VTIMEZONE', 'TZID:Ruled', ...zone, 'END:VTIMEZONE', ...yearOfEvents(5000, 'Ruled'))
  const { notes, milliseconds } = readTimed(text)
  assert.ok(
    notes.some(({ detail }) => detail.en.includes('change too often')),
    JSON.stringify(notes),
  )
  assert.ok(milliseconds < 5000, `${milliseconds} ms`)
})

const lines = (count: number, write: (index: number) => string) => many(count, (index) => [write(index)])

for (const [name, text] of [
  ['events that never end', calendar(lines(300_000, () => 'BEGIN:VEVENT'))],
  [
    'zones that nobody knows',
    calendar(many(60_000, (index) => ['BEGIN:VEVENT', `DTSTART;TZID=Zone/No${index}:20260101T090000`, 'END:VEVENT'])),
  ],
  [
    'categories without end',
    calendar(
      ...many(20, () => ['BEGIN:VEVENT', 'DTSTART:20260101', `CATEGORIES:${'é,'.repeat(99_000)}`, 'END:VEVENT']),
    ),
  ],
  [
    'parameters without end',
    calendar(...many(20, () => ['BEGIN:VEVENT', `DTSTART${';A=b'.repeat(40_000)}:20260101`, 'END:VEVENT'])),
  ],
] as const)
  test(`${name} take no more than a moment`, () => {
    const { milliseconds } = readTimed(text)
    assert.ok(milliseconds < 1500, `${milliseconds} ms`)
  })

test('a text longer than 5 MB is refused, of any kind', () => {
  for (const text of ['BEGIN:VCALENDAR\r\n', '{"sessions": []}'])
    assert.throws(
      () => readAgenda(text + ' '.repeat(5_000_000)),
      (error) => error instanceof CalendarError && /5\sMo/.test(error.detail.fr),
    )
})

test('5,000 sessions are kept, of any kind, and the others are said', () => {
  const sessions = lines(5001, (index) => `{"id":"s${index}","title":"S","start":"2026-01-01"}`)
  const timing = '{"begin":"2026-08-06T10:00:00+0200"}'
  const events = lines(5001, (index) => `{"uid":${index},"title":"S","timings":[${timing}]}`)
  for (const text of [`{"sessions":[${sessions.join()}]}`, `{"events":[${events.join()}]}`]) {
    const { agenda, notes } = readAgenda(text)
    assert.equal(agenda.sessions.length, 5000)
    assert.deepEqual(
      notes.map(({ isLoss, detail }) => [isLoss, /more than 5000/.test(detail.en)]),
      [[true, true]],
    )
  }
})
