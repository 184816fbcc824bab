/**
 * Other people's calendars, as agendas of ours. Pure functions, without the schemas: a page that is given an address of a
 * calendar loads them then.
 */
export { readAgenda } from './calendar-reader/agenda.ts'
export { readCalendar, type Reading } from './calendar-reader/calendar.ts'
export { CalendarError, type Note } from './calendar-reader/notes.ts'
export { readOpenAgenda } from './calendar-reader/open-agenda.ts'
export type { ReaderOptions } from './calendar-reader/options.ts'
