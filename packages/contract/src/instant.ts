import { formed } from './text.ts'

const day = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
// Hours end at 23: the format date-time alone takes 24:46:00+00:47, which is no instant.
const time = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])'

/** One way to write an instant, which every program reads alike: RFC 3339 allows more than `Date.parse` does. */
export const instant = (fr: string, en: string) => ({
  ...formed(`^${day}T${time}$`, `une date, une heure et son décalage, ${fr}`, `a date, a time and its offset, ${en}`),
  format: 'date-time' as const,
})

/** When a session begins or ends: an instant with its offset or, for one that lasts whole days, a date. */
export const Moment = formed(
  `^${day}(T${time})?$`,
  'une date, une heure et son décalage, comme 2026-11-25T09:00:00+01:00, ou une date seule pour une journée entière',
  'a date, a time and its offset, such as 2026-11-25T09:00:00+01:00, or a date alone for a whole day',
)
