/** FullCalendar's list of a month, filtered by a new reading of an event source that is a function. */
import { Calendar } from '@fullcalendar/core'
import french from '@fullcalendar/core/locales/fr.js'
import list from '@fullcalendar/list'
import { compare, matches } from './agenda-page.js'

let all
let events
let calendar

compare({
  prepare({ sessions }) {
    all = sessions.map((session) => ({ ...session, title: session.title.fr, extendedProps: { session } }))
    events = all
  },
  show(host) {
    calendar = new Calendar(host, {
      plugins: [list],
      locale: french,
      initialView: 'listMonth',
      initialDate: all[0].start,
      height: 'auto',
      events: (_, succeed) => succeed(events),
    })
    calendar.render()
  },
  filter(text) {
    events = all.filter(({ extendedProps }) => matches(extendedProps.session, text))
    calendar.refetchEvents()
  },
  entries: () => document.querySelectorAll('.fc-list-event'),
})
