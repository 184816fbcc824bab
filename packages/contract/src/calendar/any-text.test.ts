import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Session } from '../session.ts'
import { seed } from '../testing/profile.ts'
import { readers } from '../testing/read-calendar.ts'
import { agenda, session } from '../testing/session.ts'
import { toICalendar } from './i-calendar.ts'
import { descriptionOf, placeOf } from './in-words.ts'
import { plainText } from './plain-text.ts'

/** What has broken calendars: ends of lines of every kind, marks of the format, halves of characters, long words. */
const awkward = fc.constantFrom(
  ...['\r', '\n', '\r\n', '\n ', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t', '\0', '\u001b', '\u007f'],
  ...['\ud800', '\udfff', '\ufeff', '\u200b', '\u202e', 'é', 'e\u0301', '漢', '👩‍👩‍👧‍👦', '\u00a0', '  '],
  ...[';', ',', ':', '"', '\\', '\\n', '\\;', '\nBEGIN:VEVENT', '\r\nEND:VCALENDAR\r\n', '\u2028UID:1', '^n', '%0A'],
  'x'.repeat(80),
  'é'.repeat(40),
)
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 30 })), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('') || 'x')

const sessions = fc.array(
  fc.tuple(text, text, text, text, text).map(([title, summary, place, address, name]): Session => {
    const both = (words: string) => ({ fr: words, en: words })
    return session({
      title: both(title),
      summary: both(summary),
      place: { name: both(place), address },
      speakers: [{ name }],
    })
  }),
  { minLength: 20, maxLength: 20 },
)

const write = (...sessions: Session[]) => toICalendar(agenda(...sessions), 'fr', { namespace: 'demo.example.org' })
const octets = (line: string) => new TextEncoder().encode(line).length
const names = (calendar: string) =>
  calendar
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => line.split(/[:;]/)[0])

/**
 * Where node-ical is known to be wrong: it puts a backslash followed by n back as an end of line, whatever stood before
 * them, takes off quotation marks around a whole text, and all of them from a line that holds `TZID=`.
 */
const canRead = (reader: string, text: string) => reader !== 'node-ical' || !/\\|^".*"$|TZID=/.test(plainText(text))

const runs = 500
test(`${runs * 20} generated titles, and as many summaries, places and names, stay where they are (seed ${seed})`, () => {
  const plain = session({
    summary: { fr: 'x', en: 'x' },
    place: { name: { fr: 'x', en: 'x' }, address: 'x' },
    speakers: [{ name: 'x' }],
  })
  const expected = names(write(...Array<Session>(20).fill(plain)))
  fc.assert(
    fc.property(sessions, (sessions) => {
      const numbered = sessions.map((session, index) => ({ ...session, id: `seance-${index}` }))
      const calendar = write(...numbered)
      for (const line of calendar.split('\r\n')) assert.ok(octets(line) <= 75, line)
      assert.doesNotMatch(calendar.replaceAll('\r\n', ''), /[\p{Cc}\u2028\u2029]/u)
      assert.equal(calendar, Buffer.from(calendar).toString())
      assert.deepEqual(names(calendar), expected)
      for (const [reader, read] of readers) {
        const events = read(calendar)
        assert.equal(events.length, numbered.length)
        for (const [index, session] of numbered.entries()) {
          const { uid, title, description, place } = events[index] ?? assert.fail()
          assert.equal(uid, `${session.id}@demo.example.org`)
          const fields: [read: string, written: string][] = [
            [title, session.title.fr],
            [description, descriptionOf(session, 'fr')],
            [place, placeOf(session, 'fr')],
          ]
          for (const [read, written] of fields)
            if (canRead(reader, written)) assert.equal(read, plainText(written), reader)
        }
      }
    }),
    { numRuns: runs, seed },
  )
})
