/** Schedule-X's list, filtered by giving it the events that are left. It makes a node of every event, seen or not. */
import { createCalendar, createViewList } from '@schedule-x/calendar'
import { Temporal as polyfill } from 'temporal-polyfill'
import { compare, matches } from './agenda-page.js'

// The browser's own where there is one: with the polyfill, Schedule-X takes a third longer.
globalThis.Temporal ??= polyfill

let all
let sessions
let calendar

const moment = (value, timeZone) => Temporal.Instant.from(value).toZonedDateTimeISO(timeZone)

compare({
  prepare(programme) {
    sessions = programme.sessions
    all = sessions.map(({ id, title, start, end, timeZone, place, speakers }) => ({
      id,
      title: title.fr,
      start: moment(start, timeZone),
      end: moment(end, timeZone),
      location: place.name.fr,
      people: speakers.map(({ name }) => name),
    }))
  },
  show(host) {
    calendar = createCalendar({
      views: [createViewList()],
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      selectedDate: all[0].start.toPlainDate(),
      events: all,
    })
    calendar.render(host)
  },
  filter: (text) => calendar.events.set(all.filter((_, index) => matches(sessions[index], text))),
  entries: () => document.querySelectorAll('.sx__list-event'),
})
