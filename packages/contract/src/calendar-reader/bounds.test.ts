import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CalendarError, readAgenda } from '../calendar-reader.ts'

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')
const many = (count: number, write: (index: number) => string[]) =>
  Array.from({ length: count }, (_, index) => write(index)).flat()
const four = (number: number) => String(number).padStart(4, '0')

/** Read, and in how many milliseconds. Limits are ten times what was measured: a slow machine is not a fault. */
function timed(text: string) {
  const start = performance.now()
  const reading = readAgenda(text)
  return { ...reading, milliseconds: performance.now() - start }
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
  const { agenda, notes, milliseconds } = timed(text)
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
  const { notes, milliseconds } = timed(text)
  assert.ok(
    notes.some(({ detail }) => detail.en.includes('change too often')),
    JSON.stringify(notes),
  )
  assert.ok(milliseconds < 5000, `${milliseconds} ms`)
})
