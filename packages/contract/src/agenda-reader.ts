/** Agendas in JSON, ours and OpenAgenda's, for a page that is given the address of one. No calendar is read here. */
export { readJsonAgenda } from './calendar-reader/json-agenda.ts'
