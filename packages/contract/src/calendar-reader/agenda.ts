import { readCalendar, type Reading } from './calendar.ts'
import { readJsonAgenda } from './json-agenda.ts'
import type { ReaderOptions } from './options.ts'

/**
 * The agenda of a text of any kind we read: iCalendar, ours in JSON, or OpenAgenda's. Throws a `CalendarError` for one that
 * is none.
 */
export const readAgenda = (text: string, options: ReaderOptions = {}): Reading =>
  /^\s*begin[ \t]*:[ \t]*vcalendar/i.test(text) ? readCalendar(text, options) : readJsonAgenda(text, options)
