/** What is written of an agenda for other programs: calendars, spreadsheets, search engines. A browser loads it on demand. */
export { toICalendar } from './calendar/i-calendar.ts'
export { toJsonLd, toScriptText } from './calendar/json-ld.ts'
export { calendarLinks, subscriptionLinks, type CalendarLinks, type SubscriptionLinks } from './calendar/links.ts'
export { toTable } from './calendar/table.ts'
export type { Language } from './calendar/words.ts'
