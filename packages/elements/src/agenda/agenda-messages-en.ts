import type { AgendaMessages } from './agenda-messages.ts'

export const en: AgendaMessages = {
  language: 'en',

  loading: 'Loading the programme…',
  unavailable: 'The programme cannot be shown for now.',
  retry: 'Try again',
  empty: 'The programme is not published yet.',
  past: 'These sessions have taken place.',
  partial: 'A part of the programme could not be read.',

  search: 'Search',
  kind: 'Format',
  track: 'Theme',
  everything: 'All',
  mine: 'My programme',
  found: { one: '# session', other: '# sessions' },
  none: 'No session matches.',
  clear: 'Show all',

  list: 'List',
  day: 'By day',
  days: 'Days',
  subscribe: 'Subscribe, download',

  plenary: 'Plenary',
  talk: 'Talk',
  panel: 'Panel',
  workshop: 'Workshop',
  meeting: 'Meeting',
  break: 'Break',
  other: 'Other',

  status: { cancelled: 'Cancelled', postponed: 'Postponed' },
  now: 'Now',
  next: 'Next',
  over: 'Over',
  picked: 'In my programme',
  full: 'Full, waiting list open',
  places: { one: '# place left', other: '# places left' },
  wholeDay: 'All day',
  until: (day) => `until ${day}`,
  zone: (zone) => `Times of the programme: ${zone || 'those of each place'}. Those of your device are shown too.`,
  yours: (time) => `for you: ${time}`,
}
