import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import { CalendarError, readAgenda, readCalendar, readOpenAgenda } from '../calendar-reader.ts'
import { Agenda } from '../session.ts'
import { timed } from '../testing/timed.ts'

const data = new URL('../../../../../shared/data/', import.meta.url).pathname
const skip = !existsSync(data) && `NOT TESTED: the sample calendars are not at ${data}`
const window = { from: '2012-01-01', to: '2012-12-31' }

/** Reads what may be anything: an agenda of the contract, or a `CalendarError`, within a second. */
function readAnything(read: () => { agenda: Agenda }): void {
  const { milliseconds } = timed(() => check(read))
  assert.ok(milliseconds < 1000, `${milliseconds} ms`)
}

function check(read: () => { agenda: Agenda }): void {
  try {
    const { agenda } = read()
    assert.ok(Check(Agenda, agenda), JSON.stringify(agenda).slice(0, 2000))
    const uids = agenda.sessions.flatMap(({ uid }) => uid ?? [])
    assert.equal(new Set(uids).size, uids.length)
    assert.equal(new Set(agenda.sessions.map(({ id }) => id)).size, agenda.sessions.length)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
  }
}

interface Mutation {
  kind: 'drop' | 'double' | 'swap' | 'put'
  at: number
  length: number
  other: number
}

const mutations = fc.array(
  fc.record<Mutation>({
    kind: fc.constantFrom('drop', 'double', 'swap', 'put'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
    other: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
)

function mutate(bytes: Buffer, { kind, at, length, other }: Mutation): Buffer {
  const [from, to] = [Math.floor(at * bytes.length), Math.floor(other * bytes.length)]
  const [head, middle, tail] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ]
  if (kind === 'drop') return Buffer.concat([head, tail])
  if (kind === 'double') return Buffer.concat([head, middle, middle, tail])
  if (kind === 'put') return Buffer.concat([head, Buffer.from([Math.floor(other * 255)]), tail])
  return Buffer.concat([head, bytes.subarray(to, to + length), tail])
}

test('1,000 mutated files give an agenda or a CalendarError', { skip }, () => {
  const files = globSync(`${data}{ics/**/*.ics,events/*.json}`).map((path) => readFileSync(path))
  fc.assert(
    fc.property(fc.constantFrom(...files), mutations, (bytes, changes) => {
      const text = changes.reduce(mutate, bytes).toString('utf8')
      readAnything(() => readAgenda(text, window))
      readAnything(() => readCalendar(text, window))
    }),
    { numRuns: 1000, verbose: 1 },
  )
})

test('any words in any field give an agenda', () => {
  const names = fc.constantFrom(
    'SUMMARY',
    'DESCRIPTION',
    'UID',
    'CATEGORIES',
    'LOCATION',
    'URL',
    'DURATION',
    'RRULE',
    'DTEND',
    'EXDATE',
    'RECURRENCE-ID',
    'LAST-MODIFIED',
    'SEQUENCE',
    'DTSTART;TZID=a',
    'X-WR-TIMEZONE',
  )
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '20261125',
      '20261125T090000Z',
      'P99999999999D',
      'PT1H',
      '-P1D',
      'FREQ=DAILY;COUNT=3',
      'FREQ=YEARLY;UNTIL=2',
      '<<<a<b>',
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(names, words), { maxLength: 10 }), (lines) => {
      const event = [
        'BEGIN:VEVENT',
        'DTSTART:20261125T090000',
        ...lines.map(([name, word]) => `${name}:${word}`),
        'END:VEVENT',
      ]
      readAnything(() => readCalendar(['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\n')))
    }),
    { numRuns: 1000, verbose: 1 },
  )
})

test('any JSON is read as an agenda, as events, or refused', () => {
  const fields = [
    'uid',
    'title',
    'slug',
    'fr',
    'en',
    'timings',
    'begin',
    'end',
    'keywords',
    'location',
    'name',
    'id',
    'start',
    'timeZone',
    'kind',
    'place',
    'speakers',
    'tracks',
    'links',
    'updated',
    'description',
    'address',
  ]
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom('a', '2026-11-25', '2026-11-25T10:00:00+0200', '2026-11-25T10:00:00Z', 1, 6, null, true, -0),
      fc.string({ unit: 'binary' }),
    ),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...fields), tie('tree'), { maxKeys: 12 }),
    ),
  }))
  const event = fc.dictionary(fc.constantFrom(...fields), tree, { minKeys: 4, maxKeys: 20 })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), (list) => {
      readAnything(() => readOpenAgenda({ events: list }))
      readAnything(() => readAgenda(JSON.stringify({ sessions: list, tracks: list, links: list[0] })))
    }),
    { numRuns: 1000, verbose: 1 },
  )
})

test('what is long is read in a moment', () => {
  const long = [
    `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(50_000)}`,
    `BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(20_000)}${'END:Y\n'.repeat(20_000)}`,
    `BEGIN:VCALENDAR\n${'x\n'.repeat(300_000)}END:VCALENDAR`,
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261125\nDESCRIPTION:${'<script'.repeat(200_000)}\nSUMMARY:${'<a'.repeat(300_000)}\nEND:VEVENT\nEND:VCALENDAR`,
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261125\nEXDATE:${'20261125,'.repeat(100_000)}\nRDATE:${'20261125T090000,'.repeat(20_000)}\nEND:VEVENT\nEND:VCALENDAR`,
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=${'/a'.repeat(100_000)}:20261125T090000\n${' \n'.repeat(100_000)}END:VEVENT\nEND:VCALENDAR`,
    ' '.repeat(2_000_000),
  ]
  for (const text of long) readAnything(() => readAgenda(text))
})
